"""Libraries to work on, and processes that work on the same ones."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias, TypeVar

import pytest

from journals.library.check import check_library
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.paths import LOCAL_ENV, LocalFolders
from journals.records.base import Record
from journals.records.model import Project

R = TypeVar("R", bound=Record)
ROOT = Path(__file__).parents[2]
OpenLibrary: TypeAlias = Callable[..., Library]
StartWorker: TypeAlias = Callable[..., "Worker"]


def installation(base: Path) -> LocalFolders:
    """Return an installation's own folders, below `base`."""
    return LocalFolders(base / "state", base / "cache", base / "config")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library folder, still empty."""
    path = tmp_path / "library"
    path.mkdir()
    return path


@pytest.fixture
def open_library(folder: Path, tmp_path: Path) -> Iterator[OpenLibrary]:
    """Open the library (or the folders named) for an installation, and read it; it is closed at the end."""
    opened: list[Library] = []

    def open_(*folders: Path, by: str = "one") -> Library:
        library = Library(folders or [folder], installation(tmp_path / by))
        opened.append(library)
        library.refresh()
        return library

    yield open_
    for library in opened:
        library.close()
    for library in opened:
        assert not library.failures.faults, "what goes wrong in a look at the disk stops nothing, so it is said here"


class Disk:
    """The disk as this process sees it: it has room, until it is filled."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self._write = os.write

    def fill(self) -> None:
        """Let no more be written."""
        self._patch.setattr(os, "write", self._refuse)

    def free(self) -> None:
        """Let everything be written again."""
        self._patch.setattr(os, "write", self._write)

    def _refuse(self, fd: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space left")


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Return a disk that can be filled."""
    return Disk(monkeypatch)


class Worker:
    """A process of its own with the library open (tests/journals/worker.py)."""

    def __init__(self, library: Path, local: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journals.worker", str(library)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, LOCAL_ENV: str(local), "PYTHONIOENCODING": "utf-8"},
            encoding="utf-8",
        )

    def tell(self, line: str) -> None:
        """Send it something to do."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        """Return the next line it says; "" when it has ended."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().removesuffix("\n")

    def ask(self, line: str) -> str:
        """Have it do something and give its answer."""
        self.tell(line)
        return self.hear()

    def kill(self) -> list[str]:
        """End it with no chance to tidy up, and return the whole lines that it had said and nobody had heard."""
        self.process.kill()
        assert self.process.stdout is not None
        said = self.process.stdout.read()
        self.process.wait()
        return said.split("\n")[:-1]

    def end(self) -> None:
        """Close the library and end."""
        if self.process.poll() is None:
            self.ask("close")
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()


@pytest.fixture
def start(folder: Path, tmp_path: Path) -> Iterator[StartWorker]:
    """Start a process with the library open, for an installation."""
    workers: list[Worker] = []

    def start_(by: str = "one") -> Worker:
        workers.append(Worker(folder, tmp_path / by))
        return workers[-1]

    yield start_
    for worker in workers:
        worker.end()


def started(library: Library, name: str = "Skærmbesøg") -> Journal:
    """Start a project, on disk."""
    journal, pending = library.create(Project(name=name))
    pending.wait()
    return journal


def added(journal: Journal, *records: R) -> list[R]:
    """New records, on disk."""
    new, pending = journal.add(*records)
    pending.wait()
    return new


def edited(journal: Journal, old: Record, new: Record) -> None:
    """Make a change, on disk."""
    pending = journal.edit((old, new))
    assert pending is not None
    pending.wait()


def own_log(journal: Journal) -> Path:
    """Return the log that this process writes for a journal."""
    return journal.folders[0].log_path(journal._store.writer.name)


@contextmanager
def throwaway(by: str = "one") -> Iterator[Library]:
    """Yield a library of its own, for each example of a property."""
    with tempfile.TemporaryDirectory() as base:
        library = Library([Path(base, "library")], installation(Path(base, by)))
        try:
            yield library
        finally:
            library.close()


def fault_codes(library: Library) -> list[tuple[str, str]]:
    """Return what the check finds in a library: the name of each file, and the code of its fault."""
    return [(fault.file.name, fault.code) for fault in check_library(library, None)]
