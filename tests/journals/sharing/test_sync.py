"""A library carried by Git: nothing lost, nothing in conflict, nothing of others touched. With real git throughout."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from msgspec.structs import replace

import content
from journals.errors import Problem
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.maintenance import compact
from journals.records.model import Action, Lesson, Observation
from journals.sharing import git as gits
from journals.sharing import sync as syncing
from journals.sharing.git import Git
from journals.sharing.sync import UNION, SyncResult, set_up, sync
from tests.documents import learning_log
from tests.journals.conftest import added, installation, started
from tui.locale import catalogue

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")

MakeClone: TypeAlias = Callable[[str], "Clone"]


@pytest.fixture(autouse=True)
def nobodys_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that knows nobody: no name, no settings."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "SSH_"))] + ["EMAIL"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


SOMEONE = ["-c", "user.name=En kollega", "-c", "user.email=kollega@example.org"]


def git(folder: Path, *args: str, fails: bool = False) -> str:
    """Run git as a person would; gives what it says."""
    done = subprocess.run(
        ["git", *SOMEONE, *args], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert fails or done.returncode == 0, (args, done.stdout, done.stderr)
    return done.stdout


class Clone:
    """A library in a repository, and an installation that writes in it."""

    def __init__(self, folder: Path, local: Path) -> None:
        self.folder = folder
        self.local = local

    @contextmanager
    def library(self) -> Iterator[Library]:
        """The library, open and read."""
        library = Library([self.folder], installation(self.local))
        library.refresh()
        try:
            yield library
        finally:
            library.close()

    def write(self, *texts: str) -> None:
        """Add observations to the first project, which is begun if need be."""
        with self.library() as library:
            journal = library.journals[0] if library.journals else started(library)
            added(journal, *(Observation(text=text) for text in texts))

    def texts(self) -> set[str]:
        """The observations of all projects."""
        with self.library() as library:
            return {each.text for journal in library.journals for each in journal.observations}

    def state(self) -> dict[str, Any]:
        """All that the folds know."""
        with self.library() as library:
            assert library.faults() == []
            return {journal.id: journal._fold.state() for journal in library.all_journals()}

    def export(self) -> bytes:
        """The learning log."""
        with self.library() as library:
            guide, say = content.load("da"), catalogue("da")
            return learning_log(library.journals, guide, say, today=date(2026, 11, 24)).encode()

    def sync(self) -> SyncResult:
        """A round that goes well."""
        done = sync(self.folder)
        assert done.problem is None, done.problem
        return done

    def head(self) -> str:
        """The commit we are at."""
        return git(self.folder, "rev-parse", "HEAD")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A bare repository on disk."""
    path = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", "-b", "main", str(path))
    return path


@pytest.fixture
def first(tmp_path: Path, remote: Path) -> Clone:
    """The clone that began: a project with one observation, sent."""
    clone = Clone(tmp_path / "first", tmp_path / "local-first")
    clone.write("en")
    set_up(clone.folder)
    git(clone.folder, "remote", "add", "origin", str(remote))
    clone.sync()
    return clone


@pytest.fixture
def clone(tmp_path: Path, remote: Path, first: Clone) -> MakeClone:
    """Makes one more clone."""

    def make(name: str) -> Clone:
        git(tmp_path, "clone", "--quiet", str(remote), name)
        return Clone(tmp_path / name, tmp_path / f"local-{name}")

    return make


def total(done: list[Any]) -> dict[str, int]:
    return {table: n for each in done for table, n in each.counts.items() if n}


def refused(done: SyncResult, code: str) -> Problem:
    assert done.problem is not None
    assert done.problem.code == code
    return done.problem


# Getting ready


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


def test_the_commit_says_how_much_and_names_nobody(first: Clone) -> None:
    with first.library() as library:
        journal = library.journals[0]
        added(journal, Observation(text="hemmelig"), Observation(text="to"))
        added(journal, Lesson(title="lært"))
        added(started(library, "Navnet"), Action(text="gør"))
    first.sync()
    assert git(first.folder, "log", "-1", "--format=%B%an|%ae|%cn|%ce") == (
        "Tilbageblik: 2 observations, 1 lesson, 1 action in 2 projects\n"
        "Tilbageblik|tilbageblik@localhost|Tilbageblik|tilbageblik@localhost\n"
    )


def test_a_users_own_name_stands(first: Clone) -> None:
    git(first.folder, "config", "user.name", "Projektlederen")
    first.write("to")
    first.sync()
    assert git(first.folder, "log", "-1", "--format=%an|%ae") == "Projektlederen|tilbageblik@localhost\n"


# Two, five, many rounds


def test_two_clones_ten_rounds_offline_with_plain_git(clone: MakeClone) -> None:
    one, two = clone("one"), clone("two")
    for number in range(10):
        for each in (one, two):
            with each.library() as library:
                journal = library.journals[0]
                shared = next(seen for seen in journal.observations if not seen.text.startswith("ny"))
                pending = journal.edit((shared, replace(shared, text=f"{number} {each.folder.name}", pitfalls={"4.4"})))
                assert pending is not None
                pending.wait()
                (new,) = added(journal, Observation(text=f"ny {number} {each.folder.name}"))
                if number % 3 == 0:
                    journal.delete(new).wait()
            git(each.folder, "add", "--all")
            git(each.folder, "commit", "--quiet", "-m", "round")
        for each in (one, two, one) if number % 2 else (two, one, two):
            git(each.folder, "pull", "--quiet", "--no-rebase", "--no-edit")
            git(each.folder, "push", "--quiet")
        assert one.state() == two.state()
    assert len(one.texts()) == 1 + 2 * 6
    assert one.export() == two.export()


def test_both_sides_of_one_log_are_kept_by_union(first: Clone, clone: MakeClone) -> None:
    """As when a folder was copied with its installation, or a sync tool carries it too."""
    other = clone("other")
    shutil.copytree(first.local, other.local)
    (log,) = first.folder.glob("*/*.jsonl")
    before = log.read_bytes()
    for each, text in ((first, "to"), (other, "tre")):
        copy = each.folder / log.relative_to(first.folder)
        copy.write_bytes(
            before
            + before.splitlines(keepends=True)[-1]
            .replace(b'"en"', f'"{text}"'.encode())
            .replace(b"Z-0000-", b"Z-0a0%d-" % len(text))
            .replace(b'["observations","0', f'["observations","{len(text)}'.encode())
        )
    first.sync()
    assert total(other.sync().received) == {"observations": 1}
    first.sync()
    assert first.texts() == other.texts() == {"en", "to", "tre"}


def test_lines_that_come_twice_are_harmless(first: Clone) -> None:
    state = first.state()
    for log in first.folder.glob("*/*.jsonl"):
        log.write_bytes(log.read_bytes() * 2)
    assert first.state() == state
    assert first.sync().saved == [], "nothing looks different"
    assert git(first.folder, "log", "-1", "--format=%s") == "Tilbageblik: upkeep\n"


def test_a_log_made_small_here_and_written_there(first: Clone, clone: MakeClone) -> None:
    from datetime import timedelta

    other = clone("other")
    first.write("to", "tre")
    with first.library() as library:
        compact(library, library.journals[0], timedelta(seconds=-1))
    other.write("fire")
    for each in (first, other, first):
        each.sync()
    assert first.state() == other.state()
    assert first.texts() == {"en", "to", "tre", "fire"}


def edit_something(clone: Clone, luck: random.Random) -> None:
    with clone.library() as library:
        journal = luck.choice(library.journals)
        seen = journal.observations
        what = luck.choice(["add", "edit", "edit", "delete", "lesson", "project"])
        if what == "edit" and seen:
            old = luck.choice(seen)
            journal.edit((old, replace(old, text=f"tekst {luck.randrange(9999)}", stage=luck.choice(["S2", "S5"]))))
        elif what == "delete" and seen:
            journal.delete(luck.choice(seen))
        elif what == "lesson":
            added(journal, Lesson(title=f"læring {luck.randrange(9999)}"))
        elif what == "project":
            started(library, f"Projekt {luck.randrange(100)}")
        else:
            added(journal, Observation(text=f"ny {luck.randrange(9999)}"))


def test_five_clones_with_random_changes_end_equal(clone: MakeClone) -> None:
    luck = random.Random(4)
    clones = [clone(f"c{number}") for number in range(5)]
    rounds = clones * 4
    luck.shuffle(rounds)
    for each in rounds:
        for _ in range(luck.randrange(1, 4)):
            edit_something(each, luck)
        if luck.random() < 0.7:
            each.sync()
    for each in [*clones, *clones]:
        each.sync()
    assert all(each.state() == clones[0].state() for each in clones)
    assert len({each.export() for each in clones}) == 1
    assert clones[0].sync() == SyncResult(clones[0].folder, "main", "origin"), "nothing left to do"


def test_all_send_at_the_same_time(clone: MakeClone) -> None:
    clones = [clone(f"c{number}") for number in range(4)]
    for each in clones:
        each.write(f"fra {each.folder.name}")
    threads = [threading.Thread(target=sync, args=(each.folder,)) for each in clones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in clones:
        each.sync()
    assert [each.texts() for each in clones] == [{"en", *(f"fra c{number}" for number in range(4))}] * 4


# What it tells


def test_it_tells_what_came_and_what_was_sent(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    other.write("to", "tre")
    done = other.sync()
    assert (total(done.saved), total(done.sent), done.received) == ({"observations": 2}, {"observations": 2}, [])
    first.write("fire")
    done = first.sync()
    assert (total(done.received), total(done.sent)) == ({"observations": 2}, {"observations": 1})
    assert [each.name for each in done.received] == ["Skærmbesøg"]


def test_a_commit_of_the_users_own_is_sent_and_counted(first: Clone, clone: MakeClone) -> None:
    first.write("to")
    git(first.folder, "add", "--all")
    git(first.folder, "commit", "--quiet", "-m", "by hand")
    done = first.sync()
    assert (done.saved, total(done.sent)) == ([], {"observations": 1})
    assert total(clone("late").sync().received) == {}


# What stands in the way


def test_a_push_that_somebody_came_before(first: Clone, clone: MakeClone, monkeypatch: pytest.MonkeyPatch) -> None:
    other = clone("other")
    first.write("to")
    other.write("tre")
    push = syncing._push
    tries: list[Any] = []

    def late(*args: Any) -> str | None:
        if not tries:
            other.sync()
        tries.append(args)
        return push(*args)

    monkeypatch.setattr(syncing, "_push", lambda *args: push(*args) if args[0].folder == other.folder else late(*args))
    assert total(first.sync().received) == {"observations": 1}
    assert len(tries) == 2
    other.sync()
    assert first.texts() == other.texts() == {"en", "to", "tre"}


def hook(place: Path, name: str, script: str) -> None:
    path = place / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="hooks are shell scripts")
def test_a_push_that_is_refused_for_good(first: Clone, remote: Path) -> None:
    hook(remote, "pre-receive", "echo nej; exit 1")
    first.write("to")
    problem = refused(sync(first.folder), "sync_not_sent")
    assert "pre-receive hook declined" in str(problem.params["reason"])
    (remote / "hooks" / "pre-receive").unlink()
    assert total(first.sync().sent) == {"observations": 1}


@pytest.mark.skipif(os.name == "nt", reason="hooks are shell scripts")
def test_a_users_own_hook_has_its_say(first: Clone) -> None:
    hook(first.folder / ".git", "pre-commit", "echo ikke nu >&2; exit 1")
    first.write("to")
    with pytest.raises(Problem) as stopped:
        sync(first.folder)
    assert (stopped.value.code, stopped.value.params["reason"]) == ("git_failed", "ikke nu")
    assert first.texts() == {"en", "to"}
    (first.folder / ".git" / "hooks" / "pre-commit").unlink()
    assert total(first.sync().sent) == {"observations": 1}


def test_no_network(first: Clone, remote: Path) -> None:
    away = remote.rename(remote.with_name("away"))
    first.write("to")
    done = sync(first.folder)
    refused(done, "sync_no_contact")
    assert total(done.saved) == {"observations": 1}
    away.rename(remote)
    assert total(first.sync().sent) == {"observations": 1}


def test_no_secret_of_an_address_is_told() -> None:
    done = gits.GitResult(128, b"", "warning: x\nfatal: unable to access 'https://me:secret@host/x.git/': \x1b[31mno\n")
    assert done.reason == "fatal: unable to access 'https://host/x.git/': \ufffd[31mno"


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


# A library within a larger repository


@pytest.fixture
def within(tmp_path: Path, remote: Path) -> Clone:
    """A library in a folder of a repository that holds other things."""
    top = tmp_path / "larger"
    git(tmp_path, "clone", "--quiet", str(remote), str(top))
    (top / "code.txt").write_text("one")
    (top / "other").mkdir()
    (top / "other" / "a.jsonl").write_text("not ours")
    git(top, "add", "code.txt")
    git(top, "commit", "--quiet", "-m", "code")
    git(top, "push", "--quiet", "-u", "origin", "HEAD:main")
    clone = Clone(top / "docs" / "library", tmp_path / "local")
    set_up(clone.folder)
    return clone


def test_a_library_in_a_larger_repository(within: Clone, tmp_path: Path, remote: Path) -> None:
    top = within.folder.parents[1]
    (top / "code.txt").write_text("changed")
    within.write("en")
    assert total(within.sync().sent) == {"projects": 1, "observations": 1}
    assert git(top, "status", "--porcelain").splitlines() == [" M code.txt", "?? other/"]
    git(tmp_path, "clone", "--quiet", str(remote), "second")
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


# Beginnings apart


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


def test_a_place_that_holds_something_else_is_left_alone(remote: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(remote), "code")
    (tmp_path / "code" / "main.c").write_text("int main;")
    git(tmp_path / "code", "add", ".")
    git(tmp_path / "code", "commit", "--quiet", "-m", "code")
    git(tmp_path / "code", "push", "--quiet", "origin", "HEAD:main")
    clone = Clone(tmp_path / "library", tmp_path / "local")
    clone.write("en")
    set_up(clone.folder)
    git(clone.folder, "remote", "add", "origin", str(remote))
    refused(sync(clone.folder), "sync_unrelated")
    assert git(remote, "ls-tree", "--name-only", "main") == "main.c\n"


# git itself


def test_what_an_outer_git_says_is_not_for_ours(first: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet", "outer")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "outer" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "outer"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    first.write("to")
    assert total(first.sync().sent) == {"observations": 1}
    assert not (tmp_path / "index").exists()


def test_settings_that_would_stop_a_merge_do_not(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    for key, value in (
        ("merge.ff", "only"),
        ("pull.rebase", "true"),
        ("user.useConfigOnly", "true"),
        ("push.default", "nothing"),
    ):
        git(first.folder, "config", key, value)
    other.write("to")
    other.sync()
    first.write("tre")
    first.sync()
    assert first.texts() == {"en", "to", "tre"}


@pytest.mark.skipif(sys.platform == "win32", reason="a helper that is a shell script")
def test_git_that_hangs_is_stopped_with_all_it_started(
    first: Clone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "hang"
    script.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 100\n")
    script.chmod(0o755)
    git(first.folder, "config", "core.sshCommand", str(script))
    git(first.folder, "remote", "set-url", "origin", "ssh://host/x.git")
    monkeypatch.setattr(syncing, "REMOTE_TIMEOUT", 0.5)
    first.write("to")
    refused(sync(first.folder), "git_too_long")
    pid = int((tmp_path / "pid").read_text())
    for _ in range(100):
        if not _runs(pid):
            break
        time.sleep(0.05)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.skipif(sys.platform == "win32", reason="a helper that is a shell script")
def test_nobody_is_asked_for_a_password(first: Clone, tmp_path: Path) -> None:
    """ssh would ask on the terminal of its session: it has none."""
    script = tmp_path / "ask"
    script.write_text(f"#!/bin/sh\n(exec 3<>/dev/tty) 2>/dev/null && touch {tmp_path}/terminal\n"
                      f"ps -o sid= -p $$ > {tmp_path}/session; exit 1\n")  # fmt: skip
    script.chmod(0o755)
    git(first.folder, "config", "core.sshCommand", str(script))
    git(first.folder, "remote", "set-url", "origin", "ssh://host/x.git")
    refused(sync(first.folder), "sync_no_contact")
    assert not (tmp_path / "terminal").exists()
    assert int((tmp_path / "session").read_text()) != os.getsid(0)


def test_git_runs_without_waiting_for_anyone(first: Clone) -> None:
    told = Git(first.folder).run_checked("-c", "alias.env=!env", "env").decode().splitlines()
    assert {"GIT_TERMINAL_PROMPT=0", "GIT_MERGE_AUTOEDIT=no"} <= set(told)


def test_a_journal_that_is_open_meanwhile_loses_nothing(first: Clone, clone: MakeClone) -> None:
    other = clone("other")
    other.write("to")
    other.sync()
    with first.library() as library:
        journal: Journal = library.journals[0]
        added(journal, Observation(text="tre"))
        first.sync()
        added(journal, Observation(text="fire"))
        library.refresh()
        assert {each.text for each in journal.observations} == {"en", "to", "tre", "fire"}
        assert list(library.notices) == []
    first.sync()
    other.sync()
    assert other.texts() == {"en", "to", "tre", "fire"}
