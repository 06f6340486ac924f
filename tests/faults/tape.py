"""A recording of everything a session writes to disk, in order, by standing between the program and the system."""

from __future__ import annotations

import errno
import io
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal
from unittest import mock

from msgspec import Struct

from journals.log.act import Act
from journals.log.reader import LOG_SUFFIX

_REAL = {name: getattr(os, name) for name in ("open", "write", "fsync", "ftruncate", "replace", "unlink", "mkdir")}
_OPEN = io.open


class Step(Struct, frozen=True):
    """One thing that was done to the disk, or one act that was acknowledged meanwhile."""

    what: Literal["create", "write", "truncate", "sync", "sync folder", "rename", "unlink", "mkdir", "saved"]
    path: Path
    file: int = 0
    """Which file, whatever it was called: names move."""
    start: int = 0
    """Where a write begins, or a truncated file ends."""
    data: bytes = b""
    old: Path | None = None
    """What was renamed, where `path` is what it is called now."""
    act: Act | None = None


class Tape:
    """Records what is done below one folder, which is empty to begin with."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.steps: list[Step] = []
        self.room: int | None = None
        """How many bytes logs can still take; None for as many as there are."""
        self._lock = threading.RLock()
        self._files: dict[Path, int] = {}
        self._open: dict[int, int | Path] = {}
        """Descriptor → the file, or the folder."""
        self._new = 0

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Record what happens inside."""
        ours: dict[str, Callable[..., Any]] = {
            "open": self._opened,
            "write": self._written,
            "fsync": self._synced,
            "ftruncate": self._truncated,
            "replace": self._renamed,
            "rename": self._renamed,
            "unlink": self._unlinked,
            "mkdir": self._made,
        }
        with ExitStack() as stack:
            for name, mine in ours.items():
                stack.enter_context(mock.patch.object(os, name, mine))
            stack.enter_context(mock.patch.object(io, "open", self._opened_file))
            yield

    def saved(self, act: Act) -> None:
        """Note that an act was acknowledged."""
        with self._lock:
            self.steps.append(Step("saved", self.base, act=act))

    def crash(self, path: Path, end: int) -> None:
        """Cut the end off a file, as a crash in the middle of a write would; it reached the disk that way."""
        fd = os.open(path, os.O_RDWR)
        os.ftruncate(fd, end)
        os.fsync(fd)
        os.close(fd)

    # In the system's place

    def _opened(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        where = Path(os.fsdecode(path)) if not isinstance(path, int) else Path()
        with self._lock:
            fresh = not where.exists()
            fd: int = _REAL["open"](path, flags, mode, dir_fd=dir_fd)
            if self._is_ours(where):
                self._open[fd] = where if where.is_dir() else self._file(where, fresh)
                if flags & os.O_TRUNC and not fresh:
                    self._add("truncate", where, self._files[where])
            else:
                self._open.pop(fd, None)
            return fd

    def _written(self, fd: int, data: Any) -> int:
        with self._lock:
            file = self._open.get(fd)
            if not isinstance(file, int):
                return int(_REAL["write"](fd, data))
            data = self._as_much_as_fits(file, bytes(data))
            number = int(_REAL["write"](fd, data))
            start = os.lseek(fd, 0, os.SEEK_CUR) - number
            self.steps.append(Step("write", self._path(file), file, start, data[:number]))
            return number

    def _as_much_as_fits(self, file: int, data: bytes) -> bytes:
        if self.room is None or self._path(file).suffix != LOG_SUFFIX:
            return data
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        data = data[: self.room]
        self.room -= len(data)
        return data

    def _synced(self, fd: int) -> None:
        with self._lock:
            _REAL["fsync"](fd)
            file = self._open.get(fd)
            if isinstance(file, int):
                self._add("sync", self._path(file), file)
            elif file is not None:
                self._add("sync folder", file)

    def _truncated(self, fd: int, length: int) -> None:
        with self._lock:
            _REAL["ftruncate"](fd, length)
            file = self._open.get(fd)
            if isinstance(file, int):
                self._add("truncate", self._path(file), file, length)

    def _renamed(self, source: Any, target: Any, **told: Any) -> None:
        old, new = Path(source), Path(target)
        with self._lock:
            _REAL["replace"](source, target, **told)
            if self._is_ours(old):
                file = self._files[new] = self._files.pop(old)
                self.steps.append(Step("rename", new, file, old=old))

    def _unlinked(self, path: Any, **told: Any) -> None:
        with self._lock:
            _REAL["unlink"](path, **told)
            if self._is_ours(Path(path)):
                self._files.pop(Path(path), None)
                self._add("unlink", Path(path))

    def _made(self, path: Any, mode: int = 0o777, **told: Any) -> None:
        with self._lock:
            _REAL["mkdir"](path, mode, **told)
            if self._is_ours(Path(path)):
                self._add("mkdir", Path(path))

    def _opened_file(self, file: Any, mode: str = "r", buffering: int = -1, *args: Any, **told: Any) -> Any:
        """Python's own `open`: what is written through it passes by here too."""
        if not set(mode) & set("wax+") or not (isinstance(file, int) or self._is_ours(Path(file))):
            return _OPEN(file, mode, buffering, *args, **told)
        flags = os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0) | (os.O_APPEND if "a" in mode else os.O_TRUNC)
        fd = file if isinstance(file, int) else os.open(file, flags | (os.O_EXCL if "x" in mode else 0), 0o666)
        binary = io.BufferedWriter(_Raw(fd))
        if "b" in mode:
            return binary
        return io.TextIOWrapper(binary, encoding=told.get("encoding") or "utf-8", newline=told.get("newline"))

    # What the recording knows

    def _is_ours(self, path: Path) -> bool:
        return path.is_relative_to(self.base)

    def _file(self, path: Path, fresh: bool) -> int:
        if fresh or path not in self._files:
            self._new += 1
            self._files[path] = self._new
            self._add("create", path, self._new)
        return self._files[path]

    def _path(self, file: int) -> Path:
        return next((path for path, each in self._files.items() if each == file), self.base)

    def _add(self, what: Any, path: Path, file: int = 0, start: int = 0) -> None:
        self.steps.append(Step(what, path, file, start))


class _Raw(io.RawIOBase):
    """A file that writes through `os.write`, so that the recording sees it."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def fileno(self) -> int:
        return self._fd

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return os.write(self._fd, data)

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._fd)
