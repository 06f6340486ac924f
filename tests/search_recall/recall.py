"""Asks each query of a library that holds the notes and the sample library, and compares with what was judged."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from content.words import GUIDE_LANGUAGES
from journals.demo.sample import copy_samples
from journals.index.index import Index
from journals.index.query import Filters, query_from_text
from journals.index.search_result import SearchResult
from journals.index.synonyms import synonyms_of
from journals.library.library import Library
from journals.records.model import Observation, Project
from journals.text.language import Language
from tests.guides import guide_of
from tests.journals.conftest import installation
from tests.journals.indexing import update_fully

_HERE = Path(__file__).parent
OTHERS = "others"
"""The set that is asked as somebody does at the command line: with synonyms, beside the guide, so many findings."""
_SHOWN = 20


@dataclass(frozen=True)
class Score:
    """What one query found."""

    query: str
    wanted: frozenset[int]
    found: frozenset[int]
    """Notes with all of the words, as typed or corrected."""
    near: frozenset[int]
    """Notes with some of the words, which are shown as such."""

    @property
    def missed(self) -> frozenset[int]:
        """What should have been found."""
        return self.wanted - self.found - self.near

    @property
    def wrong(self) -> frozenset[int]:
        """What should not have been found."""
        return self.found - self.wanted

    @property
    def recall(self) -> float:
        """The part of what is wanted that was found."""
        return 1 - len(self.missed) / len(self.wanted)


def queries(language: str, half: str) -> list[tuple[str, frozenset[int]]]:
    """Return the queries of a half, and the numbers of the notes that answer each.

    `open`, `held`, or `others`, which is of somebody who had read no code.
    """
    rows = (line.split("\t") for line in _HERE.joinpath(f"queries-{language}.tsv").read_text("utf-8").splitlines())
    return [(query, frozenset(map(int, wanted.split()))) for which, query, wanted in rows if which == half]


def notes(language: str, half: str = "open") -> dict[int, str]:
    """Return the notes that a half asks, by their numbers."""
    file = f"{OTHERS if half == OTHERS else 'notes'}-{language}.txt"
    lines = _HERE.joinpath(file).read_text("utf-8").splitlines()
    return {int(number): text for number, _, text in (line.partition(" ") for line in lines)}


def measured(language: Language, half: str) -> list[Score]:
    """Ask all queries of a half in a new library."""
    is_others = half == OTHERS
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / "library"
        if not is_others:
            copy_samples(folder, date(2026, 11, 1))
        library = Library([folder], installation(Path(base)))
        journal, _ = library.create(Project(name="Notes"))
        texts = notes(language, half)
        new, pending = journal.add(*(Observation(text=text) for text in texts.values()))
        pending.wait()
        numbers = dict(zip((each.id for each in new), texts, strict=True))
        index = Index(Path(base) / "cache", [folder])
        update_fully(index, guide_of(language) if is_others else None)
        ask = partial(_typed, index, language) if is_others else partial(_among_notes, index, journal.id)
        try:
            return [_score(query, wanted, ask(query), numbers) for query, wanted in queries(language, half)]
        finally:
            index.close()
            library.close()


def _among_notes(index: Index, project: str, query: str) -> SearchResult:
    return index.search(query_from_text(query, Filters(projects=frozenset({project}))), most=200)


def _typed(index: Index, language: Language, line: str) -> SearchResult:
    query = query_from_text(line, language=language)
    guides = [guide_of(each) for each in GUIDE_LANGUAGES]
    return index.search(replace(query, synonyms=synonyms_of(query.words, guides)), most=_SHOWN)


def _score(query: str, wanted: frozenset[int], answer: SearchResult, numbers: dict[str, int]) -> Score:
    hits = frozenset(numbers[hit.id] for hit in answer.hits if hit.id in numbers)
    none = frozenset[int]()
    return Score(query, wanted, *((none, hits) if answer.mode == "some" else (hits, none)))
