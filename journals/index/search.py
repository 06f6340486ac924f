"""Searching: records with all words, the closest match first; without any, the nearest alternatives."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from itertools import chain, islice
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace as replace_struct

from journals.index.fts_filters import fts_filters
from journals.index.guide_page import IndexedGuidePage, name_key
from journals.index.hit_scoring import read_record, relevance_score, stand_together
from journals.index.partial_matches import COUNT_MATCHES, MOST_COUNTED, rarest_first
from journals.index.query import MAX_QUERY_WORDS, Filters, Query
from journals.index.query_expansion import (
    BEGINNING_LEVEL,
    INSIDE_LEVEL,
    MATCH_LEVELS,
    MISTYPED_LEVEL,
    SYNONYM_LEVEL,
    ExpandedQuery,
    Expansion,
    QueryExpander,
)
from journals.index.rows import to_record, unpack_fields
from journals.index.store import IndexStore, unpack
from journals.index.summaries import unpack_summary
from journals.index.terms import searchable_text
from journals.index.vocabulary import Vocabulary
from journals.records.base import Record
from journals.text.stopwords import SMALL_IN_QUERIES
from journals.text.tokens import token_spans, tokenize

MatchMode: TypeAlias = Literal["all", "parts", "near", "some"]
"""All words match; the parts of a compound that stands nowhere; mistyped ones were corrected; only some match."""

_Candidate: TypeAlias = tuple[int, int, int]
"""A row id, the match level, and the score of what goes before others on one level."""

MAX_CANDIDATES = 150
"""The most candidates fetched; of those on one match level, the newest."""
_MOST_PAGES = 10
"""How many times more are fetched where few of them are hits: of a phrase the index stores which words a text has."""
_LOOKED_INTO = 24
"""The number of candidates that are scored by their text."""
_CALLED, _OWN, _MOST_RELEVANT = 2000, 1000, 999
"""The score of a page that is called what was typed; of what the team wrote; and the most that words score."""
_STEP = 3000
"""The score of a match level: more than all other scores together."""
_LEVELS_TOGETHER = (1, 3, 4, BEGINNING_LEVEL, SYNONYM_LEVEL, MISTYPED_LEVEL)
"""Of several words: the levels up to which all of them are asked for at once."""
_MOST_SHOWN = 3
"""The most corrections of a word that are told."""
_APART_LOOKED_INTO = 60
"""The most candidates whose text is read to see whether two words stand side by side."""
_EVERYTHING = '"#r"*'
_AT = """SELECT place, project, tbl, id, held FROM records
    WHERE place IN (SELECT value FROM json_each(?))"""
_MOST_READ = 300
"""So many records are kept for the next letter, which finds many of them again."""
_LAST = (1 << 63) - 1
_FOUND = "SELECT rowid FROM finder WHERE finder MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
_FOUND_THEN = """SELECT finder.rowid FROM finder JOIN records ON records.place = finder.rowid
    WHERE finder MATCH ? AND finder.rowid < ?
    AND day <> '' AND day >= ? AND day <= ? AND ({within}) ORDER BY finder.rowid DESC LIMIT ?"""


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
        return self.record.item if isinstance(self.record, IndexedGuidePage) else self.record_id


class SearchResult(Struct, frozen=True):
    """The result of a search."""

    hits: list[Hit]
    """The best first."""
    mode: MatchMode = "all"
    has_more: bool = False
    """Whether there are more hits than returned."""
    expanded: ExpandedQuery = ExpandedQuery()
    """The expanded query, for highlighting."""

    @property
    def is_by_synonyms(self) -> bool:
        """Whether anything was found by synonyms of typed words only."""
        by_them = len(MATCH_LEVELS) + 1 - SYNONYM_LEVEL
        return any(hit.score // _STEP == by_them for hit in self.hits)

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


class Searcher:
    """Searches one store; not thread-safe."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._state: tuple[int, int, int] | None = None
        self._projects: dict[int, tuple[str, str] | None] = {}
        self._read = lru_cache(_MOST_READ)(read_record)
        self._expander = QueryExpander(Vocabulary(store))

    def find(self, query: Query, most: int = 60, may_show: MayShow = lambda *_: True) -> SearchResult:
        """Return the best `most` hits; see `MatchMode` for what happens where nothing matches all words.

        What `may_show` refuses counts nowhere, as if it were not there.

        Raises:
            IndexLost: the index was damaged, and is empty now. sqlite3.OperationalError: it was interrupted.
        """
        if query.is_empty:
            return SearchResult([])
        said = dict.fromkeys(word for phrase in query.phrases for word in phrase)
        phrases = [Expansion(word, {}, {1: {word}}) for word in [*said][:MAX_QUERY_WORDS]]
        if (state := self._store.state()) != self._state:
            self._projects.clear()
            self._state = state
        pool = max(most + 1, MAX_CANDIDATES)
        both = ExpandedQuery()
        for mode, expansions, found in self._attempts(query, phrases, pool):
            both = ExpandedQuery([*expansions, *phrases])
            if hits := self._ranked(found, both, query, most, partial(may_show, both, mode)):
                return SearchResult(hits[:most], mode, len(hits) > most, both)
        return SearchResult([], "all", False, both)

    def _attempts(
        self, query: Query, phrases: Sequence[Expansion], pool: int
    ) -> Iterator[tuple[MatchMode, Sequence[Expansion], Iterable[_Candidate]]]:
        """Yield what can be tried, each where what was before found nothing, and the candidates, closest first."""
        words = strong_words(query.words)
        expansions = self._expander.expand_all(words, dict(query.synonyms))
        called = self._called(query)
        yield "all", expansions, chain(called, self._matching_all(expansions, phrases, query, pool, called))
        if len(words) > 1 and words[-1] in SMALL_IN_QUERIES:  # it was no beginning of another word
            expansions = expansions[:-1]
            yield "all", expansions, self._matching_all(expansions, phrases, query, pool)
        tried = [*self._divided(words, expansions, query)]
        for divided in tried:
            yield "parts", divided, self._matching_all(divided, phrases, query, pool)
        if corrected := self._corrected(expansions):
            expansions = corrected
            yield "near", expansions, self._matching_all(expansions, phrases, query, pool)
        elif tried:
            expansions = tried[0]
        if len(expansions) > 1 and not phrases:
            expansions = [replace_struct(each, apart=[]) for each in expansions]
            yield "some", expansions, self._matching_some(expansions, query, pool)

    def _called(self, query: Query) -> list[_Candidate]:
        """Return the pages of the guide that are called what was typed, which however many records have the words."""
        key = "" if query.phrases else name_key(query.words, query.language)
        return [(place, 1, _CALLED) for place in self._matching(f'"#c{key}"', query, MAX_CANDIDATES)] if key else []

    def _matching_all(
        self,
        expansions: Sequence[Expansion],
        phrases: Sequence[Expansion],
        query: Query,
        pool: int,
        known: Iterable[_Candidate] = (),
    ) -> Iterator[_Candidate]:
        """Yield what matches all words, with the match level that it needs, closest first.

        A level is asked for when what the closer ones found was not enough: most lines need only the first.
        """
        found = {place for place, _, _ in known}
        before = None
        for level in _LEVELS_TOGETHER if len(expansions) > 1 else MATCH_LEVELS:
            parts = [_any([each], MATCH_LEVELS[:level]) for each in expansions]
            parts += [_any([each], (1,)) for each in phrases]
            asked = " AND ".join(f"({part})" for part in parts)
            if all(parts) and asked != before:
                before = asked
                below = _LAST
                while below and len(found) < pool * _MOST_PAGES:
                    page = self._matching(asked, query, pool, below)
                    new = [place for place in page if place not in found]
                    found.update(new)
                    yield from ((place, level, _OWN if place > 0 else 0) for place in new)
                    below = page[-1] if len(page) == pool else 0
            if not expansions:
                break

    def _matching_some(self, expansions: Sequence[Expansion], query: Query, pool: int) -> Iterator[_Candidate]:
        """Yield what matches some of the words, that with the rarest of them first."""
        terms = [term for each in expansions if (term := _any([each], MATCH_LEVELS))]
        counted = {term: self._store.read(COUNT_MATCHES, term, MOST_COUNTED)[0][0] for term in dict.fromkeys(terms)}
        found = set[int]()
        for worth, asked in rarest_first(counted):
            new = [place for place in self._matching(asked, query, pool) if place not in found]
            found.update(new)
            yield from ((place, len(MATCH_LEVELS), int(_CALLED * worth)) for place in new)

    def _divided(self, words: list[str], expansions: Sequence[Expansion], query: Query) -> Iterator[list[Expansion]]:
        """Yield the expansions with a compound that stands nowhere as its two parts, wherever they stand."""
        for lost in [each.typed for each in expansions if not self._occurs(replace_struct(each, apart=[]))][:1]:
            for parts in self._expander.parts(lost):
                typed = [part for word in words for part in (parts if word == lost else (word,))]
                found = self._expander.expand_all(typed, dict(query.synonyms))
                yield [replace_struct(each, part_of=lost if each.typed in parts else "") for each in found]

    def _matching(self, asked: str, query: Query, pool: int, below: int = _LAST) -> list[int]:
        """Return the row ids of the newest that match and pass the filters, of those `below` one."""
        filters, other = query.filters, "en" if query.language == "da" else "da"
        terms = " AND ".join(part for part in [asked, *fts_filters(filters, self._numbers(filters))] if part)
        terms = f'({terms or _EVERYTHING}) NOT "#l{other}"'
        if filters.since or filters.until or filters.periods:
            periods = [day for period in filters.periods or [("", "9999")] for day in period]
            within = " OR ".join(["day BETWEEN ? AND ?"] * (len(periods) // 2))
            span = (filters.since, filters.until or "9999")
            rows = self._store.read(_FOUND_THEN.format(within=within), terms, below, *span, *periods, pool)
        else:
            rows = self._store.read(_FOUND, terms, below, pool)
        return [place for (place,) in rows]

    def _numbers(self, filters: Filters) -> list[int] | None:
        if filters.projects is None:
            return None
        sql = "SELECT number FROM projects WHERE id = ?"
        return [number for each in sorted(filters.projects) for (number,) in self._store.read(sql, each)]

    def _corrected(self, expansions: Sequence[Expansion]) -> list[Expansion]:
        """Return the expansions with mistyped words corrected; empty where that does not help."""
        lost = [each for each in expansions if not self._occurs(each)]
        nearer = {each.typed: self._expander.expand_mistyped(each.typed) for each in lost}
        if not nearer or any(each.is_empty for each in nearer.values()):
            return []
        return [nearer.get(each.typed, each) for each in expansions]

    def _occurs(self, expansion: Expansion) -> bool:
        terms = _any([expansion], MATCH_LEVELS)
        return bool(terms and self._store.read(_FOUND, terms, _LAST, 1))

    def _ranked(
        self,
        found: Iterable[_Candidate],
        expanded: ExpandedQuery,
        query: Query,
        most: int,
        may_show: Callable[[Hit], bool],
    ) -> list[Hit]:
        """Return the hits of candidates: the first scored and ordered by score, the rest newest first."""
        hits: list[Hit] = []
        wanted, reads_on = max(most + 1, _LOOKED_INTO), _APART_LOOKED_INTO
        candidates = iter(found)
        while len(hits) < wanted and reads_on > 0 and (some := [*islice(candidates, wanted)]):
            rows = self._rows(place for place, _, _ in some)
            for place, level, first in some:
                if place not in rows or len(hits) >= wanted or reads_on <= 0:
                    continue
                (name, title), table, row, held = rows[place]
                hit = Hit(_STEP * (len(MATCH_LEVELS) + 1 - level) + first, name or None, title, table, row, held)
                if level >= INSIDE_LEVEL and expanded.is_apart and not expanded.stands_apart(self._words(hit)):
                    reads_on -= 1
                elif all(has_phrase(phrase, hit.record) for phrase in query.phrases) and may_show(hit):
                    hits.append(self._scored(hit, expanded) if len(hits) < _LOOKED_INTO else hit)
        return sorted(hits, key=lambda hit: -hit.score)  # of equals the newest stays first

    def _scored(self, hit: Hit, expanded: ExpandedQuery) -> Hit:
        """Return a hit with the score of its words."""
        read = self._read(hit.table, hit.record_id, hit.held)
        level = len(MATCH_LEVELS) + 1 - hit.score // _STEP
        raised = _STEP * (level - 1) if hit.project and stand_together(read, expanded, level) else 0
        scored = replace(hit, score=hit.score + raised + min(_MOST_RELEVANT, relevance_score(read, expanded)))
        scored.__dict__["record"] = read.record  # which need not be unpacked again
        return scored

    def _words(self, hit: Hit) -> Sequence[str]:
        return self._read(hit.table, hit.record_id, hit.held).words

    def _rows(self, places: Iterable[int]) -> dict[int, tuple[tuple[str, str], str, str, bytes]]:
        """Return project, table, id and packed fields of records by their row ids; nothing of deleted projects."""
        asked = msgspec.json.encode([*places]).decode()
        rows = self._store.read(_AT, asked)
        found = ((place, self._project(number), *rest) for place, number, *rest in rows)
        return {place: (project, *rest) for place, project, *rest in found if project is not None}

    def _project(self, number: int) -> tuple[str, str] | None:
        """Return a project's id and name, empty for the guide; None for a deleted one, whose records stay indexed."""
        if number not in self._projects:
            self._projects[number] = "", ""
            for name, packed in self._store.read("SELECT id, summary FROM projects WHERE number = ?", number):
                summary = unpack(unpack_summary, packed)
                self._projects[number] = (name, summary.project.name) if summary.there else None
        return self._projects[number]


def strong_words(words: Sequence[str]) -> list[str]:
    """Return the words without small words, but always the last, which is still being typed."""
    return [word for place, word in enumerate(words) if word not in SMALL_IN_QUERIES or place == len(words) - 1]


def _any(expansions: Sequence[Expansion], levels: Sequence[int]) -> str:
    return " OR ".join(dict.fromkeys(term for each in expansions for level in levels for term in each.terms(level)))


def has_phrase(phrase: tuple[str, ...], record: Record) -> bool:
    """Return whether the words of a phrase stand side by side in a record."""
    there = [word for _, _, word in token_spans(searchable_text(record))]
    return any(tuple(there[i : i + len(phrase)]) == phrase for i in range(len(there) - len(phrase) + 1))
