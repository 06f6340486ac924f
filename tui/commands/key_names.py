"""The keys of a command, with the user's own, as people call them."""

from __future__ import annotations

from collections.abc import Mapping

from journals.text.language import Language
from tui.commands.command import ALL_DIGITS, COUNTS, DIGITS, NINE_DIGITS, Command
from tui.locale import catalogue

_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "backspace": "Backspace",
    "ctrl+p": "Ctrl+P",
    "ctrl+q": "Ctrl+Q",
    "ctrl+g": "Ctrl+G",
    "ctrl+s": "Ctrl+S",
    "ctrl+f": "Ctrl+F",
    "ctrl+d": "Ctrl+D",
    "ctrl+o": "Ctrl+O",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "left": "←",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "f1": "F1",
    "f3": "F3",
    "f7": "F7",
}


def shown(key: str, language: Language) -> str:
    """Return a key as people call it."""
    return catalogue(language)("commands.space") if key == "space" else _SHOWN.get(key, key)


_TYPED = ("space", "comma", "full_stop", "plus", "minus")


def types(key: str) -> bool:
    """Return whether a key types a character where a line is open, so that nothing else can be on it there."""
    return len(key) == 1 or key in _TYPED


NO_KEY = "no_key"
"""Stands where a command has no key; no key is called that."""


def key_shown(command: Command, language: Language, changed: Mapping[str, str], *, typing: bool = False) -> str:
    """Return the first key of a command as people call it; where one types, the first that the line leaves alone."""
    if typing:
        free = [key for key in keys_of(command, changed) if not types(key)]
        return shown(free[0], language) if free else ""
    return keys_shown(command, language, changed).split(", ")[0]


def keys_of(command: Command, changed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of a command; `changed` holds the user's own by command id."""
    own = changed.get(command.id)
    if own is None:
        return command.keys
    return () if own == NO_KEY else tuple(key.strip() for key in own.split(","))


def keys_shown(command: Command, language: Language, changed: Mapping[str, str] | None = None) -> str:
    """Return all keys of a command as people call them; `changed` holds the user's own by command id."""
    keys = keys_of(command, changed or {})
    if keys in (DIGITS, NINE_DIGITS, COUNTS):
        return f"{keys[0]}-{keys[-1]}"
    if keys == ALL_DIGITS:
        return f"{ALL_DIGITS[0]}-{ALL_DIGITS[-2]}, {ALL_DIGITS[-1]}"
    return ", ".join(shown(key, language) for key in keys)
