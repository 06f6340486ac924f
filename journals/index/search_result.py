"""What a search found: hits, how they were found, and what the words were taken for."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct

from journals.index.guide_page import IndexedGuidePage
from journals.index.query_expansion import MATCH_LEVELS, MISTYPED_LEVEL, SYNONYM_LEVEL, ExpandedQuery
from journals.index.rows import to_record, unpack_fields
from journals.index.terms import searchable_text
from journals.records.base import Record
from journals.text.tokens import tokenize

MatchMode: TypeAlias = Literal["all", "parts", "near", "some"]
"""All words match; the parts of a compound that stands nowhere; mistyped ones were corrected; only some match."""

LEVEL_SCORE = 5000
"""The score of a match level: more than all other scores together."""
_MOST_SHOWN = 3
"""The most corrections of a word that are told."""


@dataclass(frozen=True)
class Hit:
    """A search hit."""

    score: int
    """The greater, the better; comparable within one search only."""
    project: str | None
    """The id of its project; None for a page of the guide."""
    name: str
    """The project's name."""
    table: str
    """The record's table."""
    record_id: str
    """The record's id in the index."""
    packed: bytes
    day: str = ""
    """The ISO day that filters of time ask for; "" where it has none."""

    @cached_property
    def record(self) -> Record:
        """The record itself."""
        record = to_record(self.table, self.record_id, unpack_fields(self.packed))
        assert record is not None  # what is not there has no place to be found at
        return record

    @property
    def id(self) -> str:
        """The record's id, or that of the guide's item."""
        return self.record.item if isinstance(self.record, IndexedGuidePage) else self.record_id

    @property
    def level(self) -> int:
        """The match level that it needs."""
        return len(MATCH_LEVELS) + 1 - self.score // LEVEL_SCORE


class SearchResult(Struct, frozen=True):
    """The result of a search."""

    hits: list[Hit]
    """The best first."""
    mode: MatchMode = "all"
    has_more: bool = False
    """Whether there are more hits than returned."""
    expanded: ExpandedQuery = ExpandedQuery()
    """The expanded query, for highlighting."""
    by_day: bool = False
    """Whether a time was asked for, so that the newest come first, and their day is worth showing."""

    @property
    def is_by_synonyms(self) -> bool:
        """Whether anything was found by synonyms of typed words only."""
        return any(hit.level == SYNONYM_LEVEL for hit in self.hits)

    def synonyms(self, shown: Container[str]) -> list[str]:
        """Return the synonyms of typed words that stand, in any form, among the words that are shown."""
        asked = (pair for each in self.expanded for pair in each.synonyms.items())
        return list(dict.fromkeys(word for word, forms in asked if any(form in shown for form in forms)))

    def parts(self) -> tuple[str, str]:
        """Return a typed compound that stands nowhere, and its parts that were found in its place."""
        parts = [each for each in self.expanded if each.part_of]
        return (parts[0].part_of if parts else ""), ", ".join(each.typed for each in parts)

    def corrections(self) -> tuple[str, str]:
        """Return the typed words without matches, and the words that replaced them in what was found."""
        lost = [each for each in self.expanded if MISTYPED_LEVEL in each.words]
        there = {word for hit in self.hits for word in tokenize(searchable_text(hit.record))}
        closest = [word for each in lost for word in [*each.closest, *sorted(each.words[MISTYPED_LEVEL])]]
        words = list(dict.fromkeys(word for word in closest if word in there))[:_MOST_SHOWN]
        return " ".join(each.typed for each in lost), ", ".join(words)


MayShow: TypeAlias = Callable[[ExpandedQuery, MatchMode, Hit], bool]
"""Returns whether a hit may be shown to whoever asked."""
