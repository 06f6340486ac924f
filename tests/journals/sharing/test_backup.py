"""Backup: a whole copy or none, of all there was."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from journals.errors import Problem
from journals.log.fold import Fold
from journals.log.folder import ProjectFolder, project_folders
from journals.log.plain_file import create_file
from journals.records.model import Observation
from journals.sharing.backup import back_up
from journals.sharing.copying import complete_lines, contains, state_of
from tests.journals.conftest import OpenLibrary, added, own_log, started

TODAY = date(2026, 11, 25)


def files(base: Path) -> dict[str, bytes]:
    return {str(path.relative_to(base)): path.read_bytes() for path in base.rglob("*") if path.is_file()}


def test_a_backup_is_the_library_once_more_and_can_be_opened(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, away = open_library(), open_library(by="two")
    added(started(library), Observation(text="en"))
    away.refresh()
    added(away.journals[0], Observation(text="to"))
    started(library, "Andet")
    made = back_up(library, tmp_path / "copies", TODAY)
    assert made.folder == tmp_path / "copies" / "tilbageblik-2026-11-25"
    assert files(made.folder) == files(library.folders[0])
    assert (made.projects, made.left_out, made.wrong) == (2, [], 0)
    assert made.lines == sum(data.count(b"\n") for data in files(made.folder).values())
    assert made.size == sum(map(len, files(made.folder).values()))
    copy = open_library(made.folder, by="three")
    assert {each.text for each in copy.journals[0].observations} == {"en", "to"}
    assert os.name == "nt" or {path.stat().st_mode & 0o077 for path in made.folder.rglob("*")} == {0}


def test_never_over_an_older_one_and_nothing_is_left_beside_it(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    first = back_up(library, tmp_path / "copies", TODAY)
    before = files(first.folder)
    added(journal, Observation(text="en"))
    second = back_up(library, tmp_path / "copies", TODAY)
    assert second.folder.name == "tilbageblik-2026-11-25-2"
    assert files(first.folder) == before
    assert sorted(path.name for path in (tmp_path / "copies").iterdir()) == [first.folder.name, second.folder.name]


def test_a_line_still_being_written_and_what_is_no_log_are_left_out(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    log = own_log(journal)
    whole = log.read_bytes()
    log.write_bytes(whole + b'{"at":"2026-11-2')
    (log.parent / "notes.txt").write_text("x")
    (log.parent / "9hq2m0c4.jsonl").symlink_to(log)
    (log.parent.parent / "linked").symlink_to(log.parent)
    made = back_up(library, tmp_path / "copies", TODAY)
    assert files(made.folder) == {f"{log.parent.name}/{log.name}": whole}
    log.write_bytes(whole[:-1])
    assert files(back_up(library, tmp_path / "copies", TODAY).folder).popitem()[1] == whole, "whole all the same"
    log.write_bytes(whole)


def test_a_damaged_log_is_copied_as_it_is_and_told(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="en"))
    log = own_log(journal)
    damaged = log.read_bytes().replace(b'"text"', b'"te\xff', 1)
    log.write_bytes(damaged)
    made = back_up(library, tmp_path / "copies", TODAY)
    assert files(made.folder).popitem()[1] == damaged
    assert made.wrong == 1


def test_what_is_not_fetched_is_told(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    log = own_log(started(library))
    away = log.with_name("9hq2m0c4.jsonl")
    away.touch()
    made = back_up(library, tmp_path / "copies", TODAY)
    assert made.left_out == [away]
    assert list(files(made.folder)) == [f"{log.parent.name}/{log.name}"]


def test_several_libraries_lie_side_by_side(open_library: OpenLibrary, tmp_path: Path) -> None:
    folders = [tmp_path / "a" / "projekter", tmp_path / "b" / "projekter", tmp_path / "gone"]
    for folder in folders[:2]:
        folder.mkdir(parents=True)
        started(open_library(folder), "Samme navn")
    library = open_library(*folders)
    made = back_up(library, tmp_path / "copies", TODAY)
    assert sorted(path.name for path in made.folder.iterdir()) == ["projekter", "projekter-2"]
    assert made.projects == 2
    assert made.left_out == [tmp_path / "gone"]


def refused(library: object, to: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        back_up(library, to, TODAY)  # type: ignore[arg-type]
    return caught.value


def test_not_into_the_library_itself(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    started(library)
    before = files(tmp_path)
    (tmp_path / "round").symlink_to(library.folders[0])
    for to in (library.folders[0], library.folders[0] / "copies", tmp_path / "round" / "copies"):
        assert refused(library, to).code == "backup_inside"
    (tmp_path / "round").unlink()
    assert files(tmp_path) == before


def test_an_empty_library_has_no_backup(open_library: OpenLibrary, tmp_path: Path) -> None:
    assert refused(open_library(), tmp_path / "copies").code == "backup_empty"
    assert not (tmp_path / "copies").exists()


def test_a_full_disk_leaves_nothing_half(
    open_library: OpenLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    journal = started(library)
    added(journal, *(Observation(text=f"nr. {number}") for number in range(50)))
    started(library, "Andet")
    (tmp_path / "there").mkdir()
    fsync, calls = os.fsync, [0]

    def full(fd: int) -> None:
        calls[0] += 1
        if calls[0] >= 2:
            raise OSError(errno.ENOSPC, "no space left")
        fsync(fd)

    for to in (tmp_path / "there", tmp_path / "new"):
        calls[0] = 0
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            problem = refused(library, to)
        assert (problem.code, problem.params["reason"]) == ("backup_not_written", "no space left")
    assert list((tmp_path / "there").iterdir()) == []
    assert not (tmp_path / "new").exists()


def test_a_place_that_cannot_be_is_told(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    started(library)
    (tmp_path / "file").touch()
    assert refused(library, tmp_path / "file").code == "backup_not_written"
    assert refused(library, tmp_path / "no" / "such").code == "backup_not_written", "an unplugged disk is not made anew"


def test_a_copy_that_does_not_hold_it_all_is_thrown_away(
    open_library: OpenLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    started(library)
    monkeypatch.setattr(
        "journals.sharing.backup.complete_lines", lambda log: (complete_lines(log) or b"").split(b"\n")[0] + b"\n"
    )
    assert refused(library, tmp_path / "copies").code == "backup_differs"
    assert not (tmp_path / "copies").exists()


def test_what_is_written_meanwhile_is_no_fault(
    open_library: OpenLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    journal = started(library)
    n = [0]

    def busy(path: Path, data: bytes, mode: int) -> None:
        n[0] += 1
        added(journal, Observation(text=f"imens {n[0]}"))
        create_file(path, data, mode)

    monkeypatch.setattr("journals.sharing.backup.create_file", busy)
    made = back_up(library, tmp_path / "copies", TODAY)
    assert n == [1]
    (copy,) = project_folders(made.folder)
    now = Fold()
    now.apply(ProjectFolder(own_log(journal).parent).read())
    assert contains(now.state(), state_of(ProjectFolder(copy)))
    assert not contains(state_of(ProjectFolder(copy)), now.state())
