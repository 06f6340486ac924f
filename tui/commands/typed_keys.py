"""Keys as users write them in their config file: what they are called here, and whether they ever arrive."""

from __future__ import annotations

from difflib import get_close_matches

_SIGNS = {
    ".": "full_stop",
    "+": "plus",
    "-": "minus",
    "→": "right",
    "←": "left",
    "↑": "up",
    "↓": "down",
}
_WORDS = {
    "esc": "escape",
    "del": "delete",
    "return": "enter",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "mellemrum": "space",
    "punktum": "full_stop",
    "komma": "comma",
    "hyphen": "minus",
    "ctrl+pgdn": "ctrl+pagedown",
    "ctrl+pgup": "ctrl+pageup",
}
"""What help and people call keys."""
_MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_NAMED = (
    *("enter", "escape", "tab", "shift+tab", "space", "backspace", "delete", "insert", *_MOVES),
    *("comma", "full_stop", "plus", "minus"),
    *(f"f{number}" for number in range(1, 25)),
    *(f"{held}+{key}" for held in ("ctrl", "shift") for key in _MOVES),
    *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
)
"""Keys that have a name, and those that terminals send with Ctrl or Shift."""
_SAME = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+j": "enter", "ctrl+m": "enter"}
"""What terminals cannot tell from another key."""
_KEPT = ("f10", "f11", "ctrl+c", "ctrl+z")
"""What a window or a terminal keeps for its menu, its full screen, copying and stopping."""


def typed_sign(key: str) -> str | None:
    """Return the sign that a key types, by the table's name of it; None where it types none."""
    if key in ("space", "comma"):
        return " " if key == "space" else ","
    return (
        key if len(key) == 1 else next((sign for sign, name in _SIGNS.items() if name == key and sign in ".+-"), None)
    )


def key_name(typed: str) -> str | None:
    """Return the table's name of a key as somebody wrote it; None where it is no key that all terminals send."""
    key = typed.strip()
    if len(key) == 1:
        return _SIGNS.get(key, key) if key.isprintable() else None
    key = _WORDS.get(key.casefold(), key.casefold())
    return key if key in _NAMED else None


def same_key(key: str) -> str | None:
    """Return the key that terminals send in a key's place; None where it has a sign of its own."""
    return _SAME.get(key)


def is_kept(key: str) -> bool:
    """Return whether a window or a terminal keeps a key for itself."""
    return key in _KEPT


def nearest_key(typed: str) -> str:
    """Return the key that what was written is most like."""
    letters = [*"abcdefghijklmnopqrstuvwxyzæøå"]
    known = [*_NAMED, *_WORDS]
    word = typed.strip().casefold()
    return next(iter(get_close_matches(word, known, 1, 0.6) or get_close_matches(word, letters, 1, 0.3)), "f2")
