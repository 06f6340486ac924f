"""What several give unseen and show at once: from how many on, and that neither order nor time tells who gave what."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterable
from typing import TypeVar

from journals.ids import created_at, ulid_from

T = TypeVar("T")

MIN_PEOPLE = 4
"""With fewer one could guess who gave what: nothing is shown or kept."""
_RANDOM_BITS = 80


def are_too_few(people: int) -> bool:
    """Return whether it is known that too few are there; `people` is 0 where nobody has said how many."""
    return 0 < people < MIN_PEOPLE


def shuffled(given: Iterable[T], *, after: str) -> list[tuple[str, T]]:
    """Return what was given in random order, each with an id of this moment that is drawn after the shuffling.

    `after`: the id of the meeting. Its notes sort behind it, for that is how undone ones are told to be its own; what
    was drawn within the meeting's own millisecond, or after the clock was set back, would not.
    """
    mixed = list(given)
    random.SystemRandom().shuffle(mixed)
    at = max(time.time_ns() // 1_000_000, round(created_at(after).timestamp() * 1000) + 1)
    return [(ulid_from(at, int.from_bytes(os.urandom(_RANDOM_BITS // 8), "big")), each) for each in mixed]
