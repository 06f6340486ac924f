"""Lessons of all projects, and one lesson with what it rests on."""
