"""The steps of a map's colours: what bit six times is not to look like what bit once."""

from __future__ import annotations

from typing import Literal, TypeAlias

MapStep: TypeAlias = Literal["few", "some", "many"]

_SOME, _MANY = 3, 6
"""From so many on."""


def map_step(number: int) -> MapStep:
    """Return the step of a number of observations; the number itself is in the cell."""
    return "few" if number < _SOME else "some" if number < _MANY else "many"
