"""Writer identities: a running process of this installation claims a name of its own for each library folder.

Names are reused, so that a folder's logs stay few: a process claims the most recent one that no other process holds.
"""

from __future__ import annotations

import errno
import os
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from journals.errors import NotSaved
from journals.ids import new_writer_name
from journals.log.file_systems import file_name_of_id, id_of_file_name
from journals.log.fingerprint import Fingerprint, LogState
from journals.log.lock import Lock
from journals.log.own_file import DAMAGED, make_own_folder
from journals.log.stamp import Clock
from journals.system_error import reason_words
from journals.text.clean import slug

BorrowName: TypeAlias = Callable[[str], AbstractContextManager[bool]]
"""Locks a writer's name temporarily, if it is free (`WriterIdentity.borrow_name`)."""

_GIVEN_UP = ".gone"


def folder_key(library: Path) -> str:
    """Return the name under which this installation keeps what it knows of a library folder."""
    path = library.resolve()
    return f"{slug(path.name)}-{zlib.crc32(os.fsencode(os.path.normcase(path))):08x}"


def _acquired(lock: Lock, *, even_if_spoiled: bool) -> bool:
    """Lock a name, and return whether it is ours; False for one that cannot be used, if there may be others."""
    try:
        return lock.acquire()
    except OSError:
        if not even_if_spoiled:
            raise
        return False


class WriterIdentity:
    """The name of this process in one library folder, claimed on first use."""

    def __init__(self, state: Path, library: Path) -> None:
        """`state` is this installation's local folder, `library` the folder written to."""
        key = folder_key(library)
        self.unsaved = state / "unsaved" / key
        """The folder for lines that could not be written: a folder for each writer, with a file for each project."""
        self.names: list[str] = []
        """The names of this process so far, the present one last: more than one where a log was found changed."""
        self._folder = state / "writers" / key
        self._claiming = threading.RLock()
        self._locks: list[Lock] = []
        self._clock: Clock | None = None
        self._fingerprints: dict[tuple[str, str], Fingerprint] = {}

    @property
    def clock(self) -> Clock:
        """The clock of this writer; claims a name if there is none yet.

        Raises:
            NotSaved: `no_state`, when the local folder cannot be written.
        """
        with self._claiming:  # an undo may ask on the store thread while the screen does
            if self._clock is None:
                self._clock = Clock(self._claim())
            return self._clock

    def replace_name(self, name: str) -> None:
        """Claim a new name and never use `name` again, because another program has changed a log of that name.

        Raises:
            NotSaved: `no_state`.
        """
        with self._claiming:
            if self._clock is not None and self._clock.writer == name:
                with suppress(OSError):
                    (self._folder / f"{name}{_GIVEN_UP}").touch()
                self._clock = self._clock.for_writer(self._claim())

    @property
    def name(self) -> str:
        """The name of this process, claimed if there is none yet."""
        return self.clock.writer

    def all_names(self) -> list[str]:
        """Return all names that this installation has had in the folder."""
        return sorted(path.stem for path in self._folder.glob("*.lock"))

    def fingerprint(self, name: str, project_id: str) -> Fingerprint:
        """Return the fingerprint of the log of `name` in a project."""
        with self._claiming:
            if (name, project_id) not in self._fingerprints:
                self._fingerprints[name, project_id] = Fingerprint(self._folder / name / file_name_of_id(project_id))
            return self._fingerprints[name, project_id]

    def written(self) -> list[tuple[str, str]]:
        """Return which logs this installation has written in the folder: writer's name and project."""
        folders = [self._folder / name for name in self.all_names()]
        files = [path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())]
        return [(path.parent.name, id_of_file_name(path.name)) for path in files if not path.name.endswith(DAMAGED)]

    def left(self, name: str, project_id: str) -> Fingerprint:
        """Return how a log was left, as it is on disk now: another process may be writing it."""
        with self._claiming:
            if known := self._fingerprints.get((name, project_id)):
                return known
        return Fingerprint(self._folder / name / file_name_of_id(project_id))

    def accept(self, name: str, project_id: str, state: LogState) -> None:
        """Take a log that others have changed as it is now, and never write it again."""
        self.replace_name(name)
        with suppress(OSError):
            (self._folder / f"{name}{_GIVEN_UP}").touch()
        self.left(name, project_id).expect(state)

    @contextmanager
    def borrow_name(self, name: str) -> Iterator[bool]:
        """Lock a name of this installation temporarily; yield whether it is locked, or this process's own."""
        if name in self.names:
            yield True
            return
        lock = Lock(self._folder / f"{name}.lock")
        taken = False
        with suppress(OSError):
            taken = lock.acquire(touch=False)
        try:
            yield taken
        finally:
            lock.release(touch=False)

    def release(self) -> None:
        """Release the name, so that other processes can claim it."""
        for fingerprint in self._fingerprints.values():
            fingerprint.close()
        self._fingerprints.clear()
        for lock in self._locks:
            lock.release()
        self._locks.clear()
        self._clock = None

    def _claim(self) -> str:
        try:
            make_own_folder(self._folder, 3)
            used = sorted(self._folder.glob("*.lock"), key=lambda path: path.lstat().st_mtime_ns, reverse=True)
            fresh = self._folder / f"{new_writer_name()}.lock"
            for path in [*used, fresh]:
                lock = Lock(path)
                if not path.with_suffix(_GIVEN_UP).exists() and _acquired(lock, even_if_spoiled=path != fresh):
                    self._locks.append(lock)
                    self.names.append(path.stem)
                    return path.stem
        except OSError as error:
            raise NotSaved("no_state", folder=str(self._folder), **reason_words(error)) from error
        raise NotSaved("no_state", folder=str(self._folder), **reason_words(BlockingIOError(errno.EBUSY, "lock")))
