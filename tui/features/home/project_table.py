"""The table of projects: how its columns share the width, and how a project looks in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from journals.library.journal import Journal
from journals.records.model import Project
from journals.records.summary import Summary
from tui.features.home.project_order import HomeRow
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import cells, fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import GroupTitle
from tui.wording.display import relative_day, shown_project_name

_LEAST_NAME = 28
"""Cells of a project's name that the technology's own column leaves."""
_LONG_NAME = 60
"""Cells that a name may take from the technology's column; of what is longer the rest stands below it."""
_NAME_LINES = 3
_AROUND = 14
"""Lines of the screen that others take."""
_NUMBERS = 37
"""Cells of what is counted of a project."""
_TECHNOLOGY = 26
"""Cells of the technology's own column, with the one behind it."""
_COLUMNS = ("name", "stage", "observations", "untagged", "actions", "last")


class ProjectTable:
    """Draws projects, and the names of the columns."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self._longest = 0
        """Cells of the longest name."""
        self._is_roomy = False
        """Whether there is room for two lines of each name; else there is for the one under the cursor."""
        self.is_crowded = False
        """Whether there is no room for all projects, so that the look at one of them gives way."""
        self.drawing: Drawing[HomeRow] = Drawing(
            _key, self._draw, self._height, lambda row: not isinstance(row, GroupTitle)
        )

    def measure(self, journals: Sequence[Journal], lines: int) -> None:
        """Share the room of a screen of so many lines among these projects."""
        self._longest = max((cells(journal.project.name[:_LONG_NAME]) for journal in journals), default=0)
        self._is_roomy = 2 * len(journals) <= lines - _AROUND
        self.is_crowded = len(journals) > lines - _AROUND

    def header(self, width: int) -> Content:
        """Return the names of the columns of a list of some width."""
        say = self._app.say
        words = [say(f"home.column.{name}") for name in _COLUMNS]
        line = self._columns(width - 2).line(words, say("home.column.technology"))
        return Content.assemble(("  " + line, "$dim"))

    def _draw(self, row: HomeRow, width: int, here: bool) -> list[Line]:
        if isinstance(row, GroupTitle):
            return [[(f"{row.title} ({row.number})", "strong")]]
        summary = row.summary
        project = summary.project
        columns = self._columns(width)
        name, *more = self._name_lines(row, columns.name, here)
        words = [name, self._stage(project), *self._counted(summary)]
        look = "" if project.status == "active" else "dim"
        return [[(columns.line(words, project.technology), look)], *([(f"  {line}", look)] for line in more)]

    def _counted(self, summary: Summary) -> list[str]:
        """Return what is counted of a project; dots while it is not."""
        if not summary.counted:
            return ["…"] * 4
        return [
            str(summary.observations),
            str(summary.untagged) if summary.untagged else "–",
            str(summary.open_actions) if summary.open_actions else "–",
            relative_day(self._app.say, summary.last, self._app.today),
        ]

    def _height(self, row: HomeRow, width: int, here: bool) -> int:
        if isinstance(row, GroupTitle):
            return 1
        return len(self._name_lines(row, self._columns(width).name, here))

    def _name_lines(self, journal: Journal, width: int, here: bool) -> list[str]:
        """Return a project's name as it shows: all of it where there is room, and of the one under the cursor."""
        name = shown_project_name(self._app.say, journal.project.name)
        if cells(name[:_LONG_NAME]) <= width or not (here or self._is_roomy):
            return [name]
        first, *more = wrap(name, width - 2, _NAME_LINES)
        return [first, *more]

    def _columns(self, width: int) -> Columns:
        return Columns.within(width, self._longest)

    def _stage(self, project: Project) -> str:
        say = self._app.say
        if project.hearsay:
            return say("home.hearsay")
        if project.status == "active":
            stage = self._app.guide.get(project.stage)
            return f"{project.stage[1:]} {getattr(stage, 'short', '')}".strip()
        if project.status == "stopped":
            return say("home.stopped_at", stage=project.stage[1:])
        return say(f"words.status.{project.status}")


class ColumnNames(Widget):
    """The names of the columns, drawn as wide as the list below is when they are drawn."""

    def __init__(self, header: Callable[[], Content], *, id: str) -> None:
        """`header`: returns the names."""
        super().__init__(id=id)
        self._header = header

    def render(self) -> Content:
        """Return the names for the list as wide as it is."""
        return self._header()


class Columns(Struct, frozen=True):
    """How the columns share a width; what there is no room for is left out from the right."""

    name: int
    technology: int
    numbers: bool

    @classmethod
    def within(cls, width: int, longest: int) -> Columns:
        """Share a width; the technology has a column where all names, the `longest` of them too, keep their room."""
        if width < 64:
            return cls(width - 15, 0, numbers=False)
        rest = width - _NUMBERS - 15
        if rest - _TECHNOLOGY >= max(_LEAST_NAME, min(longest, _LONG_NAME)):
            return cls(rest - _TECHNOLOGY, _TECHNOLOGY - 3, numbers=True)
        return cls(rest, 0, numbers=True)

    def line(self, words: Sequence[str], technology: str) -> str:
        """Return one line of the table."""
        name, stage, observations, untagged, actions, last = words
        if not self.numbers:
            return fit(name, self.name) + " " + fit(stage, 14)
        numbers = f"{observations:>4}   {untagged:>10}  {actions:>7}  {fit(last, 9)}"  # apart: no two heads are one
        second = f" {fit(technology, self.technology)}  " if self.technology else ""
        return f"{fit(name, self.name)} {second}{fit(stage, 13)} {numbers}"


def _key(row: HomeRow) -> str:
    return row.title if isinstance(row, GroupTitle) else row.id
