"""How the digits of a text stand together, so that no form of a number is looked for where it has no room."""

from __future__ import annotations

import re
from typing import NamedTuple

from journals.privacy.text_signs import class_table, common_bytes

_MANY = 1_000_000


class DigitRuns(NamedTuple):
    """What may stand in a text: at least as much as does."""

    together: int
    """The most digits without a letter between them."""
    has_two_and_four: bool
    """Whether a run of four or more stands close behind one of two or more, or is one with it."""
    has_later_four: bool
    """Whether a run of four stands behind three digits at least, however far off."""


ANY_RUNS = DigitRuns(_MANY, True, True)
"""Of a text of which nothing is known."""
_CLASSES = class_table(lambda sign: "0" if sign.isdecimal() else "a" if sign.isalpha() else " ")
_STRETCH, _RUN = re.compile(rb"0[0 ]*"), re.compile(rb"0+")
_TWO_AND_FOUR = re.compile(rb"00 {0,5}0000|0{6}")


def digit_runs(text: str) -> DigitRuns:
    """Return how digits may stand together in a text."""
    data = common_bytes(text)
    if data is None:
        return ANY_RUNS
    classes = data.translate(_CLASSES)
    together = max((each.count(b"0") for each in _STRETCH.findall(classes)), default=0)
    return DigitRuns(together, together >= 6 and bool(_TWO_AND_FOUR.search(classes)), _has_later_four(classes))


def _has_later_four(classes: bytes) -> bool:
    before = 0
    for run in _RUN.findall(classes):
        if len(run) == 4 and before >= 3:
            return True
        before += len(run)
    return False
