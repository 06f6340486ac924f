"""Who writes: one running process of this installation, by a name of its own for each library folder.

Names are used again, so that a folder's logs stay few: a process takes the one used last that nobody else holds.
"""

from __future__ import annotations

import os
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journals.errors import NotSaved
from journals.ids import new_writer_name
from journals.log.fingerprint import Fingerprint
from journals.log.lock import Lock
from journals.log.stamp import Clock
from journals.text.clean import slug

_GIVEN_UP = ".gone"


class WriterIdentity:
    """This process's name for one library folder, claimed when it is first needed."""

    def __init__(self, state: Path, library: Path) -> None:
        """`state` is this installation's local folder, `library` the folder written to."""
        path = library.resolve()
        key = f"{slug(path.name)}-{zlib.crc32(os.fsencode(os.path.normcase(path))):08x}"
        self.unsaved = state / "unsaved" / key
        """Where what could not be written there is kept: a folder a writer, in it a file a project."""
        self.names: list[str] = []
        """The names this process has had, the present one last: more than one where a log was found changed."""
        self._folder = state / "writers" / key
        self._claiming = threading.RLock()
        self._locks: list[Lock] = []
        self._clock: Clock | None = None
        self._fingerprints: dict[tuple[str, str], Fingerprint] = {}

    @property
    def clock(self) -> Clock:
        """This writer's clock; claims a name if there is none yet.

        Raises:
            NotSaved: `no_state`, when the local folder cannot be written.
        """
        with self._claiming:  # an undo may ask on the store thread while the screen does
            if self._clock is None:
                self._clock = Clock(self._claim())
            return self._clock

    def replace_name(self, name: str) -> None:
        """Take a new name and never use `name` again, because somebody else has changed a log of that name.

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
        """This process's name, claimed if there is none yet."""
        return self.clock.writer

    def all_names(self) -> list[str]:
        """Return the names of all writers this installation has had for the folder."""
        return sorted(path.stem for path in self._folder.glob("*.lock"))

    def fingerprint(self, name: str, project_id: str) -> Fingerprint:
        """Return the mark of the log that writer `name` of this installation has in a project."""
        with self._claiming:
            if (name, project_id) not in self._fingerprints:
                self._fingerprints[name, project_id] = Fingerprint(self._folder / name / project_id)
            return self._fingerprints[name, project_id]

    @contextmanager
    def borrow_name(self, name: str) -> Iterator[bool]:
        """Hold a name of this installation for a while; return whether it could be had, or is this process's own."""
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
        """Let others have the name."""
        for fingerprint in self._fingerprints.values():
            fingerprint.close()
        self._fingerprints.clear()
        for lock in self._locks:
            lock.release()
        self._locks.clear()
        self._clock = None

    def _claim(self) -> str:
        try:
            self._folder.mkdir(0o700, parents=True, exist_ok=True)
            used = sorted(self._folder.glob("*.lock"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in [*used, self._folder / f"{new_writer_name()}.lock"]:
                lock = Lock(path)
                if not path.with_suffix(_GIVEN_UP).exists() and lock.acquire():
                    self._locks.append(lock)
                    self.names.append(path.stem)
                    return path.stem
        except OSError as error:
            raise NotSaved("no_state", folder=str(self._folder), reason=error.strerror or str(error)) from error
        raise NotSaved("no_state", folder=str(self._folder), reason="lock")
