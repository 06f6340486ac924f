"""Two projects side by side: the context of each, and what each is; others' success is learned from, never copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from content.cards import NOTE, CardField, CardForm
from journals.lessons.profile import answer_text, form_answers
from journals.library.journal import Journal
from journals.records.comparison import compare_contexts, differing_factors
from journals.records.model import Project
from tui.features.review.context_comparison import context_comparison, facts_comparison
from tui.features.review.review_pages import context_questions
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.pick import pick_project
from tui.ui.screen import AppScreen
from tui.ui.widgets.static import Static
from tui.wording.display import brief, shown_project_name
from tui.wording.profile import label_text

_COMPARED = ("traits", "roles", "differences")
"""The forms that are held against each other, besides the conditions."""
_LABEL = 60
"""Characters of what a field asks."""


class ComparisonScreen(AppScreen):
    """One project on the left, another on the right."""

    scope: ClassVar[str] = "compare"
    BINDINGS: ClassVar[list[BindingType]] = bindings("compare")

    def __init__(self, journal: Journal, other: Journal) -> None:
        """`journal` is the one that is asked about, on the right; `other` is the one it is held against."""
        super().__init__()
        self.journal: Journal = journal
        self._other = other

    def body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll(id="page"):
            yield Static(id="both", markup=False)

    def fill(self) -> None:
        """Show the two."""
        guide = self.app.guide
        then, now = self._other.project, self.journal.project
        pairs = compare_contexts(then.context, now.context, [factor.id for factor in guide.factors])
        differs = differing_factors(pairs)
        self.headline(self.say("compare.title"), self.say("compare.differs", n=len(differs), all=len(pairs)))
        same = [pair for pair in pairs if pair.distance == "same"]
        width = self.query_one("#page").scrollable_content_region.width or self.size.width
        names = self._called(then), self._called(now)
        lines = [
            *context_comparison(self.say, guide, [*differs, *same], width, *names),
            Content(""),
            *facts_comparison(self._facts(then, now), width, names),
            *self._forms(width, names),
            *context_questions(self.say, guide, differs),
        ]
        self.query_one("#both", Static).update(Content("\n").join(lines))

    def _called(self, project: Project) -> str:
        name = shown_project_name(self.say, brief(project.name, 120))
        return f"{name} ({self.say('compare.hearsay')})" if project.hearsay else name

    def _facts(self, then: Project, now: Project) -> Iterator[tuple[str, str, str]]:
        """Yield the name of each fact, and how it is there and here."""
        guide = self.app.guide
        kinds = [self.say(f"words.project_kind.{each.kind}") for each in (then, now)]
        for key, there, here in (
            ("kind", *kinds),
            ("technology", then.technology, now.technology),
            ("technology_type", *(guide.technology_title(each.technology_type) for each in (then, now))),
            ("area", then.area, now.area),
        ):
            yield self.say(f"compare.{key}"), brief(there) or "–", brief(here) or "–"

    def _forms(self, width: int, names: tuple[str, str]) -> Iterator[Content]:
        """Yield what both have answered in the forms that are held against each other; nothing of one that is empty."""
        for form in (each for each in self.app.guide.cards if each.id in _COMPARED):
            sides = [form_answers(each, form.id) for each in (self._other, self.journal)]
            rows = [
                (brief(field.brief_label, _LABEL), *(self._answer(form, field, answers) for answers in sides))
                for field in form.fields
                if "." not in field.id and any(answers.get(field.id) for answers in sides)
            ]
            if rows:
                yield Content("")
                yield Content.assemble((brief(form.title), "bold"))
                yield from facts_comparison(((name, there, here) for name, there, here in rows), width, names)

    def _answer(self, form: CardForm, field: CardField, answers: dict[str, str]) -> str:
        """Return an answer with its note and what is asked about it; what nobody has answered is not known."""
        if not (text := answer_text(field, answers.get(field.id, ""), self.say)):
            return self.say("words.level.none")
        about = [
            brief(label_text(each.brief_label, answer_text(each, answers[each.id], self.say)))
            for each in form.fields
            if each.id.startswith(f"{field.id}.") and answers.get(each.id)
        ]
        return " · ".join(filter(None, (brief(text), brief(answers.get(field.id + NOTE, "")), *about)))

    def on_resize(self) -> None:
        """Lay the page out anew."""
        self.call_after_refresh(self._show_all)

    def action_swap(self) -> None:
        """Put each on the other's side."""
        self.journal, self._other = self._other, self.journal
        self._show_all()

    def action_other(self) -> None:
        """Choose another to compare with."""

        def take(project: str | None) -> None:
            if project:
                self._other = self.app.library.journal(project)
                self._show_all()

        self.app.push_screen(pick_project(self.app, "compare.pick", but=self.journal.id), take)


def choose_comparison(app: BaseApp, journal: Journal) -> None:
    """Ask what to compare a project with, and show the two."""

    def take(project: str | None) -> None:
        if project:
            app.push_screen(ComparisonScreen(journal, app.library.journal(project)))

    if any(each.id != journal.id for each in app.library.journals):
        app.push_screen(pick_project(app, "compare.pick", but=journal.id), take)
    else:
        app.notify_user(app.say("compare.none"))
