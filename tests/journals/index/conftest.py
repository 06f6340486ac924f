"""An index of the library to be worked on, and what it ought to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from journals.index.index import Index
from journals.library.library import Library
from journals.records.base import Record
from journals.records.model import RECORDS
from tests.journals.conftest import OpenLibrary
from tests.journals.index.search_shelf import Shelf

OpenIndex: TypeAlias = Callable[..., Index]


@pytest.fixture
def open_index(folder: Path, tmp_path: Path) -> Iterator[OpenIndex]:
    """Open the index of the library (or of the folders named), in an installation's cache; it is closed at the end."""
    opened: list[Index] = []

    def open_(*folders: Path, cache: str = "cache") -> Index:
        opened.append(Index(tmp_path / cache, folders or [folder]))
        return opened[-1]

    yield open_
    for index in opened:
        index.close()


def held(index: Index) -> dict[str, tuple[str, Record]]:
    """Return all records that an index holds, by their ids, with the ids of their projects."""
    return {record.id: (project, record) for kind in RECORDS for project, record in index.records(kind)}


def written(library: Library) -> dict[str, tuple[str, Record]]:
    """Return all records that a library holds, by their ids, with the ids of their projects."""
    found = [(j.id, record) for j in library.all_journals() for kind in RECORDS for record in j.all(kind)]
    return {record.id: (project, record) for project, record in found}


@pytest.fixture
def shelf(open_library: OpenLibrary, open_index: OpenIndex) -> Shelf:
    return Shelf(open_library(), open_index())
