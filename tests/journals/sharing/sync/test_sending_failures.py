"""What cannot be sent: a race, a refusal, no network; all is sent the next time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from journals.errors import Problem
from journals.sharing import git as gits
from journals.sharing import sync as syncing
from journals.sharing.sync import sync, trust
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, MakeClone, hook, refused, total

pytestmark = NEEDS_GIT


@pytest.mark.long
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


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="hooks are shell scripts")
def test_a_push_that_is_refused_for_good(first: Clone, remote: Path) -> None:
    hook(remote, "pre-receive", "echo nej; exit 1")
    trust(first.folder)
    first.write("to")
    problem = refused(sync(first.folder), "sync_not_sent")
    assert "pre-receive hook declined" in str(problem.params["reason"])
    (remote / "hooks" / "pre-receive").unlink()
    assert total(first.sync().sent) == {"observations": 1}


@pytest.mark.skipif(os.name == "nt", reason="hooks are shell scripts")
def test_a_users_own_hook_has_its_say(first: Clone) -> None:
    hook(first.folder / ".git", "pre-commit", "echo ikke nu >&2; exit 1")
    trust(first.folder)
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
