"""One project: its stages and observations."""
