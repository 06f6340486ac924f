"""Which act is the latest, and so the one to undo."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.library.undo import plan_undo
from journals.log.act import Act
from journals.log.folder import ProjectFolder
from journals.log.reader import LogReader
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, added, started, throwaway
from tests.journals.library.undoing import undone


def test_a_copied_folder_does_not_undo_twice(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    journal.add(Observation(text="en"))
    added(journal, Observation(text="to"))
    undone(library)
    library.close()
    shutil.copytree(journal.folders[0].path, journal.folders[0].path.with_name("copy"))
    again = open_library()
    assert plan_undo(again, redo=True) is not None
    undone(again)
    assert again.journal(journal.id).observations == []
    undone(again, redo=True)
    undone(again, redo=True)
    assert {each.text for each in again.journal(journal.id).observations} == {"en", "to"}


def test_the_latest_act_is_the_one_done_last_though_the_clock_was_set_back(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("journals.ids._last", 0)
        patch.setattr("time.time_ns", lambda: 4_000_000_000_000_000_000)  # the year 2096
        first = open_library()
        journal = started(first)
        journal.add(Observation(text="forud"))
        first.close()
    second = open_library()
    second.journal(journal.id).add(Observation(text="nu"))
    undone(second)
    assert [each.text for each in second.journal(journal.id).observations] == ["forud"]


@pytest.mark.parametrize(
    ("reader", "name"), [(LogReader, "batches"), (ProjectFolder, "read_all")], ids=["the own log", "all logs"]
)
def test_an_act_that_is_written_while_logs_are_read_is_the_one_to_undo(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch, reader: type[LogReader] | type[ProjectFolder], name: str
) -> None:
    library = open_library()
    journal = started(library)
    (old,) = added(journal, Observation(text="en"))
    busy = Event()
    library.in_background(busy.wait)
    pending = journal.edit((old, replace(old, text="to")))
    assert pending is not None
    read: Callable[[Any], Iterable[Any]] = getattr(reader, name)

    def slowly(self: Any) -> list[Any]:
        found = [*read(self)]
        busy.set()
        pending.wait()
        return found

    monkeypatch.setattr(reader, name, slowly)
    taken = undone(library)
    assert taken.act == pending.act
    assert journal.observations[0].text == "en"


def test_only_projects_that_may_hold_the_latest_are_read(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    for name in ("en", "to", "tre"):
        added(started(library, name), Observation(text=f"noget i {name}"))
    read: list[Path] = []
    whole = LogReader.batches

    def noted(reader: LogReader) -> Iterator[list[Act]]:
        read.append(reader.path.parent)
        return whole(reader)

    monkeypatch.setattr(LogReader, "batches", noted)
    plan = plan_undo(library)
    assert plan is not None
    assert plan.journal.project.name == "tre"
    assert {path.name.split("-")[1] for path in read} == {"tre"}


def test_an_act_longer_than_the_end_that_is_looked_at_can_be_undone(open_library: OpenLibrary) -> None:
    library = open_library()
    first, second = started(library, "en"), started(library, "to")
    added(first, *(Observation(text=f"{number} " + "ord " * 400) for number in range(100)))
    again = open_library()
    plan = plan_undo(again, everyone=True)
    assert plan is not None
    assert plan.journal.id == first.id
    assert second.id != first.id
    assert len(plan.reversal.do) == 100


@settings(max_examples=10)
@given(st.lists(st.integers(-1, 2), max_size=8))
def test_undo_goes_back_through_all_projects_in_the_order_of_what_was_done(steps: list[int]) -> None:
    with throwaway() as library:
        journals = [started(library, name) for name in "abc"]
        done: list[str] = []
        for number, step in enumerate([0, 1, 2, *steps, *[-1] * 20]):
            if step >= 0:
                added(journals[step], Observation(text=f"{step}.{number}"))
                done.append(f"{step}.{number}")
            elif done:
                undone(library)
                done.pop()
            assert sorted(each.text for journal in journals for each in journal.observations) == sorted(done)
