"""The projects, and what waits today."""
