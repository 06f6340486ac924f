"""Did it help here? The lessons a project has taken over, each answered with one key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from journals.library.journal import Journal
from journals.records.base import Record
from tui.features.review.outcome_rows import (
    ANSWERS,
    AdoptedLesson,
    AdoptedLessonRenderer,
    adopted_lessons_of,
    answer,
    ask_outcome_reason,
)
from tui.ui.bindings import bindings
from tui.ui.places import LessonPage
from tui.ui.screen import Room
from tui.ui.widgets.row_list import Rows


class OutcomesScreen(Room):
    """What became of the lessons that were taken over."""

    scope: ClassVar[str] = "held"
    BINDINGS: ClassVar[list[BindingType]] = bindings("held")

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal: Journal = journal

    def body(self) -> ComposeResult:
        """The question, and the lessons."""
        yield Static(id="question", markup=False)
        yield Rows[AdoptedLesson](AdoptedLessonRenderer(self.app).drawing, id="taken")
        yield Static(id="invite", markup=False)

    @property
    def rows(self) -> Rows[AdoptedLesson]:
        """The list."""
        return self.query_one("#taken", Rows)

    def fill(self) -> None:
        """Show the lessons, and how many are answered."""
        taken = adopted_lessons_of(self.app, self.journal)
        answered = sum(each.use.held is not None for each in taken)
        title = f"{self.say('held.title')} · {self.journal.project.name}"
        self.headline(title, self.say("held.answered", n=answered, all=len(taken)))
        self.query_one("#question", Static).update(self.say("held.question"))
        self.rows.fill(taken)
        self.set_class(not taken, "empty")
        self.query_one("#invite", Static).update(self.say("held.empty"))

    def guide_page(self) -> str | None:
        """Give the page that `k` opens: the lesson's first pitfall."""
        lesson = self.rows.item.lesson if self.rows.item else None
        return min(lesson.pitfalls) if lesson and lesson.pitfalls else None

    def record_here(self) -> tuple[Journal, Record] | None:
        """Give what `i` tells the history of."""
        return (self.journal, self.rows.item.use) if self.rows.item else None

    def action_helped(self) -> None:
        """It helped here."""
        self._answer("1")

    def action_none(self) -> None:
        """It made no difference."""
        self._answer("2")

    def action_hurt(self) -> None:
        """It hurt."""
        self._answer("3")

    def action_unknown(self) -> None:
        """Nobody knows yet."""
        self._answer("0")

    def _answer(self, key: str) -> None:
        if (taken := self.rows.item) is not None and answer(self.app, self.journal, taken.use, ANSWERS[key]):
            self.rows.action_move(1)

    def action_why(self) -> None:
        """Say why."""
        if (taken := self.rows.item) is not None:
            ask_outcome_reason(self.app, self.journal, taken.use)

    def action_read(self) -> None:
        """Read the lesson."""
        taken = self.rows.item
        if taken and taken.lesson and taken.origin:
            self.app.go(LessonPage(taken.origin, taken.lesson.id))
