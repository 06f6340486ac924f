"""Who writes: one running process of this installation, by a name of its own for each library folder.

Names are used again, so that a folder's logs stay few: a process takes the one used last that nobody else holds.
"""

from __future__ import annotations

import os
import threading
import zlib
from pathlib import Path

from journals.errors import NotSaved
from journals.ids import writer_name
from journals.lock import Lock
from journals.stamp import Clock
from journals.text import slug


class Writer:
    """This process's name for one library folder, claimed when it is first needed."""

    def __init__(self, state: Path, library: Path) -> None:
        """`state` is this installation's local folder, `library` the folder written to."""
        path = library.resolve()
        key = f"{slug(path.name)}-{zlib.crc32(os.fsencode(os.path.normcase(path))):08x}"
        self.unsaved = state / "unsaved" / key
        """Where what could not be written there is kept."""
        self._folder = state / "writers" / key
        self._claiming = threading.Lock()
        self._lock: Lock | None = None
        self._clock: Clock | None = None

    @property
    def clock(self) -> Clock:
        """This writer's clock; claims a name if there is none yet.

        Raises:
            NotSaved: `no_state`, when the local folder cannot be written.
        """
        with self._claiming:  # an undo may ask on the store thread while the screen does
            if self._clock is None:
                self._lock = self._claim()
                self._clock = Clock(self._lock.path.stem)
            return self._clock

    @property
    def name(self) -> str:
        """This process's name, claimed if there is none yet."""
        return self.clock.writer

    def everyone(self) -> list[str]:
        """Give the names of all writers this installation has had for the folder."""
        return sorted(path.stem for path in self._folder.glob("*.lock"))

    def release(self) -> None:
        """Let others have the name."""
        if self._lock is not None:
            self._lock.release()
        self._lock = self._clock = None

    def _claim(self) -> Lock:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            used = sorted(self._folder.glob("*.lock"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in [*used, self._folder / f"{writer_name()}.lock"]:
                lock = Lock(path)
                if lock.take():
                    return lock
        except OSError as error:
            raise NotSaved("no_state", folder=str(self._folder), reason=error.strerror or str(error)) from error
        raise NotSaved("no_state", folder=str(self._folder), reason="lock")
