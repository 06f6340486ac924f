"""How good an order of lessons is, when what each is worth is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2


def ndcg(ranked_ids: Sequence[str], judged: Mapping[str, float], at: int = 5) -> float:
    """Return how near the first `at` come to the best that was possible, from 0 to 1.

    A lesson gains 2^grade - 1, less the further down it stands; one that comes twice gains once, and one that nobody
    judged gains nothing. Where nothing is worth anything, no order is better than another: 0.
    """
    first = list(dict.fromkeys(ranked_ids))[:at]
    best = _gained(sorted(judged.values(), reverse=True)[:at])
    return _gained(judged.get(lesson, 0) for lesson in first) / best if best else 0.0


def _gained(grades: Iterable[float]) -> float:
    return float(sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1)))
