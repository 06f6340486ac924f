"""Which pitfalls come back from project to project, where they bite, and what is known to help."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from msgspec import Struct

from journals.lessons.adoption import TrackRecord, track_record
from journals.overview.small_numbers import FEWEST_PROJECTS
from journals.overview.source import OverviewSource
from journals.records.facets import Tally
from journals.records.model import Lesson


class PitfallRecurrence(Struct, frozen=True):
    """One pitfall over the projects that were chosen."""

    pitfall: str
    projects: tuple[str, ...]
    """Those (ids) in which it has bitten, in the order they were begun."""
    looked: int
    """Projects in which anything was tagged with it: what is said of the others would be a guess."""
    bites: int
    """Observations that say it bit."""
    stages: dict[str, int]
    """Stage → how many of them."""
    in_a_row: int
    """Projects, back from the latest in which anything was tagged, in which it bit without one between."""
    lessons: tuple[tuple[str, Lesson, TrackRecord], ...]
    """Lessons at it that others took over, with their project (id), those that helped most first."""


def recurrence(tallies: Mapping[str, Tally]) -> dict[str, list[str]]:
    """Return each pitfall that has bitten, with the ids of the projects: most projects first, then by number."""
    bitten: defaultdict[str, list[str]] = defaultdict(list)
    for project, counted in tallies.items():
        for pitfall in {pitfall for facets in counted if facets.sign == "bites" for pitfall in facets.pitfalls}:
            bitten[pitfall].append(project)
    return dict(sorted(bitten.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def recurrences(source: OverviewSource) -> list[PitfallRecurrence]:
    """Return the pitfalls that have bitten in a project: those of most projects first, then by number.

    Of fewer than five projects no order is told but that of their numbers: it would be chance.
    """
    in_order = {each.id: source.tallies[each.id] for each in source.projects if each.id in source.tallies}
    tried = _tried_lessons(source)
    found = recurrence(in_order)
    bitten_in = found if len(source.projects) >= FEWEST_PROJECTS else dict(sorted(found.items()))
    looked = Counter(pitfall for counted in in_order.values() for pitfall in _tags(counted))
    stages = _bites_by_stage(in_order)
    tagged = [name for name, counted in in_order.items() if any(each.pitfalls for each in counted)]
    return [
        PitfallRecurrence(
            pitfall,
            tuple(bitten),
            looked=looked[pitfall],
            bites=stages[pitfall].total(),
            stages=dict(sorted(stages[pitfall].items())),
            in_a_row=_in_a_row(tagged, bitten),
            lessons=tuple(tried.get(pitfall, ())),
        )
        for pitfall, bitten in bitten_in.items()
    ]


def unsigned_tags(tallies: Mapping[str, Tally]) -> int:
    """Return how many observations are tagged without saying whether the pitfall bit: they count as nothing here."""
    every = (entry for counted in tallies.values() for entry in counted.items())
    return sum(number for facets, number in every if facets.pitfalls and facets.sign is None)


def _tags(counted: Tally) -> set[str]:
    return {pitfall for facets in counted for pitfall in facets.pitfalls}


def _bites_by_stage(tallies: Mapping[str, Tally]) -> dict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for counted in tallies.values():
        for facets, number in counted.items():
            if facets.sign == "bites":
                for pitfall in facets.pitfalls:
                    found[pitfall][facets.stage] += number
    return found


def _in_a_row(tagged: list[str], bitten: list[str]) -> int:
    """Count back from the latest project in which anything was tagged: one in which nothing was is not known."""
    row = 0
    for project in reversed(tagged):
        if project not in bitten:
            break
        row += 1
    return row


def _tried_lessons(source: OverviewSource) -> dict[str, list[tuple[str, Lesson, TrackRecord]]]:
    """Return the lessons that were taken over, by pitfall."""
    found: defaultdict[str, list[tuple[str, Lesson, TrackRecord]]] = defaultdict(list)
    for project, lesson in source.lessons:
        track = track_record(lesson, source.uses) if lesson.pitfalls else TrackRecord()
        for pitfall in lesson.pitfalls if track.used else ():
            found[pitfall].append((project, lesson, track))
    for lessons in found.values():
        lessons.sort(key=lambda entry: (-entry[2].helped, entry[2].hurt, entry[1].id))
    return found
