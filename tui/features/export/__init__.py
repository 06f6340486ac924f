"""Documents, seen before they are written."""
