"""The overview: what one project or many have seen, counted."""
