"""A project's profile: its facts and its forms, how far each is, and what they warn of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from content import CardForm
from journals.lessons import profile as cards
from journals.lessons.profile import Completion
from journals.library.journal import Journal
from journals.records.base import Record
from tui.features.common.record_forms import project_form
from tui.ui.bindings import bindings
from tui.ui.places import CardPage
from tui.ui.screen import Room
from tui.ui.text_layout import cells, fit, wrap
from tui.ui.widgets.detail_pane import Beside
from tui.ui.widgets.row_list import Drawing, Heading, Line, Rows
from tui.wording.profile import progress_text, stored_card

FACTS = "facts"
_NOTHING = Completion(0, 0)
_MOST = 6
"""Lines of one text below the form under the cursor."""


@dataclass(frozen=True)
class ProfileEntry:
    """A form and how far it is; without a form the project's facts."""

    key: str
    form: CardForm | None = None
    filled: Completion = _NOTHING
    warnings: tuple[str, ...] = ()
    is_now: bool = False
    """Whether it matters at the project's stage, and is not done with."""


ProfileRow: TypeAlias = Heading | ProfileEntry


class ProfileScreen(Room):
    """The forms of one project."""

    scope: ClassVar[str] = "profile"
    BINDINGS: ClassVar[list[BindingType]] = bindings("profile")

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal: Journal = journal

    def body(self) -> ComposeResult:
        """The list, and beside it what the forms warn of."""
        yield Static(id="question", markup=False)
        with Horizontal(id="columns-two"):
            yield Rows[ProfileRow](
                Drawing(_key, self._draw, self._height, lambda row: isinstance(row, ProfileEntry)), id="forms"
            )
            yield Beside(id="detail")

    @property
    def rows(self) -> Rows[ProfileRow]:
        """The list."""
        return self.query_one("#forms", Rows)

    @property
    def entry(self) -> ProfileEntry | None:
        """What is under the cursor."""
        return self.rows.item if isinstance(self.rows.item, ProfileEntry) else None

    def fill(self) -> None:
        """Show the forms, the essential ones first."""
        forms = [self._entry(form) for form in self.app.guide.cards]
        essential = [each for each in forms if each.form and each.form.essential]
        rest = [each for each in forms if each not in essential]
        rows: list[ProfileRow] = [ProfileEntry(FACTS)]
        rows += [Heading("profile.essential"), *essential] if essential else []
        rows += [Heading("profile.rest"), *rest] if rest else []
        done, of = sum(each.filled.done for each in forms), sum(each.filled.of for each in forms)
        name = self.journal.project.name or self.say("home.nameless")
        self.headline(f"{self.say('profile.title')} · {name}", progress_text(self.say, Completion(done, of)))
        self.query_one("#question", Static).update(self.say("profile.about"))
        self.rows.fill(rows)
        self.query_one(Beside).show(self._all_warnings(forms))

    def record_here(self) -> tuple[Journal, Record] | None:
        """Give what `i` tells the history of."""
        form = self.entry.form if self.entry else None
        return self.journal, stored_card(self.journal, form) if form else self.journal.project

    def _entry(self, form: CardForm) -> ProfileEntry:
        answers = cards.all_answers(self.journal, self.app.guide, form)
        filled = cards.completion(form, answers)
        is_now = self.journal.project.stage in form.stages and filled.done < filled.of
        return ProfileEntry(form.id, form, filled, tuple(cards.warnings(form, answers)), is_now)

    def _all_warnings(self, forms: list[ProfileEntry]) -> Content:
        parts = [Content.assemble((self.say("profile.warnings"), "bold $accent"))]
        for each in forms:
            for text in each.warnings:
                title = each.form.title if each.form else ""
                parts += [Content(""), Content.assemble(("! ", "bold $watch"), text, (f" ({title})", "$dim"))]
        if len(parts) == 1:
            parts.append(Content.assemble((self.say("profile.no_warnings"), "$dim")))
        return Content("\n").join(parts)

    # Drawing

    def _draw(self, row: ProfileRow, width: int, here: bool) -> list[Line]:
        if isinstance(row, Heading):
            return [[], [(fit(self.say(row.key), width), "dim")]]
        if row.form is None:
            title, right, about = self.say("profile.facts"), "", [(self.say("profile.facts_about"), "dim", "  ")]
        else:
            title, right = row.form.title, self._right(row)
            about = [(row.form.help, "dim", "  "), *((text, "watch", "! ") for text in row.warnings)]
        room = max(10, width - cells(right) - 1)
        drawn: list[Line] = [[(fit(title, room), "strong" if row.is_now else ""), (f" {right}", "dim")]]
        for text, look, mark in about if here else ():
            first, *more = wrap(text, max(10, width - 4), _MOST)
            drawn.append([(f"  {mark}{first}", look)])
            drawn += [[(f"    {line}", look)] for line in more]
        return drawn

    def _height(self, row: ProfileRow, width: int, here: bool) -> int:
        return len(self._draw(row, width, here))

    def _right(self, row: ProfileEntry) -> str:
        warned = f"! {len(row.warnings)} · " if row.warnings else ""
        now = f"{self.say('profile.now')} · " if row.is_now else ""
        return f"{warned}{now}{progress_text(self.say, row.filled)}"

    # What can be done

    def action_open(self) -> None:
        """Open the form, or the facts."""
        entry = self.entry
        if entry is None:
            return
        if entry.form is None:
            self.app.push_screen(project_form(self.app, self.journal))
        else:
            self.app.go(CardPage(self.journal, entry.form.id))

    def action_again(self) -> None:
        """Open a form anew, with what was answered last time beside it."""
        form = self.entry.form if self.entry else None
        if form is None or not form.reopens:
            self.app.tell(self.say("profile.never_again"))
        elif pair := cards.next_round(self.journal, form):
            if self.app.write(lambda: self.journal.edit(pair)):
                self.app.go(CardPage(self.journal, form.id))
        else:
            self.app.tell(self.say("profile.nothing_yet"))


def _key(row: ProfileRow) -> str:
    return row.key
