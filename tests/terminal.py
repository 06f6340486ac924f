"""A real terminal for tests: runs a program in a pseudo-terminal, presses keys, and sees the screen a person would.

Only where the system has pseudo-terminals (not on Windows): mark tests that use it with `needs_terminal`.
"""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

KEYS = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Backspace": "\x7f",
    "Delete": "\x1b[3~",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Home": "\x1b[H",
    "End": "\x1b[F",
    "Ctrl+S": "\x13",
    "Ctrl+Q": "\x11",
    "Ctrl+O": "\x0f",
    "Ctrl+P": "\x10",
    "F1": "\x1bOP",
}
PATIENCE = 300.0
"""Seconds to wait for something to appear; only a test that is going to fail waits that long.

So many because a machine that is busy with other work may have no more than a few of them for us.
"""

_BETWEEN = 0.02
"""Seconds without anything drawn after which the next key is pressed."""
_AFTER_ESC = 0.1
"""After Esc; a key that follows sooner than ESCDELAY would be one with Alt."""
_COLOURS = re.compile(rb"\x1b\[[0-9;:]*m")
_BEGUN = re.compile(rb"\x1b(\[[0-9;:]*)?\Z")
_GONE = -1
"""In place of the file number of a terminal that has gone."""


class Terminal:
    """A program in a terminal of `columns` by `rows`."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        import fcntl
        import pty
        import struct
        import termios

        import pyte

        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.written = bytearray()
        """All that the program has written, as it wrote it."""
        self._begun = b""
        """The beginning of what may become a change of colours."""
        self._text: str | None = None
        """What the screen shows, until more comes: to put it together takes longer than to look for a word."""
        self._fd, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none", "ESCDELAY": "25"}
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, **told, **(env or {})},
            cwd=cwd,
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self._fd != _GONE:
            os.close(self._fd)

    @property
    def text(self) -> str:
        """What the screen shows, its lines without the spaces at their ends."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self._screen.display)
        return self._text

    def press(self, *keys: str) -> None:
        """Press keys: a name of `KEYS`, or a text that is typed as it is, with the pauses of somebody quick."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode(errors="surrogateescape"))  # `\\udce6` is the byte e6
            self._take_in(_AFTER_ESC if key == "Esc" else _BETWEEN)

    def look(self) -> None:
        """Take in what the program has drawn, so that it never waits for somebody who reads it."""
        self._take_in(0)

    def until(self, *texts: str) -> str:
        """Wait until all of `texts` are on the screen, and give the screen."""
        return self.wait(lambda: _has(self.text, texts), f"{texts} never showed")

    def leave_welcome(self, begins: str = "Begynd jeres første projekt") -> None:
        """Go to the projects from what greets in an empty library; `begins`: its first line."""
        self.until(begins)
        self.press("Esc")

    def until_told(self, text: str) -> str:
        """Wait until a text has been drawn in one line, though it may have gone since, and give the screen."""
        return self.wait(lambda: text.encode() in _COLOURS.sub(b"", self.written), f"{text!r} was never told")

    def until_not(self, text: str) -> str:
        """Wait until `text` is gone from the screen, and give the screen."""
        return self.wait(lambda: text not in self.text, f"{text!r} never went")

    def end(self) -> int:
        """Wait until the program has ended, and give its exit status."""
        self.wait(lambda: self.process.poll() is not None, "the program never ended")
        self._take_in(_BETWEEN)
        return self.process.wait()

    def go(self) -> None:
        """Be gone, without the hangup that a window sends which is closed."""
        os.close(self._fd)
        self._fd = _GONE

    def modes(self) -> list[object]:
        """Return what the terminal does with keys and lines, as `termios` has it."""
        import termios

        return termios.tcgetattr(self._fd)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.kill()
        self.process.wait()

    def wait(self, done: Callable[[], object], complaint: str) -> str:
        """Wait until something is so, and give the screen."""
        stop = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > stop:
                raise AssertionError(f"{complaint}; the screen was:\n{self.text}")
            self._take_in(0.05)
        return self.text

    def _take_in(self, seconds: float) -> None:
        """Show what the program writes, until it has been quiet for `seconds`."""
        if self._fd == _GONE:
            time.sleep(seconds)
            return
        while select.select([self._fd], [], [], seconds)[0]:
            try:
                data = os.read(self._fd, 65_536)
            except OSError:  # the other end is closed
                time.sleep(seconds)
                return
            if not data:
                return
            self.written += data
            self._show(data)

    def _show(self, data: bytes) -> None:
        """Let the screen show it, but for its colours: nobody here looks at them, and they are most of what comes."""
        plain = _COLOURS.sub(b"", self._begun + data)
        begun = _BEGUN.search(plain)
        self._begun = begun[0] if begun else b""
        self._stream.feed(plain.removesuffix(self._begun))
        self._text = None


def _has(shown: str, texts: Sequence[str]) -> bool:
    return all(text in shown for text in texts)
