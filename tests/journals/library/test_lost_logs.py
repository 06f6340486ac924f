"""A log of one's own that was cut short or deleted by others: named, and not only once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journals.errors import Problem
from journals.library import lost_logs as module
from journals.library.check import check_library
from journals.library.library import Library
from journals.library.lost_logs import accept_losses, lost_logs
from journals.library.maintenance import purge
from journals.library.meant_losses import loss_files, take_back
from journals.library.paths import LOSSES_FOLDER, LocalFolders
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, added, own_log, started


def wrong(library: Library) -> list[str]:
    """What `check` calls wrong."""
    library.refresh()
    return [fault.code for fault in check_library(library, None) if fault.level == "wrong"]


def told(library: Library) -> list[str]:
    return [fault.code for fault in library.notices]


@pytest.fixture
def left(open_library: OpenLibrary) -> Path:
    """The log of an installation that has written a project and ended."""
    library = open_library()
    journal = started(library)
    for number in range(5):
        added(journal, Observation(text=f"nr. {number}"))
    log = own_log(journal)
    library.close()
    return log


def test_what_we_write_while_it_is_looked_for_is_not_missing(
    open_library: OpenLibrary, left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = Library([left.parents[1]], LocalFolders(*(left.parents[2] / name for name in ("s2", "c2", "k2"))))
    colleague.refresh()
    listed = module._logs_of_projects

    def then_written(folders: list[Path]) -> dict[str, list[Path]]:
        found = listed(folders)
        added(colleague.all_journals()[0], Observation(text="imens"))
        return found

    monkeypatch.setattr(module, "_logs_of_projects", then_written)
    assert lost_logs(colleague.folders, colleague.writer_of) == []
    colleague.close()


@pytest.mark.parametrize("cut", [lambda data: data[: data.index(b"nr. 1")], lambda data: data[: data.index(b"\n") + 1]])
def test_a_log_that_was_cut_is_named_and_nobody_says_that_nothing_is_lost(
    open_library: OpenLibrary, left: Path, cut: Callable[[bytes], bytes]
) -> None:
    whole = left.read_bytes()
    left.write_bytes(cut(whole))
    library = open_library()
    assert "log_cut" in wrong(library)
    added(library.all_journals()[0], Observation(text="videre"))
    assert told(library) == ["own_log_cut"]
    library.close()
    library = open_library()
    assert "log_cut" in wrong(library), "also when we have gone on in another log"
    left.write_bytes(whole)
    assert wrong(library) == []


def test_a_log_that_was_changed_in_its_midst_is_named_and_one_that_has_grown_is_not(
    open_library: OpenLibrary, left: Path
) -> None:
    whole = left.read_bytes()
    left.write_bytes(whole[: whole.index(b"\n") + 1] * 20)
    assert wrong(open_library()) == ["log_cut"]
    left.write_bytes(whole + whole.splitlines(keepends=True)[0])
    library = open_library()
    assert wrong(library) == []
    added(library.journals[0], Observation(text="videre"))
    assert told(library) == ["own_log_changed"]


@pytest.mark.parametrize(
    "remove", [Path.unlink, lambda log: shutil.rmtree(log.parent), lambda log: log.write_bytes(b"")]
)
def test_a_project_whose_log_is_gone_is_named(
    open_library: OpenLibrary, left: Path, remove: Callable[[Path], object]
) -> None:
    started(library := open_library(), "Fald")
    library.close()
    away = shutil.copytree(left.parent, left.parent.parent.parent / "away")
    remove(left)
    library = open_library()
    assert wrong(library) == ["project_gone"]
    shutil.copytree(away, left.parent, dirs_exist_ok=True)
    assert wrong(library) == []


def test_a_log_that_is_gone_from_among_others_is_named(open_library: OpenLibrary, left: Path) -> None:
    other = open_library(by="two")
    other.refresh()
    added(other.journals[0], Observation(text="fra en anden"))
    left.unlink()
    assert wrong(open_library()) == ["log_gone"]
    assert wrong(other) == [], "who did not write it cannot know"


def test_a_folder_under_another_name_and_what_we_erase_ourselves_are_no_loss(
    open_library: OpenLibrary, left: Path
) -> None:
    left.parent.rename(left.parent.with_name("andet navn"))
    library = open_library()
    assert wrong(library) == []
    journal = library.journals[0]
    purge(library, journal, *[(Observation.TABLE, each.id) for each in journal.observations])
    library.close()
    assert wrong(open_library()) == []


def test_a_library_folder_that_is_away_is_not_a_hundred_losses(open_library: OpenLibrary, left: Path) -> None:
    library = left.parent.parent
    library.rename(library.with_name("away"))
    assert wrong(open_library()) == []


def now() -> datetime:
    return datetime.now(UTC)


def test_what_was_meant_to_go_is_named_no_more_here_and_on_other_machines(
    open_library: OpenLibrary, left: Path, tmp_path: Path
) -> None:
    other = open_library(by="other")
    added(other.journals[0], Observation(text="fra en anden maskine"))
    other.close()
    away = shutil.move(left.parent, tmp_path / "away")
    assert wrong(open_library()) == wrong(open_library(by="other")) == ["project_gone"]
    library = open_library()
    (fault,) = accept_losses(library.folders, library.writer_of, now())
    assert fault.code == "project_gone"
    assert accept_losses(library.folders, library.writer_of, now()) == []
    assert wrong(open_library()) == wrong(open_library(by="other")) == []
    assert len(take_back(library.folders, now())) == 1
    assert take_back(library.folders, now()) == []
    assert wrong(open_library()) == wrong(open_library(by="other")) == ["project_gone"]
    accept_losses(library.folders, library.writer_of, now())
    shutil.move(away, left.parent)
    back = open_library()
    assert [len(journal.observations) for journal in back.journals] == [6]
    assert wrong(back) == []


def test_a_project_that_came_back_and_was_written_in_is_missed_again(open_library: OpenLibrary, left: Path) -> None:
    away = shutil.move(left.parent, left.parent.parent.parent / "away")
    library = open_library()
    accept_losses(library.folders, library.writer_of, now() - timedelta(seconds=60))
    shutil.move(away, left.parent)
    library = open_library()
    added(library.journals[0], Observation(text="videre"))
    library.close()
    shutil.rmtree(left.parent)
    assert wrong(open_library()) == ["project_gone"]


def test_a_log_that_was_cut_is_accepted_as_it_was_left(open_library: OpenLibrary, left: Path) -> None:
    whole = left.read_bytes()
    left.write_bytes(whole[: whole.index(b"nr. 1")])
    library = open_library()
    assert [fault.code for fault in accept_losses(library.folders, library.writer_of, now())] == ["log_cut"]
    assert "log_cut" not in wrong(open_library())
    take_back(library.folders, now())
    assert "log_cut" in wrong(open_library())


@pytest.mark.parametrize("data", [b"", b"[" * 100_000, b"\xff", b'{"loss":{"project":"x"},"turn":0,"at":"2026"}'])
def test_a_damaged_word_says_nothing(open_library: OpenLibrary, left: Path, data: bytes) -> None:
    shutil.rmtree(left.parent)
    library = open_library()
    accept_losses(library.folders, library.writer_of, now())
    (file,) = loss_files(library.folders[0])
    file.write_bytes(data)
    assert wrong(open_library()) == ["project_gone"]
    accept_losses(library.folders, library.writer_of, now() + timedelta(seconds=1))
    assert wrong(open_library()) == []


def test_nothing_is_written_through_a_link_that_others_planted(
    open_library: OpenLibrary, left: Path, tmp_path: Path
) -> None:
    shutil.rmtree(left.parent)
    library = open_library()
    (outside := tmp_path / "outside").mkdir()
    (library.folders[0] / LOSSES_FOLDER).symlink_to(outside)
    with pytest.raises(Problem, match="not_written"):
        accept_losses(library.folders, library.writer_of, now())
    assert list(outside.iterdir()) == []
