"""The names above columns: in one line where they fit, else by turns in two, where each has the room of two columns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tui.ui.text_layout import cells, fit

_HIGH_ENOUGH = 20
"""Lines of a screen from which there is one to spare for the names."""


class ColumnHead(Struct, frozen=True):
    """A name as it stands in its line."""

    column: int
    before: int
    """Cells that are left free before it."""
    text: str


def lines_for_heads(height: int) -> int:
    """Return how many lines a screen has for the names."""
    return 2 if height >= _HIGH_ENOUGH else 1


def column_heads(names: Sequence[str], cell: int, *, lines: int = 2) -> list[list[ColumnHead]]:
    """Return the names above columns of `cell` cells, the last of which is free, line by line.

    The last one has no column after it: where it is too long, it begins early by up to half a column.
    """
    room = cell - 1
    if lines == 1 or len(names) < 2 or all(cells(name) <= room for name in names):
        return [_line([(place, place * cell, fit(name, room)) for place, name in enumerate(names)])]
    widths = [2 * cell - 1] * (len(names) - 1) + [min(cells(names[-1]), room + cell // 2)]
    if (early := widths[-1] - room) > 0 and len(names) > 2:
        widths[-3] -= early
    starts = [place * cell for place in range(len(names))]
    starts[-1] -= max(0, early)
    put = [(place, starts[place], fit(name, widths[place]).rstrip()) for place, name in enumerate(names)]
    return [_line(put[::2]), _line(put[1::2])]


def _line(put: Sequence[tuple[int, int, str]]) -> list[ColumnHead]:
    heads, at = [], 0
    for place, start, text in put:
        heads.append(ColumnHead(place, start - at, text))
        at = start + cells(text)
    return heads
