"""The lessons of one project, to be made final at its end, or a draft again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from journals.lessons.closing import active_lessons
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Lesson
from tui.features.common import lesson_actions as reworking
from tui.features.common.record_forms import lesson_form
from tui.ui.bindings import bindings
from tui.ui.screen import Room
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.row_list import Drawing, Line, Rows
from tui.wording.display import signs

_RIGHT = 10


class FinalLessonsScreen(Room):
    """Which lessons are final."""

    scope: ClassVar[str] = "finals"
    BINDINGS: ClassVar[list[BindingType]] = bindings("finals")

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal: Journal = journal
        self._order: list[str] = []

    def body(self) -> ComposeResult:
        """The question, and the lessons."""
        yield Static(id="question", markup=False)
        yield Rows[Lesson](Drawing(lambda lesson: lesson.id, self._draw, self._height), id="lessons")
        yield Static(id="invite", markup=False)

    @property
    def rows(self) -> Rows[Lesson]:
        """The list."""
        return self.query_one("#lessons", Rows)

    def fill(self) -> None:
        """Show the lessons in the order they had when the place was opened, so that none moves when it is ticked."""
        found = {lesson.id: lesson for lesson in active_lessons(self.journal)}
        self._order = [
            *(each for each in self._order if each in found),
            *(each for each in found if each not in self._order),
        ]
        lessons = [found[each] for each in self._order]
        drafts = sum(lesson.status == "draft" for lesson in lessons)
        title = f"{self.say('finals.title')} · {self.journal.project.name}"
        self.headline(title, self.say("closing.lessons_at", drafts=drafts, final=len(lessons) - drafts))
        self.query_one("#question", Static).update(self.say("finals.question"))
        self.rows.fill(lessons)
        self.set_class(not lessons, "empty")
        self.query_one("#invite", Static).update(self.say("finals.empty"))

    def guide_page(self) -> str | None:
        """Give the page that `k` opens: the lesson's first pitfall."""
        lesson = self.rows.item
        return min(lesson.pitfalls) if lesson and lesson.pitfalls else None

    def record_here(self) -> tuple[Journal, Record] | None:
        """Give what `i` tells the history of."""
        return (self.journal, self.rows.item) if self.rows.item else None

    def _draw(self, lesson: Lesson, width: int, here: bool) -> list[Line]:
        final = lesson.status == "final"
        lines = wrap(lesson.title or "–", self._room(width), 3)
        word = fit(self.say(f"words.lesson_status.{lesson.status}"), _RIGHT - 1)
        first: Line = [
            (f"{signs()['handled'] if final else '·'} ", "handled" if final else "dim"),
            (fit(lines[0], self._room(width)), ""),
            (" " + word, "handled" if final else "dim"),
        ]
        return [first, *([("  " + line, "")] for line in lines[1:])]

    def _height(self, lesson: Lesson, width: int, here: bool) -> int:
        return height(lesson.title or "–", self._room(width), 3)

    def _room(self, width: int) -> int:
        return max(10, width - _RIGHT - 2)

    def action_tick(self) -> None:
        """Make it final, or a draft again."""
        if (lesson := self.rows.item) is not None:
            reworking.switch_status(self.app, self.journal, lesson)

    def action_edit(self) -> None:
        """Change the lesson."""
        if (lesson := self.rows.item) is not None:
            self.app.push_screen(lesson_form(self.app, self.journal, lesson))
