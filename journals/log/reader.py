"""Incremental reading of a log: a file of acts, one per line, to which only its own writer appends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeAlias

from msgspec import Struct

from journals.log import act as acts
from journals.log.act import Act
from journals.log.plain_file import open_plain
from journals.log.reading_watch import reading_watch
from journals.system_error import reason_words

LOG_SUFFIX = ".jsonl"
LONG_LOG = 50_000_000
"""Bytes of a log from which on it is said that it is long: reading takes seconds, and memory several times as much."""
MANY_ACTS = 5_000
"""Acts that are read at a time: a log can be longer than what memory there is."""
NAMED_LINES = 100
"""Lines of a log with one kind of fault that are named one by one; the rest are counted: there can be a million."""
_PROBE = 64
_TAIL = 1 << 16

FaultLevel: TypeAlias = Literal["notice", "wrong"]

_LINE_FAULTS: Mapping[str, FaultLevel] = {"bad_line": "wrong", "newer_format": "notice"}
_MORE = "more_"
"""Begins the code of a fault that counts the lines that are not named."""


class LogFault(Struct, frozen=True):
    """A problem in a log (or a reference); `code` is the catalogue key `fault.<code>`."""

    level: FaultLevel
    file: Path
    line: int | None
    code: str
    params: dict[str, object] = {}


class ReadPosition(Struct, frozen=True, array_like=True):
    """The position of a reader in a log, which can be stored and resumed."""

    seen: tuple[int, int] = (-1, -1)
    """The log's size in bytes and time of change in ns, when it was last read."""
    offset: int = 0
    line: int = 0
    probe: bytes = b""
    """The bytes before `offset`: where they have changed, the log has not only grown."""
    holes: list[int] = []
    """The offsets of zero bytes in damaged lines, which a sync tool may fill in."""
    faults: list[tuple[FaultLevel, int | None, str, dict[str, Any]]] = []
    project: str | None = None
    """The project that the first head names; None where there was none yet."""


class LogReader:
    """Reads one log from the last position, or from the start where the part already read has changed."""

    def __init__(self, path: Path, position: ReadPosition = ReadPosition()) -> None:  # noqa: B008 - it never changes
        """`position`: the position of an earlier reader of the same log."""
        self.path = path
        self.faults = [LogFault(level, path, line, code, params) for level, line, code, params in position.faults]
        """The faults in the lines read so far."""
        self.restarts = 0
        """How often the log was reread from the start, because the part already read had changed."""
        self.project = position.project
        """The project that the log's first head names; None where it has none."""
        self._faulty = Counter(fault.code for fault in self.faults)
        """How many lines have each kind of fault."""
        for fault in self.faults:
            if fault.code.startswith(_MORE):
                self._faulty[fault.code.removeprefix(_MORE)] += fault.params["n"]  # type: ignore[operator]
        self._seen = position.seen
        self._offset, self._line = position.offset, position.line
        self._probe = position.probe
        self._holes = list(position.holes)

    @property
    def position(self) -> ReadPosition:
        """The present position."""
        faults = [(fault.level, fault.line, fault.code, fault.params) for fault in self.faults]
        return ReadPosition(self._seen, self._offset, self._line, self._probe, list(self._holes), faults, self.project)

    def read(self) -> list[Act]:
        """Return the acts that are new since the last call; empty when the file cannot be read just now."""
        return [act for batch in self.batches() for act in batch]

    def batches(self) -> Iterator[list[Act]]:
        """Yield the acts that are new since the last call, at most `MANY_ACTS` at a time.

        Where it is broken off, or the file cannot be read to its end, the next call goes on from there.
        """
        try:
            stat = self.path.stat()
            if (stat.st_size, stat.st_mtime_ns) == self._seen:
                return
            with open_plain(self.path) as file:
                if not self._only_grew(file, stat.st_size):
                    self._begin_again()
                file.seek(self._offset)
                yield from self._take(file)
        except OSError as error:
            self._begin_again()
            self.faults = [LogFault("notice", self.path, None, "not_read", reason_words(error))]
            return
        self._seen = (stat.st_size, stat.st_mtime_ns)
        if stat.st_size >= LONG_LOG:
            self.faults = [fault for fault in self.faults if fault.code != "long_log"]
            self.faults.append(LogFault("notice", self.path, None, "long_log", {"mb": stat.st_size // 1_000_000}))
        if not stat.st_size:  # a log begins with a head: an empty one is a name whose content has not come
            self.faults = [LogFault("notice", self.path, None, "not_fetched")]

    def _begin_again(self) -> None:
        self.restarts += self._offset > 0
        self.faults = []
        self._faulty.clear()
        self.project = None
        self._seen = (-1, -1)
        self._offset = self._line = 0
        self._probe = b""
        self._holes = []

    def _only_grew(self, file: BinaryIO, size: int) -> bool:
        """Return whether the log has only grown: the bytes already read are unchanged.

        A writer only appends. A file that has changed and not grown was written by a sync tool, which may have filled
        what it had left out before; so may it where a damaged line has zeros, grown or not.
        """
        if size <= self._seen[0]:
            return False
        for hole in self._holes:
            file.seek(hole)
            if file.read(1) != b"\0":
                return False
        file.seek(self._offset - len(self._probe))
        return file.read(len(self._probe)) == self._probe

    def _take(self, file: BinaryIO) -> Iterator[list[Act]]:
        """Yield the acts from here on; an incomplete last line is read again when it has grown."""
        self.faults = [fault for fault in self.faults if fault.code not in ("torn_tail", "not_read", "not_fetched")]
        found: list[Act] = []
        begun = self._offset
        for line in file:
            if not line.endswith(b"\n"):
                found += self._tail(line)
                break
            self._line += 1
            if not line.isspace() and (act := self._decode(line)) is not None:
                found.append(act)
            elif (hole := line.find(b"\0")) >= 0:
                self._holes.append(self._offset + hole)
            self._offset += len(line)
            self._probe = line[-_PROBE:] if len(line) >= _PROBE else (self._probe + line)[-_PROBE:]
            if len(found) >= MANY_ACTS:
                reading_watch.advance(self._offset - begun)
                begun = self._offset
                yield self._named(found)
                found = []
        self._count_faults()
        if found:
            yield self._named(found)

    def _named(self, found: list[Act]) -> list[Act]:
        """Return acts, after a look at which project they name."""
        if self.project is None:
            self.project = next((acts.project_in(act) for act in found if act.project is not None), None)
        return found

    def _decode(self, line: bytes) -> Act | None:
        try:
            act = acts.decode(line)
        except ValueError:
            self._line_fault("wrong", "bad_line")
            return None
        if (act.format or acts.LOG_FORMAT) > acts.LOG_FORMAT:
            self._line_fault("notice", "newer_format", {"format": act.format})
        return act

    def _line_fault(self, level: FaultLevel, code: str, params: dict[str, object] = {}) -> None:  # noqa: B006 - nobody changes it
        self._faulty[code] += 1
        if self._faulty[code] <= NAMED_LINES:
            self.faults.append(LogFault(level, self.path, self._line, code, params))

    def _count_faults(self) -> None:
        """Count the lines with a fault beyond those that are named."""
        for code, level in _LINE_FAULTS.items():
            if (more := self._faulty[code] - NAMED_LINES) > 0:
                self.faults = [fault for fault in self.faults if fault.code != _MORE + code]
                self.faults.append(LogFault(level, self.path, None, _MORE + code, {"n": more}))

    def _tail(self, rest: bytes) -> list[Act]:
        """Return the act of a last line without line end, if it is complete; it may be torn, or still arriving."""
        try:
            return [acts.decode(rest)]
        except ValueError:
            self.faults.append(LogFault("notice", self.path, self._line + 1, "torn_tail"))
            return []


def latest_head(path: Path) -> Act | None:
    """Return the latest head of a log, which names the function of its present writer; None where there is none."""
    try:
        with open_plain(path) as file:
            lines = (line for line in file if b'"project":' in line)
            heads = (act for line in lines if (act := acts.try_decode(line)) and act.project)
            return max(heads, key=lambda head: head.at, default=None)
    except OSError:
        return None


def last_stamps(path: Path) -> list[str]:
    """Return the stamps of a log's last complete lines, from which its writer's clock continues.

    All of the last 64 kB: more than one, because a line that replaced one from the far future is itself
    of the far future, and need not be the last.
    """
    try:
        with open_plain(path) as file:
            file.seek(max(0, path.stat().st_size - _TAIL))
            lines = file.read().split(b"\n")[:-1]
    except OSError:
        return []
    return [act.at for line in lines if (act := acts.try_decode(line))]
