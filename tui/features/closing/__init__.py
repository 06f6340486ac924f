"""The end of a project."""
