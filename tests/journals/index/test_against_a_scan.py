"""The index finds what somebody finds who reads every record and keeps to the rules, and nothing that no rule allows.

The rules are written down here once more, as plainly as they can be said: what must be found (the word, its forms by
the stemmer, what begins with it if it is no short word itself, two words as one), and what may be (all that has
something of the word in it, the
other forms of irregular words, a word as two). How much of the latter is right is measured by `tests/search_recall`.
Left out are: what only comes near (mistyped words, some of the words), for there an order is asked for and no set;
pieces that more words have inside than are asked for at once, where the index says that it did not look at all of them;
the guide's pages (`tests/journals/index/test_search.py`); and the order of what is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
import snowballstemmer

from journals.demo.stress.making import Size, make_library
from journals.ids import written_day
from journals.index.index import Index
from journals.index.inflection import are_two_words, irregular_compounds, irregular_forms, is_danish_word, tells_nothing
from journals.index.query import Filters, query_from_text
from journals.index.terms import detect_language
from journals.library.library import Library
from journals.records.base import Level, Record
from journals.records.model import Action, Lesson, Observation, Project
from journals.text.dates import first_day
from journals.text.digraphs import fold_digraphs
from journals.text.stopwords import SMALL_IN_QUERIES
from tests.journals.conftest import installation
from tests.journals.index.conftest import written
from tests.journals.indexing import update_fully

QUERIES = 200
PLAIN = str.maketrans({"æ": "a", "ø": "o", "å": "a"})
STEMMERS = {language: snowballstemmer.stemmer(language) for language in ("danish", "english")}
SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
SEARCHED: Mapping[type[Record], tuple[str, ...]] = {
    Observation: ("text", "perspective", "reply"),
    Lesson: ("title", "situation", "learned", "do", "conditions", "because"),
    Action: ("text", "owner", "first_step", "because"),
    Project: ("name", "technology", "area", "unit", "ending", "context"),
}


class Read(NamedTuple):
    """A record as somebody reads it."""

    project: str
    record: Record
    row: list[str]
    """Its words, one after the other."""
    words: frozenset[str]


@cache
def canonical(word: str) -> str:
    """One spelling for all ways to write the same word."""
    word = word.casefold().replace("ö", "ø").replace("ä", "æ")
    bare = "".join(
        each if each in "æøå" else unicodedata.normalize("NFKD", each)[0] for each in unicodedata.normalize("NFC", word)
    )
    return fold_digraphs(bare)


def in_a_row(text: str) -> list[str]:
    return [canonical(word) for word in re.findall(r"[^\W_]+", text)]


def written_as_one(text: str) -> Iterator[str]:
    """What hyphens join is a word too."""
    for word in re.split(r"[^\w-]+|_", text):
        if parts := [part for part in word.split("-") if part]:
            yield canonical("".join(parts))


@cache
def stem(word: str, language: str) -> str:
    return str(STEMMERS[language].stemWord(word))


@cache
def plain(word: str) -> str:
    return word.translate(PLAIN)


def could_be(typed: str, piece: str) -> bool:
    """Whether `typed` is `piece`, or `piece` where `æ ø å` could not be typed."""
    return len(typed) == len(piece) and all(t in (p, p.translate(PLAIN)) for t, p in zip(typed, piece, strict=True))


class Scan:
    """Reads every record."""

    def __init__(self, library: Library) -> None:
        self.read: list[Read] = []
        for project, record in written(library).values():
            text = "\n".join(text for name in SEARCHED[type(record)] for text in texts_of(getattr(record, name)))
            row = in_a_row(text)
            self.read.append(Read(project, record, row, frozenset(row) | frozenset(written_as_one(text))))
        self.words = sorted({word for each in self.read for word in each.words})
        self.english = {word for each in self.read if detect_language(each.words) == "en" for word in each.words}
        self._plain = {word: plain(word) for word in self.words}
        self._meant: dict[str, set[str]] = {}
        self._begun: dict[str, set[str]] = {}

    def find(self, line: str, filters: Filters) -> tuple[set[str], set[str]]:
        """The ids of what must be found for a line, and of what may be."""
        phrases = [in_a_row(phrase) for phrase in re.findall(r'"([^"]*)"', line)]
        typed = in_a_row(re.sub(r'"[^"]*"', " ", line))
        typed = [word for place, word in enumerate(typed) if word not in SMALL_IN_QUERIES or place == len(typed) - 1]
        could = typed[:-1] if len(typed) > 1 and typed[-1] in SMALL_IN_QUERIES else typed
        fit = [
            each
            for each in self.read
            if all(stand_in(phrase, each.row) for phrase in phrases) and lets_through(filters, each)
        ]
        must = {each.record.id for each in fit if all(self._has(each, typed, place) for place in range(len(typed)))}
        may = {each.record.id for each in fit if all(self._may_have(each, could, place) for place in range(len(could)))}
        return must, may

    def _has(self, each: Read, typed: list[str], place: int) -> bool:
        if self.meant(typed[place]) & each.words:
            return True
        joined = ["".join(typed[at : at + 2]) for at in (place - 1, place) if 0 <= at < len(typed) - 1]
        return any(self.begun(one) & each.words for one in joined)

    def _may_have(self, each: Read, typed: list[str], place: int) -> bool:
        if self._has(each, typed, place):
            return True
        word = typed[place]
        pieces = {word[: max(3, len(word) - 8)], *irregular_forms(word, "da"), *irregular_forms(word, "en")}
        pieces |= {form[: max(3, len(form) - 8)] for form in irregular_compounds(word)}
        if any(plain(piece) in plain(one) for piece in pieces for one in each.words):
            return True
        return any(each.words & {word[:at], word[: at - 1]} for at in range(3, len(word) - 2))

    def begun(self, typed: str) -> set[str]:
        """All words that begin as typed; another letter may only be meant where what is typed is no word."""
        if typed not in self._begun:
            near = [word for word in self.words if self._plain[word].startswith(plain(typed))]  # no other could be
            is_word = typed in self._plain or is_danish_word(typed)
            self._begun[typed] = {
                word for word in near if word.startswith(typed) or (not is_word and could_be(typed, word[: len(typed)]))
            }
        return self._begun[typed]

    def meant(self, typed: str) -> set[str]:
        """All words that one typed word certainly means."""
        if typed not in self._meant:
            inflected = {word for word in self.begun(typed) if could_be(typed, word)} | {typed}
            is_short_word = len(typed) <= 4 and (typed in self._plain or is_danish_word(typed))
            begun = inflected if is_short_word else self.begun(typed)
            self._meant[typed] = begun | {
                word for word in self.words if any(self._same_stem(each, word) for each in inflected)
            }
        return self._meant[typed]

    def _same_stem(self, one: str, other: str) -> bool:
        if len(one) < 4 or tells_nothing(one) != tells_nothing(other) or are_two_words(one, other):
            return False
        english = other in self.english and stem(one, "english") == stem(other, "english")
        return english or stem(one, "danish") == stem(other, "danish")


def texts_of(value: str | Mapping[str, Level]) -> list[str]:
    return [value] if isinstance(value, str) else [level.note for level in value.values()]


def stand_in(phrase: list[str], row: list[str]) -> bool:
    return any(row[at : at + len(phrase)] == phrase for at in range(len(row)))


def lets_through(filters: Filters, each: Read) -> bool:
    """Whether the filters let a record through."""
    record = each.record
    day = first_day(record.happened) if isinstance(record, Observation) and record.happened else ""
    day = record.due or "" if isinstance(record, Action) else day
    day = written_day(record.id) if isinstance(record, Lesson) else day
    tags = getattr(record, "pitfalls", frozenset()) | getattr(record, "insights", frozenset())
    kind = (record.kind or "none") if isinstance(record, Observation) else ""
    sign = (record.sign or "none") if isinstance(record, Observation) else ""
    who = in_a_row(getattr(record, "perspective", "") + " " + getattr(record, "owner", ""))
    return (
        (not filters.tables or record.TABLE in filters.tables)
        and (not filters.stages or getattr(record, "stage", None) in filters.stages)
        and (not filters.pitfalls or bool(filters.pitfalls & tags))
        and (not filters.kinds or kind in filters.kinds)
        and (not filters.signs or sign in filters.signs)
        and (filters.projects is None or each.project in filters.projects)
        and (not filters.roles or any(word.startswith(canonical(role)) for role in filters.roles for word in who))
        and (not (filters.since or filters.until) or (filters.since <= day <= (filters.until or "9999") and day != ""))
    )


class Asker:
    """Makes up what one could search for."""

    def __init__(self, scan: Scan, chance: Random) -> None:
        self._scan, self._chance = scan, chance

    def word(self) -> str:
        """A word of the library, or what somebody may type for it."""
        chance = self._chance
        each = chance.choice(self._scan.read)
        word = chance.choice(each.row)
        return chance.choice(
            [
                word,
                word.upper(),
                word[: chance.randint(1, len(word))],
                word[chance.randint(0, len(word) // 2) :],
                word + chance.choice(["en", "s", "er", "ne", "e", "ed", "ing"]),
                stem(word, "danish"),
                word.translate(PLAIN),
                word.translate(SPELT),
                word.translate(PLAIN)[: chance.randint(1, len(word))],
            ]
        )

    def line(self) -> str:
        """One, two or three words, a word in two, or a phrase."""
        chance = self._chance
        row = chance.choice(self._scan.read).row
        at = chance.randrange(len(row))
        match chance.randrange(8):
            case 0:
                return f'"{" ".join(row[at : at + chance.randint(1, 4)])}"'
            case 1:
                return f'"{row[at]}" {self.word()}'
            case 2:
                long = max(row, key=len)
                place = chance.randint(1, len(long) - 1)
                return f"{long[:place]} {long[place:]}".translate(chance.choice([{}, PLAIN]))
            case 3 | 4:
                return f"{row[at]} {chance.choice(row)} {self.word()}"
            case 5:
                return f"{chance.choice(row)[:4]} {self.word()}"
            case _:
                return self.word()

    def filters(self) -> Filters:
        """None as a rule, else some that fit something."""
        each, other = self._chance.choices(self._scan.read, k=2)
        record, day = each.record, f"{self._chance.choice(['2023', '2024', '2025'])}-0{self._chance.randint(1, 9)}-01"
        return self._chance.choice(
            [
                Filters(),
                Filters(),
                Filters(tables=frozenset({record.TABLE, other.record.TABLE})),
                Filters(stages=frozenset({getattr(record, "stage", "") or "S2"})),
                Filters(pitfalls=frozenset({"4.4", "I1", *getattr(record, "pitfalls", ())})),
                Filters(kinds=frozenset({getattr(record, "kind", "") or "none"})),
                Filters(signs=frozenset({getattr(record, "sign", "") or "none"})),
                Filters(projects=frozenset({each.project, other.project})),
                Filters(roles=frozenset(in_a_row(getattr(record, "perspective", ""))[:1]) or frozenset({"lede"})),
                Filters(since=day),
                Filters(until=day, tables=frozenset({"observations"})),
            ]
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Index]]:
    """A library of some hundred records, one of its projects in English, and its index."""
    base: Path = tmp_path_factory.mktemp("scan")
    folder = make_library(base / "library", Size(projects=10, observations=30, lessons=4, writers=2))
    library, index = Library([folder], installation(base)), Index(base / "index", [folder])
    library.refresh()
    update_fully(index)
    yield library, index
    library.close()
    index.close()


@pytest.mark.long
def test_it_finds_what_somebody_finds_who_reads_it_all(made: tuple[Library, Index]) -> None:
    library, index = made
    scan = Scan(library)
    asker, wrong, found, asked = Asker(scan, Random(5)), list[str](), 0, 0
    while asked < QUERIES:
        line, filters = asker.line(), asker.filters()
        answer = index.search(query_from_text(line, filters), most=len(scan.read) + 1)
        if not all(each.is_whole for each in answer.expanded):
            continue
        asked += 1
        must, may = scan.find(line, filters)
        got = {hit.id for hit in answer.hits} if answer.mode == "all" else set()
        found += bool(must)
        if not must <= got <= may:
            wrong.append(f"{line!r} {filters}: {len(must - got)} missed, {len(got - may)} too many")
    assert wrong == []
    assert found > QUERIES / 3, "most queries ask for what is there"
