"""Did it help here? The lessons a project has taken over, each answered with one key."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from journals.library.journal import Journal
from journals.records.base import Record
from tui.commands import Command
from tui.features.review.outcome_rows import (
    ANSWERS,
    AdoptedLesson,
    AdoptedLessonRenderer,
    adopted_lessons_of,
    ask_outcome_reason,
    store_outcome,
)
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import LessonPage
from tui.ui.widgets.line_view import Drawing


class OutcomesScreen(ListScreen[AdoptedLesson]):
    """What became of the lessons that were taken over."""

    scope: ClassVar[str] = "held"
    BINDINGS: ClassVar[list[BindingType]] = bindings("held")

    def __init__(self, journal: Journal, at: str | None = None) -> None:
        """`at`: the id of the use to begin on."""
        super().__init__(at=at)
        self.journal: Journal = journal

    def drawing(self) -> Drawing[AdoptedLesson]:
        """Return how an adopted lesson looks."""
        return AdoptedLessonRenderer(self.app).drawing

    def items(self) -> list[AdoptedLesson]:
        """Return the lessons in the order they were taken over."""
        return adopted_lessons_of(self.app, self.journal)

    def heading(self) -> tuple[str, str]:
        """Return the project's name, and how many are answered."""
        answered = sum(each.use.held is not None for each in self.rows.items)
        title = f"{self.say('held.title')} · {self.journal.project.name}"
        there = len(self.rows.items)
        return title, self.say("held.answered", n=answered, all=there) if there else ""

    def question(self) -> str:
        """Return what is asked of each."""
        return self.say("held.question")

    def invitation(self) -> str:
        """Return that none was taken over."""
        return self.say("held.empty")

    def record_of(self, item: AdoptedLesson) -> tuple[Journal, Record]:
        """Return the use that the project makes of the lesson."""
        return self.journal, item.use

    def guide_page(self) -> str | None:
        """Return the lesson's first pitfall."""
        lesson = self.rows.item.lesson if self.rows.item else None
        return min(lesson.pitfalls) if lesson and lesson.pitfalls else None

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything; a lesson can only be read where it is at hand."""
        adopted = self.rows.item
        readable = adopted is not None and adopted.lesson is not None and adopted.origin is not None
        return super().can(command) and (command.id != "held.read" or readable)

    def action_helped(self) -> None:
        """Record that it helped here."""
        self._answer("1")

    def action_none(self) -> None:
        """Record that it made no difference."""
        self._answer("2")

    def action_hurt(self) -> None:
        """Record that it hurt."""
        self._answer("3")

    def action_unknown(self) -> None:
        """Record that nobody knows yet."""
        self._answer("0")

    def _answer(self, key: str) -> None:
        if (adopted := self.rows.item) is not None and store_outcome(self.app, self.journal, adopted.use, ANSWERS[key]):
            self.rows.action_move(1)

    def action_why(self) -> None:
        """Ask why."""
        if (adopted := self.rows.item) is not None:
            ask_outcome_reason(self.app, self.journal, adopted.use)

    def action_read(self) -> None:
        """Read the lesson."""
        adopted = self.rows.item
        if adopted and adopted.lesson and adopted.origin:
            self.app.go(LessonPage(adopted.origin, adopted.lesson.id))
