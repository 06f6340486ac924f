"""The Danish texts."""
