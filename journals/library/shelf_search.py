"""Searching the shelf: its lessons are few and in no index, so they are read; they come after all of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from msgspec.structs import replace

from journals.index.fixed_vocabulary import FixedVocabulary
from journals.index.hit_scoring import has_phrase
from journals.index.query import Filters, Query, strong_words
from journals.index.query_expansion import ExpandedQuery, Expansion, QueryExpander
from journals.index.search_result import Hit, SearchResult
from journals.index.terms import searchable_text
from journals.library.shelf import Shelf
from journals.library.shelf_journal import ShelfJournal
from journals.records.model import Lesson
from journals.text.tokens import tokenize

_KNOWS = Filters.__struct_fields__[:3]
"""Filters that lessons of others can be told by: the table, stages and pitfalls."""


_expanders: WeakKeyDictionary[Shelf, tuple[list[ShelfJournal], QueryExpander]] = WeakKeyDictionary()
"""Of each shelf what expands words by its own, as long as nothing on it changes."""


@dataclass(frozen=True)
class ShelfHit(Hit):
    """A lesson of another organisation."""

    origin: str = ""
    """What they call themselves."""


def with_shelf(found: SearchResult, shelf: Shelf, query: Query, most: int) -> SearchResult:
    """Return what was found, and after it lessons on the shelf that have all words, `most` in all.

    Where nothing of one's own has them all, what is only near is left out for those that do.
    """
    if query.is_empty or not _can_match(query.filters) or not shelf.journals:
        return found
    own = found.hits if found.mode == "all" else []
    meant = _expanded(shelf, query)
    more = _matching(shelf, query, meant)[: max(0, most - len(own))]
    if not more:
        return found
    both = ExpandedQuery([*found.expanded, *meant], query.capitals)
    return replace(found, hits=[*own, *more], mode="all", expanded=both)


def _expanded(shelf: Shelf, query: Query) -> ExpandedQuery:
    """Return what the words may stand for on the shelf: those that are there alone mean nothing to the index."""
    journals = shelf.journals
    held, expander = _expanders.get(shelf, (None, None))
    if held is not journals or expander is None:
        expander = QueryExpander(FixedVocabulary(words for each in journals for words in each.words.values()))
        _expanders[shelf] = journals, expander
    words = expander.expand_all(strong_words(query.words), dict(query.synonyms))
    phrases = dict.fromkeys(word for phrase in query.phrases for word in phrase)
    return ExpandedQuery([*words, *(Expansion(word, {}, {1: {word}}) for word in phrases)])


def _matching(shelf: Shelf, query: Query, meant: ExpandedQuery) -> list[Hit]:
    """Return the lessons that have all words, the closest first."""
    found = []
    for journal, lesson in shelf.lessons():
        if _fits(lesson, query.filters) and all(has_phrase(phrase, lesson) for phrase in query.phrases):
            levels = {*map(meant.levels, journal.words[lesson.id])}
            nearest = [min((one[i] for one in levels if one[i]), default=0) for i in range(len(meant))]
            if all(nearest) and (not meant.is_apart or meant.stands_apart([*tokenize(searchable_text(lesson))])):
                found.append((max(nearest, default=0), _hit(journal, lesson)))
    return [hit for _, hit in sorted(found, key=lambda each: each[0])]


def _hit(journal: ShelfJournal, lesson: Lesson) -> Hit:
    name = journal.told_project.name
    hit = ShelfHit(0, journal.id, name, Lesson.TABLE, lesson.id, b"", origin=journal.shelf_origin)
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
