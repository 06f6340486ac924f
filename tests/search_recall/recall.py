"""Asks each query of a library that holds the notes and the sample library, and compares with what was judged."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journals.demo.sample import copy_samples
from journals.index.index import Index
from journals.index.query import Filters, query_from_text
from journals.library.library import Library
from journals.records.model import Observation, Project
from tests.journals.conftest import installation
from tests.journals.indexing import update_fully

_HERE = Path(__file__).parent


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
    """Return the queries of a half (`open` or `held`), and the numbers of the notes that answer each."""
    rows = (line.split("\t") for line in _HERE.joinpath(f"queries-{language}.tsv").read_text("utf-8").splitlines())
    return [(query, frozenset(map(int, wanted.split()))) for which, query, wanted in rows if which == half]


def notes(language: str) -> dict[int, str]:
    """Return the notes by their numbers."""
    lines = _HERE.joinpath(f"notes-{language}.txt").read_text("utf-8").splitlines()
    return {int(number): text for number, _, text in (line.partition(" ") for line in lines)}


def measured(language: str, half: str) -> list[Score]:
    """Ask all queries of a half in a new library."""
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / "library"
        copy_samples(folder, date(2026, 11, 1))
        library = Library([folder], installation(Path(base)))
        journal, _ = library.create(Project(name="Notes"))
        new, pending = journal.add(*(Observation(text=text) for text in notes(language).values()))
        pending.wait()
        numbers = dict(zip((each.id for each in new), notes(language), strict=True))
        index = Index(Path(base) / "cache", [folder])
        update_fully(index)
        try:
            return [_asked(index, query, wanted, numbers, journal.id) for query, wanted in queries(language, half)]
        finally:
            index.close()
            library.close()


def _asked(index: Index, query: str, wanted: frozenset[int], numbers: dict[str, int], project: str) -> Score:
    answer = index.search(query_from_text(query, Filters(projects=frozenset({project}))), most=200)
    hits = frozenset(numbers[hit.id] for hit in answer.hits if hit.id in numbers)
    none = frozenset[int]()
    return Score(query, wanted, *((none, hits) if answer.mode == "some" else (hits, none)))
