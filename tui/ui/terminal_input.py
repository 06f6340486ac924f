"""What the terminal sends, also where that is no UTF-8, or where what is pasted holds what only keys should send."""

from __future__ import annotations

import signal
import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from collections import deque
from collections.abc import Iterable
from time import monotonic
from typing import Any

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Paste
from textual.message import Message

_MOST_BREAKS, _BREAKS_WITHIN = 20, 2.0
"""So often within so many seconds no hand breaks off what it types."""


class PasteParser(XTermParser):
    """Reads what the terminal sends, and each paste in one piece.

    Textual reads a paste letter by letter and looks for keys in it: one with an escape in it comes out with its parts
    turned round, one that ends in an escape not at all, and its last letters are taken for keys.
    """

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._paste: list[str] | None = None
        """What has come of a paste; None outside one. The last piece is the end that may be half a mark."""

    def feed(self, data: str) -> Iterable[Message]:
        """Yield what has been pressed, clicked and pasted, in its order."""
        if not data:
            yield from super().feed(data)
        while data:
            if self._paste is None:
                before, mark, data = data.partition(BRACKETED_PASTE_START)
                if before:
                    yield from super().feed(before)
                if mark:
                    self._paste = [""]
            else:
                piece, mark, data = (self._paste.pop() + data).partition(BRACKETED_PASTE_END)
                kept = len(piece) if mark else max(0, len(piece) - len(BRACKETED_PASTE_END) + 1)
                self._paste += [piece[:kept], piece[kept:]]
                if mark:
                    pasted, self._paste = "".join(self._paste), None
                    yield Paste(pasted.replace("\x00", ""))


def harden_console_input(win32: Any) -> None:
    """Do on Windows what `harden_terminal_input` does elsewhere. `win32`: Textual's module for the console.

    Half an emoji at the end of what the console gives is no text, and ends Textual's thread that reads keys: it begins
    again. Where it ends again and again the console has gone, and the app is to end as by a signal.
    """
    read = win32.EventMonitor.run

    def run(monitor: Any) -> None:
        ended: deque[float] = deque(maxlen=_MOST_BREAKS)
        while not monitor.exit_event.is_set():
            read(monitor)
            ended.append(monotonic())
            if len(ended) == _MOST_BREAKS and ended[-1] - ended[0] < _BREAKS_WITHIN:
                if not monitor.exit_event.is_set():
                    signal.raise_signal(getattr(signal, "SIGBREAK", signal.SIGTERM))
                return

    win32.XTermParser = PasteParser
    win32.EventMonitor.run = run


def harden_terminal_input() -> None:
    """Let Textual read a byte that is no UTF-8 as a mark for that, and a paste whatever is in it.

    The thread that reads keys would die of the one and mistake the other for keys.
    """
    if sys.platform == "win32":
        from textual.drivers import win32

        harden_console_input(win32)
        return
    from textual.drivers import linux_driver

    def replacing_decoder(encoding: str) -> IncrementalDecoder:
        return getincrementaldecoder(encoding)("replace")

    linux_driver.getincrementaldecoder = lambda encoding: lambda: replacing_decoder(encoding)  # type: ignore[assignment, attr-defined]
    linux_driver.XTermParser = PasteParser  # type: ignore[attr-defined]
