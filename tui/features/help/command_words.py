"""By which words a command is found: those of its name, and those that people use for it."""

from __future__ import annotations

from collections.abc import Sequence

from journals.text.clean import filter_key
from tui.commands import Command
from tui.locale import Catalogue

_ENDING = 3
"""So many letters more may be typed than a word has: it is found in its other forms too."""
_SHORTEST = 3
"""Letters of a word that can have an ending."""


def fit_of(say: Catalogue, command: Command, typed: str) -> int | None:
    """Return how well a command fits: 0 by its name, 1 by what people call it too; None where it does not."""
    name = filter_key(say(f"commands.{command.id}"))
    words = filter_key(words_for(say, command)).split()
    typed_words = filter_key(typed).split()
    if all(word in name for word in typed_words):
        return 0
    return 1 if all(word in name or _is_form_of_any(word, words) for word in typed_words) else None


def stands_first(say: Catalogue, command: Command, typed: str) -> int:
    """Return 0 for a command that is called as was typed, 1 where its name begins so, 2 where a word does, else 3."""
    name, typed = filter_key(say(f"commands.{command.id}")), filter_key(typed).strip()
    if name == typed:
        return 0
    return 1 if name.startswith(typed) else 2 if f" {typed}" in name else 3


def words_for(say: Catalogue, command: Command) -> str:
    """Return the words that people use for a command, besides those of its name."""
    key = f"palette.words.{command.action}"
    return say(key) if say.has(key) else ""


def _is_form_of_any(typed: str, words: Sequence[str]) -> bool:
    """Return whether what was typed is the beginning of a word, or a word with an ending."""
    long = (word for word in words if len(word) >= _SHORTEST and typed.startswith(word))
    return any(word.startswith(typed) for word in words) or any(len(typed) - len(word) <= _ENDING for word in long)
