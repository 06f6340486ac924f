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


class ProjectCoverage:
    """What was seen of a pitfall in a project, as `coverage` tells it of a stage; counted once somebody looks there."""

    def __init__(self, tallies: Mapping[str, Tally]) -> None:
        self._tallies = tallies
        self._counted: dict[str, dict[str, Cell]] = {}

    def cell(self, pitfall: str, project: str) -> Cell | None:
        """Return what was seen of a pitfall in a project (id); None for what is unknown."""
        if project not in self._counted:
            self._counted[project] = _by_pitfall(self._tallies.get(project, Tally()))
        return self._counted[project].get(pitfall)


def _by_pitfall(counted: Tally) -> dict[str, Cell]:
    cells: defaultdict[str, Cell] = defaultdict(Counter)
    for facets, number in counted.items():
        for pitfall in facets.pitfalls:
            cells[pitfall][facets.sign] += number
    return dict(cells)
