"""Bringing in what a team wrote before: which files, a look at what is in them, and one act that stores it."""
