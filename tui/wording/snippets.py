"""A match in its sentence: what a list of findings shows of a record."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, islice

from journals.index.query_expansion import ExpandedQuery
from journals.index.terms import searched_fields
from journals.records.base import Record
from journals.text.clean import one_line
from journals.text.tokens import normalize_word, token_spans
from tui.wording.plain_markdown import without_markdown

_SENTENCE = re.compile(r"\s*\n\s*|[.!?]+\s+(?=[^\sa-zæøå0-9])")
"""Where a sentence ends; a point before a small letter or a number is of an abbreviation."""
_HYPHENATED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_NEAR = 3
"""A match as near as this in the text that shows best what a record is needs no nearer one in the others."""
_MOST = 20_000
"""Characters of one text that are looked into."""
_MOST_LABELS = 3
_LEFT = 8
"""Characters that stay free where a long sentence is shown from its end."""
_LABELS: Mapping[str, tuple[str, ...]] = {
    "observations": ("perspective",),
    "actions": ("owner",),
    "projects": ("technology", "area", "unit"),
    "uses": ("lesson_title", "origin_name"),
    "guide": ("also",),
}
"""Table → fields that say whose or what something is: they stand beside a sentence, and are none."""


@dataclass(frozen=True)
class Snippet:
    """A piece of a text on one line."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """Where the matches begin and end in it."""
    field: str = ""
    """The field that it is of, one of a map as `context.C7`."""
    labels: tuple[Snippet, ...] = ()
    """What matches beside it: a role, a place."""

    @property
    def matched_field(self) -> str:
        """The field in which the match is: that of what stands beside, where the sentence has none."""
        return self.field if self.marks or not self.labels else self.labels[0].field


def snippet(record: Record, meant: ExpandedQuery, width: int) -> Snippet:
    """Return the sentence of a record that shows best why it was found, in at most `width` characters."""
    labels = _LABELS.get(record.TABLE, ())
    fields = [(name, without_markdown(text[:_MOST])) for name, text in searched_fields(record) if text]
    unlabelled = [each for each in fields if each[0] not in labels]
    beside = [(name, text) for name, text in fields if name in labels and _levels(text, meant)]
    name, text, at = _best(unlabelled or fields[:1] or [("", "")], meant)
    shown = tuple(replace(marked_line(text, meant, width), field=of) for of, text in islice(beside, _MOST_LABELS))
    found = cut_snippet(text, at, meant, width)
    return replace(found, field=name, labels=shown if unlabelled else ())


def _best(fields: list[tuple[str, str]], meant: ExpandedQuery) -> tuple[str, str, int]:
    """Return the field with the sentence that has most of the words, its text, and where; the first where none has."""
    best, at, which = (0, 0, 0, 0, 0), 0, 0
    for number, (_, text) in enumerate(fields):
        for matches in _sentences(text, meant):
            typed = [len(each.typed) for i, each in enumerate(meant) if any(levels[i] for _, levels in matches)]
            start, level = min(
                ((begin, min(filter(None, levels))) for begin, levels in matches), key=lambda each: each[1]
            )
            worth = (len(typed), sum(typed), -max(level, _NEAR), -number, -level)
            if not any(best) or worth > best:
                best, at, which = worth, start, number
    return *fields[which], at


def _sentences(text: str, meant: ExpandedQuery) -> Iterator[list[tuple[int, tuple[int, ...]]]]:
    """Yield where the matches of each sentence begin, with their levels for each typed word."""
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    matches = [(begin, meant.levels(word)) for begin, _, word in _matching_spans(text, meant)]
    for _, of in groupby(matches, key=lambda match: bisect_right(ends, match[0])):
        yield [*of]


def _matching_spans(text: str, meant: ExpandedQuery) -> list[tuple[int, int, str]]:
    """Return the words that match, where they are, of one typed in capitals only those in capitals if there are any."""
    found = [each for each in token_spans(text) if meant.nearest(each[2])]
    capitals = {word for start, stop, word in found if word in meant.capitals and text[start:stop].isupper()}
    return [each for each in found if each[2] not in capitals or text[each[0] : each[1]].isupper()]


def cut_snippet(text: str, at: int, meant: ExpandedQuery, width: int) -> Snippet:
    """Return the sentence around a position, cut at words where it is too long, and where matches are in it."""
    begin = sentence = max((found.end() for found in _SENTENCE.finditer(text) if found.end() <= at), default=0)
    end = next((found.start() + 1 for found in _SENTENCE.finditer(text, at)), len(text))
    if end - begin > width:
        begin = max(begin, min(at - width // 3, end - width + _LEFT))
        begin = begin if begin == 0 or text[begin - 1].isspace() else text.find(" ", begin, at) + 1 or begin
    before = "… " if begin > sentence else ""
    return marked_line(before + one_line(text[begin : begin + 4 * width]), meant, width)


def marked_line(text: str, meant: ExpandedQuery, width: int) -> Snippet:
    """Return the beginning of a text, and where matches are in it."""
    shown = _at_most(one_line(text), width)
    marks = [(start, stop) for start, stop, _ in _matching_spans(shown, meant)]
    joined = [found.span() for found in _HYPHENATED.finditer(shown) if meant.nearest(_as_one(found[0]))]
    apart = [mark for mark in marks if not any(start <= mark[0] < stop for start, stop in joined)]
    return Snippet(shown, tuple(sorted([*apart, *joined])))


def _as_one(hyphenated: str) -> str:
    return normalize_word(hyphenated.replace("-", ""))


def in_brackets(shown: Snippet) -> str:
    """Return a text with its matches in brackets, where nothing can be underlined."""
    text = shown.text
    for start, stop in reversed(shown.marks):
        text = f"{text[:start]}[{text[start:stop]}]{text[stop:]}"
    return text


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
