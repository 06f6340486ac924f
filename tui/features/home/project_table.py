"""The table of projects: how its columns share the width, and how a project looks in it."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from journals.library.journal import Journal
from journals.records.model import Project
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import relative_day

_LEAST_NAME = 28
"""Cells of a project's name that the technology's own column leaves."""
_COLUMNS = ("name", "stage", "observations", "untagged", "actions", "last")


class ProjectTable:
    """Draws projects, a line each, and the names of the columns."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self.drawing: Drawing[Journal] = Drawing(lambda journal: journal.id, self._draw, lambda *_: 1)

    def header(self, width: int) -> Content:
        """Return the names of the columns of a list of some width."""
        say = self._app.say
        words = [say(f"home.column.{name}") for name in _COLUMNS]
        return Content.assemble(("  " + _cells(words, say("home.column.technology"), width - 2), "$dim"))

    def _draw(self, journal: Journal, width: int, here: bool) -> list[Line]:
        summary = journal.summary
        project = summary.project
        words = [
            project.name or self._app.say("home.nameless"),
            self._stage(project),
            str(summary.observations),
            str(summary.untagged) if summary.untagged else "–",
            str(summary.open_actions) if summary.open_actions else "–",
            relative_day(self._app.say, summary.last, self._app.today),
        ]
        return [[(_cells(words, project.technology, width), "" if project.status == "active" else "dim")]]

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


def _cells(words: list[str], technology: str, width: int) -> str:
    """Return one line of the table; what there is no room for is left out from the right."""
    name, stage, observations, untagged, actions, last = words
    if width < 60:
        return fit(name, width - 15) + " " + fit(stage, 14)
    numbers = f"{observations:>4} {untagged:>8} {actions:>8}  {fit(last, 9)}"
    rest = width - cells(numbers) - 15
    if rest >= _LEAST_NAME + 30:
        rest -= 30
        return f"{fit(name, rest)} {fit(technology, 29)} {fit(stage, 13)} {numbers}"
    return f"{fit(name, rest)} {fit(stage, 13)} {numbers}"
