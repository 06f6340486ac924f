"""Bringing back from a backup: what is missing comes back, and nothing else changes."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.errors import Problem
from journals.library.journal import Journal
from journals.library.lesson_pack import decode_pack
from journals.library.library import Library
from journals.library.maintenance import compact, purge
from journals.library.meant_losses import Loss, meant_losses, say_meant
from journals.library.paths import LOSSES_FOLDER
from journals.records.model import Observation
from journals.sharing.backup import back_up
from journals.sharing.restore import RestoreResult, restore_backup
from tests.files import no_space
from tests.journals.conftest import OpenLibrary, added, edited, installation, own_log, started
from tests.journals.library.test_shelf import as_file, pack
from tests.journals.sharing.test_backup import TODAY, files


def backed_up(library: Library, tmp_path: Path) -> Path:
    return back_up(library, tmp_path / "copies", TODAY).folder


def texts(library: Library) -> set[str]:
    return {each.text for journal in library.journals for each in journal.observations}


def three(open_library: OpenLibrary) -> tuple[Library, Journal]:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="en"))
    added(journal, Observation(text="to"))
    added(journal, Observation(text="tre"))
    return library, journal


def test_a_project_that_is_gone_comes_back_whole(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    started(library, "Andet")
    source = backed_up(library, tmp_path)
    before = files(library.folders[0])
    folder = own_log(journal).parent
    library.close()
    shutil.rmtree(folder)
    done = restore_backup(open_library(), source, TODAY)
    assert done == RestoreResult(2, [folder], 0, [], 0)
    assert files(library.folders[0]) == before
    assert texts(open_library()) == {"en", "to", "tre"}


def test_a_library_that_is_gone_comes_back_whole(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, _ = three(open_library)
    source = backed_up(library, tmp_path)
    before = files(library.folders[0])
    library.close()
    shutil.rmtree(library.folders[0])
    assert len(restore_backup(open_library(), source, TODAY).folders) == 1
    assert files(library.folders[0]) == before
    again = open_library()
    added(again.journals[0], Observation(text="fire"))
    assert texts(open_library(by="two")) == {"en", "to", "tre", "fire"}


def test_acts_that_a_log_lacks_come_back_beside_it(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    source = backed_up(library, tmp_path)
    log = own_log(journal)
    library.close()
    short = b"".join(log.read_bytes().splitlines(keepends=True)[:-2])
    log.write_bytes(short)
    done = restore_backup(open_library(), source, TODAY)
    extra = log.with_name(f"{log.stem}-backup-2026-11-25.jsonl")
    assert done == RestoreResult(1, [], 2, [extra], 0, changes=2)
    assert log.read_bytes() == short, "never written to"
    assert texts(open_library()) == {"en", "to", "tre"}
    assert restore_backup(open_library(), source, TODAY) == RestoreResult(1, [], 0, [], 0), (
        "there is no more to bring back"
    )
    again = open_library()
    added(again.journals[0], Observation(text="fire"))
    assert texts(open_library(by="two")) == {"en", "to", "tre", "fire"}


def test_a_log_that_is_gone_comes_back_beside_the_others(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, _ = three(open_library)
    away = open_library(by="two")
    added(away.journals[0], Observation(text="fire"))
    log = own_log(away.journals[0])
    away.close()
    source = backed_up(library, tmp_path)
    log.unlink()
    done = restore_backup(open_library(), source, TODAY)
    assert [path.name for path in done.files] == [f"{log.stem}-backup-2026-11-25.jsonl"]
    assert not log.exists(), "it may be on its way still"
    assert texts(open_library()) == {"en", "to", "tre", "fire"}


def test_a_damaged_line_comes_back(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    source = backed_up(library, tmp_path)
    log = own_log(journal)
    library.close()
    log.write_bytes(log.read_bytes().replace(b'"to"', b'"t\xff', 1))
    assert restore_backup(open_library(), source, TODAY).acts == 1
    assert texts(open_library()) == {"en", "to", "tre"}


def test_what_changed_since_stands(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    source = backed_up(library, tmp_path)
    one, two, three_ = journal.observations[::-1]
    edited(journal, one, replace(one, text="en til"))
    journal.delete(two).wait()
    purge(library, journal, (three_.TABLE, three_.id))
    before = files(library.folders[0])
    assert restore_backup(library, source, TODAY) == RestoreResult(1, [], 0, [], 0)
    assert files(library.folders[0]) == before
    fresh = open_library()
    assert texts(fresh) == {"en til"}
    assert not any(b"tre" in data for data in before.values())


def test_what_was_purged_stays_so_where_the_rest_comes_back(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    source = backed_up(library, tmp_path)
    last = journal.observations[0]
    purge(library, journal, (last.TABLE, last.id))
    log = own_log(journal)
    library.close()
    log.write_bytes(b"".join(line for line in log.read_bytes().splitlines(keepends=True) if b'"to"' not in line))
    assert restore_backup(open_library(), source, TODAY).acts == 1
    assert texts(open_library()) == {"en", "to"}
    assert not any(b'"tre"' in data for data in files(library.folders[0]).values())


def test_what_was_made_smaller_since_is_not_lost(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    edited(journal, journal.observations[0], replace(journal.observations[0], text="tre til"))
    journal.delete(journal.observations[1]).wait()
    source = backed_up(library, tmp_path)
    compact(library, journal, timedelta(days=-1))
    assert restore_backup(library, source, TODAY) == RestoreResult(1, [], 0, [], 0)
    log = own_log(journal)
    library.close()
    log.write_bytes(b"".join(line for line in log.read_bytes().splitlines(keepends=True) if b'"en"' not in line))
    assert restore_backup(open_library(), source, TODAY).acts == 1
    assert texts(open_library()) == {"en", "tre til"}


def test_a_dry_run_tells_and_does_nothing(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    started(library, "Andet")
    source = backed_up(library, tmp_path)
    log = own_log(journal)
    library.close()
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    shutil.rmtree(next(path for path in library.folders[0].iterdir() if path != log.parent))
    before = files(library.folders[0])
    told = restore_backup(open_library(), source, TODAY, dry_run=True)
    assert (len(told.folders), told.acts, len(told.files)) == (1, 1, 1)
    assert files(library.folders[0]) == before
    assert restore_backup(open_library(), source, TODAY) == told


def test_several_libraries_each_get_their_own_back(open_library: OpenLibrary, tmp_path: Path) -> None:
    folders = [tmp_path / "a" / "projekter", tmp_path / "b" / "projekter"]
    for folder in folders:
        folder.mkdir(parents=True)
        started(open_library(folder), f"I {folder.parent.name}")
    library = open_library(*folders)
    source = backed_up(library, tmp_path)
    before = [files(folder) for folder in folders]
    library.close()
    for folder in folders:
        shutil.rmtree(folder)
    restore_backup(Library(folders, installation(tmp_path / "two")), source, TODAY)
    assert [files(folder) for folder in folders] == before


def test_a_name_that_is_taken_is_not_used(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    source = backed_up(library, tmp_path)
    folder = own_log(journal).parent
    library.close()
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "mine.txt").write_text("x")
    done = restore_backup(open_library(), source, TODAY)
    assert done.folders == [folder.with_name(f"{folder.name}-2")]
    assert (folder / "mine.txt").read_text() == "x"
    assert texts(open_library()) == {"en", "to", "tre"}


def test_a_damaged_backup_brings_back_what_can_be_read(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    source = backed_up(library, tmp_path)
    log = own_log(journal)
    library.close()
    copy = source / log.parent.name / log.name
    copy.write_bytes(copy.read_bytes().replace(b'"to"', b'"t\xff', 1))
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-2]))
    done = restore_backup(open_library(), source, TODAY)
    assert (done.acts, done.unread) == (1, 1)
    assert texts(open_library()) == {"en", "tre"}


def refused(library: Library, source: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        restore_backup(library, source, TODAY)
    return caught.value


def test_what_is_no_backup_is_told(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, _ = three(open_library)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    for source in (tmp_path / "empty", tmp_path / "no such", tmp_path / "file"):
        assert refused(library, source).code == "backup_none"
    assert refused(library, library.folders[0]).code == "backup_inside"
    for _ in range(11):
        newest = backed_up(library, tmp_path)
    problem = refused(library, tmp_path / "copies")
    assert (problem.code, problem.params["newest"]) == ("backup_choose", str(newest))
    assert newest.name.endswith("-11")


def test_what_other_programs_have_written_has_no_place_in_a_library(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, journal = three(open_library)
    strange = tmp_path / "strange"
    (strange / "data").mkdir(parents=True)
    (strange / "data" / "events.jsonl").write_text('{"event": 1}\n')
    assert refused(library, strange).code == "backup_none"
    shutil.copytree(own_log(journal).parent, strange / "ours")
    there = files(library.folders[0])
    assert restore_backup(library, strange, TODAY) == RestoreResult(2, [], 0, [], 1)
    assert files(library.folders[0]) == there


@pytest.mark.parametrize("gone", [True, False])
def test_a_full_disk_leaves_nothing_half(
    open_library: OpenLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    library, journal = three(open_library)
    source = backed_up(library, tmp_path)
    log = own_log(journal)
    library.close()
    if gone:
        shutil.rmtree(log.parent)
    else:
        log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:-1]))
    before = sorted(library.folders[0].rglob("*"))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_space)
        assert refused(open_library(), source).code == "restore_not_written"
    assert sorted(library.folders[0].rglob("*")) == before
    restore_backup(open_library(), source, date(2026, 11, 26))
    assert texts(open_library()) == {"en", "to", "tre"}


def test_what_others_learned_is_in_a_backup_and_comes_back(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    started(library)
    library.shelf.put(decode_pack(as_file(pack())))
    own = library.shelf.name_own_origin("Vores by")
    say_meant(library.folders[0], [loss := Loss("01JQ6M80QA0000000000000009")], datetime.now(UTC))
    copy = back_up(library, tmp_path / "copies", TODAY).folder
    shutil.rmtree(library.folders[0] / "shelf")
    shutil.rmtree(library.folders[0] / LOSSES_FOLDER)
    lost = open_library(by="two")
    assert lost.shelf.packs == []
    assert restore_backup(lost, copy, TODAY, dry_run=True).packs == 1
    assert lost.shelf.packs == []
    assert restore_backup(lost, copy, TODAY).packs == 1
    assert [each.origin.name for each in lost.shelf.packs] == ["Aarhus"]
    assert lost.shelf.own_origin() == own
    assert list(meant_losses(lost.folders)) == [loss]
    assert restore_backup(lost, copy, TODAY).packs == 0


def test_what_is_no_backup_of_this_library_is_refused(open_library: OpenLibrary, tmp_path: Path) -> None:
    library, _ = three(open_library)
    copy = backed_up(library, tmp_path)
    other = tmp_path / "andet"
    shutil.copytree(copy, other / "dybere")
    mine = open_library(tmp_path / "mit")
    assert restore_backup(mine, other, TODAY, dry_run=True).looked, "a library without projects takes any"
    started(mine)
    with pytest.raises(Problem) as refused:
        restore_backup(mine, other, TODAY)
    assert refused.value.code == "backup_other"
    assert restore_backup(mine, copy, TODAY, dry_run=True).looked, "it is called as backups are"
