"""Whose eyes have seen what is logged, by stage (chapter 3, pitfall 2: whom one hears is not everybody)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from content.leader_words import is_leader
from journals.overview.small_numbers import FEWEST
from journals.records.facets import Tally
from journals.text.clean import filter_key, sort_key


class Perspective(Struct, frozen=True):
    """One perspective; how many observations it has at which stage is told only as `masked`."""

    role: str
    """As most wrote it; "" for observations that say no perspective, and for what was written in private."""
    stages: dict[str, int]
    """Stage → observations; a stage that is not there is silent: not known, not nothing."""
    projects: int
    """Those in which it speaks."""


def voices(tallies: Mapping[str, Tally]) -> list[Perspective]:
    """Return the perspectives in the order of their names, and what says none last. None is ranked."""
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    stages: defaultdict[str, Counter[str]] = defaultdict(Counter)
    projects: defaultdict[str, set[str]] = defaultdict(set)
    keys: dict[str, str] = {}
    for project, counted in tallies.items():
        for facets, number in counted.items():
            if facets.perspective not in keys:  # many are seen by the same eyes
                keys[facets.perspective] = filter_key(facets.perspective)
            key = keys[facets.perspective]
            spelt[key][facets.perspective] += number
            stages[key][facets.stage] += number
            projects[key].add(project)
    found = [
        Perspective(_commonest(spelt[key]), dict(sorted(by_stage.items())), len(projects[key]))
        for key, by_stage in stages.items()
    ]
    return sorted(found, key=lambda voice: (not voice.role, sort_key(voice.role), voice.role))


class LeaderOnlyProject(Struct, frozen=True):
    """A project in which all notes that say whose eyes saw it say a leader's."""

    project: str
    """Its id."""
    told: int
    """Notes that say whose eyes saw it."""
    seen: int
    """All notes: of the others nobody knows."""


def leader_only_projects(tallies: Mapping[str, Tally]) -> list[LeaderOnlyProject]:
    """Return the projects in which all notes that say whose eyes saw it say a leader's (pitfall 3.2).

    Of fewer than three such notes nothing is said.
    """
    found = []
    for project, counted in tallies.items():
        roles: Counter[str] = Counter()
        for facets, number in counted.items():
            roles[facets.perspective] += number
        seen = roles.total()
        del roles[""]
        if roles.total() >= FEWEST and all(map(is_leader, roles)):
            found.append(LeaderOnlyProject(project, roles.total(), seen))
    return found


def silent_stages(heard: Sequence[Perspective], role: str) -> list[str]:
    """Return the stages at which a perspective is silent while others speak."""
    spoken = {stage for voice in heard if voice.role and voice.role != role for stage in voice.stages}
    own = {stage for voice in heard if voice.role == role for stage in voice.stages}
    return sorted(spoken - own)


def _commonest(spelt: Counter[str]) -> str:
    return min(spelt, key=lambda role: (-spelt[role], role))
