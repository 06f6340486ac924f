"""Patterns in what was logged: where pitfalls were seen, and which of them come back from project to project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeAlias

from journals.records.model import Observation, Sign

Cell: TypeAlias = Counter[Sign | None]
"""How many observations speak to a pitfall at a stage, by their sign towards it; None for those without one."""


class HasObservations(Protocol):
    """The part of a project that patterns are counted from: a journal, or a redacted copy."""

    id: str

    @property
    def observations(self) -> list[Observation]:
        """All observations."""


def coverage(observations: Iterable[Observation]) -> dict[tuple[str, str], Cell]:
    """Count observations by (pitfall, stage). What is not there is unknown: nobody has looked, so it is not fine.

    An observation with two pitfalls counts at both; one with none counts nowhere.
    """
    cells: defaultdict[tuple[str, str], Cell] = defaultdict(Counter)
    for observation in observations:
        for pitfall in observation.pitfalls:
            cells[pitfall, observation.stage][observation.sign] += 1
    return dict(cells)


def recurrence(journals: Iterable[HasObservations]) -> dict[str, list[str]]:
    """Return each pitfall that has bitten, with the ids of the projects: most projects first, then by number."""
    bitten: defaultdict[str, list[str]] = defaultdict(list)
    for journal in journals:
        for pitfall in {pitfall for each in journal.observations if each.sign == "bites" for pitfall in each.pitfalls}:
            bitten[pitfall].append(journal.id)
    return dict(sorted(bitten.items(), key=lambda entry: (-len(entry[1]), entry[0])))
