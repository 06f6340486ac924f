"""What goes wrong in one folder, in whatever way, keeps no other out, is told once, and is got over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journals.library import poll_failures
from journals.library.check import check_library
from journals.library.journal import Journal
from journals.library.library import Library
from journals.log.act import Act
from journals.log.ownership import LogOwners
from journals.log.reader import LogReader
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, added, own_log, started


@pytest.fixture
def theirs(open_library: OpenLibrary) -> tuple[Journal, Journal]:
    """Two projects of somebody else, each with an observation."""
    library = open_library(by="two")
    found = started(library, "Alpha"), started(library, "Beta")
    for journal in found:
        added(journal, Observation(text=f"om {journal.project.name}"))
    return found


def texts(library: Library) -> set[str]:
    return {each.text for journal in library.journals for each in journal.observations}


@pytest.mark.parametrize("part", ["reading", "folding", "owners"])
def test_one_folder_keeps_no_other_out(
    open_library: OpenLibrary, theirs: tuple[Journal, Journal], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alpha, _ = theirs
    place = own_log(alpha).parent
    batches, absorb, resolve = LogReader.batches, Journal.absorb, LogOwners.resolve

    def broken_batches(self: LogReader) -> Iterator[list[Act]]:
        if self.path.parent == place:
            raise ZeroDivisionError
        return batches(self)

    def broken_absorb(self: Journal, *args: object) -> object:
        return [1 / 0] if self.id == alpha.id else absorb(self, *args)  # type: ignore[arg-type]

    def broken_resolve(self: LogOwners, *args: object) -> object:
        return [1 / 0] if self.path == place else resolve(self, *args)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(LogReader, "batches", broken_batches) if part == "reading" else None
        broken.setattr(Journal, "absorb", broken_absorb) if part == "folding" else None
        broken.setattr(LogOwners, "resolve", broken_resolve) if part == "owners" else None
        library = open_library()
        for _ in range(3):
            library.refresh()
        assert texts(library) == {"om Beta"}
        told = [(fault.code, fault.file) for fault in library.notices]
        assert told == [("look_failed", place)], "once"
        if part != "owners":
            assert [each.file for each in check_library(library, None) if each.level == "wrong"] == [place]
        added(library.journals[0], Observation(text="videre"))
    monkeypatch.setattr(poll_failures, "monotonic", lambda: 1e12)
    library.refresh()
    assert texts(library) == {"om Alpha", "om Beta", "videre"}
    assert library.faults() == []


def test_a_folder_in_which_something_went_wrong_is_not_read_at_every_look(
    open_library: OpenLibrary, theirs: tuple[Journal, Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Path] = []

    def broken_batches(self: LogReader) -> Iterator[list[Act]]:
        tried.append(self.path)
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(LogReader, "batches", broken_batches)
        library = open_library()
        for _ in range(5):
            library.refresh()
        assert len(tried) == len(theirs)
    monkeypatch.setattr(poll_failures, "monotonic", lambda: 1e12)
    library.refresh()
    assert texts(library) == {"om Alpha", "om Beta"}
