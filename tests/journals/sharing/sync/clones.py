"""Clones of a library that Git carries: real repositories, real git."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from journals.errors import Problem
from journals.library.library import Library
from journals.records.model import Observation
from journals.sharing.sync import SyncResult, sync
from tests.documents import learning_log
from tests.guides import guide_of
from tests.journals.conftest import added, installation, started
from tui.locale import catalogue

NEEDS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")

MakeClone: TypeAlias = Callable[[str], "Clone"]

SOMEONE = ["-c", "user.name=En kollega", "-c", "user.email=kollega@example.org"]


def git(folder: Path, *args: str, fails: bool = False) -> str:
    """Run git as a person would and return what it says."""
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
        """Yield the library, open and read."""
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
        """Return the observations of all projects."""
        with self.library() as library:
            return {each.text for journal in library.journals for each in journal.observations}

    def state(self) -> dict[str, Any]:
        """Return all that the folds know."""
        with self.library() as library:
            assert library.faults() == []
            return {journal.id: journal._fold.state() for journal in library.all_journals()}

    def export(self) -> bytes:
        """Return the learning log."""
        with self.library() as library:
            guide, say = guide_of("da"), catalogue("da")
            return learning_log(library.journals, guide, say, today=date(2026, 11, 24)).encode()

    def sync(self) -> SyncResult:
        """Return a round that goes well, done."""
        done = sync(self.folder)
        assert done.problem is None, done.problem
        return done

    def head(self) -> str:
        """Return the commit we are at."""
        return git(self.folder, "rev-parse", "HEAD")


def total(done: list[Any]) -> dict[str, int]:
    return {table: n for each in done for table, n in each.counts.items() if n}


def refused(done: SyncResult, code: str) -> Problem:
    assert done.problem is not None
    assert done.problem.code == code
    return done.problem


def hook(place: Path, name: str, script: str) -> None:
    path = place / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
