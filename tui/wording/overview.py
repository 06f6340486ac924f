"""What overviews count, in words: a cell of the map, a number that points at nobody, how fast replies come."""

from __future__ import annotations

from journals.overview.coverage import Cell
from journals.overview.recurrence import PitfallRecurrence
from journals.overview.small_numbers import FEWEST
from journals.records.model import SIGNS
from tui.locale import Catalogue
from tui.wording.display import signs

_IN_A_ROW = 3
"""From so many projects on it is said that a pitfall bit in one after the other."""


def coverage_text(cell: Cell) -> str:
    """Return what was seen in one place, such as `×2 ✓1`; a number without a sign is of observations without one."""
    parts = [f"{signs()[sign]}{cell[sign]}" for sign in SIGNS if cell[sign]]
    return " ".join([*parts, str(cell[None])] if cell[None] else parts)


def masked_text(say: Catalogue, number: int) -> str:
    """Return a number that is broken down by perspective, where it is small as *fewer than 3*."""
    return str(number) if number >= FEWEST else say("overview.fewer", n=FEWEST)


def recurrence_text(say: Catalogue, found: PitfallRecurrence) -> str:
    """Return in how many projects a pitfall bit, of how many where anybody looked."""
    bitten = say("overview.bit_in", n=len(found.projects), of=found.looked)
    return f"{bitten} · {say('overview.row', n=found.in_a_row)}" if found.in_a_row >= _IN_A_ROW else bitten
