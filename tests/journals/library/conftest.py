"""Short ways to write in a library, and to read what it and its logs hold."""

from __future__ import annotations

from journals.library.journal import Journal
from journals.library.library import Library
from journals.log.act import Act, decode
from journals.records.model import Observation
from tests.journals.conftest import added, own_log


def texts(library: Library) -> set[str]:
    library.refresh()
    return {each.text for journal in library.journals for each in journal.observations}


def lines(journal: Journal) -> list[Act]:
    return [decode(line) for line in own_log(journal).read_bytes().splitlines()]


def add(journal: Journal, *new: str) -> None:
    added(journal, *(Observation(text=text) for text in new))
