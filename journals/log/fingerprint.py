"""Fingerprints of logs: how this installation notices that another program has changed one of its own.

A log that was restored from a backup, or that a second installation with the same names writes too (a whole disk was
copied), no longer ends as we left it. Whoever goes on writing there would make two files of one name with different
lines, and a sync tool would keep only one. So the fingerprint is kept outside the library, in the installation's own
folder.
"""

from __future__ import annotations

import os
import re
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeAlias

from journals.log.own_file import make_own_folder, read_own

LogState: TypeAlias = tuple[int, int]
"""A log's size in bytes, and a checksum of its last bytes."""

FINGERPRINT_TAIL = 64
"""Bytes at the end of a log that its state is made of."""
_WIDTH = 70
"""Enough characters for two states of any size, so that a shorter text overwrites a longer one."""
_STATE = re.compile(rb"\d{1,18}:\d{1,10}")
EMPTY_LOG: LogState = (0, 0)
"""The state of a log that is missing or empty."""


def log_state(data: bytes, before: int = 0) -> LogState:
    """Return the state of a log of `before` bytes followed by `data`."""
    return before + len(data), zlib.crc32(data[-FINGERPRINT_TAIL:])


class Fingerprint:
    """The states in which a log is accepted as our own: the present one and, during a write, the one after it."""

    def __init__(self, path: Path) -> None:
        """`path`: the local file that stores the fingerprint; it need not exist yet."""
        self._path = path
        self._states = self._read()
        self._unsaved = False

    def matches(self, log: BinaryIO | None) -> bool:
        """Return whether a log (None for a missing one) is as we left it; True where there is no fingerprint."""
        if not self._states:
            return True
        size = log.seek(0, os.SEEK_END) if log else 0
        if any(size == known and _checksum(log, known) == checksum for known, checksum in self._states):
            return True
        (before, checksum), (after, _) = self._states[0], self._states[-1]
        return before < size < after and _checksum(log, before) == checksum  # a crash in the middle of our own write

    @property
    def states(self) -> list[LogState]:
        """The states that are accepted."""
        return self._states

    @property
    def written(self) -> float:
        """When this was stored last, in seconds since 1970; 0 where it is not."""
        with suppress(OSError):
            return self._path.lstat().st_mtime
        return 0.0

    @property
    def is_known(self) -> bool:
        """Whether there ever was anything in the log that was left here."""
        return any(size for size, _ in self._states)

    def is_in(self, log: BinaryIO | None) -> bool:
        """Return whether all that we left in the log is in this file (None for a missing one), whatever came after."""
        size = log.seek(0, os.SEEK_END) if log else 0
        known = [state for state in self._states if state[0] <= size]
        return not self._states or any(_checksum(log, end) == checksum for end, checksum in known)

    def expect(self, *states: LogState) -> None:
        """Store the states to accept from now on: the present one, and the one after the coming write."""
        self._states = list(states)
        self._save()

    def confirm(self, now: LogState) -> None:
        """Accept only the state after a write; stored on `close`, as `expect` has stored this state among others."""
        self._states, self._unsaved = [now], True

    def close(self) -> None:
        """Store what has been confirmed."""
        if self._unsaved:
            self._save()

    def _save(self) -> None:
        text = " ".join(f"{size}:{checksum}" for size, checksum in self._states).encode().ljust(_WIDTH)
        with suppress(OSError):  # without it a change goes unnoticed; that is no reason not to save
            try:
                file = self._path.open("r+b", buffering=0)  # written over, not cut off first: that would cost a sync
            except FileNotFoundError:
                make_own_folder(self._path.parent, 4)
                file = self._path.open("w+b", buffering=0)
            with file:
                file.write(text)
        self._unsaved = False

    def _read(self) -> list[LogState]:
        return read_own(self._path, _decode) or []


def _decode(data: bytes) -> list[LogState]:
    words = data.split()
    if not all(map(_STATE.fullmatch, words)):
        raise ValueError
    return [(int(size), int(checksum)) for size, _, checksum in (word.partition(b":") for word in words)]


def _checksum(log: BinaryIO | None, end: int) -> int:
    if log is None or not end:
        return 0
    start = max(0, end - FINGERPRINT_TAIL)
    log.seek(start)
    return zlib.crc32(log.read(end - start))
