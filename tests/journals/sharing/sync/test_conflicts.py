"""What is in the way of a merge: files of others, and work that is not finished, are left as they are."""

from __future__ import annotations

import pytest

from journals.errors import Problem
from journals.sharing.sync import set_up, sync
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, MakeClone, git, refused, total

pytestmark = NEEDS_GIT


def test_a_dirty_tree_stays_as_it_is(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    (first.folder / "notes.txt").write_text("one")
    git(first.folder, "add", "notes.txt")
    git(first.folder, "commit", "--quiet", "-m", "notes")
    (first.folder / "notes.txt").write_text("changed")
    (first.folder / "new.txt").write_text("new")
    (first.folder / "stray.jsonl").write_text("not in a project")
    (first.folder / ".hidden").mkdir()
    (first.folder / ".hidden" / "a.jsonl").write_text("hidden")
    other.write("to")
    other.sync()
    first.write("tre")
    done = first.sync()
    assert (total(done.received), total(done.sent)) == ({"observations": 1}, {"observations": 1})
    assert git(first.folder, "status", "--porcelain").splitlines() == [
        " M notes.txt", "?? .hidden/", "?? new.txt", "?? stray.jsonl",
    ]  # fmt: skip
    assert (first.folder / "notes.txt").read_text() == "changed"


def test_what_is_staged_stays_staged(first: Clone, clone: MakeClone) -> None:
    (first.folder / "new.txt").write_text("new")
    git(first.folder, "add", "new.txt")
    first.write("to")
    first.sync()
    assert git(first.folder, "status", "--porcelain") == "A  new.txt\n"
    other = clone("other")
    assert not (other.folder / "new.txt").exists()
    other.write("tre")
    other.sync()
    first.write("fire")
    refused(sync(first.folder), "sync_staged")
    assert git(first.folder, "status", "--porcelain") == "A  new.txt\n"
    git(first.folder, "commit", "--quiet", "-m", "mine")
    first.sync()
    assert first.texts() == {"en", "to", "tre", "fire"}


def test_a_log_that_is_gone_from_the_folder_is_not_deleted_for_others(first: Clone, clone: MakeClone) -> None:
    for log in first.folder.glob("*/*.jsonl"):
        log.unlink()
    first.sync()
    assert clone("other").texts() == {"en"}


@pytest.mark.parametrize("left", [0, 40])
def test_a_log_that_lost_its_end_is_left_alone(first: Clone, clone: MakeClone, left: int) -> None:
    (log,) = first.folder.glob("*/*.jsonl")
    log.write_bytes(log.read_bytes()[:left])
    assert first.sync().truncated == [log]
    assert clone("other").texts() == {"en"}


def test_a_detached_head_is_left_alone(first: Clone) -> None:
    git(first.folder, "checkout", "--quiet", "--detach")
    first.write("to")
    head = first.head()
    for act in (sync, set_up):
        with pytest.raises(Problem) as stopped:
            act(first.folder)
        assert stopped.value.code == "sync_detached"
    assert first.head() == head
    git(first.folder, "checkout", "--quiet", "main")
    assert total(first.sync().sent) == {"observations": 1}


def test_an_unfinished_merge_is_left_alone(first: Clone) -> None:
    (first.folder / "notes.txt").write_text("one")
    git(first.folder, "add", "notes.txt")
    git(first.folder, "commit", "--quiet", "-m", "one")
    git(first.folder, "checkout", "--quiet", "-b", "side", "HEAD~1")
    (first.folder / "notes.txt").write_text("two")
    git(first.folder, "add", "notes.txt")
    git(first.folder, "commit", "--quiet", "-m", "two")
    for command in ("merge", "rebase", "cherry-pick"):
        git(first.folder, command, "main", fails=True)
        before = git(first.folder, "status", "--porcelain")
        with pytest.raises(Problem) as stopped:
            sync(first.folder)
        assert stopped.value.code == "sync_unfinished"
        assert git(first.folder, "status", "--porcelain") == before
        git(first.folder, command, "--abort")


def test_foreign_files_in_conflict_take_the_merge_back(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    for each in (other, first):
        (each.folder / "notes.txt").write_text(each.folder.name)
        git(each.folder, "add", "notes.txt")
        git(each.folder, "commit", "--quiet", "-m", "notes")
        each.write(f"fra {each.folder.name}")
    other.sync()
    (first.folder / "draft.txt").write_text("not finished")
    problem = refused(sync(first.folder), "sync_conflict")
    assert problem.params["files"] == ["notes.txt"]
    assert git(first.folder, "status", "--porcelain") == "?? draft.txt\n"
    assert first.texts() == {"en", "fra first"}
    git(first.folder, "pull", "--quiet", "--no-rebase", "-X", "ours", "--no-edit")
    first.sync()
    assert first.texts() == {"en", "fra first", "fra other"}


def test_a_foreign_file_that_a_merge_would_write_over_stays(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    (other.folder / "notes.txt").write_text("theirs")
    git(other.folder, "add", "notes.txt")
    git(other.folder, "commit", "--quiet", "-m", "notes")
    other.sync()
    (first.folder / "notes.txt").write_text("mine")
    first.write("to")
    refused(sync(first.folder), "sync_not_merged")
    assert (first.folder / "notes.txt").read_text() == "mine"
    assert first.texts() == {"en", "to"}
