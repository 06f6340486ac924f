"""What a cell that names a kind means: `Gik godt`, `Task`, `+`, or the same among tags."""

from __future__ import annotations

import re
from collections.abc import Callable

from content.column_words import column_words
from content.heading_words import HeadingWords
from journals.records.model import KINDS

_SIGNS = {
    **dict.fromkeys(("+", "++", "👍", "🙂", "😊", "😀", "😃", "☺", "💚", "🟢"), "worked"),
    **dict.fromkeys(("-", "--", "–", "−", "👎", "🙁", "☹", "😞", "😡", "🔴"), "hindered"),
    "💡": "idea",
}
_TOLD = frozenset((*KINDS, "action", "lesson"))
"""What headings mean that says a kind; others say that there is none."""
_PARTING = re.compile(r"[,;|\n]+")
_LONGEST = 80
_MOST_REMEMBERED = 10_000


def kind_reader(words: HeadingWords) -> Callable[[str], str | None]:
    """Return what reads the kind of a cell: a kind of observation, `action`, `lesson` or `reply`; None for none.

    Values recur, so each is looked up once.
    """
    known: dict[str, str | None] = {}

    def kind_of(value: str) -> str | None:
        if value not in known:
            if len(known) >= _MOST_REMEMBERED:
                known.clear()
            known[value] = _meaning(value, words)
        return known[value]

    return kind_of


def _meaning(value: str, words: HeadingWords) -> str | None:
    text = value.strip().replace("\ufe0f", "")
    if not text or len(text) > _LONGEST:
        return None
    return next((found for part in (text, *_PARTING.split(text)) if (found := _of_one(part.strip(), words))), None)


def _of_one(text: str, words: HeadingWords) -> str | None:
    if text in _SIGNS:
        return _SIGNS[text]
    if column_words().means(text, "reply"):
        return "reply"
    if column_words().means(text, "action"):
        return "action"
    meaning = words.meaning(text)
    return meaning if meaning in _TOLD else None
