"""What overviews are counted from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from journals.index.rows import ANSWERED, WAITS
from journals.lessons.adoption import Uses, by_lesson
from journals.library.all_projects import AllProjects
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.stage_changes import StageChange, stage_changes
from journals.overview.change_calendar import CALENDAR
from journals.overview.discussions import COMMITTEE
from journals.records.base import R
from journals.records.facets import Tally
from journals.records.model import DECIDED, Action, Card, Lesson, Observation, Project, Use
from journals.records.retro import Retro

_TOLD = (*DECIDED, CALENDAR, COMMITTEE)
_AT_ONCE = 25
"""Projects that are read from one step to the next."""


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
    titles: Mapping[str, str] = {}
    """Of all lessons, by id: a decision is about another project's."""
    cards: tuple[tuple[str, Card], ...] = ()
    """What is noted in forms of which overviews tell, with the project (id)."""
    stages: tuple[tuple[str, StageChange], ...] = ()
    """When projects (ids) came to another stage."""


class OverviewReading:
    """The chosen projects of a library as they are when this is made, to be read in any thread."""

    def __init__(self, library: Library, chosen: Collection[str] = (), *, is_beside: bool = False) -> None:
        """`chosen`: ids of projects, or none for all; `is_beside`: whether they will be read in another thread."""
        there = {each.id: each.project for each in library.journals}
        self._every = [*there]
        self._all = AllProjects(library, Observation, Lesson, Use, Action, Retro, Card, is_beside=is_beside)
        self._journals = {each.id: each for each in library.journals if each.id in chosen or not chosen}
        self.projects = tuple(there[name] for name in sorted(self._journals))
        """In the order in which they were begun: ids begin with the time."""
        self._whole: OverviewSource | None = None

    def tallies(self) -> OverviewSource:
        """Return what was seen, and no records: what maps and voices ask for."""
        chosen = {each.id for each in self.projects}
        tallies = {name: counted for name, counted in self._all.tallies().items() if name in chosen}
        return OverviewSource(self.projects, tallies, lessons=(), uses={}, concerns=())

    def overview(self, tick: Callable[[int, int], object] = lambda done, of: None) -> OverviewSource:
        """Return all that there is, read once; closed projects are not opened. `tick` is called between steps."""
        if self._whole is None:
            self._whole = self._gathered(tick)
        return self._whole

    def _gathered(self, tick: Callable[[int, int], object]) -> OverviewSource:
        found = _Found()
        parts = [self._every[at : at + _AT_ONCE] for at in range(0, len(self._every), _AT_ONCE)]
        for done, part in enumerate(parts):
            tick(done, len(parts))
            self._read(part, found)
        return replace(
            self.tallies(),
            lessons=_sorted(found.lessons),
            uses=by_lesson(found.uses),
            concerns=_sorted(found.concerns),
            actions=_sorted(found.actions),
            meetings=_sorted(found.meetings),
            titles=found.titles,
            cards=_sorted(found.cards),
            stages=tuple(sorted(found.stages, key=lambda pair: (pair[1].id, pair[0]))),
        )

    def _read(self, part: Sequence[str], found: _Found) -> None:
        """Read the records of some of all projects; of those that are not chosen what they learned and decided."""
        found.uses += self._all.records(Use, projects=part)
        lessons = self._all.records(Lesson, projects=part)
        found.titles |= {lesson.id: lesson.title for _, lesson in lessons}
        chosen = {each.id for each in self.projects}.intersection(part)
        if not chosen:
            return
        found.lessons += [each for each in lessons if each[0].id in chosen and each[1].status != "retired"]
        for flag in (WAITS, ANSWERED):
            asked = self._all.records(Observation, flag, chosen)
            found.concerns += [each for each in asked if each[1].kind in ("concern", "question")]
        found.actions += self._all.records(Action, projects=chosen)
        found.meetings += self._all.records(Retro, projects=chosen)
        found.cards += [each for each in self._all.records(Card, projects=chosen) if each[1].form in _TOLD]
        for project in chosen:
            found.stages += [(project, change) for change in stage_changes(self._journals[project])]


class _Found:
    """Records, with the projects that they are of."""

    def __init__(self) -> None:
        self.uses: list[tuple[Journal, Use]] = []
        self.lessons: list[tuple[Journal, Lesson]] = []
        self.concerns: list[tuple[Journal, Observation]] = []
        self.actions: list[tuple[Journal, Action]] = []
        self.meetings: list[tuple[Journal, Retro]] = []
        self.titles: dict[str, str] = {}
        self.cards: list[tuple[Journal, Card]] = []
        self.stages: list[tuple[str, StageChange]] = []


def gather_overview(library: Library, chosen: Collection[str] = ()) -> OverviewSource:
    """Gather what there is of the chosen projects (ids), or of all that are in use; closed ones are not opened."""
    return OverviewReading(library, chosen).overview()


def _sorted(found: Iterable[tuple[Journal, R]]) -> tuple[tuple[str, R], ...]:
    """Return records with the project (id), the same order whoever told them."""
    named = ((journal.id, each) for journal, each in found)
    return tuple(sorted(named, key=lambda pair: (pair[0], pair[1].id)))
