"""The line of an act that is too long to be held: its changes lie in a file without a name until a log has them."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, Any

import msgspec

from journals.log import act as acts
from journals.log.act import Act, RecordChange

_PIECE = 1 << 18
"""Bytes that are written and read at a time."""
_END = b"]}\n"
_encoder = msgspec.json.Encoder()


def _copied(value: Any) -> Any:
    """Return a text as one of its own: of what it encodes msgspec keeps the UTF-8, as long as the text is there."""
    return value[:1] + value[1:] if isinstance(value, str) and not value.isascii() else value


class LongLine:
    """A line that grows change by change; it is read in pieces, as often as one likes, from any thread.

    Where there is no room for the file it is held in memory: the log will hardly have room either, and then the line is
    kept as any other.
    """

    def __init__(self, folder: Path) -> None:
        """`folder`: where the file may lie, which nobody but the user can read."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._stored = 0
        self._rest = bytearray()
        self._begin = b""
        self._is_refused = False
        self._reading = Lock()

    def add(self, change: RecordChange) -> None:
        """Add a change."""
        if self._stored or self._rest:
            self._rest += b","
        table, record, fields = change
        self._rest += _encoder.encode((table, record, {name: _copied(value) for name, value in fields.items()}))
        if len(self._rest) >= _PIECE and not self._is_refused:
            self._put_away()

    def stamp(self, at: str) -> Act:
        """Set when it was done; return the act without its changes."""
        act = Act(at=at, do=[])
        self._begin = acts.encode(act)[: -len(_END)]
        return act

    def __len__(self) -> int:
        return len(self._begin) + self._stored + len(self._rest) + len(_END)

    def __bytes__(self) -> bytes:
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """Yield the line piece by piece.

        Raises:
            OSError: the file cannot be read. ValueError: it was closed.
        """
        yield self._begin
        at = 0
        while at < self._stored:
            piece = self._read(at, min(_PIECE, self._stored - at))
            at += len(piece)
            yield piece
        yield bytes(self._rest)
        yield _END

    def end(self, length: int) -> bytes:
        """Return its last bytes."""
        at = max(0, self._stored - length)
        stored = self._read(at, self._stored - at) if self._stored else b""
        return (self._begin + stored + bytes(self._rest[-length:]) + _END)[-length:]

    def close(self) -> None:
        """Let go of the file, which is gone with that."""
        with self._reading:
            if self._file is not None:
                self._file.close()

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()

    def _put_away(self) -> None:
        try:
            if self._file is None:
                from tempfile import TemporaryFile  # only here: hardly ever is a line so long

                self._file = TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115 - open until it is written
            with memoryview(self._rest) as view:
                written = 0
                while written < len(view):
                    written += self._file.write(view[written:])
        except OSError:
            self._is_refused = True
            return
        self._stored += len(self._rest)
        self._rest.clear()

    def _read(self, at: int, length: int) -> bytes:
        with self._reading:
            assert self._file is not None
            self._file.seek(at)
            piece = self._file.read(length)
        if not piece:
            raise OSError(errno.EIO, "cut off")
        return piece
