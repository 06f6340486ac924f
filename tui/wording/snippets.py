"""A match in its sentence: what a list of findings shows of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journals.index.query_expansion import ExpandedQuery
from journals.index.terms import searched_texts
from journals.records.base import Record
from journals.text.clean import one_line
from journals.text.tokens import token_spans

_SENTENCE = re.compile(r"[.!?\n]+\s+")
_NEAR = 3
"""A match as near as this in the text that shows best what a record is needs no nearer one in the others."""
_MOST = 20_000
"""Characters of one text that are looked into."""


@dataclass(frozen=True)
class Snippet:
    """A piece of a text on one line."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """Where the matches begin and end in it."""


def snippet(record: Record, meant: ExpandedQuery, width: int) -> Snippet:
    """Return the sentence of a record that shows best why it was found, in at most `width` characters."""
    texts = [text[:_MOST] for text in searched_texts(record)] or [""]
    best, at, which = 99, 0, 0
    for number, text in enumerate(texts):
        for start, level in _levels(text, meant):
            if level < best:
                best, at, which = level, start, number
        if best <= _NEAR:
            break
    return cut_snippet(texts[which], at, meant, width)


def cut_snippet(text: str, at: int, meant: ExpandedQuery, width: int) -> Snippet:
    """Return the sentence around a position, cut at words where it is too long, and where matches are in it."""
    begin = max((found.end() for found in _SENTENCE.finditer(text, 0, at)), default=0)
    end = next((found.start() + 1 for found in _SENTENCE.finditer(text, at)), len(text))
    if end - begin > width:
        begin = max(begin, at - width // 3)
        begin = begin if begin == 0 or text[begin - 1].isspace() else text.find(" ", begin, at) + 1 or begin
    shown = one_line(text[begin : begin + 4 * width])
    before = "… " if begin > 0 and not _SENTENCE.search(text[max(0, begin - 3) : begin]) else ""
    shown = _at_most(before + shown, width)
    marks = ((start, stop) for start, stop, word in token_spans(shown) if meant.nearest(word))
    return Snippet(shown, tuple(marks))


def _at_most(text: str, width: int) -> str:
    """Shorten a text at a word boundary, or inside the word where there is only one."""
    if len(text) <= width:
        return text
    room = text[: max(0, width - 2)]
    words = room.rpartition(" ")[0]
    return f"{room if words in ('', '…') else words} …"[:width]


def _levels(text: str, meant: ExpandedQuery) -> list[tuple[int, int]]:
    """Return where the matching words begin, and how near each is."""
    return [(start, level) for start, _, word in token_spans(text) if (level := meant.nearest(word))]
