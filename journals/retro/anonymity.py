"""What several give unseen and show at once: from how many on, and that neither order nor time tells who gave what."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterable
from typing import TypeVar

from journals.ids import ulid_from

T = TypeVar("T")

MIN_PEOPLE = 4
"""With fewer one could guess who gave what: nothing is shown or kept."""
_RANDOM_BITS = 80


def shuffled(given: Iterable[T]) -> list[tuple[str, T]]:
    """Return what was given in random order, each with an id of this moment that is drawn after the shuffling."""
    mixed = list(given)
    random.SystemRandom().shuffle(mixed)
    at = time.time_ns() // 1_000_000
    return [(ulid_from(at, int.from_bytes(os.urandom(_RANDOM_BITS // 8), "big")), each) for each in mixed]
