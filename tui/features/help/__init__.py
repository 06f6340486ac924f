"""The keys of a place, and every command by name."""
