"""How far something long has come, on one line of the terminal that is written over; nothing where nobody looks."""

from __future__ import annotations

from time import monotonic

from tui.cli.output import clear_over, is_interactive, print_over
from tui.locale import Catalogue

_FIRST, _EVERY = 0.7, 0.2


class ProgressLine:
    """The line: called as a progress callback, and cleared at the end."""

    def __init__(self, say: Catalogue, key: str, *, is_long: bool = False) -> None:
        """`key`: names the text, with `{percent}` or `{mb}` in it. `is_long`: it will take a while; begin at once."""
        self._say, self._key = say, key
        self._next = monotonic() + (0 if is_long else _FIRST)

    def __call__(self, done: int, of: int) -> None:
        """Show how far it has come."""
        if monotonic() < self._next or not is_interactive():
            return
        self._next = monotonic() + _EVERY
        print_over(self._say(self._key, percent=min(100, 100 * done // max(1, of)), mb=done // 1_000_000))

    def clear(self) -> None:
        """Take the line away."""
        clear_over()
