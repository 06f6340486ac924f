"""What is noted in a form that holds several: a list, the latest first, and the entry under the cursor in full."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from content import CardForm
from journals.lessons.entries import all_entry_answers, entries, entry_answers, entry_day, new_entry_id
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Card
from tui.features.profile.card_rows import warning_lines
from tui.features.profile.pictures import entries_picture
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import CardPage
from tui.ui.text_layout import cells, fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.static import Static
from tui.wording.display import QUOTE_LENGTH, brief, long_date, shown_project_name
from tui.wording.entry_warnings import entries_warnings, noted_in
from tui.wording.profile import entry_answers_text, entry_name, label_text, settled_text, sources_text, with_note

_MOST, _MOST_HERE = 4, 8
"""Lines of what an entry led to, with the terms it holds on; and under the cursor."""
_NAME = 3
"""Lines of an entry's name under the cursor."""


class EntriesScreen(ListScreen[Card]):
    """The entries of one form."""

    scope: ClassVar[str] = "entries"
    BINDINGS: ClassVar[list[BindingType]] = bindings("entries")
    has_detail = True

    def __init__(self, journal: Journal, form: str, *, at: str | None = None) -> None:
        """`form` is its id, `at` that of an entry to begin on."""
        super().__init__(at=at)
        self.journal: Journal = journal
        self.form_id = form

    @property
    def form(self) -> CardForm | None:
        """The form in the language of now."""
        return self.app.guide.card(self.form_id)

    def drawing(self) -> Drawing[Card]:
        """Return how an entry looks."""
        return Drawing(lambda card: card.id, self._draw, lambda *each: len(self._draw(*each)))

    def items(self) -> list[Card]:
        """Return the entries, the latest first."""
        return entries(self.journal, self.form) if self.form else []

    def heading(self) -> tuple[str, str]:
        """Return the form's title, the project's name, and how many entries there are."""
        title = self.form.title if self.form else ""
        name = shown_project_name(self.say, brief(self.journal.project.name))
        return f"{title} · {name}", self.say.count("profile.entries", len(self.rows.items))

    def question(self) -> str:
        """Return what the form is for."""
        return self.form.help if self.form else ""

    def list_area(self) -> ComposeResult:
        """Yield the list, and above it a picture of the entries and what is missing."""
        yield Static(id="figures", markup=False)
        yield from super().list_area()

    def fill(self) -> None:
        """Show the entries, and what they show together."""
        super().fill()
        self._show_figures()

    def _show_figures(self) -> None:
        figures = self.query_one("#figures", Static)
        lines = self._figures() if self.form and self.rows.items else []
        figures.set_class(not lines, "-none")
        figures.update(Content("\n").join(lines))

    def on_resize(self) -> None:
        """Draw the picture anew."""
        if self.is_mounted:
            self._show_figures()

    def _figures(self) -> list[Content]:
        """Return the picture of the entries, and what the form warns of as they stand together."""
        if self.form is None:
            return []
        width, room = self.app.size.width - 4, max(0, self.app.size.height // 3 - 2)
        noted = noted_in(self.journal, self.app.guide, self.app.today)
        drawn = entries_picture(self.say, self.form.id, noted, width, room)
        lines = [Content(f" {line}") for line in drawn]
        warned = entries_warnings(self.say, self.app.guide, self.journal, self.form, self.app.today)
        return [*lines, warning_lines(self.say, warned, self.app.size)] if warned else lines

    def invitation(self) -> str:
        """Return how the first one is noted."""
        return self.say("profile.no_entries", form=self.form.title if self.form else "")

    def record_of(self, item: Card) -> tuple[Journal, Record]:
        """Return the entry."""
        return self.journal, item

    def guide_page(self) -> str | None:
        """Return the first page of the guide that the form rests on."""
        return next(iter(self.form.sources if self.form else ()), None)

    def detail(self, item: Card) -> Content:
        """Return the entry in full, what it warns of, and what of the guide it rests on."""
        form = self.form
        if form is None:
            return Content("")
        answers = all_entry_answers(self.journal, self.app.guide, form, item.id)
        parts = [Content.assemble((entry_name(self.say, form, answers), "bold $accent"))]
        for field in form.asked(answers):
            if field is not form.title_field:
                answer = with_note(self.say, self.journal, field, answers)
                parts.append(Content.assemble((label_text(field.label, ""), "$dim"), answer or "–"))
        parts += [
            part
            for text in form.warnings(answers)
            for part in (Content(""), Content.assemble(("! ", "bold $watch"), text))
        ]
        if sources := sources_text(self.app.guide, form):
            parts += [Content(""), Content.assemble((f"§ {sources}", "$dim"))]
        return Content("\n").join(parts)

    def _draw(self, card: Card, width: int, here: bool) -> list[Line]:
        form = self.form
        if form is None:
            return [[]]
        answers = entry_answers(card)
        right = " · ".join(
            filter(None, (settled_text(self.say, form, card), long_date(self.say, entry_day(form, card))))
        )
        name, beside = entry_name(self.say, form, answers), width - cells(right) - 1
        room = beside if beside >= width // 2 else width
        first, *more = wrap(name, room, _NAME if here else 1)
        drawn: list[Line] = [[(fit(first, room), "strong"), *([(f" {right}", "dim")] if room == beside else [])]]
        drawn += [[(line, "strong")] for line in more]
        drawn += [] if room == beside else [[(f"  {fit(right, width - 2)}", "dim")]]
        text = entry_answers_text(self.say, self.journal, form, answers)
        lines = wrap(text, max(8, width - 2), _MOST_HERE if here else _MOST) if text else []
        return [*drawn, *([(f"  {line}", "dim")] for line in lines)]

    # What can be done

    def action_open(self) -> None:
        """Open the entry."""
        if (card := self.rows.item) is not None:
            self.app.go(CardPage(self.journal, self.form_id, card.id))

    def action_new(self) -> None:
        """Note another one, on which the cursor stands afterwards."""
        self.at = new_entry_id(self.form_id)
        self.app.go(CardPage(self.journal, self.form_id, self.at))

    def action_next(self) -> None:
        """Go to the next form that holds several."""
        self._turn(1)

    def action_previous(self) -> None:
        """Go to the form before that holds several."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        ids = [form.id for form in self.app.guide.cards if form.several]
        place = ids.index(self.form_id) + by if self.form_id in ids else 0
        if 0 <= place < len(ids):
            self.form_id = ids[place]
            self.rows.cursor = 0
            self._show_all()

    def action_delete(self) -> None:
        """Discard the entry; undo and the trash bring it back."""
        card, form = self.rows.item, self.form
        if card is not None and form is not None and self.app.write(lambda: self.journal.delete(card)):
            name = brief(entry_name(self.say, form, card.answers), QUOTE_LENGTH)
            self.app.notify_undoable(self.say("profile.discarded", text=name), card)
