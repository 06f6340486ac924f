"""The library: folders of projects, and what others do to them while we look."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from journals.errors import Ambiguous, Invalid, NotFound
from journals.index.index import Index
from journals.library.journal import Journal
from journals.library.library import FolderNews, Library
from journals.library.lookup import find_project, find_record
from journals.library.undo import apply_plan, plan_undo
from journals.log.act import Act, encode
from journals.log.reader import LogFault
from journals.records.model import Lesson, Observation, Project
from tests.journals.conftest import Disk, OpenLibrary, added, installation, own_log, started


def texts(library: Library) -> set[str]:
    library.refresh()
    return {each.text for journal in library.journals for each in journal.observations}


def add(journal: Journal, *new: str) -> None:
    added(journal, *(Observation(text=text) for text in new))


# What others do


def test_it_notices_what_others_add_and_the_projects_they_start(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(theirs)
    add(journal, "en")
    assert mine.refresh() == {
        journal.id: {("projects", journal.id), ("observations", journal.observations[0].id)},
    }
    assert texts(mine) == {"en"}
    add(journal, "to")
    assert mine.refresh() == {
        journal.id: {("observations", each.id) for each in journal.observations if each.text == "to"}
    }
    assert mine.refresh() == {}
    assert texts(mine) == {"en", "to"}


def test_its_own_changes_are_no_news(open_library: OpenLibrary) -> None:
    library = open_library()
    add(started(library), "en")
    assert library.refresh() == {}


def test_a_log_that_is_replaced_loses_nothing_that_was_seen(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(theirs)
    log = own_log(journal)
    add(journal, "en")
    add(journal, "to")
    assert texts(mine) == {"en", "to"}
    whole = log.read_bytes()
    log.write_bytes(whole[: whole.rfind(b"\n", 0, -1) + 1])
    assert texts(mine) == {"en", "to"}
    log.write_bytes(whole.replace(b'"to"', b'"tre"').replace(b"Z-0000-", b"Z-0001-"))
    assert texts(mine) == {"en", "tre"}, "its last line now says so, with a later stamp"


def test_a_folder_that_vanishes_and_comes_back(open_library: OpenLibrary, tmp_path: Path) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(theirs)
    add(journal, "en")
    assert texts(mine) == {"en"}
    away = tmp_path / "away"
    home = journal.folders[0].path
    home.rename(away)
    assert mine.refresh() == {}
    assert texts(mine) == {"en"}, "what was seen stays on the screen"
    with (away / own_log(journal).name).open("ab") as file:
        at = "2999-01-01T00:00:00.000Z-0000-elsewhere"
        file.write(encode(Act(at=at, do=[("observations", "R2", {"text": "to"})])))
    away.rename(home)
    assert texts(mine) == {"en", "to"}


def test_a_library_that_is_not_there_yet(open_library: OpenLibrary, folder: Path, tmp_path: Path) -> None:
    mine, theirs = open_library(tmp_path / "later"), open_library(by="two")
    add(started(theirs), "en")
    assert texts(mine) == set()
    assert mine.faults() == []
    folder.rename(tmp_path / "later")
    assert texts(mine) == {"en"}


def test_a_project_folder_renamed_while_we_write_loses_nothing(open_library: OpenLibrary) -> None:
    mine = open_library()
    journal = started(mine)
    add(journal, "en")
    path = journal.folders[0].path
    path.rename(path.with_name("omdøbt"))
    add(journal, "to")
    assert texts(mine) == {"en", "to"}
    fresh = open_library(by="two")
    assert [each.id for each in fresh.journals] == [journal.id], "both folders are that project's"
    assert texts(fresh) == {"en", "to"}


def test_copies_of_a_project_fold_together(open_library: OpenLibrary, tmp_path: Path) -> None:
    first = open_library()
    journal = started(first)
    add(journal, "en")
    other = tmp_path / "other"
    shutil.copytree(journal.folders[0].path, other / "kopi")
    elsewhere = open_library(other, by="two")
    add(elsewhere.journals[0], "to")
    both = open_library(first.folders[0], other, by="three")
    assert [(each.id, len(each.folders)) for each in both.journals] == [(journal.id, 2)]
    assert texts(both) == {"en", "to"}


def test_looking_while_writing_loses_nothing(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    for number in range(60):
        _, pending = journal.add(Observation(text=f"nr. {number}"))
        if number % 3 == 0:
            library.refresh()
    pending.wait()
    assert len(texts(open_library(by="two"))) == 60


def test_looking_and_writing_share_one_thread(open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    library = open_library()
    looked: list[str] = []

    def look() -> list[FolderNews]:
        looked.append(threading.current_thread().name)
        return []

    monkeypatch.setattr(library, "poll", look)
    library.refresh()
    assert [name.rpartition("_")[0] for name in looked] == ["store"], "else two could use the same pen"


# What is wrong


def test_damage_is_reported_and_the_rest_is_read(open_library: OpenLibrary) -> None:
    journal = started(open_library(by="two"))
    add(journal, "en")
    log = own_log(journal)
    with log.open("ab") as file:
        file.write(b"damage\n")
    add(journal, "to")
    mine = open_library()
    assert texts(mine) == {"en", "to"}
    assert mine.faults() == [LogFault("wrong", log, 4, "bad_line")]


def test_folders_that_are_no_projects_are_left_alone(open_library: OpenLibrary, folder: Path, tmp_path: Path) -> None:
    outside = started(open_library(tmp_path / "outside")).folders[0].path
    (folder / "empty").mkdir()
    (folder / "notes").mkdir()
    (folder / "notes" / "a.txt").write_text("not a log")
    shutil.copytree(outside, folder / ".hidden")
    (folder / "stray.jsonl").write_text("not in a project")
    if os.name != "nt":
        (folder / "link").symlink_to(outside, target_is_directory=True)
    library = open_library()
    assert (library.journals, library.faults()) == ([], [])


def test_a_project_is_known_by_its_logs_heads_else_by_its_own_record(open_library: OpenLibrary, folder: Path) -> None:
    journal = started(open_library(by="two"))
    add(journal, "en")
    log = own_log(journal)
    whole = log.read_bytes().splitlines(keepends=True)
    for lines, name in ((whole[:1] + whole[2:], ""), (whole[1:], journal.project.name)):
        log.write_bytes(b"".join(lines))
        mine = Library([folder], installation(folder.parent / "three"))
        mine.refresh()
        assert mine.journal(journal.id).exists
        assert mine.journal(journal.id).project.name == name
        assert [each.text for each in mine.journal(journal.id).observations] == ["en"]
        mine.close()


# Finding


@pytest.fixture
def two_projects(open_library: OpenLibrary) -> Library:
    library = open_library()
    for name in ("Skærmbesøg i hjemmeplejen", "Skærmsamtaler", "Affaldssensorer"):
        started(library, name)
    return library


def test_a_project_is_found_by_name_start_id_and_folder(two_projects: Library) -> None:
    journal = two_projects.journals[1]
    for name in ("Skærmsamtaler", "skærms", " SKÆRMS ", journal.id, journal.id.lower(), journal.folders[0].path.name):
        assert find_project(two_projects, name) is journal
    with pytest.raises(Ambiguous) as several:
        find_project(two_projects, "skærm")
    assert several.value.params["fits"] == ["Skærmbesøg i hjemmeplejen", "Skærmsamtaler"]
    for name in ("", "  ", "drone"):
        with pytest.raises(NotFound):
            find_project(two_projects, name)
    started(two_projects, "Skærm")
    assert find_project(two_projects, "skærm").project.name == "Skærm", "a whole name before the start of another"


def test_a_record_is_found_by_its_id_or_the_start_of_it(two_projects: Library) -> None:
    journal = two_projects.journals[0]
    (seen,) = added(journal, Observation(text="en", id="01AAAAAAAA"))
    (learned,) = added(journal, Lesson(title="to", id="01AAAAAAAAB"))
    assert find_record(two_projects, "01aaaaaaaa") == (journal, seen)
    assert find_record(two_projects, "01AAAAAAAAB") == (journal, learned)
    with pytest.raises(Ambiguous) as several:
        find_record(two_projects, "01AAAA")
    assert several.value.params["fits"] == [seen.id, learned.id]
    assert set(journal.records()) == {(Project, journal.id), (Observation, seen.id), (Lesson, learned.id)}
    with pytest.raises(NotFound):
        find_record(two_projects, "")
    assert find_record(two_projects, journal.id) == (journal, journal.project)


def test_deleted_projects_are_not_there_but_known(two_projects: Library) -> None:
    journal = two_projects.journals[0]
    journal.delete(journal.project).wait()
    assert journal not in two_projects.journals
    assert two_projects.journal(journal.id) is journal
    with pytest.raises(NotFound):
        two_projects.journal("nothing")


def test_a_new_project_gets_a_folder_that_tells_no_more_than_its_name(open_library: OpenLibrary, folder: Path) -> None:
    library = open_library()
    journal, pending = library.create(Project(name="  Skærmbesøg: ../../æøå\x1b "))
    pending.wait()
    (path,) = folder.iterdir()
    assert path.name[4:] == f"-skaermbesoeg-aeoeaa-{journal.id[-4:].lower()}"
    assert journal.project.name == "Skærmbesøg: ../../æøå\ufffd"
    with pytest.raises(Invalid):
        library.create(Project(name="  "))
    assert [path] == list(folder.iterdir())


def test_new_projects_go_into_the_first_of_several_folders(open_library: OpenLibrary, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    add(started(open_library(second, by="two"), "Anden"), "en")
    both = open_library(first, second)
    started(both, "Første")
    assert sorted(journal.project.name for journal in both.journals) == ["Anden", "Første"]
    assert len(list(first.iterdir())) == len(list(second.iterdir())) == 1
    add(find_project(both, "Anden"), "to")
    assert len(list(next(second.iterdir()).iterdir())) == 2, "in the project's own folder, in a log of our own"


# Closing with something unsaved


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


def test_a_project_whose_own_line_was_damaged_is_there_without_its_name(
    open_library: OpenLibrary, folder: Path
) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="står endnu"))
    library.close()
    log = next(folder.glob("*/*.jsonl"))
    lines = log.read_bytes().splitlines(keepends=True)
    own = next(place for place, line in enumerate(lines) if b'"name":' in line)
    log.write_bytes(b"".join([*lines[:own], b"{damage}\n", *lines[own + 1 :]]))
    again = open_library(by="another")
    (found,) = again.journals
    assert (found.id, found.project.name) == (journal.id, "")
    assert [each.text for each in found.observations] == ["står endnu"]
    assert find_project(again, journal.id) is found
    index = Index(folder.parent / "cache", [folder])
    index.update_fully()
    assert index.summaries()[journal.id] == found.summary
    index.close()


def test_a_project_that_was_deleted_is_not_there_for_what_is_in_it(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="står endnu"))
    journal.delete(journal.project).wait()
    assert library.journals == []
    assert open_library(by="another").journals == []
