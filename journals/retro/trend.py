"""How retrospectives went from one to the next: whether the time was well spent, and which pitfalls bit.

Of few answers no mean is told, and the two lowest are told as one: in a small group they would say who.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct

from journals.library.journal import Journal
from journals.records.retro import MirrorAnswer, Reflection, Retro
from journals.text.numbers import whole_number

FEW_ANSWERS = 5
"""With fewer answers the lowest are shown together, and no mean."""
RETURN_LEVELS = range(1, 6)
_MOST_ANSWERS = 999
"""More have never been in one room."""
Returned: TypeAlias = Counter[int]
"""Level → how many said so."""


def returned(retro: Retro) -> Returned:
    """Return how many said what of the time; what others wrote and is no number counts for nothing."""
    counts = Returned()
    for level, number in retro.returned.items():
        at = whole_number(level, min(RETURN_LEVELS), max(RETURN_LEVELS))
        if at is not None:
            counts[at] += whole_number(number, 0, _MOST_ANSWERS) or 0
    return +counts


def told_levels(counts: Returned) -> list[tuple[tuple[int, ...], int]]:
    """Return what may be told of the answers: the levels, the best first, and how many said one of them."""
    lowest: Sequence[tuple[int, ...]] = ((2, 1),) if counts.total() < FEW_ANSWERS else ((2,), (1,))
    together = [*((level,) for level in (5, 4, 3)), *lowest]
    told = [(levels, sum(counts[level] for level in levels)) for levels in together]
    return [(levels, number) for levels, number in told if number]


def mean(counts: Returned) -> float | None:
    """Return the mean of the answers; None where they are too few to tell."""
    total = counts.total()
    return None if total < FEW_ANSWERS else sum(level * number for level, number in counts.items()) / total


class MirrorTrend(Struct, frozen=True):
    """What a project's mirrors said, meeting by meeting."""

    retros: list[Retro]
    """Those that answered for any pitfall, the first first."""
    answers: dict[str, list[MirrorAnswer]]
    """Pitfall that has an answer → what each of the meetings said."""

    def answered(self, place: int) -> int:
        """Return for how many pitfalls one of the meetings had an answer."""
        return sum(given[place] != "unknown" for given in self.answers.values())


def return_trend(journal: Journal) -> list[tuple[Retro, Returned]]:
    """Return the meetings that were asked whether the time was well spent, the first first, and what they said."""
    asked = [(retro, returned(retro)) for retro in sorted(journal.all(Retro), key=lambda retro: retro.id)]
    return [(retro, counts) for retro, counts in asked if counts]


def mirror_trend(retros: Iterable[Retro], reflections: Iterable[Reflection]) -> MirrorTrend:
    """Return what the mirrors of some meetings said; what is not there is unknown."""
    said = {(each.retro, each.pitfall): each.answer for each in reflections if each.answer != "unknown"}
    looked = {retro for retro, _ in said}
    held = sorted((each for each in retros if each.id in looked), key=lambda retro: retro.id)
    here = {each.id for each in held}
    pitfalls = sorted({pitfall for retro, pitfall in said if retro in here})
    return MirrorTrend(
        held, {pitfall: [said.get((retro.id, pitfall), "unknown") for retro in held] for pitfall in pitfalls}
    )


def project_mirror_trend(journal: Journal) -> MirrorTrend:
    """Return what all mirrors of a project said."""
    return mirror_trend(journal.all(Retro), journal.all(Reflection))
