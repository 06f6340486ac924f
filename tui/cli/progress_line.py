"""How far something long has come, on one line of the terminal that is written over; nothing where nobody looks."""

from __future__ import annotations

from time import monotonic

from tui.cli.output import is_interactive, print_over
from tui.locale import Catalogue

_FIRST, _EVERY = 0.7, 0.2


class ProgressLine:
    """The line: called as a progress callback, and cleared at the end."""

    def __init__(self, say: Catalogue, key: str, *, is_long: bool = False) -> None:
        """`key`: names the text; its `{percent}` is filled in. `is_long`: it will take a while, so begin at once."""
        self._say, self._key = say, key
        self._next = monotonic() + (0 if is_long else _FIRST)
        self._shown = 0

    def __call__(self, done: int, of: int) -> None:
        """Show how far it has come."""
        if monotonic() < self._next or not is_interactive():
            return
        self._next = monotonic() + _EVERY
        self._write(self._say(self._key, percent=min(100, 100 * done // max(1, of))))

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        print_over(text, self._shown)
        self._shown = len(text)
