"""One change log: a file of acts, one a line, that only its own writer appends to and everyone reads."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from msgspec import Struct

from journals import act as acts
from journals.act import Act
from journals.errors import NotSaved

SUFFIX = ".jsonl"
_APPEND = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
_PROBE = 64
_TAIL = 1 << 16

Level: TypeAlias = Literal["notice", "wrong"]


class Fault(Struct, frozen=True):
    """Something in a log (or a reference) that is not as it should be; `code` names the text `fault.<code>`."""

    level: Level
    file: Path
    line: int | None
    code: str
    params: dict[str, object] = {}


class Reader:
    """Reads one log from where it stopped last time, or from the start when what was read has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        """What was wrong with the lines read so far."""
        self._seen = (-1, -1)
        self._offset = self._line = 0
        self._probe = b""

    def read(self) -> list[Act]:
        """Give the acts that are new since last time; none when the file cannot be read just now."""
        try:
            stat = self.path.stat()
            if (stat.st_size, stat.st_mtime_ns) == self._seen:
                return []
            with self.path.open("rb") as file:
                if not self._grew_only(file):
                    self._begin_again()
                file.seek(self._offset)
                data = file.read()
        except OSError as error:
            self._begin_again()
            self.faults = [Fault("notice", self.path, None, "not_read", {"reason": error.strerror or str(error)})]
            return []
        self._seen = (stat.st_size, stat.st_mtime_ns)
        return self._take(data)

    def _begin_again(self) -> None:
        self.faults = []
        self._seen = (-1, -1)
        self._offset = self._line = 0
        self._probe = b""

    def _grew_only(self, file: BinaryIO) -> bool:
        """Tell whether the bytes before where we stopped are still the ones we read."""
        file.seek(self._offset - len(self._probe))
        return file.read(len(self._probe)) == self._probe

    def _take(self, data: bytes) -> list[Act]:
        """Give the acts in `data`; an unfinished last line is looked at again when it has grown."""
        end = data.rfind(b"\n") + 1
        self.faults = [fault for fault in self.faults if fault.code not in ("torn_tail", "not_read")]
        found = []
        for line in data[:end].split(b"\n")[:-1]:
            self._line += 1
            if line.strip() and (act := self._decode(line)) is not None:
                found.append(act)
        if end:
            self._offset += end
            self._probe = (self._probe + data[:end])[-_PROBE:]
        if end < len(data):
            found += self._tail(data[end:])
        return found

    def _decode(self, line: bytes) -> Act | None:
        try:
            act = acts.decode(line)
        except ValueError:
            self.faults.append(Fault("wrong", self.path, self._line, "bad_line"))
            return None
        if (act.format or acts.FORMAT) > acts.FORMAT:
            self.faults.append(Fault("notice", self.path, self._line, "newer_format", {"format": act.format}))
        return act

    def _tail(self, rest: bytes) -> list[Act]:
        """A last line without its end: whole all the same, or torn by a crash, or still on its way."""
        try:
            return [acts.decode(rest)]
        except ValueError:
            self.faults.append(Fault("notice", self.path, self._line + 1, "torn_tail"))
            return []


def last_stamp(path: Path) -> list[str]:
    """Give the stamp of a log's last whole line, so that its writer's clock can go on from there; none without one."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            lines = file.read().split(b"\n")[:-1]
        return [acts.decode(lines[-1]).at] if lines else []
    except (OSError, ValueError):
        return []


class Pen:
    """Appends to one log. What could not be written is kept, in order, and goes first the next time."""

    def __init__(self, path: Path, aside: Path, head: bytes) -> None:
        """`aside`: a local folder for what a crash left torn at the log's end; `head`: the line a log begins with."""
        self.path = path
        self._aside = aside
        self._head = head
        self._waiting: list[bytes] = []
        self._mended = False

    @property
    def waiting(self) -> int:
        """How many acts are not on disk."""
        return len(self._waiting)

    def left_over(self) -> bytes:
        """Give the lines that are not on disk."""
        return b"".join(self._waiting)

    def write(self, *lines: bytes) -> None:
        """Append whole lines, and report only when they are safely on disk.

        Raises:
            NotSaved: `not_written` with the system's reason; the lines are kept for the next time.
        """
        self._waiting += lines
        if not self._waiting:
            return
        try:
            self._append(b"".join(self._waiting))
        except OSError as error:
            raise NotSaved("not_written", file=str(self.path), reason=error.strerror or str(error)) from error
        self._waiting.clear()

    def _append(self, data: bytes) -> None:
        if not self._mended:
            self._set_torn_tail_aside()
        new = False
        try:
            fd = os.open(self.path, _APPEND)
        except FileNotFoundError:
            new = True
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fd = os.open(self.path, _APPEND | os.O_CREAT, 0o666)  # who else may read it is for the folder to say
        try:
            start = os.fstat(fd).st_size
            try:
                view = memoryview(data if start else self._head + data)
                while view:  # a write may be short without an error
                    view = view[os.write(fd, view) :]
                os.fsync(fd)
            except OSError:
                self._mended = False  # half a line must not spoil the next one, even if this does not help:
                os.ftruncate(fd, start)
                raise
        finally:
            os.close(fd)
        self._mended = True
        if new:
            _sync_folder(self.path.parent)
            _sync_folder(self.path.parent.parent)

    def _set_torn_tail_aside(self) -> None:
        """Take a torn last line, left by a crash, out of our own log and keep it in the local folder."""
        if not self.path.exists():
            return
        with self.path.open("r+b") as file:
            file.seek(-1 if file.seek(0, os.SEEK_END) else 0, os.SEEK_END)
            if file.read() in (b"", b"\n"):
                return
            file.seek(0)
            data = file.read()
            end = data.rfind(b"\n") + 1
            try:
                acts.decode(data[end:])
                file.write(b"\n")
            except ValueError:
                self._aside.mkdir(parents=True, exist_ok=True)
                with (self._aside / f"{self.path.stem}.torn").open("ab") as kept:
                    kept.write(data[end:] + b"\n")
                file.truncate(end)


def _sync_folder(folder: Path) -> None:
    """Make a new file's name itself safe against a power cut, where the system can."""
    with contextlib.suppress(OSError):  # Windows cannot (and writes names through), nor can some network folders
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
