"""Jumping: letters on what one can go to."""

TEXTS = {
    "jump.letters": "go there",
    "jump.nothing": "There is nothing to jump to here.",
}
