"""Marks by which a record is known again in a document that was written of it, and by which it is told what changed.

A mark stands where no reader sees it: in Markdown as a comment, on a page as a place to link to, in Word as a bookmark.
It holds which table and record it is, and two short hashes: of the texts that the document shows of the record, and of
its other facts. Of a project it holds when the newest of its records that are in the document was made.

A hash is of nothing but what the document shows. Where a text is replaced in the finished document, it has to go:
whoever has it could try what stood there (`hidden_hashes`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from msgspec import Struct, json

from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation, Project

TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    Observation.TABLE: ("text", "perspective", "reply"),
    Lesson.TABLE: ("title", "situation", "learned", "do", "conditions"),
    Action.TABLE: ("text", "owner", "first_step", "because"),
}
"""The texts of a record that a document shows, by its table."""
FACT_FIELDS: dict[str, tuple[str, ...]] = {
    Observation.TABLE: ("kind", "happened", "stage", "sign", "pitfalls", "insights", "reply_as", "replied"),
    Lesson.TABLE: ("status", "stage", "pitfalls"),
    Action.TABLE: ("status", "due", "done"),
}
"""What else of it a document shows, and a person may change there."""
LINE_FIELDS = frozenset(("title", "owner", "perspective"))
"""Texts that a document shows on one line."""

_TABLES = {"p": Project.TABLE, "o": Observation.TABLE, "l": Lesson.TABLE, "a": Action.TABLE}
_LETTERS = {table: letter for letter, table in _TABLES.items()}
_TAIL = 10
"""Characters of both hashes together, or of the time in an id. Word's names of bookmarks leave room for no more."""
_SOME = 3
"""So many marks do not come into a text by chance."""
_NO_TAIL = "_" * _TAIL
_ID = re.compile(r"[0-9A-Za-z]{1,26}").fullmatch
"""An id that may be marked: it fits the name of a bookmark, and cannot end a comment."""
_FORM = rf"([pola]):([0-9A-Za-z]{{1,26}})(?::([0-9A-Za-z]{{{_TAIL}}}))?"
_ON_PAGE = re.compile(rf"(?:id|name)=\"_tb([pola])(?:[0-9A-Za-z]{{{_TAIL}}}|{_NO_TAIL})", re.IGNORECASE)
_COMMENT = re.compile(rf"<!--\s*tb:{_FORM}\s*-->")
_BOOKMARK = re.compile(rf"_tb([pola])([0-9A-Za-z]{{{_TAIL}}}|{_NO_TAIL})([0-9A-Za-z]{{1,26}})")
ANY_COMMENT = r" ?<!-- tb:[^<>\n]*-->"
"""A regular expression for a mark in a document of ours: users' own `<` are never bare there."""
_BLOCK = re.compile(rf"^{ANY_COMMENT}\n\n|{ANY_COMMENT}", re.MULTILINE)

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_AS_TYPED = {
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′"), "'"),
    **dict.fromkeys(map(ord, "–—−‐‑"), "-"),
    **dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"),
    ord("…"): "...",
}
"""What word processors make of what is typed, taken back."""
_CHANGED = re.compile("[" + "".join(map(chr, _AS_TYPED)) + "]")
_BULLET = re.compile(r"[-*•]\s+(?=\S)")


class RecordMark(Struct, frozen=True):
    """What a mark says."""

    table: str
    record: str
    tail: str = ""
    """The two hashes, or of a project the time of its newest record; "" where that is not known or not told."""

    @property
    def text_hash(self) -> str:
        """The hash of the texts; "" where there is none."""
        return self.tail[: _TAIL // 2]

    @property
    def fact_hash(self) -> str:
        """The hash of the other facts; "" where there is none."""
        return self.tail[_TAIL // 2 :]

    @property
    def comment(self) -> str:
        """The mark as it stands in Markdown."""
        tail = f":{self.tail}" if self.tail else ""
        return f"<!-- tb:{_LETTERS[self.table]}:{self.record}{tail} -->"

    @property
    def bookmark(self) -> str:
        """The mark as the name of a bookmark, or of a place on a page; with `_` before it is in no list of Word's."""
        return f"_tb{_LETTERS[self.table]}{self.tail or _NO_TAIL}{self.record}"


def record_mark(record: Record) -> RecordMark | None:
    """Return the mark of a record as it stands in a document; None where its id cannot be in one."""
    if not _ID(record.id):
        return None
    return RecordMark(record.TABLE, record.id, text_hash(record) + fact_hash(record))


def project_mark(project: str, records: Iterable[str]) -> RecordMark | None:
    """Return the mark of a project of which these records, by their ids, are in a document."""
    if not _ID(project):
        return None
    newest = max((each[:_TAIL] for each in records if len(each) == 26 and _ID(each)), default="0" * _TAIL)
    return RecordMark(Project.TABLE, project, newest)


def mark_in_comment(text: str) -> RecordMark | None:
    """Return the mark in a piece of HTML; None where there is none."""
    return _mark(*found.groups()) if (found := _COMMENT.search(text)) else None


def mark_in_bookmark(name: str) -> RecordMark | None:
    """Return the mark that the name of a bookmark, or of a place on a page, is; None where it is none."""
    if not (found := _BOOKMARK.fullmatch(name)):
        return None
    return _mark(found[1], found[3], "" if found[2] == _NO_TAIL else found[2])


def has_marks(text: str) -> bool:
    """Return whether a text of Markdown or HTML has the marks of a learning log: that of a project, or some others.

    One alone may have come with a line that somebody copied into notes of their own.
    """
    if "tb:" not in text and "_tb" not in text:
        return False
    found = [each[1] for pattern in (_COMMENT, _ON_PAGE) for each in islice(pattern.finditer(text), _SOME)]
    return len(found) >= _SOME or _LETTERS[Project.TABLE] in found


def without_marks(markdown: str) -> str:
    """Return a document of ours without its marks."""
    return _BLOCK.sub("", markdown) if "<!-- tb:" in markdown else markdown


def hidden_hashes(markdown: str, at: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where the hashes stand in a document that tell of texts at these places: next before and next after."""
    marks = [each for each in _COMMENT.finditer(markdown) if each[3] and each[1] != _LETTERS[Project.TABLE]]
    starts = [each.start() for each in marks]
    near = {bisect_left(starts, place) + side for place in at for side in (-1, 0)}
    for number in sorted(near):
        if 0 <= number < len(marks):
            yield marks[number].start(3) - 1, marks[number].end(3)  # with the colon before


def text_hash(record: Record) -> str:
    """Return the hash of the texts of a record that a document shows."""
    return _hash([compared_text(name, getattr(record, name)) for name in TEXT_FIELDS[record.TABLE]])


def fact_hash(record: Record) -> str:
    """Return the hash of what else a document shows of a record."""
    return _hash([plain_fact(getattr(record, name)) for name in FACT_FIELDS[record.TABLE]])


def plain_fact(value: object) -> object:
    """Return a fact as JSON has it; a set sorted."""
    return sorted(value) if isinstance(value, frozenset) else value


def compared_text(field: str, text: str) -> str:
    """Return the form in which a text and what a document holds of it are the same, whatever program saved it."""
    if not text:
        return ""
    if field in LINE_FIELDS:
        text = f"{' '.join(text.split())} "
        return " ".join(_as_typed(text.split(" · ")[0] if field == "perspective" else text).split())
    return "\n".join(compared_lines(text))


def compared_lines(text: str) -> Sequence[str]:
    """Return the lines of a text in the form in which they are compared, without the empty ones."""
    lines = (" ".join(each.split()) for each in _as_typed(text).split("\n"))
    return [_BULLET.sub("- ", each, count=1) if _BULLET.match(each) else each for each in lines if each]


def _as_typed(text: str) -> str:
    return text.translate(_AS_TYPED) if _CHANGED.search(text) else text


def _mark(letter: str, record: str, tail: str | None) -> RecordMark:
    return RecordMark(_TABLES[letter], record, tail or "")


def _hash(values: Sequence[object]) -> str:
    number = int.from_bytes(blake2b(json.encode(values), digest_size=8).digest(), "big")
    return "".join(_DIGITS[number >> 5 * place & 31] for place in range(_TAIL // 2))
