"""Searching the shelf: its lessons are few and in no index, so they are read; they come after all of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from msgspec.structs import replace

from journals.index.query import Filters, Query
from journals.index.query_expansion import ExpandedQuery, Expansion
from journals.index.search import Hit, SearchResult
from journals.library.shelf import Shelf
from journals.library.shelf_journal import ShelfJournal
from journals.records.model import Lesson

_KNOWS = Filters.__struct_fields__[:3]
"""Filters that lessons of others can be told by: the table, stages and pitfalls."""


@dataclass(frozen=True)
class ShelfHit(Hit):
    """A lesson of another organisation."""

    origin: str = ""
    """What they call themselves."""


def with_shelf(found: SearchResult, shelf: Shelf, query: Query, most: int) -> SearchResult:
    """Return what was found, and after it lessons on the shelf that have all words, `most` in all.

    Where nothing of one's own has them all, what is only near is left out for those that do.
    """
    if query.is_empty or not _can_match(query.filters):
        return found
    own = found.hits if found.mode == "all" else []
    more = list(islice(_matching(shelf, query), max(0, most - len(own))))
    if not more:
        return found
    meant = ExpandedQuery([*found.expanded, *(Expansion(word, {2: [word]}, {1: {word}}) for word in _words(query))])
    return replace(found, hits=[*own, *more], mode="all", expanded=meant)


def _matching(shelf: Shelf, query: Query) -> Iterator[Hit]:
    wanted = _words(query)
    for journal, lesson in shelf.lessons():
        words = journal.words[lesson.id]
        if _fits(lesson, query.filters) and all(any(word.startswith(each) for word in words) for each in wanted):
            yield _hit(journal, lesson)


def _words(query: Query) -> list[str]:
    """Return the words that are asked for: those that stand on the shelf alone mean nothing to the index."""
    return [*query.words, *(word for phrase in query.phrases for word in phrase)]


def _hit(journal: ShelfJournal, lesson: Lesson) -> Hit:
    name = journal.told_project.name
    hit = ShelfHit(0, journal.id, name, Lesson.TABLE, lesson.id, b"", journal.shelf_origin)
    hit.__dict__["record"] = lesson  # which the index would unpack
    return hit


def _can_match(filters: Filters) -> bool:
    """Return whether a query asks for nothing that lessons of others do not say."""
    others = [name for name in Filters.__struct_fields__ if name not in _KNOWS]
    asks_more = any(getattr(filters, name) != getattr(Filters(), name) for name in others)
    return not asks_more and (not filters.tables or Lesson.TABLE in filters.tables)


def _fits(lesson: Lesson, filters: Filters) -> bool:
    at_stage = not filters.stages or lesson.stage in filters.stages
    return at_stage and (not filters.pitfalls or not filters.pitfalls.isdisjoint(lesson.pitfalls))
