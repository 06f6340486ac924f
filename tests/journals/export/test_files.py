"""Writing an export: whole or not at all, and never over another file unasked."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from journals.errors import Problem
from journals.export import files
from journals.export.files import write_new
from journals.export.progress import Cancelled
from journals.log.atomic import free_path
from tests.files import no_space


def problem(act: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        act()
    return caught.value


@pytest.fixture(params=["links", "no links", "links unknown"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Disks with hard links and without."""

    def refuse(self: Path, target: Path) -> None:
        if os.path.lexists(self):
            raise FileExistsError(errno.EEXIST, "File exists")
        raise NotImplementedError if request.param == "links unknown" else PermissionError(errno.EPERM, "no links")

    if request.param != "links":
        monkeypatch.setattr(Path, "hardlink_to", refuse)


pytestmark = pytest.mark.usefixtures("disk")


def test_a_new_file_holds_the_text_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    assert write_new(path, "# Æ\n\nø\n") == path
    assert path.read_bytes() == "# Æ\n\nø\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    path.write_text("mine")
    refused = problem(lambda: write_new(path, "yours"))
    assert (refused.code, refused.params) == ("file_exists", {"file": str(path)})
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="pipes")
@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_file_is_never_replaced(tmp_path: Path, force: bool) -> None:
    """Whoever may write in /dev would else have no `/dev/null` any more."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to a device").symlink_to("/dev/null")
    for name in ("pipe", "to a device"):
        before = os.lstat(tmp_path / name)
        refused = problem(lambda name=name: write_new(tmp_path / name, "x", force=force))  # type: ignore[misc]
        assert refused.code == ("export_not_plain" if force else "file_exists")
        assert os.lstat(tmp_path / name) == before


def test_force_replaces_it(tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    path.write_text("old and longer")
    write_new(path, "new", force=True)
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_nowhere_is_something_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    try:
        path.symlink_to(tmp_path / "gone.md")
    except OSError:
        pytest.skip("this machine makes no symbolic links")
    assert problem(lambda: write_new(path, "text")).code == "file_exists"
    assert not (tmp_path / "gone.md").exists()


def test_a_name_taken_while_we_write_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "log.md"

    def tick(done: int, of: int) -> None:
        path.write_text("someone else's")

    refused = problem(lambda: write_new(path, "ours", tick=tick))
    assert refused.code == "file_exists"
    assert path.read_text() == "someone else's"
    assert list(tmp_path.iterdir()) == [path]


def test_of_many_at_once_one_gets_the_name(tmp_path: Path) -> None:
    path = tmp_path / "log.md"

    def attempt(number: int) -> str:
        try:
            return write_new(path, f"text {number}").read_text()
        except Problem as refused:
            return refused.code

    with ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(attempt, range(32)))
    assert outcomes == ["file_exists"] * 31 + [path.read_text()]
    assert list(tmp_path.iterdir()) == [path]


def test_one_missing_folder_is_made_but_not_two(tmp_path: Path) -> None:
    assert write_new(tmp_path / "new" / "log.md", "x").read_text() == "x"
    refused = problem(lambda: write_new(tmp_path / "a" / "b" / "log.md", "x"))
    assert refused.code == "not_written"
    assert refused.params["file"] == str(tmp_path / "a" / "b" / "log.md")
    assert refused.params["reason"]
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_not_a_file(tmp_path: Path, force: bool) -> None:
    (tmp_path / "log.md").mkdir()
    code = problem(lambda: write_new(tmp_path / "log.md", "x", force=force)).code
    assert code == ("not_written" if force else "file_exists")
    assert list(tmp_path.iterdir()) == [tmp_path / "log.md"]


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    refused = problem(lambda: write_new(tmp_path / "file" / "log.md", "x"))
    assert (refused.code, refused.params["system"]) == ("not_written", "ENOTDIR")
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_things_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool) -> None:
    monkeypatch.setattr(os, "fsync", no_space)
    if force:
        (tmp_path / "log.md").write_text("mine")
    refused = problem(lambda: write_new(tmp_path / "log.md", "x", force=force))
    assert (refused.code, refused.params["reason"]) == ("not_written", "No space left on device")
    assert [each.read_text() for each in tmp_path.iterdir()] == (["mine"] if force else [])


def test_a_name_that_could_not_be_filled_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "hardlink_to", fail)
    monkeypatch.setattr(Path, "replace", fail)
    assert problem(lambda: write_new(tmp_path / "log.md", "x")).code == "not_written"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_others_may_read_it_as_they_may_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    written = write_new(tmp_path / "log.md", "x")
    assert stat.S_IMODE(written.stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_free_name_counts_on(tmp_path: Path) -> None:
    path = tmp_path / "log.2026.md"
    assert free_path(path) == path
    path.touch()
    assert free_path(path) == tmp_path / "log.2026-2.md"
    (tmp_path / "log.2026-2.md").mkdir()
    assert free_path(path) == tmp_path / "log.2026-3.md"


@pytest.mark.parametrize("hears", [1, 2, 4])
def test_stopped_while_it_is_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hears: int
) -> None:
    monkeypatch.setattr(files, "_PIECE", 4)
    path, told = tmp_path / "log.md", list[tuple[int, int]]()
    path.write_text("old")

    def tick(done: int, of: int) -> None:
        told.append((done, of))
        if len(told) == hears:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_new(path, "twelve bytes", force=True, tick=tick)
    assert told == [(0, 12), (4, 12), (8, 12), (12, 12)][:hears]
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
