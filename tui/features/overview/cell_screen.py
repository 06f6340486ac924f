"""A cell of the map: the observations and lessons at one pitfall, in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from journals.library.all_projects import AllProjects
from journals.library.journal import Journal
from journals.overview.waiting import gather_waiting, week_a_year_ago, year_ago_first
from journals.records.base import Record
from journals.records.facets import Facets
from journals.records.model import Lesson, Observation
from journals.text.dates import iso_week
from tui.features.overview.late_list import LateListScreen, Reader
from tui.ui.bindings import bindings
from tui.ui.places import LessonPage, ProjectPage
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import KIND_SIGNS, brief, long_date, relative_day, shown_day, tags

_MOST = 500
"""Observations that are listed."""


class MapCellScreen(LateListScreen[tuple[Journal, Record]]):
    """What was seen and learned at a pitfall: at one stage, or in one project."""

    scope: ClassVar[str] = "map_cell"
    BINDINGS: ClassVar[list[BindingType]] = bindings("map_cell")

    def __init__(self, projects: Sequence[str], pitfall: str, stage: str) -> None:
        """`projects`: their ids. `stage`: "" for all of them."""
        super().__init__()
        self._projects = set(projects)
        self._pitfall, self._stage = pitfall, stage

    def drawing(self) -> Drawing[tuple[Journal, Record]]:
        """Return how an observation or a lesson looks."""
        return Drawing(
            lambda row: row[1].id, self._draw, lambda row, width, here: height(_text(row[1]), width - 2, 2) + 1
        )

    def reader(self) -> Reader[tuple[Journal, Record]]:
        """Return what reads the lessons, then the observations, the latest first."""
        every = AllProjects(self.app.library, Lesson, Observation, is_beside=True)

        def read(tick: Callable[[int, int], object]) -> list[tuple[Journal, Record]]:
            lessons: list[tuple[Journal, Record]] = [
                (journal, lesson)
                for journal, lesson in every.records(Lesson, projects=self._projects)
                if lesson.status != "retired" and self._is_at(lesson.pitfalls, lesson.stage)
            ]
            return [*lessons, *every.tallied(self._projects, self._belongs, _MOST)]

        return read

    def heading(self) -> tuple[str, str]:
        """Return the pitfall, and where."""
        guide, library = self.app.guide, self.app.library
        one = library.journal(next(iter(self._projects))).project.name if len(self._projects) == 1 else ""
        place = brief(one) or self.say.count("overview.projects", len(self._projects))
        place = guide.title_of(self._stage) if self._stage else place
        return f"{self._pitfall} {guide.title_of(self._pitfall)}", place

    def question(self) -> str:
        """Return how many there are, and of what."""
        lessons = sum(isinstance(record, Lesson) for _, record in self.rows.items)
        seen = self.say.count("overview.seen", len(self.rows.items) - lessons)
        return f"{seen} · {self.say.count('overview.lessons', lessons)}" if lessons else seen

    def invitation(self) -> str:
        """Return that nobody has looked here."""
        return self.say("overview.unknown_here")

    def record_of(self, item: tuple[Journal, Record]) -> tuple[Journal, Record]:
        """Return the record."""
        return item

    def guide_page(self) -> str | None:
        """Return the pitfall."""
        return self._pitfall

    def action_open(self) -> None:
        """Open the lesson, or the observation in its project."""
        if (row := self.rows.item) is None:
            return
        journal, record = row
        if isinstance(record, Lesson):
            self.app.fetch(journal, lambda: self.app.go(LessonPage(journal, record.id)))
        else:
            self.app.fetch(journal, lambda: self.app.go(ProjectPage(journal, at=record.id)))

    def _belongs(self, facets: Facets) -> bool:
        return self._is_at(facets.pitfalls, facets.stage)

    def _is_at(self, pitfalls: frozenset[str] | tuple[str, ...], stage: str) -> bool:
        return self._pitfall in pitfalls and self._stage in ("", stage)

    def _draw(self, row: tuple[Journal, Record], width: int, here: bool) -> list[Line]:
        journal, record = row
        sign = KIND_SIGNS[record.kind] if isinstance(record, Observation) else "»"
        first, *more = wrap(_text(record), width - 2, 2) or [""]
        drawn: list[Line] = [[(f"{sign} ", "strong"), (first, "")], *([("  " + line, "")] for line in more)]
        return [*drawn, [("  " + fit(self._about(journal, record), width - 2), "dim")]]

    def _about(self, journal: Journal, record: Record) -> str:
        """Return what it is, when and where."""
        parts = [brief(journal.project.name)] if len(self._projects) != 1 else []
        if isinstance(record, Observation):
            day = relative_day(self.say, shown_day(record), self.app.today)
            stage = f"{record.stage[1:]} {self.app.guide.short_of(record.stage)}".strip()
            return " · ".join(filter(None, [tags(record, self.say), stage, day, *parts]))
        return " · ".join([self.say("overview.a_lesson"), *parts])


class YearAgoScreen(MapCellScreen):
    """What was seen in the same week a year ago, in all projects."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("map_cell")

    def __init__(self) -> None:
        super().__init__((), "", "")

    def reader(self) -> Reader[tuple[Journal, Record]]:
        """Return what reads it, in the order in which it is told."""
        library = self.app.library
        waiting = year_ago_first(gather_waiting(library, self.app.today))
        found: list[tuple[Journal, Record]] = [(library.journal(name), each) for name, each in waiting]
        return lambda tick: found

    def heading(self) -> tuple[str, str]:
        """Return the week."""
        monday, _ = week_a_year_ago(self.app.today)
        return self.say("overview.year_ago"), long_date(self.say, iso_week(monday))

    def invitation(self) -> str:
        """Return that there is nothing."""
        return self.say("overview.nothing_year_ago")

    def guide_page(self) -> str | None:
        """Return the pitfall of what is under the cursor."""
        record = self.rows.item[1] if self.rows.item else None
        return min(record.pitfalls, default=None) if isinstance(record, Observation) else None


def _text(record: Record) -> str:
    return brief(record.title if isinstance(record, Lesson) else record.text if isinstance(record, Observation) else "")
