"""What others plant in a shared folder: links, pipes, folders with a file's name. Nothing follows, waits, or stops."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journals.index.index import Index
from journals.library.check import check_library
from journals.library.maintenance import compact, purge
from journals.log.atomic import TEMPORARY
from journals.log.plain_file import read_plain
from journals.log.reader import LOG_SUFFIX
from journals.records.model import Observation
from journals.sharing.backup import back_up
from journals.sharing.restore import restore_backup
from tests.journals.conftest import OpenLibrary, added, own_log, started
from tests.journals.indexing import update_fully

TODAY = date(2026, 11, 29)
TOKEN = "0123456789abcdef"


def link(path: Path, victim: Path) -> None:
    path.symlink_to(victim)


def folder_named(path: Path, victim: Path) -> None:
    path.mkdir()
    (path / "x").touch()


def pipe(path: Path, victim: Path) -> None:
    os.mkfifo(path)


posix = pytest.mark.skipif(os.name == "nt", reason="links only for some, and no pipes")
PLANTED = [pytest.param(link, marks=posix), folder_named, pytest.param(pipe, marks=posix)]


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file out of the library that somebody would like to have written over."""
    path = tmp_path / "victim"
    path.write_bytes(b"precious\n")
    return path


@pytest.mark.parametrize("plant", PLANTED)
def test_a_log_that_is_none_is_named_by_check(
    open_library: OpenLibrary, victim: Path, plant: Callable[[Path, Path], None]
) -> None:
    journal = started(open_library())
    strange = journal.folders[0].path / f"zzzz0000{LOG_SUFFIX}"
    plant(strange, victim)
    library = open_library(by="two")
    assert [(fault.file, fault.code) for fault in check_library(library, None)] == [(strange, "strange_log")]


def test_a_log_larger_than_memory_is_named_and_keeps_nothing_from_going_on(
    open_library: OpenLibrary, tmp_path: Path
) -> None:
    journal = started(open_library())
    added(journal, Observation(text="en"))
    huge = journal.folders[0].path / f"zzzz0000{LOG_SUFFIX}"
    with huge.open("wb") as file:
        file.truncate(1 << 40)  # a hole, which takes no room
    library = open_library(by="two")
    assert [each.text for each in library.journals[0].observations] == ["en"]
    assert [(fault.file, fault.code) for fault in check_library(library, None)] == [(huge, "huge_log")]
    assert back_up(library, tmp_path / "copies", TODAY).left_out == [huge]
    with pytest.raises(OSError, match="large"):
        read_plain(huge)
    index = Index(tmp_path / "index", library.folders)
    update_fully(index)
    assert {each.observations for each in index.summaries().values()} == {1}
    index.close()


@posix
def test_a_project_folder_that_is_a_link_is_named_by_check(open_library: OpenLibrary, tmp_path: Path) -> None:
    journal = started(open_library())
    (tmp_path / "elsewhere").mkdir()
    strange = journal.folders[0].path.with_name("2026-link")
    strange.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "a.txt").touch()
    assert [fault.file for fault in check_library(open_library(by="two"), None)] == [strange]


@pytest.mark.parametrize("plant", PLANTED)
def test_a_log_that_becomes_something_else_is_not_waited_for(
    open_library: OpenLibrary, victim: Path, plant: Callable[[Path, Path], None]
) -> None:
    journal = started(open_library())
    added(journal, Observation(text="en"))
    other = open_library(by="two")
    log = own_log(journal)
    log.unlink()
    plant(log, victim)
    other.refresh()
    added(journal, Observation(text="to"))  # under another name
    assert own_log(journal) != log
    again = open_library(by="three")
    texts = {each.text for found in again.journals for each in found.observations}
    assert "to" in texts
    assert victim.read_bytes() == b"precious\n"


@posix
def test_nothing_is_written_through_a_folder_that_became_a_link(
    open_library: OpenLibrary, tmp_path: Path, victim: Path
) -> None:
    library = open_library()
    journal = started(library)
    path = journal.folders[0].path
    path.rename(tmp_path / "moved")
    (tmp_path / "elsewhere").mkdir()
    path.symlink_to(tmp_path / "elsewhere")
    journal.add(Observation(text="to"))
    library.in_background(lambda: None).result()
    assert list((tmp_path / "elsewhere").iterdir()) == []
    path.unlink()
    (tmp_path / "moved").rename(path)
    library.refresh()
    assert {each.text for each in open_library(by="two").journals[0].observations} == {"to"}


@pytest.mark.parametrize("plant", PLANTED)
def test_planted_names_of_temporary_files_stop_nothing(
    open_library: OpenLibrary, victim: Path, plant: Callable[[Path, Path], None]
) -> None:
    library = open_library()
    journal = started(library)
    (note,) = added(journal, Observation(text="zebrafinke"))
    log = own_log(journal)
    left = log.with_name(f".{log.stem}.{TOKEN}{LOG_SUFFIX}{TEMPORARY}")
    for path in (log.with_name(f"{log.name}{TEMPORARY}"), log.with_name(f".{log.stem}.{'0' * 16}.jsonl{TEMPORARY}")):
        plant(path, victim)
    left.write_bytes(log.read_bytes())
    compact(library, journal)
    assert purge(library, journal, (Observation.TABLE, note.id)).rewritten == [log]
    assert b"zebrafinke" not in log.read_bytes()
    assert not left.exists()
    assert victim.read_bytes() == b"precious\n"


def test_what_a_crash_left_of_our_logs_goes_at_the_next_start(open_library: OpenLibrary) -> None:
    library = open_library()
    log = own_log(started(library))
    ours, old = (log.with_name(name) for name in (f".{log.stem}.{TOKEN}.jsonl{TEMPORARY}", f"{log.name}{TEMPORARY}"))
    theirs = log.with_name(f".zzzz0000.{TOKEN}.jsonl{TEMPORARY}")
    for path in (ours, old, theirs):
        path.write_bytes(b"zebrafinke")
    open_library(by="two")
    assert ours.exists(), "of another installation, which may be writing it"
    library.close()
    state = library.local.state / f".choices.{TOKEN}.json{TEMPORARY}"
    state.touch()
    os.utime(state, (0, 0))
    open_library()
    assert [path.exists() for path in (ours, old, state, theirs)] == [False, False, False, True]


@posix
def test_a_backup_and_what_is_brought_back_write_through_nothing(
    open_library: OpenLibrary, tmp_path: Path, victim: Path
) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="en"), Observation(text="to"))
    log = own_log(journal)
    copies = back_up(library, tmp_path / "copies", TODAY).folder
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:2]))
    names = [f"{log.stem}-backup-{TODAY}{extra}.jsonl{new}" for extra in ("", "-2") for new in ("", TEMPORARY)]
    for name in names:
        (log.parent / name).symlink_to(victim)
    (back,) = restore_backup(open_library(by="two"), copies, TODAY).files
    assert (back.is_symlink(), victim.read_bytes()) == (False, b"precious\n")
    assert len(open_library(by="three").journals[0].observations) == 2


@posix
def test_a_backup_that_holds_links_and_pipes_is_read_past_them(
    open_library: OpenLibrary, tmp_path: Path, victim: Path
) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="en"))
    copies = back_up(library, tmp_path / "copies", TODAY).folder
    (inside,) = copies.glob("2*-*")
    link(inside / "link0000.jsonl", victim)
    pipe(inside / "pipe0000.jsonl", victim)
    (tmp_path / "fresh").mkdir()
    done = restore_backup(open_library(tmp_path / "fresh", by="two"), copies, TODAY)
    assert len(done.folders) == 1
    assert sorted(path.name for path in done.folders[0].iterdir()) == [own_log(journal).name]
