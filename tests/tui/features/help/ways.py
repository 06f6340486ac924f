"""How to get from the first screen to the places whose help and palette are looked at, by their scopes."""

from __future__ import annotations

WAYS: dict[str, tuple[str, ...]] = {
    "home": (),
    "project": ("enter",),
    "lessons": ("v",),
    "lesson": ("v", "enter"),
    "actions": ("b",),
    "guide": ("k",),
    "export": ("x",),
}
NOWHERE = {"lessons": "app.shelf", "guide": "app.history", "export": "app.history"}
"""What can never be done in a place, besides going to where one is."""
