"""The library: folders of projects, and what others do to them while we look."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from journals.errors import Invalid
from journals.index.index import Index
from journals.library.library import Library
from journals.library.log_parts import FolderNews
from journals.library.lookup import find_project
from journals.log.act import Act, encode
from journals.log.reader import LogFault
from journals.records.model import Observation, Project
from tests.journals.conftest import OpenLibrary, added, installation, own_log, started
from tests.journals.indexing import update_fully
from tests.journals.library.conftest import add, texts

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
    assert [*looked] == ["store"], "else two could use the same pen"


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


# Projects


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
    update_fully(index)
    assert index.summaries()[journal.id] == found.summary
    index.close()


def test_a_project_that_was_deleted_is_not_there_for_what_is_in_it(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="står endnu"))
    journal.delete(journal.project).wait()
    assert library.journals == []
    assert open_library(by="another").journals == []
