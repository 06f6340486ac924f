"""Git that is not to be trusted: history rewritten to erase a text, and a repository that others put in the folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from journals.sharing.sync import set_up, sync
from tests.faults.outcome import Outcome, numbered
from tests.journals.sharing.sync.clones import Clone, git
from tests.journals.sharing.sync.test_rewritten import begin_anew, cut_back, emptied, looked_at
from tests.journals.sharing.sync.test_trust import (
    RUNNING,
    Planted,
    bare,
    elsewhere,
    old_address,
    second_tree,
    shared_folder,
)

REWRITING: tuple[Callable[[Clone], None], ...] = (begin_anew, cut_back, emptied)
HIDING: tuple[Callable[[Planted], None], ...] = (bare, elsewhere, second_tree, shared_folder, old_address)
"""Ways to plant something that a look at the configuration does not show."""
ERASED = "zebrafinke"


def run(quick: bool) -> Iterator[Outcome]:
    """Rewrite what is shared, and plant each setting that runs something."""
    if shutil.which("git") is None:
        yield Outcome("Git: history rewritten, settings planted", skipped="there is no git here")
        return
    with nobodys_git():
        yield rewritten(1 if quick else 5)
        yield settings_planted(every=9 if quick else 1)


@contextmanager
def nobodys_git() -> Iterator[None]:
    """Let git know nobody: no name, no settings, as on a machine where it was just installed."""
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith(("GIT_", "SSH_"))] + ["EMAIL"]:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "GIT_CONFIG_GLOBAL": os.devnull}
        os.environ["GIT_CONFIG_NOSYSTEM"] = "1"
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def rewritten(times: int) -> Outcome:
    """Rewrite the history at the place, and let a colleague who has not cloned anew sync."""
    outcome = Outcome("Git history rewritten to erase a text")
    for _ in range(times):
        for rewrite in REWRITING:
            for looks in (False, True):
                with tempfile.TemporaryDirectory() as place:
                    where = f"{rewrite.__name__}{', fetched' if looks else ''}"
                    outcome.add(_rewritten(Path(place), rewrite, looks=looks), where)
                outcome.times += 1
    outcome.held = f"{numbered(2 * outcome.times, 'syncs')} stopped, nothing sent back, nothing of one's own lost"
    return outcome


def _rewritten(place: Path, rewrite: Callable[[Clone], None], *, looks: bool) -> list[str]:
    remote = place / "remote.git"
    git(place, "init", "--quiet", "--bare", "-b", "main", str(remote))
    git(remote, "config", "receive.denyDeleteCurrent", "ignore")
    first = Clone(place / "first", place / "local-first")
    first.write("en")
    set_up(first.folder)
    git(first.folder, "remote", "add", "origin", str(remote))
    first.sync()
    other, third = (_cloned(place, remote, name) for name in ("other", "third"))
    other.write(ERASED)
    other.sync()
    rewrite(third)
    if looks and rewrite is not emptied:
        looked_at(other)
    before = git(remote, "for-each-ref")
    other.write("tre")
    lost = []
    for _ in range(2):
        problem = sync(other.folder).problem
        lost += [] if problem and problem.code == "sync_rewritten" else [f"it says {problem}"]
    lost += [] if git(remote, "for-each-ref") == before else ["it was sent back"]
    return lost + ([] if other.texts() == {"en", ERASED, "tre"} else ["something of one's own is gone"])


def _cloned(place: Path, remote: Path, name: str) -> Clone:
    git(place, "clone", "--quiet", str(remote), name)
    return Clone(place / name, place / f"local-{name}")


def settings_planted(every: int) -> Outcome:
    """Plant settings that run something in a repository that came with the folder, one at a time, and sync."""
    outcome = Outcome("a repository that came with the folder, with settings that start programs")
    if os.name == "nt":
        outcome.skipped = "what is run is a shell script"
        return outcome
    for key, value in RUNNING[::every]:
        outcome.add(_planted(partial(_configure, key, value)), key)
        outcome.times += 1
    for hide in HIDING[::every]:
        outcome.add(_planted(hide), hide.__name__)
        outcome.times += 1
    outcome.held = "each is named, and nothing is run or changed"
    return outcome


def _planted(plant: Callable[[Planted], None]) -> list[str]:
    with tempfile.TemporaryDirectory() as place:
        planted = Planted(Path(place))
        plant(planted)
        try:
            return [] if planted.stopped() else ["it is not named"]
        except BaseException as error:  # a test's own words: what it expected and did not see
            return [f"{type(error).__name__}: {error}"]


def _configure(key: str, value: str, planted: Planted) -> None:
    words = {"run": planted.run, "hooks": planted.run.parent, "evil": planted.folder / "evil"}
    git(planted.folder, "config", key, value.format(**words))
