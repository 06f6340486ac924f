"""An advisory file lock that the operating system releases when the process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from journals.log.file_systems import is_link
from journals.log.own_file import set_aside

if sys.platform == "win32":
    import msvcrt

    def _try(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """An exclusive lock on a local file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._fd: int | None = None

    def acquire(self, *, touch: bool = True) -> bool:
        """Try to lock, and return whether the lock is held now. `touch`: make it the most recently used."""
        if self._fd is None:
            if self.path.is_dir() or is_link(self.path):
                set_aside(self.path)
            fd = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _try(fd)
            except OSError:
                os.close(fd)
                return False
            self._fd = fd
            self._touch(touch)
        return True

    def release(self, *, touch: bool = True) -> None:
        """Release the lock; the file stays."""
        if self._fd is not None:
            self._touch(touch)
            os.close(self._fd)
            self._fd = None

    def _touch(self, really: bool) -> None:
        if really:
            with contextlib.suppress(OSError):
                os.utime(self.path)
