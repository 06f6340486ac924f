"""Which repository, branch and remote it is: none, one, several, or one that holds other things too."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.errors import Problem
from journals.sharing.sync import set_up, sync
from tests.journals.conftest import started
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, git, refused, total

pytestmark = NEEDS_GIT


def test_no_remote(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "library", tmp_path / "local")
    set_up(clone.folder)
    clone.write("en")
    done = clone.sync()
    assert (done.remote, total(done.saved), done.sent) == (None, {"projects": 1, "observations": 1}, [])


def test_several_remotes_of_which_none_is_chosen(first: Clone, remote: Path) -> None:
    git(first.folder, "branch", "--unset-upstream")
    git(first.folder, "remote", "add", "second", str(remote))
    first.write("to")
    assert refused(sync(first.folder), "sync_which_remote").params["remotes"] == "origin, second"
    git(first.folder, "push", "--quiet", "-u", "second", "main")
    assert first.sync().remote == "second"


def test_the_only_remote_becomes_the_upstream(first: Clone) -> None:
    assert git(first.folder, "rev-parse", "--abbrev-ref", "main@{upstream}") == "origin/main\n"


def test_a_new_branch_beside_others_is_told(first: Clone) -> None:
    git(first.folder, "checkout", "--quiet", "-b", "side")
    first.write("to")
    done = first.sync()
    assert (done.branch, done.other_branches) == ("side", ["main"])


def test_no_git(first: Clone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    for act in (sync, set_up):
        with pytest.raises(Problem) as stopped:
            act(first.folder)
        assert stopped.value.code == "no_git"


def test_not_a_repository(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    for folder in ("library", "nowhere"):
        with pytest.raises(Problem) as stopped:
            sync(tmp_path / folder)
        assert stopped.value.code == "sync_no_repository"
    assert list(tmp_path.iterdir()) == [tmp_path / "library"]


def test_a_repository_that_nobody_made_ready_is_left_alone(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "library", tmp_path / "local")
    clone.write("en")
    git(clone.folder, "init", "--quiet")
    with pytest.raises(Problem) as stopped:
        sync(clone.folder)
    assert stopped.value.code == "sync_not_set_up"


def test_logs_that_git_ignores_are_told_not_lost_sight_of(first: Clone) -> None:
    (first.folder / ".git" / "info" / "exclude").write_text("*.jsonl\n")
    with first.library() as library:
        started(library, "Et til")
    with pytest.raises(Problem) as stopped:
        sync(first.folder)
    assert stopped.value.code == "sync_ignored"


@pytest.fixture
def within(tmp_path: Path, empty_remote: Path) -> Clone:
    """A library in a folder of a repository that holds other things."""
    top = tmp_path / "larger"
    git(tmp_path, "clone", "--quiet", str(empty_remote), str(top))
    (top / "code.txt").write_text("one")
    (top / "other").mkdir()
    (top / "other" / "a.jsonl").write_text("not ours")
    git(top, "add", "code.txt")
    git(top, "commit", "--quiet", "-m", "code")
    git(top, "push", "--quiet", "-u", "origin", "HEAD:main")
    clone = Clone(top / "docs" / "library", tmp_path / "local")
    set_up(clone.folder)
    return clone


def test_a_library_in_a_larger_repository(within: Clone, tmp_path: Path, empty_remote: Path) -> None:
    top = within.folder.parents[1]
    (top / "code.txt").write_text("changed")
    within.write("en")
    assert total(within.sync().sent) == {"projects": 1, "observations": 1}
    assert git(top, "status", "--porcelain").splitlines() == [" M code.txt", "?? other/"]
    git(tmp_path, "clone", "--quiet", str(empty_remote), "second")
    second = Clone(tmp_path / "second" / "docs" / "library", tmp_path / "local-second")
    second.write("to")
    second.sync()
    assert total(within.sync().received) == {"observations": 1}
    assert within.state() == second.state()


def test_other_work_in_a_larger_repository_is_not_sent_unasked(within: Clone) -> None:
    top = within.folder.parents[1]
    within.sync()
    (top / "code.txt").write_text("half done")
    git(top, "commit", "--quiet", "-am", "half done")
    within.write("en")
    done = sync(within.folder)
    refused(done, "sync_others_unsent")
    assert total(done.saved) == {"projects": 1, "observations": 1}
    git(top, "push", "--quiet")
    within.sync()


def test_a_repository_that_ignores_the_library_is_not_the_librarys(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "-b", "main", "home")
    (tmp_path / "home" / ".gitignore").write_text("*\n")
    clone = Clone(tmp_path / "home" / "library", tmp_path / "local")
    clone.write("en")
    with pytest.raises(Problem) as stopped:
        sync(clone.folder)
    assert stopped.value.code == "sync_no_repository"
    assert total(set_up(clone.folder).saved) == {"projects": 1, "observations": 1}
    assert (clone.folder / ".git").is_dir()
