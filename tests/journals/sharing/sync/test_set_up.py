"""Make a library a repository: by oneself, beside lines of others, and where two began apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.records.model import Observation
from journals.sharing.sync import UNION, set_up, sync
from tests.journals.conftest import added, started
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, git, refused, total

pytestmark = NEEDS_GIT


def test_getting_ready_makes_a_repository_and_once_more_changes_nothing(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "library", tmp_path / "local")
    clone.write("en")
    done = set_up(clone.folder)
    assert (total(done.saved), done.remote) == ({"projects": 1, "observations": 1}, None)
    assert (clone.folder / ".gitattributes").read_text() == f"{UNION}\n"
    assert (clone.folder / ".gitignore").read_text() == "*.jsonl.new\n"
    assert git(clone.folder, "status", "--porcelain") == ""
    head = clone.head()
    assert set_up(clone.folder).saved == []
    assert clone.head() == head


def test_getting_ready_works_where_there_is_nothing_yet(tmp_path: Path) -> None:
    set_up(tmp_path / "new" / "library")
    assert git(tmp_path / "new" / "library", "log", "--format=%s") == "Tilbageblik: upkeep\n"


@pytest.mark.parametrize("before", [b"* text=auto", b"* text=auto\r\n", UNION.encode() + b"\n*.jsonl -merge text\n"])
def test_lines_of_others_stay(tmp_path: Path, before: bytes) -> None:
    git(tmp_path, "init", "--quiet", "library")
    path = tmp_path / "library" / ".gitattributes"
    path.write_bytes(before)
    set_up(path.parent)
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.splitlines()[-1] == UNION.encode()
    set_up(path.parent)
    assert path.read_bytes() == after


def test_two_that_began_apart_become_one(first: Clone, remote: Path, tmp_path: Path) -> None:
    other = Clone(tmp_path / "other", tmp_path / "local-other")
    with other.library() as library:
        added(started(library, "Andet"), Observation(text="to"))
    set_up(other.folder)
    git(other.folder, "remote", "add", "origin", str(remote))
    other.sync()
    first.sync()
    assert first.state() == other.state()
    assert first.texts() == {"en", "to"}


def test_a_place_that_holds_something_else_is_left_alone(empty_remote: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(empty_remote), "code")
    (tmp_path / "code" / "main.c").write_text("int main;")
    git(tmp_path / "code", "add", ".")
    git(tmp_path / "code", "commit", "--quiet", "-m", "code")
    git(tmp_path / "code", "push", "--quiet", "origin", "HEAD:main")
    clone = Clone(tmp_path / "library", tmp_path / "local")
    clone.write("en")
    set_up(clone.folder)
    git(clone.folder, "remote", "add", "origin", str(empty_remote))
    refused(sync(clone.folder), "sync_unrelated")
    assert git(empty_remote, "ls-tree", "--name-only", "main") == "main.c\n"
