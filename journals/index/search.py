"""Searching: records with all words, the closest match first; without any, the nearest alternatives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain, islice
from typing import TypeAlias

import msgspec
from msgspec.structs import replace as replace_struct

from journals.index.fts_filters import fts_filters
from journals.index.guide_page import name_key
from journals.index.hit_scoring import has_phrase, read_record, relevance_score, stand_together
from journals.index.partial_matches import COUNT_MATCHES, MOST_COUNTED, rarest_first
from journals.index.query import MAX_QUERY_WORDS, Filters, Query, strong_words
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
from journals.index.search_result import LEVEL_SCORE, Hit, MatchMode, MayShow, SearchResult
from journals.index.store import IndexStore, unpack
from journals.index.summaries import unpack_summary
from journals.index.terms import CAPITALS
from journals.index.vocabulary import MIN_INFLECTED_LENGTH, Vocabulary
from journals.records.model import Card
from journals.text.small_words import is_small_word
from journals.text.stopwords import SMALL_IN_QUERIES
from journals.text.tokens import is_unspaced

_Candidate: TypeAlias = tuple[int, int, int]
"""A row id, the match level, and the score of what goes before others on one level."""

MAX_CANDIDATES = 150
"""The most candidates fetched; of those on one match level, the newest."""
_MOST_PAGES = 10
"""How many times more are fetched where few of them are hits: of a phrase the index stores which words a text has."""
_LOOKED_INTO = 24
"""The number of candidates that are scored by their text."""
_CALLED, _IN_CAPITALS, _OWN, _MOST_RELEVANT = 3000, 2000, 1000, 999
"""The score of a page that is called what was typed; of a word in capitals that was typed so; of what the team wrote;
and the most that words score."""
_SOME = 2000
"""The score of all words where only some need match, which each has its share of."""
_LEVELS_TOGETHER = (1, 3, 4, BEGINNING_LEVEL, SYNONYM_LEVEL, MISTYPED_LEVEL)
"""Of several words: the levels up to which all of them are asked for at once."""
_APART_LOOKED_INTO = 60
"""The most candidates whose text is read to see whether two words stand side by side."""
_CLOSE = 4
"""The level up to which what is found is as good, where the newest is wanted."""
_SHARE = 4
"""Pages of the guide have one place in so many, as long as anything that teams wrote is there for the others."""
_CLOSE_LEVELS = 3
"""On so many levels what has a word in capitals, that was typed so, is asked for first."""
_EVERYTHING = '"#r"*'
_AT = """SELECT place, project, tbl, id, held, day FROM records
    WHERE place IN (SELECT value FROM json_each(?))"""
_MOST_READ = 300
"""So many records are kept for the next letter, which finds many of them again."""
_LAST = (1 << 63) - 1
_FOUND = "SELECT rowid FROM finder WHERE finder MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
_FOUND_THEN = """SELECT finder.rowid FROM finder JOIN records ON records.place = finder.rowid
    WHERE finder MATCH ? AND day <> '' AND day >= ? AND day <= ? AND ({within})
    ORDER BY tbl = 'cards', CASE WHEN day > ? THEN day ELSE '' END, day DESC, finder.rowid DESC LIMIT ?"""


class Searcher:
    """Searches one store; not thread-safe."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._state: tuple[int, int, int] | None = None
        self._projects: dict[int, tuple[str, str] | None] = {}
        self._read = lru_cache(_MOST_READ)(read_record)
        self._expander = QueryExpander(Vocabulary(store))

    def find(self, query: Query, most: int = 60, may_show: MayShow = lambda *_: True) -> SearchResult:
        """Return the best `most` hits of those that `may_show` accepts; see `MatchMode` where nothing has all words.

        Raises:
            IndexLost: the index was damaged, and is empty now. sqlite3.OperationalError: it was interrupted.
        """
        found = self._find(query, most, may_show)
        said = replace_struct(query, filters=replace_struct(query.filters, periods=()))
        phrases = iter(query.week_as_written)
        while not found.hits and (phrase := next(phrases, None)):
            found = self._find(replace_struct(said, phrases=(*query.phrases, phrase)), most, may_show)
        return found

    def _find(self, query: Query, most: int, may_show: MayShow) -> SearchResult:
        if query.is_empty:
            return SearchResult([])
        said = list(dict.fromkeys(chain.from_iterable(query.phrases)))[:MAX_QUERY_WORDS]
        phrases = [Expansion(word, {}, {1: {word}}) for word in said]
        if (state := self._store.state()) != self._state:
            self._projects.clear()
            self._state = state
        both = ExpandedQuery()
        for mode, expansions, found in self._attempts(query, phrases, max(most + 1, MAX_CANDIDATES)):
            both = ExpandedQuery([*expansions, *phrases], query.capitals)
            hits, has_more = self._ranked(found, both, query, most, partial(may_show, both, mode))
            if hits:
                if mode == "parts":  # what has them in one text need not be about the word: one's own is nearer
                    hits.sort(key=lambda hit: not hit.project)
                return SearchResult(hits, mode, has_more, both, query.filters.asks_time)
        return SearchResult([], "all", False, both)

    def _attempts(
        self, query: Query, phrases: Sequence[Expansion], pool: int
    ) -> Iterator[tuple[MatchMode, Sequence[Expansion], Iterable[_Candidate]]]:
        """Yield what can be tried, each where what was before found nothing, and the candidates, closest first."""
        capitals = self._in_capitals(query)
        so_written = replace_struct(query, filters=replace_struct(query.filters, capitals=capitals))
        words = strong_words(query.words, capitals)
        expansions = self._expander.expand_all(words, dict(query.synonyms))
        is_abbreviated = any(is_small_word(word, query.language) for word in capitals)
        if is_abbreviated or (len(words) > 1 and not capitals.isdisjoint(SMALL_IN_QUERIES)):
            yield "all", expansions, self._matching_all(expansions, phrases, so_written, pool)
            words = strong_words(query.words)
            expansions = self._expander.expand_all(words, dict(query.synonyms))
        first = self._called(query)
        if capitals.intersection(words):
            levels = _LEVELS_TOGETHER[:_CLOSE_LEVELS] if len(words) > 1 else MATCH_LEVELS[:1]
            closest = self._matching_all(expansions, phrases, so_written, pool, first, levels)
            first += [(place, level, score + _IN_CAPITALS) for place, level, score in closest]
        yield "all", expansions, chain(first, self._matching_all(expansions, phrases, query, pool, first))
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
        elif halved := self._halved(words, expansions, query):
            expansions = halved
            yield "parts", expansions, self._matching_all(expansions, phrases, query, pool)
        if len(expansions) > 1 and not phrases:
            expansions = [_as_one_of_some(each) for each in expansions]
            yield "some", expansions, self._matching_some(expansions, query, pool)

    def _in_capitals(self, query: Query) -> frozenset[str]:
        """Return the words that were typed in capitals and stand so in some text: none of them is a small word."""
        return frozenset(each for each in query.capitals if self._store.read(_FOUND, f'"{CAPITALS}{each}"', _LAST, 1))

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
        levels: Sequence[int] = (),
    ) -> Iterator[_Candidate]:
        """Yield what matches all words, with the match level that it needs, closest first.

        A level is asked for when what the closer ones found was not enough: most lines need only the first.
        """
        found = {place for place, _, _ in known}
        before = None
        asked_levels = levels or (_LEVELS_TOGETHER if len(expansions) > 1 else MATCH_LEVELS)
        if query.filters.asks_time and not levels:  # what is close is in the order of its days, whatever its form
            asked_levels = [level for level in asked_levels if level >= _CLOSE]
        for level in asked_levels:
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
                    below = page[-1] if len(page) == pool and not query.filters.asks_time else 0
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
            yield from ((place, len(MATCH_LEVELS), int(_SOME * worth)) for place in new)

    def _divided(self, words: list[str], expansions: Sequence[Expansion], query: Query) -> Iterator[list[Expansion]]:
        """Yield the expansions with a compound that stands nowhere as its two parts, wherever they stand."""
        for lost in self._lost(expansions)[:1]:
            for parts in self._expander.parts(lost):
                yield self._with_parts(words, {lost: parts}, query)

    def _halved(self, words: list[str], expansions: Sequence[Expansion], query: Query) -> list[Expansion]:
        """Return the expansions with compounds as the one part that is known; none where no compound has any."""
        known = {lost: (part,) for lost in self._lost(expansions) if (part := self._expander.known_part(lost))}
        return self._with_parts(words, known, query) if known else []

    def _lost(self, expansions: Sequence[Expansion]) -> list[str]:
        """Return the words that stand nowhere as one."""
        return [each.typed for each in expansions if not self._occurs(replace_struct(each, apart=[]))]

    def _with_parts(self, words: Sequence[str], parts: Mapping[str, Sequence[str]], query: Query) -> list[Expansion]:
        """Return the expansions of words, some as what they are made of, which is no mere beginning of others."""
        whole = {part: word for word, of in parts.items() for part in of}
        typed = [part for word in words for part in parts.get(word, (word,))]
        found = self._expander.expand_all(typed, dict(query.synonyms))
        return [
            replace_struct(each, prefixes={}, part_of=whole[each.typed]) if each.typed in whole else each
            for each in found
        ]

    def _matching(self, asked: str, query: Query, pool: int, below: int = _LAST) -> list[int]:
        """Return the row ids of the newest that match and pass the filters, of those `below` one.

        Where a time is asked for they are in the order of `_by_time`, and as many as several pages.
        """
        filters, other = query.filters, "en" if query.language == "da" else "da"
        terms = " AND ".join(part for part in [asked, *fts_filters(filters, self._numbers(filters))] if part)
        terms = f'({terms or _EVERYTHING}) NOT "#l{other}"'
        if filters.asks_time:
            periods = [day for period in filters.periods or [("", "9999")] for day in period]
            within = " OR ".join(["day BETWEEN ? AND ?"] * (len(periods) // 2))
            span = (filters.since, filters.until or "9999")
            asked_for = (terms, *span, *periods, query.today, pool * _MOST_PAGES)
            rows = self._store.read(_FOUND_THEN.format(within=within), *asked_for)
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
    ) -> tuple[list[Hit], bool]:
        """Return at most `most` hits of candidates, and whether there are more.

        The first are scored and ordered by score, the rest newest first; what teams wrote does not give way to more
        pages of the guide than their share. Where a time is asked for they are told by it: all that is close in the
        order of `_by_time`.
        """
        own: list[Hit] = []
        pages: list[Hit] = []
        wanted, reads_on, share = max(most + 1, _LOOKED_INTO), _APART_LOOKED_INTO, max(1, most // _SHARE)
        candidates = iter(found)
        while len(own) + min(len(pages), share) < wanted and reads_on > 0 and (some := [*islice(candidates, wanted)]):
            rows = self._rows(place for place, _, _ in some)
            for place, level, first in some:
                if place not in rows or len(own) >= wanted or reads_on <= 0:
                    continue
                (project, title), table, row, packed, day = rows[place]
                near = 1 if query.filters.asks_time and level <= _CLOSE else level
                score = LEVEL_SCORE * (len(MATCH_LEVELS) + 1 - near) + first
                hit = Hit(score, project or None, title, table, row, packed, day)
                if level >= INSIDE_LEVEL and expanded.is_apart and not expanded.stands_apart(self._words(hit)):
                    reads_on -= 1
                elif all(has_phrase(phrase, hit.record) for phrase in query.phrases) and may_show(hit):
                    those = own if project else pages
                    is_scored = len(own) + len(pages) < _LOOKED_INTO and not query.filters.asks_time
                    those.append(self._scored(hit, expanded) if is_scored else hit)
        pages.sort(key=lambda hit: -hit.score)
        hits = own + pages[: max(share, most - len(own))]
        has_more = len(own) + len(pages) > most
        if query.filters.asks_time:
            hits = _by_time(hits, query.today)
        return sorted(hits, key=lambda hit: -hit.score)[:most], has_more  # of equals the newest stays first

    def _scored(self, hit: Hit, expanded: ExpandedQuery) -> Hit:
        """Return a hit with the score of its words."""
        read = self._read(hit.table, hit.record_id, hit.packed)
        raised = LEVEL_SCORE * (hit.level - 1) if hit.project and stand_together(read, expanded, hit.level) else 0
        scored = replace(hit, score=hit.score + raised + min(_MOST_RELEVANT, relevance_score(read, expanded)))
        scored.__dict__["record"] = read.record  # which need not be unpacked again
        return scored

    def _words(self, hit: Hit) -> Sequence[str]:
        return self._read(hit.table, hit.record_id, hit.packed).words

    def _rows(self, places: Iterable[int]) -> dict[int, tuple[tuple[str, str], str, str, bytes, str]]:
        """Return project, table, id and packed fields of records by their row ids; nothing of deleted projects."""
        asked = msgspec.json.encode([*places]).decode()
        rows = self._store.read(_AT, asked)
        found = ((place, self._project(number), *rest) for place, number, *rest in rows)
        return {place: (project, *rest) for place, project, *rest in found if project is not None}

    def _project(self, number: int) -> tuple[str, str] | None:
        """Return a project's id and name, empty for the guide; None for a deleted one, whose records stay indexed."""
        if number not in self._projects:
            found: tuple[str, str] | None = "", ""
            for name, packed in self._store.read("SELECT id, summary FROM projects WHERE number = ?", number):
                summary = unpack(unpack_summary, packed)
                found = (name, summary.project.name) if summary.there else None
            self._projects[number] = found  # only now: a search that is interrupted here knows nothing of it
        return self._projects[number]


def _by_time(hits: Iterable[Hit], today: str) -> list[Hit]:
    """Return what has been, newest first, then what is to come, soonest first; cards, whose day says little, last."""
    newest_first = sorted(hits, key=lambda hit: hit.day, reverse=True)
    return sorted(newest_first, key=lambda hit: (hit.table == Card.TABLE, hit.day if hit.day > today else ""))


def _as_one_of_some(expansion: Expansion) -> Expansion:
    """Return an expansion for where some words are enough: a short one is no beginning then (*wi-fi*, *film*)."""
    is_short = len(expansion.typed) < MIN_INFLECTED_LENGTH and not is_unspaced(expansion.typed)
    return replace_struct(expansion, apart=[], prefixes={} if is_short else expansion.prefixes)


def _any(expansions: Sequence[Expansion], levels: Sequence[int]) -> str:
    return " OR ".join(dict.fromkeys(term for each in expansions for level in levels for term in each.terms(level)))
