"""Understand: the three parts, and what they are called."""

TEXTS = {
    "understand.groups": "Groups",
    "understand.mirror": "The mirror",
    "understand.disappears": "What disappears?",
}
