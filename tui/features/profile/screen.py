"""A project's profile: its facts and its forms, how far each is, and what they warn of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, TypeAlias

from textual.binding import BindingType
from textual.content import Content

from content import CardForm
from journals.lessons import profile as cards
from journals.lessons.entries import all_entry_answers, entries, new_entry_id
from journals.lessons.profile import Completion
from journals.library.journal import Journal
from journals.overview.gaps import SAYS_ALL
from journals.records.base import Record
from tui.commands import DIGITS
from tui.features.common.record_forms import project_form
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import CardPage, form_page
from tui.ui.text_layout import cells, fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Heading
from tui.wording.display import shown_project_name
from tui.wording.entry_warnings import entries_warnings
from tui.wording.profile import progress_text, sources_text, stored_card

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
    number: int = 0
    """How many are noted, where the form holds several."""
    digit: str = ""
    """The key that opens it at once, where the form holds several."""


ProfileRow: TypeAlias = Heading | ProfileEntry


class ProfileScreen(ListScreen[ProfileRow]):
    """The forms of one project."""

    scope: ClassVar[str] = "profile"
    BINDINGS: ClassVar[list[BindingType]] = bindings("profile")
    has_detail = True

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal: Journal = journal

    def drawing(self) -> Drawing[ProfileRow]:
        """Return how a form looks."""
        return Drawing(lambda row: row.key, self._draw, self._height, lambda row: isinstance(row, ProfileEntry))

    def items(self) -> list[ProfileRow]:
        """Return the facts, then the forms, the essential ones first and those that hold several last."""
        forms = [self._entry(form) for form in self.app.guide.cards]
        essential = [each for each in forms if each.form and each.form.essential]
        tools = [each for each in forms if each.form and each.form.several]
        rest = [each for each in forms if each not in essential and each not in tools]
        rows: list[ProfileRow] = [ProfileEntry(FACTS)]
        rows += [Heading("profile.essential"), *essential] if essential else []
        rows += [Heading("profile.rest"), *rest] if rest else []
        numbered = [replace(each, digit=digit) for each, digit in zip(tools, DIGITS, strict=False)]
        rows += [Heading("profile.tools"), *numbered, *tools[len(numbered) :]] if tools else []
        return rows

    def heading(self) -> tuple[str, str]:
        """Return the project's name, and how much of all forms is filled in."""
        filled = [row.filled for row in self.rows.items if isinstance(row, ProfileEntry)]
        total = Completion(sum(each.done for each in filled), sum(each.of for each in filled))
        name = shown_project_name(self.say, self.journal.project.name)
        noted = sum(row.number for row in self.rows.items if isinstance(row, ProfileEntry))
        right = f"{self.say.count('profile.entries', noted)} · " if noted else ""
        return f"{self.say('profile.title')} · {name}", right + progress_text(self.say, total)

    def question(self) -> str:
        """Return what the forms are for."""
        return self.say("profile.about")

    def detail(self, item: ProfileRow) -> Content:
        """Return what the forms warn of, whichever the cursor is on."""
        return self._all_warnings([row for row in self.rows.items if isinstance(row, ProfileEntry)])

    def record_of(self, item: ProfileRow) -> tuple[Journal, Record]:
        """Return the card that answers the form, or the project."""
        form = item.form if isinstance(item, ProfileEntry) and item.form and not item.form.several else None
        return self.journal, stored_card(self.journal, form) if form else self.journal.project

    @property
    def entry(self) -> ProfileEntry | None:
        """The form under the cursor."""
        return self.rows.item if isinstance(self.rows.item, ProfileEntry) else None

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys: what opens a card again notes another where the form holds several."""
        form, again = self.entry.form if self.entry else None, self.key("profile.again")
        new = self.say("commands.entries.new.short")
        return [(key, new if key == again and form and form.several else word) for key, word in super().hints()]

    def guide_page(self) -> str | None:
        """Return the first page of the guide that the form under the cursor rests on."""
        form = self.entry.form if self.entry else None
        return next(iter(form.sources if form else ()), None)

    def _entry(self, form: CardForm) -> ProfileEntry:
        if form.several:
            return self._several(form)
        answers = cards.all_answers(self.journal, self.app.guide, form)
        filled = cards.completion(form, answers)
        is_now = self.journal.project.stage in form.stages and filled.done < filled.of
        return ProfileEntry(form.id, form, filled, tuple(cards.warnings(form, answers)), is_now)

    def _several(self, form: CardForm) -> ProfileEntry:
        noted = entries(self.journal, form)
        warned = entries_warnings(self.say, self.app.guide, self.journal, form, self.app.today)
        if form.id not in SAYS_ALL and noted:  # what is to be said of the others stands with them
            warned += form.warnings(all_entry_answers(self.journal, self.app.guide, form, noted[0].id))
        is_now = self.journal.project.stage in form.stages
        return ProfileEntry(form.id, form, _NOTHING, tuple(dict.fromkeys(warned)), is_now, len(noted))

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
            title, right = f"{row.digit} {row.form.title}".lstrip(), self._right(row)
            about = [(row.form.help, "dim", "  "), *((text, "watch", "! ") for text in row.warnings)]
            if sources := sources_text(self.app.guide, row.form):
                about.append((sources, "dim", "§ "))
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
        several = row.form is not None and row.form.several
        return f"{warned}{now}{str(row.number or '–') if several else progress_text(self.say, row.filled)}"

    # What can be done

    def action_open(self) -> None:
        """Open the form, or the facts."""
        entry = self.entry
        if entry is None:
            return
        if entry.form is None:
            self.app.push_screen(project_form(self.app, self.journal))
        else:
            self.app.go(form_page(self.journal, entry.form))

    def action_tool(self, digit: str) -> None:
        """Open the form with this digit."""
        several = [form for form in self.app.guide.cards if form.several]
        form = next(iter(several[int(digit) - 1 : int(digit)]), None)
        if form is not None:
            self.app.go(form_page(self.journal, form))

    def action_again(self) -> None:
        """Open a form anew, with what was answered last time beside it; note another where it holds several."""
        form = self.entry.form if self.entry else None
        if form is not None and form.several:
            self.app.go(CardPage(self.journal, form.id, new_entry_id(form.id)))
        elif form is None or not form.reopens:
            self.app.notify_user(self.say("profile.never_again"))
        elif pair := cards.next_round(self.journal, form):
            if self.app.write(lambda: self.journal.edit(pair)):
                self.app.go(CardPage(self.journal, form.id))
        else:
            self.app.notify_user(self.say("profile.nothing_yet"))
