"""Whole scenes, played in a real terminal."""
