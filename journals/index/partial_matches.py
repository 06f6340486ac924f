"""Partial matches: which of the typed words to ask for together where no record has them all, the rarest first.

A record with *sofa* answers *borgerens sofa* better than one of the hundreds with *borgeren*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import log

COUNT_MATCHES = "SELECT count(*) FROM (SELECT 1 FROM finder WHERE finder MATCH ? LIMIT ?)"
MOST_COUNTED = 2000
"""A word that stands in so many records is as common as any."""
_MOST_TOGETHER = 4
"""The most words that are asked for together, the rarest: each further one doubles what is asked."""


def rarest_first(counted: Mapping[str, int]) -> Iterator[tuple[float, str]]:
    """Yield what to ask for, that with the rarest words first, and how much of all that was typed it is worth.

    `counted` has the FTS5 terms of each word, and how many records they match.
    """
    worth = {term: 0.1 + log(MOST_COUNTED / min(number, MOST_COUNTED)) for term, number in counted.items() if number}
    rarest = sorted(worth, key=lambda term: -worth[term])
    together = [some for n in range(1, _MOST_TOGETHER + 1) for some in combinations(rarest[:_MOST_TOGETHER], n)]
    total = sum(worth.values())
    for some in sorted(together, key=lambda some: -sum(worth[term] for term in some)):
        yield sum(worth[term] for term in some) / total, " AND ".join(f"({term})" for term in some)
    yield from ((worth[term] / total, f"({term})") for term in rarest[_MOST_TOGETHER:])
