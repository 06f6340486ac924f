"""Where pitfalls were seen: by stage in one project or many, and by project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from journals.records.facets import Tally
from journals.records.model import Sign

Cell: TypeAlias = Counter[Sign | None]
"""How many observations speak to a pitfall in one place, by their sign towards it; None for those without one."""


def coverage(counted: Tally) -> dict[tuple[str, str], Cell]:
    """Count observations by (pitfall, stage). What is not there is unknown: nobody has looked, so it is not fine.

    An observation with two pitfalls counts at both; one with none counts nowhere.
    """
    cells: defaultdict[tuple[str, str], Cell] = defaultdict(Counter)
    for facets, number in counted.items():
        for pitfall in facets.pitfalls:
            cells[pitfall, facets.stage][facets.sign] += number
    return dict(cells)


def joint_coverage(tallies: Mapping[str, Tally]) -> dict[tuple[str, str], Cell]:
    """Count the observations of several projects together, as `coverage` does those of one."""
    together = Tally()
    for counted in tallies.values():
        together.update(counted)
    return coverage(together)


def project_coverage(tallies: Mapping[str, Tally]) -> dict[tuple[str, str], Cell]:
    """Count observations by (pitfall, project's id), as `coverage` does by stage."""
    cells: defaultdict[tuple[str, str], Cell] = defaultdict(Counter)
    for project, counted in tallies.items():
        for facets, number in counted.items():
            for pitfall in facets.pitfalls:
                cells[pitfall, project][facets.sign] += number
    return dict(cells)
