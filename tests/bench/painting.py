"""A terminal that looks at what is painted as fast as it comes, to time from a key, or from the start, to a frame."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence

from journals.demo.stress import danish, english
from tests.bench.place import OURS, ROOT, Place
from tests.terminal import KEYS, PATIENCE, Terminal

SIGHT = "Eksempel"
SMALLEST = f"""
from textual.app import App
from textual.widgets import OptionList, Static

class Smallest(App):
    def compose(self):
        yield Static("{SIGHT}")
        yield OptionList(*map(str, range(100)))

Smallest().run()
"""
_TECHNOLOGIES = [each for text in (danish, english) for each in text.TECHNOLOGIES.strip().replace("\n", "|").split("|")]
A_PROJECT = re.compile("|".join(f"{re.escape(each)} i" for each in _TECHNOLOGIES).encode())
"""The name of a project of a made library, as Home shows it."""
THE_SIGHT = re.compile(SIGHT.encode())
_KEYS = {**KEYS, "PageDown": "\x1b[6~", "PageUp": "\x1b[5~"}
QUIET = 0.2
"""A key is answered when nothing more has come for so many seconds; the time counted is that of the last byte."""
NO_TERMINALS = "no pseudo-terminals here" if sys.platform == "win32" else ""


class Painter(Terminal):
    """A terminal that only looks for bytes, and notes when they came."""

    def __init__(self, command: Sequence[str], place: Place, name: str) -> None:
        super().__init__(command, columns=120, rows=36, env=place.env(name), cwd=ROOT)
        self._raw = b""
        self.first = 0.0
        """Seconds from the last key that was timed to the first byte of what it changed."""

    def until(self, sight: re.Pattern[bytes]) -> None:  # type: ignore[override]
        """Return as soon as `sight` has been painted since the last key."""
        stop = time.monotonic() + 6 * PATIENCE
        while not sight.search(self._raw):
            assert time.monotonic() < stop, f"never painted: {self._raw[-500:]!r}"
            self._more(1.0)

    def settle(self, quiet: float) -> None:
        """Return when nothing has been painted for so many seconds."""
        while self._more(quiet):
            pass

    def answered(self, key: str) -> float:
        """Press a key and give the seconds until all that it changes was painted."""
        self.first = 0.0
        begun = last = time.perf_counter()
        self.send(key)
        while self._more(QUIET if last > begun else PATIENCE):  # what is slow to begin is not yet done
            last = time.perf_counter()
            self.first = self.first or last - begun
        assert last > begun, f"{key} changed nothing"
        return last - begun

    def send(self, key: str) -> None:
        """Press a key and forget what was painted before."""
        self._raw = b""
        os.write(self._fd, _KEYS.get(key, key).encode())

    def quit(self) -> None:
        """Leave as people do; what is still painted is read, or the program would wait for that."""
        self.send("Ctrl+Q")
        stop = time.monotonic() + 6 * PATIENCE
        while self.process.poll() is None and time.monotonic() < stop:
            self._more(QUIET)
        self.process.wait(1)

    def memory(self) -> float:
        """Return the megabytes that the process holds."""
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True)
        return int(told.stdout) / 1024

    def _more(self, patience: float) -> bool:
        if not select.select([self._fd], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            return False
        self._raw += data
        return bool(data)


def smallest(place: Place) -> Painter:
    """Start the smallest Textual app."""
    return Painter([sys.executable, "-c", SMALLEST], place, "smallest")


def ours(place: Place, library: object, name: str) -> Painter:
    """Start our app on a library, as an installation of that name."""
    return Painter([*OURS, "--library", str(library)], place, name)


def until_painted(painter: Painter, sight: re.Pattern[bytes], begun: float) -> float:
    """Return the seconds from `begun` until a program paints `sight`; the program is ended."""
    with painter:
        painter.until(sight)
        return time.perf_counter() - begun
