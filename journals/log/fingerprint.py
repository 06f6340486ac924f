"""What this installation last left in one of its own logs: how it notices that somebody else has changed it.

A log that was restored from a backup, or that a second installation with the same names writes too (a whole disk was
copied), no longer ends as we left it. Whoever goes on writing there would make two files of one name with different
lines, and a sync tool would keep only one. So the mark is kept outside the library, in the installation's own folder.
"""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

LogState: TypeAlias = tuple[int, int]
"""A log's size in bytes, and a checksum of its last bytes."""

_TAIL = 64
_WIDTH = 70
"""Wide enough for two states of any size, so that a shorter text covers a longer one."""
EMPTY_LOG: LogState = (0, 0)
"""A log that is not there, or is empty."""


def log_state(data: bytes, before: int = 0) -> LogState:
    """Return the state of a log that ends with `data`, after `before` bytes of which those last in `data` count too."""
    return before + len(data), zlib.crc32(data[-_TAIL:])


class Fingerprint:
    """The states a log may be in: as it was, and, while it is being written, as it will be."""

    def __init__(self, path: Path) -> None:
        """`path`: the local file that keeps it; there need not be one yet."""
        self._path = path
        self._states = self._read()
        self._unsaved = False

    def matches(self, log: BinaryIO | None) -> bool:
        """Return whether a log (None for one that is not there) is as we left it; True where we know of nothing."""
        if not self._states:
            return True
        size = log.seek(0, os.SEEK_END) if log else 0
        if any(size == known and _checksum(log, known) == checksum for known, checksum in self._states):
            return True
        (before, checksum), (after, _) = self._states[0], self._states[-1]
        return before < size < after and _checksum(log, before) == checksum  # a crash in the middle of our own write

    def expect(self, *states: LogState) -> None:
        """Keep the states that are ours from now on: the present one, and the one a write is about to give."""
        self._states = list(states)
        self._save()

    def confirm(self, now: LogState) -> None:
        """Keep the state that a write has given. On disk only when we let go: the write's own note allows it too."""
        self._states, self._unsaved = [now], True

    def close(self) -> None:
        """Let go of the log."""
        if self._unsaved:
            self._save()

    def _save(self) -> None:
        text = " ".join(f"{size}:{checksum}" for size, checksum in self._states).encode().ljust(_WIDTH)
        with suppress(OSError):  # without it a change goes unnoticed; that is no reason not to save
            try:
                file = self._path.open("r+b", buffering=0)  # written over, not cut off first: that would cost a sync
            except FileNotFoundError:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                file = self._path.open("w+b", buffering=0)
            with file:
                file.write(text)
        self._unsaved = False

    def _read(self) -> list[LogState]:
        try:
            words = self._path.read_bytes().split()
            return [(int(size), int(checksum)) for size, _, checksum in (word.partition(b":") for word in words)]
        except (OSError, ValueError):
            return []


def _checksum(log: BinaryIO | None, end: int) -> int:
    if log is None or not end:
        return 0
    start = max(0, end - _TAIL)
    log.seek(start)
    return zlib.crc32(log.read(end - start))
