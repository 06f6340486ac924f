"""Jumping: letters over all that the keys can go to, and the letters take one there."""
