"""A project's profile: its facts, and a card for each form of the guide."""
