"""Finding: what has all the words, the nearest first; where nothing has, what is nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeAlias

from msgspec import Struct

from journals.index.guide_page import GuidePage
from journals.index.ingest import unpack_summary
from journals.index.query import MAX_QUERY_WORDS, Filters, Query
from journals.index.query_expansion import (
    MATCH_LEVELS,
    MISTYPED_LEVEL,
    ExpandedQuery,
    Expansion,
    expand_all,
    expand_mistyped,
)
from journals.index.rows import to_record, unpack_fields
from journals.index.store import IndexStore
from journals.index.terms import searchable_text
from journals.index.vocabulary import Vocabulary
from journals.records.base import Record
from journals.records.model import Lesson, Project
from journals.text.stopwords import STOPWORDS
from journals.text.tokens import normalize_word, token_spans, tokenize

MatchMode: TypeAlias = Literal["all", "near", "some"]
"""All words as they stand, or mistyped ones as what is nearest to them, or only some of the words."""

MAX_CANDIDATES = 300
"""The most that are counted; of what is as near to the words, the newest."""
_WITH_PHRASES = 10
"""So many times more are looked through for phrases: the index knows which words a text has, not where."""
_LOOKED_INTO = 24
"""The first so many are looked into, to put them in order."""
_STEP = 1000
"""What a level nearer to what was typed is worth: more than all below."""
_WORTH = (0, 100, 70, 45, 30, 20)
"""What a word is worth by its level."""
_IN_FRONT = 10
"""What it is worth more in the text that shows best what a record is."""
_BESIDE = 25
"""What a pair of words is worth more where they stand side by side, as typed."""
_EVERYTHING = '"#r"*'
_AT = "SELECT project, tbl, id, held FROM records WHERE place = ?"
_FOUND = "SELECT rowid FROM finder WHERE finder MATCH ? ORDER BY rowid DESC LIMIT ?"
_FOUND_THEN = """SELECT finder.rowid FROM finder JOIN records ON records.place = finder.rowid
    WHERE finder MATCH ? AND day <> '' AND day >= ? AND day <= ? ORDER BY finder.rowid DESC LIMIT ?"""


@dataclass(frozen=True)
class Hit:
    """Something that was found."""

    score: int
    """The greater, the better; to compare with others of the same search."""
    project: str | None
    """The id of its project; None for a page of the guide."""
    name: str
    """The project's name."""
    table: str
    """What kind of thing it is."""
    record_id: str
    """Its id in the index."""
    held: bytes

    @cached_property
    def record(self) -> Record:
        """The record itself."""
        record = to_record(self.table, self.record_id, unpack_fields(self.held))
        assert record is not None  # what is not there has no place to be found at
        return record

    @property
    def id(self) -> str:
        """The record's id, or that of the guide's item."""
        return self.record.item if isinstance(self.record, GuidePage) else self.record_id


class SearchResult(Struct, frozen=True):
    """What a search gives."""

    hits: list[Hit]
    """The best first."""
    mode: MatchMode = "all"
    has_more: bool = False
    """Whether there are more than are given."""
    expanded: ExpandedQuery = ExpandedQuery()
    """What the words were taken to mean: for marking them in a text."""

    def corrections(self) -> tuple[str, str]:
        """Give the words that nothing has, and those that were taken for them."""
        lost = [each for each in self.expanded if MISTYPED_LEVEL in each.words]
        words = sorted({word for each in lost for word in each.words[MISTYPED_LEVEL]})
        return " ".join(each.typed for each in lost), ", ".join(words)


class Searcher:
    """Searches one store; of one thread at a time."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._vocabulary = Vocabulary(store)

    def find(self, query: Query, most: int = 60) -> SearchResult:
        """Give the best `most` of what has all that is asked for; where nothing has, see `How`.

        Raises:
            Lost: the index was damaged, and is empty now. sqlite3.OperationalError: it was interrupted.
        """
        if query.is_empty:
            return SearchResult([])
        expansions = expand_all(_strong(query.words), self._vocabulary)
        said = dict.fromkeys(word for phrase in query.phrases for word in phrase)
        phrases = [Expansion(word, {}, {1: {word}}) for word in [*said][:MAX_QUERY_WORDS]]
        pool = max(most + 1, MAX_CANDIDATES) * (_WITH_PHRASES if phrases else 1)
        mode: MatchMode = "all"
        found = self._matching_all(expansions, phrases, query, pool)
        if not found and (corrected := self._corrected(expansions)):
            expansions, mode = corrected, "near"
            found = self._matching_all(expansions, phrases, query, pool)
        if not found and len(expansions) > 1 and not phrases and (some := _any(expansions, MATCH_LEVELS)):
            mode = "some"
            found = dict.fromkeys(self._matching(f"({some})", query, pool), len(MATCH_LEVELS))
        both = ExpandedQuery([*expansions, *phrases])
        hits = self._ranked(found, both if phrases else ExpandedQuery(expansions), query, most)
        return SearchResult(hits[:most], mode if hits else "all", len(hits) > most, both)

    def _matching_all(
        self, expansions: Sequence[Expansion], phrases: Sequence[Expansion], query: Query, pool: int
    ) -> dict[int, int]:
        """Give the places of what has all words, and the level it takes: what is nearest to what was typed first."""
        found: dict[int, int] = {}
        before = None
        for level in MATCH_LEVELS:
            parts = [_any([each], MATCH_LEVELS[:level]) for each in expansions]
            parts += [_any([each], (1,)) for each in phrases]
            asked = " AND ".join(f"({part})" for part in parts)
            if all(parts) and asked != before:
                before = asked
                for place in self._matching(asked, query, pool):
                    found.setdefault(place, level)
            if len(found) >= pool or not expansions:
                break
        return dict(list(found.items())[:pool])

    def _matching(self, asked: str, query: Query, pool: int) -> list[int]:
        filters, other = query.filters, "en" if query.language == "da" else "da"
        terms = " AND ".join(part for part in [asked, *_filters(filters, self._numbers(filters))] if part)
        terms = f'({terms or _EVERYTHING}) NOT "#l{other}"'
        if filters.since or filters.until:
            rows = self._store.read(_FOUND_THEN, terms, filters.since, filters.until or "9999", pool)
        else:
            rows = self._store.read(_FOUND, terms, pool)
        return [place for (place,) in rows]

    def _numbers(self, filters: Filters) -> list[int] | None:
        if filters.projects is None:
            return None
        sql = "SELECT number FROM projects WHERE id = ?"
        return [number for each in sorted(filters.projects) for (number,) in self._store.read(sql, each)]

    def _corrected(self, expansions: Sequence[Expansion]) -> list[Expansion]:
        """Give other meanings for the words that nothing has; none where there are no such words."""
        lost = [each for each in expansions if not self._occurs(each)]
        nearer = {each.typed: expand_mistyped(each.typed, self._vocabulary) for each in lost}
        if not nearer or any(each.is_empty for each in nearer.values()):
            return []
        return [nearer.get(each.typed, each) for each in expansions]

    def _occurs(self, expansion: Expansion) -> bool:
        terms = _any([expansion], MATCH_LEVELS)
        return bool(terms and self._store.read(_FOUND, terms, 1))

    def _ranked(self, found: dict[int, int], expanded: ExpandedQuery, query: Query, most: int) -> list[Hit]:
        """Give what stands in places; of the first, what fits best comes first, of the rest what is newest."""
        projects: dict[int, tuple[str, str] | None] = {}
        hits: list[Hit] = []
        for place, level in found.items():
            if len(hits) >= max(most + 1, _LOOKED_INTO):
                break
            for number, table, row, held in self._store.read(_AT, place):
                if number not in projects:
                    projects[number] = self._project(number)
                if (project := projects[number]) is None:
                    continue
                score = _STEP * (len(MATCH_LEVELS) + 1 - level)
                hit = Hit(score, project[0] or None, project[1], table, row, held)
                if all(_stands_in(phrase, hit.record) for phrase in query.phrases):
                    looked = len(hits) < _LOOKED_INTO
                    hits.append(
                        replace(hit, score=score + min(_STEP - 1, relevance_score(hit.record, expanded)))
                        if looked
                        else hit
                    )
        return sorted(hits, key=lambda hit: -hit.score)  # of equals the newest stays first

    def _project(self, number: int) -> tuple[str, str] | None:
        """Give a project's id and name, empty for the guide's; None for one that is deleted, whose records stay."""
        for name, packed in self._store.read("SELECT id, summary FROM projects WHERE number = ?", number):
            summary = unpack_summary(packed)
            return (name, summary.project.name) if summary.there else None
        return "", ""


def _strong(words: Sequence[str]) -> list[str]:
    """Leave out the words that nearly every text has, but for the last, which is still being typed."""
    return [word for place, word in enumerate(words) if word not in STOPWORDS or place == len(words) - 1]


def _any(expansions: Sequence[Expansion], levels: Sequence[int]) -> str:
    return " OR ".join(dict.fromkeys(term for each in expansions for level in levels for term in each.terms(level)))


def _filters(filters: Filters, projects: Sequence[int] | None) -> Iterator[str]:
    wanted = {
        "r": filters.tables,
        "s": filters.stages,
        "t": filters.pitfalls,
        "k": filters.kinds,
        "g": filters.signs,
        "j": None if projects is None else [*map(str, projects)],
    }
    for mark, values in wanted.items():
        if values:
            yield "(" + " OR ".join(f'"#{mark}{_only(value)}"' for value in sorted(values)) + ")"
        elif values is not None and mark == "j":
            yield '"#nowhere"'
    if filters.roles:
        yield "(" + " OR ".join(f'"#w{_only(role)}"*' for role in sorted(map(normalize_word, filters.roles))) + ")"


def _only(value: str) -> str:
    """Give a filter's value with nothing in it that the index would take for a sign of its own."""
    return re.sub(r"[^\w.]|_", "", value.casefold())


def relevance_score(record: Record, expanded: ExpandedQuery) -> int:
    """Tell how near words are to those that were typed, and whether they stand in front and side by side."""
    there = [expanded.levels(word) for word in tokenize(searchable_text(record))]
    hits = {levels for levels in there if any(levels)}
    front = [expanded.levels(word) for word in tokenize(_front(record))]
    found = 0
    for i in range(len(expanded)):
        found += max((_WORTH[each[i]] for each in hits), default=0)
        found += _IN_FRONT if any(each[i] for each in front) else 0
    pairs = range(len(expanded) - 1)
    return found + _BESIDE * sum(any(one[i] and other[i + 1] for one, other in pairwise(there)) for i in pairs)


def _front(record: Record) -> str:
    """Give the text that shows best what a record is, where it has others too."""
    if isinstance(record, Project):
        return record.name
    return record.title if isinstance(record, Lesson | GuidePage) else ""


def _stands_in(phrase: tuple[str, ...], record: Record) -> bool:
    there = [word for _, _, word in token_spans(searchable_text(record))]
    return any(tuple(there[i : i + len(phrase)]) == phrase for i in range(len(there) - len(phrase) + 1))
