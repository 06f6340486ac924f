"""Appending to a log: whole lines, fsynced before they are reported as saved, and only to a log of our own."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from journals.errors import NotSaved
from journals.log import act as acts
from journals.log.atomic import sync_folder
from journals.log.file_systems import is_link
from journals.log.fingerprint import EMPTY_LOG, FINGERPRINT_TAIL, Fingerprint, log_state
from journals.log.long_line import LongLine
from journals.log.own_file import make_own_folder
from journals.log.retry import retry
from journals.system_error import reason_words

_WRITE = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NO_PAUSES: tuple[float, ...] = ()


class LogChanged(Exception):
    """The log does not match its fingerprint: another program has changed it."""


class LogWriter:
    """Appends to one log. Lines that could not be written stay pending, in order, and are written first next time."""

    def __init__(
        self,
        path: Path,
        torn_folder: Path,
        fingerprint: Fingerprint,
        head: bytes,
        *,
        first: bool = False,
        is_new: bool = False,
    ) -> None:
        """`torn_folder`: a local folder for a torn last line after a crash; `head`: the first line of a new log.

        `first`: this is the first log of its library, whose folder may be created. Otherwise a missing library folder
        is on an unplugged drive, and must not be created in its place. `is_new`: so is the project's folder; otherwise
        one that is missing has been moved or deleted, and a new one would hold the new lines alone.
        """
        self.path = path
        self._torn_folder = torn_folder
        self._fingerprint = fingerprint
        self._head = head
        self._first = first
        self._is_new = is_new or first
        self._pending: list[bytes | LongLine] = []
        self._tail_checked = self._failed = self._names_synced = False

    @property
    def pending(self) -> int:
        """The number of lines that are not on disk."""
        return len(self._pending)

    def unwritten(self) -> bytes:
        """Return the lines that are not on disk."""
        return b"".join(map(bytes, self._pending))

    def queue_head(self) -> None:
        """Write a new head before the next act, because the log's own is out of date."""
        self._pending.insert(0, self._head)

    def transfer_to(self, other: LogWriter) -> None:
        """Move the pending lines to another writer."""
        other._pending += self._pending
        self._pending.clear()

    def write(self, *lines: bytes | LongLine) -> None:
        """Append whole lines, and return when they are safely on disk.

        Raises:
            NotSaved: `not_written` with the system's reason, or `folder_gone`; the lines are kept for the next time.
            LogChanged: another program has changed the log; the lines are kept, for another writer.
        """
        self._pending += lines
        if not self._pending:
            return
        try:
            retry(self._append, *([_NO_PAUSES] if self._failed else []))
        except OSError as error:
            self._failed = True  # from now on it is tried again at each look, and need not hold up the others
            raise NotSaved("not_written", file=str(self.path), **reason_words(error)) from error
        self._failed = False
        self._pending.clear()

    def _append(self) -> None:
        fd, new = self._open()
        try:
            with os.fdopen(fd, "rb", closefd=False) as log:
                if not self._fingerprint.matches(None if new else log):
                    raise LogChanged
            if not self._tail_checked:
                self._set_torn_tail_aside(fd)
            self._write(fd)
        finally:
            os.close(fd)
        if not self._names_synced:  # also where the log is there: who made it may have ended before its name was safe
            self._sync_names()
        self._tail_checked = self._names_synced = True
        self._first = self._is_new = False

    def _sync_names(self) -> None:
        library = self.path.parent.parent
        for folder in (self.path.parent, library, *([library.parent] if self._first else [])):
            sync_folder(folder)

    def _open(self) -> tuple[int, bool]:
        """Open or create the log, and return whether it is new."""
        if not _may_be_opened(self.path):
            raise LogChanged  # a link or a folder of our log's name: others may have put it there
        with contextlib.suppress(FileNotFoundError):
            return os.open(self.path, _WRITE), False
        library = self.path.parent.parent
        if self._first:
            with contextlib.suppress(FileExistsError):
                library.mkdir(0o700, parents=True)
        if not self._is_new and not self.path.parent.is_dir() and library.is_dir():
            raise NotSaved("folder_gone", folder=str(self.path.parent))
        mode = mode_for(library)
        if not self._fingerprint.matches(None):
            raise LogChanged
        if self._is_new:
            with contextlib.suppress(FileExistsError):
                self.path.parent.mkdir(mode)
        if is_link(self.path.parent):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(self.path.parent))
        return os.open(self.path, _WRITE | os.O_CREAT, mode & 0o666), True

    def _write(self, fd: int) -> None:
        start = os.fstat(fd).st_size
        parts = _joined(self._pending if start else [self._head, *self._pending])
        before = _end(fd, start)
        end = _end_of(parts)  # one act may be many megabytes, which need not be there twice
        after = log_state(before + end, start + sum(map(len, parts)) - len(end) - len(before))
        self._fingerprint.expect(log_state(before, start - len(before)) if start else EMPTY_LOG, after)
        try:
            for part in parts:
                for piece in part.pieces() if isinstance(part, LongLine) else (part,):
                    view = memoryview(piece)
                    while view:  # a write may be short without an error
                        view = view[os.write(fd, view) :]
            os.fsync(fd)
        except OSError:
            self._tail_checked = False  # half a line must not spoil the next one, even if this does not help:
            os.ftruncate(fd, start)
            raise
        self._fingerprint.confirm(after)

    def _set_torn_tail_aside(self, fd: int) -> None:
        """Move a torn last line, left by a crash, from the log to the local folder."""
        with os.fdopen(fd, "rb", closefd=False) as log:
            size = log.seek(0, os.SEEK_END)
            log.seek(max(0, size - 1))
            if log.read() in (b"", b"\n"):
                return
            log.seek(0)
            data = log.read()
        end = data.rfind(b"\n") + 1
        try:
            acts.decode(data[end:])
            os.write(fd, b"\n")
        except ValueError:
            make_own_folder(self._torn_folder, 2)
            self._keep_torn(data[end:] + b"\n")
            os.ftruncate(fd, end)

    def _keep_torn(self, line: bytes) -> None:
        """Store half a line for the user alone: it is as much a team's text as a whole one."""
        head = acts.try_decode(self._head)
        path = self._torn_folder / f"{self.path.stem}.{head.project if head else ''}.torn"
        kept = os.open(path, _WRITE | os.O_CREAT, 0o600)
        with os.fdopen(kept, "ab") as file:
            if sys.platform != "win32":
                os.fchmod(kept, 0o600)  # one of an earlier version, which everybody could read
            file.write(line)
            file.flush()
            os.fsync(kept)


def _may_be_opened(path: Path) -> bool:
    """Return whether a file, or nothing, has this name: a link would lead elsewhere, and a pipe never answers."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except FileNotFoundError:
        return True


def mode_for(library: Path) -> int:
    """Return the permissions for new folders of a library: the user's alone, or those of a shared library folder."""
    found = stat.S_IMODE(library.stat().st_mode)
    return found & 0o777 if found & (stat.S_IWGRP | stat.S_IWOTH) else 0o700


def _joined(lines: Sequence[bytes | LongLine]) -> list[bytes | LongLine]:
    """Return lines with those that are at hand joined, so that they are written at once."""
    parts: list[bytes | LongLine] = []
    for line in lines:
        if parts and isinstance(line, bytes) and isinstance(parts[-1], bytes):
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def _end_of(parts: Sequence[bytes | LongLine]) -> bytes:
    """Return the last bytes of what is written, as many as a fingerprint is made of."""
    end = b""
    for part in reversed(parts):
        missing = FINGERPRINT_TAIL - len(end)
        if missing > 0:
            end = (part.end(missing) if isinstance(part, LongLine) else part[-missing:]) + end
    return end


def _end(fd: int, size: int) -> bytes:
    """Return the last 64 bytes of a log."""
    os.lseek(fd, max(0, size - 64), os.SEEK_SET)
    return os.read(fd, 64) if size else b""
