"""Which pitfalls come back from project to project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from journals.records.facets import Tally


def recurrence(tallies: Mapping[str, Tally]) -> dict[str, list[str]]:
    """Return each pitfall that has bitten, with the ids of the projects: most projects first, then by number."""
    bitten: defaultdict[str, list[str]] = defaultdict(list)
    for project, counted in tallies.items():
        for pitfall in {pitfall for facets in counted if facets.sign == "bites" for pitfall in facets.pitfalls}:
            bitten[pitfall].append(project)
    return dict(sorted(bitten.items(), key=lambda entry: (-len(entry[1]), entry[0])))
