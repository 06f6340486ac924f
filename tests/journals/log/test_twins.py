"""A log of one's own that somebody else has changed: noticed, left alone, and gone on from in a new one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.records.model import Observation
from tests.files import no_space
from tests.journals.conftest import Disk, OpenLibrary, added, installation, own_log, started


def texts(library: Library) -> set[str]:
    return {each.text for each in library.journals[0].observations}


def told(library: Library) -> list[str]:
    return [fault.code for fault in library.notices]


def test_a_log_restored_from_a_backup_is_not_written_on(open_library: OpenLibrary) -> None:
    first = open_library()
    journal = started(first)
    added(journal, Observation(text="en"))
    log = own_log(journal)
    backup = log.read_bytes()
    added(journal, Observation(text="to"))
    first.close()
    newest = log.read_bytes()
    log.write_bytes(backup)
    again = open_library()
    added(again.journals[0], Observation(text="tre"))
    assert log.read_bytes() == backup, "a sync tool may still bring the newest one back"
    assert told(again) == ["own_log_cut"]
    again.close()
    log.write_bytes(newest)
    fresh = open_library()
    assert texts(fresh) == {"en", "to", "tre"}
    added(fresh.journals[0], Observation(text="fire"))
    assert told(fresh) == []
    assert len(list(log.parent.glob("*.jsonl"))) == 2
    assert log.read_bytes() == newest, "the name is given up for good"


def test_two_machines_with_a_copy_of_the_same_disk_part_ways(open_library: OpenLibrary, tmp_path: Path) -> None:
    here = open_library()
    journal = started(here)
    added(journal, Observation(text="før"))
    here.close()
    shutil.copytree(tmp_path / "one", tmp_path / "twin")
    shutil.copytree(tmp_path / "library", tmp_path / "away" / "library")
    # The twin's folder has another path, so its state would be another's: put it where the twin looks.
    there = Library([tmp_path / "away" / "library"], installation(tmp_path / "twin"))
    for kind in ("writers", "unsaved"):
        for path in (tmp_path / "twin" / "state" / kind).glob("*"):
            path.rename(path.with_name(there.writer_of(there.folders[0])._folder.name))
    there.refresh()
    here = open_library()
    added(here.journals[0], Observation(text="her"))
    added(there.journals[0], Observation(text="der"))
    ours, theirs = own_log(here.journals[0]), own_log(there.journals[0])
    assert ours.name == theirs.name, "they do not know of each other yet"
    shutil.copy(ours, theirs.with_name(f"{ours.stem}-PC1234.jsonl"))  # what a sync tool does: one wins, one is a copy
    shutil.copy(theirs, ours.with_name(f"{ours.stem}-PC9876.jsonl"))
    shutil.copy(theirs, ours)
    added(here.journals[0], Observation(text="her igen"))
    added(there.journals[0], Observation(text="der igen"))
    assert told(here) == ["own_log_cut"]
    assert own_log(here.journals[0]).name != own_log(there.journals[0]).name
    shutil.copy(own_log(here.journals[0]), theirs.parent)
    there.refresh()
    assert texts(there) == {"før", "her", "der", "her igen", "der igen"}
    there.close()


def test_undo_in_the_same_window_reaches_what_was_done_under_the_old_name(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="en"))
    log = own_log(journal)
    log.write_bytes(log.read_bytes() + b"\n")
    added(journal, Observation(text="to"))
    assert told(library) == ["own_log_changed"]
    for left in ({"en"}, set()):
        plan = plan_undo(library)
        assert plan is not None
        apply_plan(plan).written.wait()
        assert texts(library) == left


def test_all_projects_of_a_window_move_to_the_new_name(open_library: OpenLibrary) -> None:
    library = open_library()
    one, other = started(library, "Det ene"), started(library, "Det andet")
    log = own_log(one)
    log.write_bytes(b"")
    added(one, Observation(text="en"))
    added(other, Observation(text="to"))
    assert {log.stem for log in other.folders[0].path.glob("*.jsonl")} == {log.stem, own_log(other).stem}
    assert own_log(other).read_bytes().count(b"\n") == 2


def test_a_window_that_dies_with_something_unsaved_has_it_in_a_local_file_already(
    open_library: OpenLibrary, disk: Disk, tmp_path: Path
) -> None:
    library = open_library()
    journal = started(library)
    disk.fill()
    journal.add(Observation(text="skrevet uden plads"))
    library.in_background(lambda: None).result()
    (kept,) = tmp_path.glob("one/state/unsaved/*/*/*.jsonl")
    assert "skrevet uden plads" in kept.read_text()
    disk.free()
    library.refresh()
    assert not kept.exists(), "it is in the log now"
    assert texts(open_library(by="two")) == {"skrevet uden plads"}


def test_what_can_be_kept_nowhere_is_said_aloud(
    open_library: OpenLibrary, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    journal = started(library)
    disk.fill()
    monkeypatch.setattr("journals.log.rescue.store_unsaved", no_space)
    journal.add(Observation(text="skrevet uden plads"))
    assert library.close() == []
    (fault,) = library.notices
    assert (fault.code, fault.params) == ("not_kept", {"texts": "skrevet uden plads"})
