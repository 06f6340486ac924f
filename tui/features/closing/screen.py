"""Closing a project: what is to be gone through at its end, a step a line, none of it required; the last closes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType

from journals.lessons.closing import ENDINGS, Ending, close_project, closing_progress
from journals.lessons.profile import CONTEXT, OUTCOME, all_answers, completion
from journals.library.journal import Journal
from journals.records.base import Record
from tui.features.closing.ending_form import ending_form
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import CardPage, FinalLessonsPage, OutcomesPage
from tui.ui.text_layout import fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.closing import closed_text, left_as_drafts_text
from tui.wording.display import brief, long_date, signs


@dataclass(frozen=True)
class ClosingStep:
    """Something to go through. `name` names its text, `state` says how far it is, `open` goes there."""

    name: str
    state: str
    done: bool
    open: Callable[[], object]


class ClosingScreen(ListScreen[ClosingStep]):
    """The steps of an ending."""

    scope: ClassVar[str] = "closing"
    BINDINGS: ClassVar[list[BindingType]] = bindings("closing")

    def __init__(self, journal: Journal, *, just_closed: bool = False) -> None:
        """`just_closed`: whether that was done elsewhere, and is told here."""
        super().__init__()
        self.journal: Journal = journal
        self._just_closed = just_closed

    def ready(self) -> None:
        """Let keys come in."""
        super().ready()
        if self._just_closed:
            self._tell_closed()

    def drawing(self) -> Drawing[ClosingStep]:
        """Return how a step looks."""
        return Drawing(lambda step: step.name, self._draw, lambda *_: 2)

    def items(self) -> list[ClosingStep]:
        """Return the steps with how far each is; the last ones close the project."""
        return [*self._steps(), *(self._last(ending) for ending in ENDINGS)]

    def heading(self) -> tuple[str, str]:
        """Return the project's name and status."""
        project = self.journal.project
        return f"{self.say('closing.title')} · {project.name}", self.say(f"words.status.{project.status}")

    def question(self) -> str:
        """Return what the screen is for."""
        return self.say("closing.question")

    def record_of(self, item: ClosingStep) -> tuple[Journal, Record]:
        """Return the project."""
        return self.journal, self.journal.project

    def _steps(self) -> list[ClosingStep]:
        """Return what is to be gone through; none of it has to be."""
        say, app, journal = self.say, self.app, self.journal
        at, factors, ending = closing_progress(journal), len(app.guide.factors), journal.project.ending
        steps = [
            ClosingStep(
                "ending",
                brief(ending) if ending else say("closing.not_yet"),
                bool(ending),
                lambda: app.push_screen(ending_form(app, journal)),
            ),
            ClosingStep(
                "context",
                say("closing.known", n=at.known, all=factors),
                at.known >= factors,
                self._turned_out,
            ),
            self._goals(),
            ClosingStep(
                "lessons",
                say("closing.lessons_at", drafts=at.drafts, final=at.final)
                if at.drafts + at.final
                else say("closing.no_lessons"),
                not at.drafts,
                lambda: app.go(FinalLessonsPage(journal)),
            ),
            ClosingStep(
                "held",
                say("closing.answered", n=at.answered, all=at.adopted) if at.adopted else say("closing.none_taken"),
                at.answered == at.adopted,
                lambda: app.go(OutcomesPage(journal)),
            ),
        ]
        return [step for step in steps if step is not None]

    def _turned_out(self) -> None:
        """Open the context as it turned out."""
        self.app.go(CardPage(self.journal, CONTEXT))

    def _goals(self) -> ClosingStep | None:
        """Return the step about the goals; None where the guide has no form that asks whether they were met."""
        form = self.app.guide.card(OUTCOME)
        if form is None:
            return None
        at = completion(form, all_answers(self.journal, self.app.guide, form))
        state = self.say("closing.goals_at", n=at.done, all=at.of)
        return ClosingStep("goals", state, at.done >= at.of, lambda: self.app.go(CardPage(self.journal, OUTCOME)))

    def _last(self, ending: Ending) -> ClosingStep:
        project = self.journal.project
        here = project.status == ending
        state = self.say("closing.since", day=long_date(self.say, project.ended)) if here and project.ended else ""
        return ClosingStep(ending, state or self.say(f"closing.{ending}_means"), here, lambda: self._close(ending))

    def _close(self, ending: Ending) -> None:
        old = self.journal.project
        if old.status != ending and self.app.write(
            lambda: self.journal.edit((old, close_project(old, ending, self.app.today)))
        ):
            self._tell_closed()

    def _tell_closed(self) -> None:
        closed = closed_text(self.say, self.journal.project, self.journal.summary, self.app.today)
        drafts = left_as_drafts_text(self.say, closing_progress(self.journal).drafts)
        self.app.notify_undoable(f"{closed} {drafts}".rstrip())

    def _draw(self, step: ClosingStep, width: int, here: bool) -> list[Line]:
        last = step.name in ENDINGS
        sign = signs()["handled"] if step.done else "·"
        title = fit(self.say(f"closing.step.{step.name}"), width - 2)
        return [
            [(f"{sign} ", "handled" if step.done else "dim"), (title, "strong" if last else "")],
            [("  " + fit(step.state, width - 2), "dim")],
        ]

    def action_open(self) -> None:
        """Go to the step; the last ones close the project."""
        if (step := self.rows.item) is not None:
            step.open()
