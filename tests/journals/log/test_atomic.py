"""A file is replaced whole or not at all, and in one place of the program only."""

from __future__ import annotations

import ast
import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journals.log.atomic import TEMPORARY, atomic_write, remove_leftovers
from tests.files import no_space
from tests.sources import parsed, reads_sources

ROOT = Path(__file__).parents[3]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions, and links only for some")


@pytest.fixture(params=["not there", "there"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "kept.json"
    if request.param == "there":
        path.write_bytes(b"old and longer")
    return path


def content(folder: Path) -> dict[str, bytes | None]:
    return {each.name: each.read_bytes() if each.is_file() else None for each in folder.iterdir()}


def test_the_new_bytes_stand_there_and_nothing_else(path: Path) -> None:
    atomic_write(path, b"new")
    assert content(path.parent) == {"kept.json": b"new"}


def test_pieces_are_written_one_after_the_other(path: Path) -> None:
    atomic_write(path, (each for each in (b"ne", b"", b"w")), sync=False)
    assert content(path.parent) == {"kept.json": b"new"}


def test_a_name_as_long_as_can_be_has_a_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / ("å" * 120 + ".jsonl")
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"


@posix
def test_it_is_the_users_alone_unless_said_otherwise(path: Path) -> None:
    before = os.umask(0)
    try:
        atomic_write(path, b"new")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        atomic_write(path, b"new", mode=0o640)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    finally:
        os.umask(before)


@posix
def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target, path = tmp_path / "target", tmp_path / "kept.json"
    target.write_bytes(b"someone else's")
    path.symlink_to(target)
    atomic_write(path, b"new")
    assert (path.is_symlink(), path.read_bytes(), target.read_bytes()) == (False, b"new", b"someone else's")


@posix
def test_a_link_planted_for_the_temporary_file_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, path = tmp_path / "target", tmp_path / "kept.json"
    target.write_bytes(b"someone else's")
    monkeypatch.setattr(os, "urandom", bytes)  # as if it could be guessed
    (tmp_path / f".kept.{'0' * 16}.json{TEMPORARY}").symlink_to(target)
    with pytest.raises(FileExistsError):
        atomic_write(path, b"new")
    assert target.read_bytes() == b"someone else's"
    assert not path.exists()


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_folder_is_not_replaced(tmp_path: Path, overwrite: bool) -> None:
    (tmp_path / "kept.json").mkdir()
    with pytest.raises(OSError):
        atomic_write(tmp_path / "kept.json", b"new", overwrite=overwrite)
    assert content(tmp_path) == {"kept.json": None}


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "gone" / "kept.json", b"new")


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def pieces(failing: Callable[[], None]) -> Iterator[bytes]:
    yield b"half"
    failing()


@pytest.mark.parametrize("failing", [no_space, interrupted])
@pytest.mark.parametrize("when", ["written", "synced", "checked", "replaced"])
def test_what_fails_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, when: str, failing: Callable[..., None]
) -> None:
    before = content(path.parent)
    if when == "synced":
        monkeypatch.setattr(os, "fsync", failing)
    if when == "replaced":
        monkeypatch.setattr(os, "replace", failing)
    data = pieces(failing) if when == "written" else b"new"
    with pytest.raises((OSError, KeyboardInterrupt)):
        atomic_write(path, data, before_replace=failing if when == "checked" else lambda: None)
    assert content(path.parent) == before


@pytest.mark.parametrize(("times", "given"), [(2, True), (50, False)])
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch, times: int, given: bool
) -> None:
    before, real, left = content(path.parent), os.replace, [times]

    def held(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise OSError(errno.EBUSY, "held")
        real(source, target)

    monkeypatch.setattr("journals.log.retry.time.sleep", lambda seconds: None)
    monkeypatch.setattr(os, "replace", held)
    if given:
        atomic_write(path, b"new")
    else:
        with pytest.raises(OSError, match="held"):
            atomic_write(path, b"new")
    assert content(path.parent) == ({"kept.json": b"new"} if given else before)


@pytest.mark.parametrize("links", [True, False])
def test_what_is_not_to_be_replaced_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_space)
    path = tmp_path / "kept.json"
    atomic_write(path, b"first", overwrite=False)
    with pytest.raises(FileExistsError):
        atomic_write(path, b"second", overwrite=False)
    assert content(tmp_path) == {"kept.json": b"first"}


def test_the_name_is_synced_after_the_content_unless_that_is_not_asked_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, synced = os.fsync, list[bool]()

    def fsync(fd: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(fd).st_mode))
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    atomic_write(path, b"cached", sync=False)
    assert synced == []
    atomic_write(path, b"new")
    assert synced == ([False] if os.name == "nt" else [False, True])


def test_leftovers_of_a_crash_go_and_those_of_other_files_stay(tmp_path: Path) -> None:
    path = tmp_path / "7hq2m0c4.jsonl"
    token = "0123456789abcdef"
    own = [f".7hq2m0c4.{token}.jsonl{TEMPORARY}", f"7hq2m0c4.jsonl{TEMPORARY}"]
    others = ["7hq2m0c4.jsonl", f".7hq2m0c4.copy.{token}.jsonl{TEMPORARY}", f".7hq2m0c5.{token}.jsonl{TEMPORARY}"]
    for name in own + others:
        (tmp_path / name).touch()
    remove_leftovers(path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(others)
    remove_leftovers(tmp_path / "gone" / "7hq2m0c4.jsonl")


REPLACING = {
    "journals/log/atomic.py": "here it is done",
    "content/cache.py": "content imports nothing of journals; a cache needs no sync, no retry and no permissions",
    "journals/export/site/site_files.py": "puts many files in their places, all written and synced beside before",
    "journals/log/own_file.py": "sets a file aside, where it has removed what had that name",
    "journals/log/whole_folder.py": "names a whole folder, which cannot replace anything",
}
"""The files that may rename or replace files, and why."""


def replaces(tree: ast.AST) -> bool:
    """Return whether code renames or replaces a file: `str.replace` takes two arguments, `Path.replace` one."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    for call in calls:
        assert isinstance(call.func, ast.Attribute)
        module = call.func.value.id if isinstance(call.func.value, ast.Name) else ""
        if call.func.attr in ("replace", "rename", "renames", "move") and module in ("os", "shutil"):
            return True
        if call.func.attr in ("replace", "rename") and len(call.args) == 1 and not call.keywords:
            return True
    return False


@reads_sources
def test_files_are_replaced_in_one_place() -> None:
    files = [file for package in ("content", "journals", "tui") for file in (ROOT / package).rglob("*.py")]
    found = {file.relative_to(ROOT).as_posix() for file in files if replaces(parsed(file))}
    assert found - RENAMING_OTHER_THINGS == REPLACING.keys()


RENAMING_OTHER_THINGS = {"tui/ui/dialogs/form.py", "tui/features/common/tag_dialog.py"}
"""A widget's `rename`."""


@pytest.mark.parametrize("code", ["os.replace(a, b)", "a.replace(b)", "a.rename(b)", "shutil.move(a, b)"])
def test_a_second_place_would_be_found(code: str) -> None:
    assert replaces(ast.parse(code))
    assert not replaces(ast.parse("text.replace('a', 'b'); replace(record, text='')"))
