"""What may be said of few people: a small number broken down by whose eyes saw it can point at somebody."""

from __future__ import annotations

from typing import Final, Literal

FEWEST = 3
"""The least number that is said as it is, where numbers are broken down by perspective."""
FEWEST_PROJECTS = 5
"""Of fewer nothing is put in order by how often it happened."""
FEWER: Final = "fewer than 3"
"""What `--json` says in place of a smaller one; 0 is not there at all, for it is not known."""


def masked(number: int) -> int | Literal["fewer than 3"]:
    """Return a number of at least 1 as it may be told."""
    return number if number >= FEWEST else FEWER
