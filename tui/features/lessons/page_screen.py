"""One lesson: what was learned, the context it was learned in, and the observations it rests on."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from journals.lessons.adoption import track_record, uses_in
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Lesson
from tui.commands import Command
from tui.features.common import lesson_actions
from tui.features.common.lesson_form import lesson_form
from tui.features.common.lesson_page import lesson_page
from tui.ui.bindings import bindings
from tui.ui.places import GuidePage
from tui.ui.screen import AppScreen
from tui.ui.widgets.hanging_static import HangingStatic
from tui.ui.widgets.static import Static

_CHANGES = ("lesson.edit", "lesson.split", "lesson.retire", "lesson.final")
"""Commands that change a lesson."""


class LessonScreen(AppScreen):
    """A lesson to be read."""

    scope: ClassVar[str] = "lesson"
    BINDINGS: ClassVar[list[BindingType]] = bindings("lesson")

    def __init__(self, journal: Journal, lesson: str, *, reading: bool = False) -> None:
        """`lesson` is its id. `reading`: it is another team's, and only read."""
        super().__init__()
        self._reading = reading
        self.journal: Journal = journal
        self._lesson = lesson
        self._asked = False

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll(id="page"):
            yield HangingStatic(id="whole", markup=False)

    def fill(self) -> None:
        """Show the lesson, or that it is gone."""
        lesson = self.journal.get(Lesson, self._lesson)
        self.headline(self.say("lessons.one"), self.journal.project.name)
        uses = uses_in(self.app.library)
        self._asked = lesson is not None and track_record(lesson, uses).asks_revision
        text = lesson_page(self.app, self.journal, lesson, uses=uses) if lesson else Content(self.say("lessons.gone"))
        self.query_one("#whole", Static).update(text)

    def guide_page(self) -> str | None:
        """Return the first pitfall of the lesson."""
        lesson = self.journal.get(Lesson, self._lesson)
        return min(lesson.pitfalls) if lesson and lesson.pitfalls else None

    def record_here(self) -> tuple[Journal, Record] | None:
        """Return the lesson, also one that is deleted."""
        return self.journal, self.journal.get(Lesson, self._lesson) or Lesson(id=self._lesson)

    def applies(self, command: Command) -> bool:
        """Return whether a command can be done here at all; what another team learned is left to that team."""
        is_others = self._reading or bool(self.journal.shelf_origin)
        return super().applies(command) and not (is_others and command.id in _CHANGES)

    def action_edit(self) -> None:
        """Change the lesson."""
        if (lesson := self.journal.get(Lesson, self._lesson)) is not None:
            self.app.push_screen(lesson_form(self.app, self.journal, lesson, asked=self._asked))

    def action_split(self) -> None:
        """Make two or more of the lesson."""
        if (lesson := self.journal.get(Lesson, self._lesson)) is not None:
            lesson_actions.split(self.app, self.journal, lesson)

    def action_retire(self) -> None:
        """Take the lesson out of use, or into use again."""
        if (lesson := self.journal.get(Lesson, self._lesson)) is not None:
            lesson_actions.retire(self.app, self.journal, lesson)

    def action_final(self) -> None:
        """Switch between draft and final."""
        if (lesson := self.journal.get(Lesson, self._lesson)) is not None:
            lesson_actions.toggle_final(self.app, self.journal, lesson)

    def action_page(self) -> None:
        """Read about the lesson's pitfall."""
        self.app.go(GuidePage(self.guide_page()))
