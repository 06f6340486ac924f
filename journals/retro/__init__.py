"""A retrospective: the acts of a meeting, its timer, and what it follows up."""
