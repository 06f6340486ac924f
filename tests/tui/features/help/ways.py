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
