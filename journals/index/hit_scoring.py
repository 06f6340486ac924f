"""How well a record answers a query: by how close its words are, where they stand, and what stands beside them."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise
from typing import NamedTuple

from journals.index.guide_page import IndexedGuidePage
from journals.index.query_expansion import ExpandedQuery
from journals.index.rows import to_record, unpack_fields
from journals.index.terms import searchable_text
from journals.records.base import Record
from journals.records.model import Lesson, Project
from journals.text.tokens import token_spans, tokenize

_WORTH = (0, 100, 80, 60, 45, 30, 25, 20, 20)
"""The score of a word, by its match level."""
_IN_FRONT = 10
"""The bonus of a word in the title."""
_CLOSE = 4
"""The match level up to which words may count as side by side: forms and compounds of what was typed."""
_APART = 3
"""How many words on the next one may stand: small words were not asked for."""
_BESIDE = 25
"""The bonus of two words that are adjacent, as typed."""


class ReadRecord(NamedTuple):
    """A record, and the words by which it is scored."""

    record: Record
    words: tuple[str, ...]
    front: tuple[str, ...]


def read_record(table: str, record_id: str, packed: bytes) -> ReadRecord:
    """Return what a record's row holds, and its words."""
    record = to_record(table, record_id, unpack_fields(packed))
    assert record is not None  # what is not there has no place to be found at
    return ReadRecord(record, tuple(tokenize(searchable_text(record))), tuple(tokenize(_front(record))))


def relevance_score(read: ReadRecord, expanded: ExpandedQuery) -> int:
    """Return a score for how closely words match, and whether they are in the title and adjacent."""
    there = [*map(expanded.levels, read.words)]
    hits = {levels for levels in {*there} if any(levels)}
    front = [levels for levels in map(expanded.levels, read.front) if any(levels)]
    found = 0
    for i in range(len(expanded)):
        found += max((_WORTH[each[i]] for each in hits), default=0)
        found += _IN_FRONT if any(each[i] for each in front) else 0
    pairs = range(len(expanded) - 1)
    beside = _neighbours(there, hits) if pairs else []
    return found + _BESIDE * sum(any(one[i] and other[i + 1] for one, other in beside) for i in pairs)


def stand_together(read: ReadRecord, expanded: ExpandedQuery, level: int) -> bool:
    """Return whether all of several words stand side by side, in their order, in forms that are as close as `level`."""
    if len(expanded) < 2 or level > _CLOSE:
        return False
    there = [*map(expanded.levels, read.words)]
    places = {at for at, each in enumerate(there) if each[0]}
    for i in range(1, len(expanded)):
        places = {
            at for start in places for at in range(start + 1, start + 1 + _APART) if at < len(there) and there[at][i]
        }
    return bool(places)


def _neighbours(
    there: list[tuple[int, ...]], hits: Set[tuple[int, ...]]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the levels of words that stand side by side, where both match."""
    return [pair for pair in pairwise(there) if pair[0] in hits and pair[1] in hits]


def _front(record: Record) -> str:
    """Return a record's title, "" where it has only one text."""
    if isinstance(record, Project):
        return record.name
    if isinstance(record, IndexedGuidePage):
        return f"{record.title} {record.also}"
    return record.title if isinstance(record, Lesson) else ""


def has_phrase(phrase: tuple[str, ...], record: Record) -> bool:
    """Return whether the words of a phrase stand side by side in a record."""
    there = [word for _, _, word in token_spans(searchable_text(record))]
    return any(tuple(there[i : i + len(phrase)]) == phrase for i in range(len(there) - len(phrase) + 1))
