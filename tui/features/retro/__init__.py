"""A retrospective around one screen."""
