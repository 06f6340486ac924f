"""What overviews are counted from."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from journals.index.rows import ANSWERED, WAITS
from journals.lessons.adoption import Uses, uses_in
from journals.library.across import all_records, tallies
from journals.library.library import Library
from journals.records.base import R
from journals.records.facets import Tally
from journals.records.model import Action, Lesson, Observation, Project
from journals.records.retro import Retro


class OverviewSource(Struct, frozen=True):
    """The records of the chosen projects that overviews ask for."""

    projects: tuple[Project, ...]
    """In the order in which they were begun."""
    tallies: Mapping[str, Tally]
    """Project (id) → what was seen; none for one in which nothing was."""
    lessons: tuple[tuple[str, Lesson], ...]
    """With the project (id) that learned it; without those that were retired."""
    uses: Uses
    """Of all projects: how a lesson did elsewhere is said of it here too."""
    concerns: tuple[tuple[str, Observation], ...]
    """Concerns and questions, with their project (id)."""
    actions: tuple[tuple[str, Action], ...] = ()
    """With their project (id)."""
    meetings: tuple[tuple[str, Retro], ...] = ()
    """With their project (id)."""


def gather_tallies(library: Library, chosen: Collection[str] = ()) -> OverviewSource:
    """Gather what was seen in the chosen projects (ids), or in all, and no records: what maps and voices ask for."""
    projects = {each.id: each.project for each in library.journals if each.id in chosen or not chosen}
    return OverviewSource(
        projects=tuple(projects[name] for name in sorted(projects)),  # ids begin with the time
        tallies={name: counted for name, counted in tallies(library).items() if name in projects},
        lessons=(),
        uses={},
        concerns=(),
    )


def gather_overview(library: Library, chosen: Collection[str] = ()) -> OverviewSource:
    """Gather what there is of the chosen projects (ids), or of all that are in use; closed ones are not opened."""
    source = gather_tallies(library, chosen)
    projects = {each.id for each in source.projects}
    concerns = (*_of(library, Observation, projects, WAITS), *_of(library, Observation, projects, ANSWERED))
    return replace(
        source,
        lessons=tuple(each for each in _of(library, Lesson, projects) if each[1].status != "retired"),
        uses=uses_in(library),
        concerns=tuple(each for each in concerns if each[1].kind in ("concern", "question")),
        actions=tuple(_of(library, Action, projects)),
        meetings=tuple(_of(library, Retro, projects)),
    )


def _of(library: Library, kind: type[R], projects: Collection[str], flags: int = 0) -> list[tuple[str, R]]:
    """Return the records of some projects with the project (id), the same order whoever told them."""
    found = [(journal.id, each) for journal, each in all_records(library, kind, flags) if journal.id in projects]
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))
