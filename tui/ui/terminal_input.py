"""What the terminal sends, also where that is no UTF-8, or where what is pasted holds what only keys should send."""

from __future__ import annotations

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Paste
from textual.message import Message


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


def forgive_input() -> None:
    """Let Textual read a byte that is no UTF-8 as a mark for that, and a paste whatever is in it.

    The thread that reads keys would die of the one and mistake the other for keys.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def forgiving(encoding: str) -> IncrementalDecoder:
        return getincrementaldecoder(encoding)("replace")

    linux_driver.getincrementaldecoder = lambda encoding: lambda: forgiving(encoding)  # type: ignore[assignment, attr-defined]
    linux_driver.XTermParser = PasteParser  # type: ignore[attr-defined]
