"""Taking back and doing again: what it restores, what it leaves, and that it follows from the logs alone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.errors import NotSaved
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.undo import UndoResult, apply_plan, plan_undo
from journals.log.act import Act
from journals.log.folder import ProjectFolder
from journals.log.reader import LogReader
from journals.records.model import Lesson, Observation
from tests.journals.conftest import Disk, OpenLibrary, added, own_log, started, throwaway
from tests.strategies import PITFALLS, observations


def take_back(library: Library, *, redo: bool = False, everyone: bool = False) -> UndoResult | None:
    """Undo or redo, and wait until it is on disk."""
    plan = plan_undo(library, redo=redo, everyone=everyone)
    if plan is None:
        return None
    taken = apply_plan(plan)
    taken.written.wait()
    return taken


def undone(library: Library, **how: bool) -> UndoResult:
    taken = take_back(library, **how)
    assert taken is not None
    return taken


def change(journal: Journal, record: Any, **fields: Any) -> Any:
    """Edit a record, wait until it is on disk, and give what it is now."""
    pending = journal.edit((record, replace(record, **fields)))
    assert pending is not None
    pending.wait()
    return journal.get(type(record), record.id)


def shown(library: Library) -> list[Any]:
    return [(j.project, j.observations, j.lessons, j.actions) for j in library.journals]


steps = st.lists(
    st.tuples(st.sampled_from(("add", "edit", "tag", "delete", "lesson")), st.integers(0, 9), observations), max_size=7
)


def do(library: Library, step: str, place: int, record: Observation) -> bool:
    """Do one thing in the first project; tells whether it changed anything."""
    journal = library.journals[0]
    rows = journal.observations
    if step == "lesson":
        journal.add(Lesson(title=record.text))
    elif step == "add" or not rows:
        journal.add(record)
    elif step == "delete":
        journal.delete(rows[place % len(rows)])
    elif step == "edit":
        old = rows[place % len(rows)]
        return journal.edit((old, replace(record, id=old.id))) is not None
    else:
        tag = frozenset({PITFALLS[place]})
        return journal.edit(*((each, replace(each, pitfalls=tag)) for each in rows)) is not None
    return True


@settings(max_examples=30)
@given(steps, st.lists(st.integers(0, 3), max_size=4))
def test_undo_then_redo_is_as_if_nothing_happened(done: list[tuple[str, int, Observation]], pauses: list[int]) -> None:
    with throwaway() as library:
        started(library)
        states = [shown(library)]
        states += [shown(library) for step in done if do(library, *step)]
        last = here = len(states) - 1
        for back in [*pauses, last]:  # some back, all forward again, and in the end all the way
            for _ in range(min(back, here)):
                undone(library)
                here -= 1
                assert shown(library) == states[here]
            while here < last:
                undone(library, redo=True)
                here += 1
                assert shown(library) == states[here]
            assert plan_undo(library, redo=True) is None
        again = Library(library.folders, library.local)
        again.refresh()
        assert shown(again) == states[last]
        again.close()


def test_twelve_at_once_are_one_undo(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    twelve = added(journal, *(Observation(text=f"nr. {n}") for n in range(12)))
    journal.edit(*((each, replace(each, pitfalls=frozenset({"4.4"}))) for each in twelve))
    taken = undone(library)
    assert len(taken.act.do) == 12
    assert taken.skipped == []
    assert sorted(journal.observations, key=lambda each: each.id) == twelve
    undone(library)
    assert journal.observations == []


def test_undo_works_after_a_restart_and_redo_after_another(open_library: OpenLibrary) -> None:
    first = open_library()
    journal = started(first)
    (seen,) = added(journal, Observation(text="net væk"))
    change(journal, seen, stage="S5")
    first.close()
    second = open_library()
    undone(second)
    assert second.journal(journal.id).observations == [seen]
    second.close()
    third = open_library()
    undone(third, redo=True)
    assert third.journal(journal.id).observations[0].stage == "S5"


def test_a_new_act_ends_what_could_be_redone(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    journal.add(Observation(text="en"))
    undone(library)
    added(journal, Observation(text="to"))
    assert plan_undo(library, redo=True) is None
    undone(library)
    assert journal.observations == []


def test_a_deletion_and_a_creation_are_taken_back(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="net væk", pitfalls=frozenset({"4.4"})))
    journal.delete(seen)
    undone(library)
    assert journal.observations == [seen]
    undone(library)
    assert journal.observations == []
    undone(library)
    assert library.journals == [], "the project itself was the first"
    assert plan_undo(library) is None
    for _ in range(2):
        undone(library, redo=True)
    assert library.journals == [journal]
    assert journal.observations == [seen]


# Beside others


def test_undo_leaves_what_others_changed_and_says_so(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    seen = added(journal, Observation(text="en"), Observation(text="to"))
    changed = journal.edit(*((each, replace(each, stage="S4", kind="idea")) for each in seen))
    assert changed is not None
    changed.wait()
    theirs.refresh()
    there = theirs.journal(journal.id)
    now = change(there, there.get(Observation, seen[0].id), stage="S6")
    mine.refresh()
    taken = undone(mine)
    assert taken.skipped == [("observations", seen[0].id, "stage")]
    assert journal.get(Observation, seen[0].id) == replace(now, kind=None)
    assert journal.get(Observation, seen[1].id) == seen[1]
    theirs.refresh()
    assert shown(mine) == shown(theirs)


def test_redo_leaves_what_others_changed_since_the_undo(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en"))
    change(journal, seen, stage="S4", kind="idea")
    undone(mine)
    theirs.refresh()
    there = theirs.journal(journal.id)
    change(there, there.observations[0], stage="S6")
    mine.refresh()
    taken = undone(mine, redo=True)
    assert taken.skipped == [("observations", seen.id, "stage")]
    assert journal.observations == [replace(seen, stage="S6", kind="idea")]


def test_what_others_changed_elsewhere_in_the_record_is_not_in_the_way(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en"))
    change(journal, seen, pitfalls=frozenset({"4.4"}))
    theirs.refresh()
    there = theirs.journal(journal.id)
    change(there, there.observations[0], text="to")
    mine.refresh()
    taken = undone(mine)
    assert taken.skipped == [], "nothing that undo would restore is different"
    assert journal.observations == [replace(seen, text="to")]


def test_a_creation_that_others_worked_on_leaves_their_work(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en", kind="idea"))
    theirs.refresh()
    there = theirs.journal(journal.id)
    change(there, there.observations[0], text="deres")
    mine.refresh()
    taken = undone(mine)
    assert ("observations", seen.id, "text") in taken.skipped
    assert journal.observations == [Observation(id=seen.id, text="deres")]


def test_where_all_was_changed_since_the_next_undo_goes_one_further(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en"))
    change(journal, seen, stage="S4")
    change(journal, replace(seen, stage="S4"), text="to")
    theirs.refresh()
    there = theirs.journal(journal.id)
    pending = there.delete(there.observations[0])
    change(there, replace(seen, text="to", stage="S4"), text="deres")
    pending.wait()
    mine.refresh()
    assert undone(mine).skipped == [("observations", seen.id, "text")]
    assert undone(mine).skipped == []
    assert journal.observations == [replace(seen, text="deres")]


def test_each_window_takes_back_its_own_and_the_command_line_the_installations(open_library: OpenLibrary) -> None:
    one, other, elsewhere = open_library(), open_library(), open_library(by="two")
    journal = started(one)
    for library, text in ((one, "en"), (other, "to"), (elsewhere, "tre")):
        library.refresh()
        library.journal(journal.id).add(Observation(text=text))[1].wait()
    one.refresh()

    def left() -> set[str]:
        one.refresh()
        return {each.text for each in one.journal(journal.id).observations}

    undone(one)
    assert left() == {"to", "tre"}
    undone(one, redo=True)
    undone(one, everyone=True)
    assert left() == {"to", "tre"}, "the latest act of the installation is this window's redo"
    undone(one, everyone=True)
    assert left() == {"tre"}
    other.refresh()
    undone(other, redo=True)
    assert left() == {"to", "tre"}, "an undo counts, whichever window did it"
    undone(elsewhere)
    assert left() == {"to"}


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


# What could trip it


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


def test_what_is_not_on_disk_yet_can_be_taken_back(open_library: OpenLibrary, disk: Disk) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="en"))
    disk.fill()
    journal.edit((seen, replace(seen, text="to")))
    journal.edit((replace(seen, text="to"), replace(seen, text="tre")))
    for text in ("to", "en"):
        plan = plan_undo(library)
        assert plan is not None
        with pytest.raises(NotSaved):
            apply_plan(plan).written.wait()
        assert journal.observations[0].text == text
    disk.free()
    library.refresh()
    assert [each.text for each in open_library(by="two").journal(journal.id).observations] == ["en"]


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


def test_an_empty_library_has_nothing_to_undo(open_library: OpenLibrary) -> None:
    library = open_library()
    assert plan_undo(library) is None
    assert plan_undo(library, redo=True, everyone=True) is None


def test_an_undo_names_what_it_undoes(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    _, pending = journal.add(Observation(text="en"))
    taken = undone(library)
    assert taken.act == pending.act
    assert taken.written.act.undoes == pending.act.at
    assert f'"undoes":"{pending.act.at}"' in own_log(journal).read_text("utf-8").splitlines()[-1]


@pytest.mark.parametrize("reader", [LogReader, ProjectFolder], ids=["the own log", "all logs"])
def test_an_act_that_is_written_while_logs_are_read_is_the_one_to_undo(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch, reader: type[LogReader] | type[ProjectFolder]
) -> None:
    library = open_library()
    journal = started(library)
    (old,) = added(journal, Observation(text="en"))
    busy = Event()
    library.in_background(busy.wait)
    pending = journal.edit((old, replace(old, text="to")))
    assert pending is not None
    read: Callable[[Any], list[Act]] = reader.read

    def slowly(self: Any) -> list[Act]:
        found = read(self)
        busy.set()
        pending.wait()
        return found

    monkeypatch.setattr(reader, "read", slowly)
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
    whole = LogReader.read

    def noted(reader: LogReader) -> list[Act]:
        read.append(reader.path.parent)
        return whole(reader)

    monkeypatch.setattr(LogReader, "read", noted)
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
