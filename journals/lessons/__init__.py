"""Lessons: how they are met, ranked, used and revised."""
