"""Ways to spoil the place a shell writes in: a disk that is full or only to be read, and no permission."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias

from tests.faults.place import Impossible, mount
from tests.faults.promise import logs
from tests.faults.shell import Shell

Spoil: TypeAlias = Callable[[Shell], AbstractContextManager[object]]
"""Spoils the place a shell writes in, until it is left."""
TEXT = 3_000
"""Characters of a text, so that a disk that has a little room left is full soon."""
PROJECT = "Skærmbesøg"


@contextmanager
def limited(shell: Shell) -> Iterator[None]:
    """Let no file grow beyond a little more than the log is long."""
    if sys.platform == "win32":
        raise Impossible("Windows has no limit on the size of files")
    # What is kept elsewhere has to have room: the log is made longer than that first.
    shell("log", PROJECT, "-", stdin="\n".join(text_of(f"fyld {number}") for number in range(8)).encode())
    shell.most = max(log.stat().st_size for log in logs(shell.library)) + 2 * TEXT
    yield
    shell.most = 0


@contextmanager
def filled(shell: Shell, room: int = 2 * TEXT) -> Iterator[None]:
    """Fill the disk that the library is on, but for some room."""
    filler = shell.library.parent / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4_096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError as error:
                assert error.errno == errno.ENOSPC  # noqa: PT017 - what is wanted, not what is tested
        file.truncate(file.tell() - room)
    yield
    filler.unlink()


@contextmanager
def read_only(shell: Shell) -> Iterator[None]:
    """Let the disk that the library is on be read and not written."""
    mount("-o", "remount,ro", str(shell.library.parent))
    yield
    mount("-o", "remount,rw", str(shell.library.parent))


def _mode(mode: int, of: Callable[[Shell], Path]) -> Spoil:
    @contextmanager
    def change(shell: Shell) -> Iterator[None]:
        path = of(shell)
        before = path.stat().st_mode
        path.chmod(mode)
        try:
            yield
        finally:
            path.chmod(before)

    return change


@contextmanager
def not_ours(shell: Shell) -> Iterator[None]:
    """Let the project's folder, which somebody else has made, be one that we may not write in."""
    shell.local = shell.local.with_name("second")
    folder = next(logs(shell.library)).parent
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)


@contextmanager
def no_place_of_its_own(shell: Shell) -> Iterator[None]:
    """Let the program's own folder be one that it may not write in."""
    before = shell.local
    shell.local = before.with_name("closed")
    shell.local.mkdir(0o500)
    yield
    shell.local = before


FORBIDDEN: dict[str, Spoil] = {
    "to write the log": _mode(0o400, lambda shell: next(logs(shell.library))),
    "to write in the project's folder": not_ours,
}
"""Then what is logged is kept for later."""
CLOSED: dict[str, Spoil] = {
    "to read the log": _mode(0o000, lambda shell: next(logs(shell.library))),
    "to look into the project's folder": _mode(0o600, lambda shell: next(logs(shell.library)).parent),
    "to look into the library": _mode(0o000, lambda shell: shell.library),
    "to write in the program's own folder": no_place_of_its_own,
}
"""Then there is no project to log anything in, or no way to; nothing is accepted."""


def text_of(beginning: str) -> str:
    """Return a text that takes some room."""
    return f"{beginning} {'æøå ord ' * (TEXT // 8)}".strip()
