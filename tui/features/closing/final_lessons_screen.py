"""The lessons of one project, to be made final at its end, or a draft again."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from journals.lessons.closing import active_lessons
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Lesson
from tui.features.common import lesson_actions
from tui.features.common.lesson_form import lesson_form
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import signs

_RIGHT = 10


class FinalLessonsScreen(ListScreen[Lesson]):
    """Which lessons are final."""

    scope: ClassVar[str] = "finals"
    BINDINGS: ClassVar[list[BindingType]] = bindings("finals")

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal: Journal = journal
        self._order: list[str] = []

    def drawing(self) -> Drawing[Lesson]:
        """Return how a lesson looks."""
        return Drawing(lambda lesson: lesson.id, self._draw, self._height)

    def items(self) -> list[Lesson]:
        """Return the lessons in the order they had when the screen was opened, so that none moves when it is ticked."""
        found = {lesson.id: lesson for lesson in active_lessons(self.journal)}
        self._order = [
            *(each for each in self._order if each in found),
            *(each for each in found if each not in self._order),
        ]
        return [found[each] for each in self._order]

    def heading(self) -> tuple[str, str]:
        """Return the project's name, and how many lessons are final."""
        drafts = sum(lesson.status == "draft" for lesson in self.rows.items)
        final = len(self.rows.items) - drafts
        title = f"{self.say('finals.title')} · {self.journal.project.name}"
        return title, self.say("closing.lessons_at", drafts=drafts, final=final)

    def question(self) -> str:
        """Return what to decide."""
        return self.say("finals.question")

    def invitation(self) -> str:
        """Return that there are no lessons."""
        return self.say("finals.empty")

    def record_of(self, item: Lesson) -> tuple[Journal, Record]:
        """Return the lesson."""
        return self.journal, item

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
            lesson_actions.toggle_final(self.app, self.journal, lesson)

    def action_edit(self) -> None:
        """Change the lesson."""
        if (lesson := self.rows.item) is not None:
            self.app.push_screen(lesson_form(self.app, self.journal, lesson))
