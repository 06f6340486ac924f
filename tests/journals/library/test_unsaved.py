"""What could not be saved is told, kept, and saved later, also after the window was closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.errors import NotSaved
from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.records.model import Observation, Project
from tests.journals.conftest import Disk, OpenLibrary, installation, started
from tests.journals.library.conftest import add, lines, texts


def test_what_could_not_be_saved_is_told_kept_and_saved_later(open_library: OpenLibrary, disk: Disk) -> None:
    library = open_library()
    journal = started(library)
    heard: list[tuple[str, bool]] = []
    library.on_saved = lambda pending: heard.append((pending.act.at, pending.done.exception() is None))
    disk.fill()
    (first,), one = journal.add(Observation(text="en"))
    (second,), two = journal.add(Observation(text="to"))
    for pending in (one, two):
        with pytest.raises(NotSaved):
            pending.wait()
    library.refresh()
    assert [act.at for act in journal.pending()] == [one.act.at, two.act.at], "still no room"
    assert {each.id for each in journal.observations} == {first.id, second.id}, "it stands on the screen meanwhile"
    disk.free()
    library.refresh()
    assert journal.pending() == []
    assert lines(journal)[-2:] == [one.act, two.act]
    _, three = journal.add(Observation(text="tre"))
    three.wait()
    library.in_background(list).result()  # the news of a pending comes just after its end
    assert heard == [(one.act.at, False), (two.act.at, False), (three.act.at, True)]


def test_unsaved_names_only_what_has_waited_for_a_while(
    open_library: OpenLibrary, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = started(open_library())
    disk.fill()
    (seen,), _ = journal.add(Observation(text="en"))
    monkeypatch.setattr("journals.library.journal.SLOW_WRITE", 3600.0)
    assert journal.unsaved_ids() == set()
    monkeypatch.setattr("journals.library.journal.SLOW_WRITE", -1.0)
    assert journal.unsaved_ids() == {seen.id}


def test_no_place_for_locks_is_a_problem_that_can_be_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where a folder should be")
    library = Library([folder], installation(tmp_path / "blocked"))
    with pytest.raises(NotSaved) as refused:
        library.create(Project(name="x"))
    assert refused.value.code == "no_state"
    library.close()


def test_what_could_not_be_saved_is_kept_at_closing_and_brought_in_at_the_next_start(
    open_library: OpenLibrary, disk: Disk
) -> None:
    first = open_library()
    journal = started(first)
    add(journal, "en")
    disk.fill()
    journal.add(Observation(text="to"))
    journal.add(Observation(text="tre"))
    (kept,) = first.close()
    assert kept.read_bytes().count(b"\n") == 2
    still = open_library()
    assert texts(still) == {"en", "to", "tre"}, "seen, though the disk is still full"
    assert still.close() == [kept]
    disk.free()
    second = open_library()
    assert texts(second) == {"en", "to", "tre"}
    assert second.close() == []
    assert not kept.exists()
    assert texts(open_library(by="two")) == {"en", "to", "tre"}


def test_two_windows_closing_on_a_full_disk_both_keep_what_they_had(open_library: OpenLibrary, disk: Disk) -> None:
    one, other = open_library(), open_library()
    journal = started(one)
    other.refresh()
    disk.fill()
    journal.add(Observation(text="en"))
    other.journal(journal.id).add(Observation(text="to"))
    assert len({*one.close(), *other.close()}) == 2
    disk.free()
    assert texts(open_library()) == {"en", "to"}


def test_a_project_that_could_not_even_begin_is_brought_in_where_it_was_meant_to_be(
    open_library: OpenLibrary, disk: Disk, tmp_path: Path
) -> None:
    first = open_library()
    disk.fill()
    journal, _ = first.create(Project(name="Skærmbesøg"))
    journal.add(Observation(text="en"))
    assert first.close() != []
    disk.free()
    assert open_library(tmp_path / "elsewhere").journals == [], "not into another library"
    second = open_library()
    assert [each.project.name for each in second.journals] == ["Skærmbesøg"]
    second.close()
    assert texts(open_library(by="two")) == {"en"}


def test_what_was_kept_can_be_taken_back_too(open_library: OpenLibrary, disk: Disk) -> None:
    first = open_library()
    journal = started(first)
    disk.fill()
    journal.add(Observation(text="en"))
    first.close()
    disk.free()
    second = open_library()
    plan = plan_undo(second, everyone=True)
    assert plan is not None
    apply_plan(plan).written.wait()
    assert texts(second) == set()
