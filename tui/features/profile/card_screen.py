"""A card: one form of a project's profile, or one entry of a form that holds several.

A digit answers and goes on, Enter writes or picks; each answer is saved at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from content import CardField, CardForm
from content.cards import NOTE, UNKNOWN
from journals.errors import Problem
from journals.lessons import entries
from journals.lessons import profile as cards
from journals.lessons.new_things import new_things
from journals.lessons.profile import AnswerChange
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import DECISION, STOP, Card
from tui.commands import DIGITS, Command
from tui.features.common.guide_page import guide_item_page
from tui.features.profile.card_rows import CardFieldRenderer, warning_lines
from tui.features.profile.field_prompt import FieldPrompt
from tui.features.profile.pick_observation import pick_observation
from tui.ui.bindings import bindings
from tui.ui.box_drafts import card_box
from tui.ui.dialogs.date_question import confirm_reading
from tui.ui.dialogs.meanwhile import Kept, settle_meanwhile
from tui.ui.dialogs.privacy import store_guarded
from tui.ui.dialogs.prompt import Beside
from tui.ui.list_screen import ListScreen
from tui.ui.places import ClosingPage
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.static import Static
from tui.wording.date_text import period_text
from tui.wording.display import brief
from tui.wording.entry_warnings import one_entry_warnings
from tui.wording.errors import problem_text
from tui.wording.profile import answer_words, field_name, progress_text, sources_text, stored_card

_ROLES = 6
"""Roles that are shown at a field for one."""
_CHOOSING = ("card.choose", "card.unknown")
"""Commands that answer a field by one of its choices."""


class CardScreen(ListScreen[CardField]):
    """The fields of one form."""

    scope: ClassVar[str] = "card"
    BINDINGS: ClassVar[list[BindingType]] = bindings("card")
    has_detail = True

    def __init__(self, journal: Journal, form: str, entry: str = "") -> None:
        """`form` is its id; `entry` that of an entry, where the form holds several."""
        super().__init__()
        self.journal: Journal = journal
        self.form_id = form
        self.entry_id = entry
        self._answers: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Yield the fields, the guide's page about one of them beside, and what the form warns of below."""
        yield from super().body()
        yield Static(id="warnings", markup=False)

    def drawing(self) -> Drawing[CardField]:
        """Return how a field looks."""
        self._renderer = CardFieldRenderer(self.say, self.journal)
        return self._renderer.drawing

    @property
    def form(self) -> CardForm | None:
        """The form in the language of now."""
        return self.app.guide.card(self.form_id)

    def fill(self) -> None:
        """Show the form as it is filled in now."""
        form = self.form
        if form is None:
            return
        self._answers = self._read_answers(form)
        former = None if self.entry_id else cards.former_answers(self.app.library, self.journal, form)
        roles = [*islice(entries.roles_named(self.journal, form), _ROLES)]
        self._renderer.update(self.say, self._answers, former, roles)
        self.rows.forget_heights()  # the fields are as they were, but not what is answered
        super().fill()
        self._warn(form)

    def _read_answers(self, form: CardForm) -> dict[str, str]:
        """Return what is answered, and what conditions may ask about besides."""
        if self.entry_id:
            return entries.all_entry_answers(self.journal, self.app.guide, form, self.entry_id)
        return cards.all_answers(self.journal, self.app.guide, form)

    def items(self) -> Sequence[CardField]:
        """Return the fields that are asked, given the answers so far."""
        return self.form.asked(self._answers) if self.form else ()

    def heading(self) -> tuple[str, str]:
        """Return the form's title, the project's name, and how much is filled in."""
        form = self.form
        if form is None:
            return "", ""
        name = brief(self.journal.project.name) or self.say("home.nameless")
        return f"{form.title} · {name}", progress_text(self.say, cards.completion(form, self._answers))

    def question(self) -> str:
        """Return what the form is for."""
        return self.form.help if self.form else ""

    def detail(self, item: CardField) -> Content | str:
        """Return the guide's page about the field, or what of the guide the form rests on."""
        guide, form = self.app.guide, self.form
        about = guide.get(item.item)
        if about is not None or form is None or not form.sources:
            return guide_item_page(guide, about) if about else ""
        named = Content.assemble((f"§ {sources_text(guide, form)}", "$dim"))
        return Content("\n").join([named, Content(""), guide_item_page(guide, guide[form.sources[0]])])

    def record_of(self, item: CardField) -> tuple[Journal, Record] | None:
        """Return the card that the form is answered in."""
        if self.form is None:
            return None
        if self.entry_id:
            return self.journal, self._entry or Card(id=self.entry_id, form=self.form_id)
        return self.journal, stored_card(self.journal, self.form)

    @property
    def _entry(self) -> Card | None:
        """The entry as it is stored; None before anything is answered in it."""
        return self.journal.get(Card, self.entry_id)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys: as many digits as there are choices."""
        shown, field = super().hints(), self.rows.item
        few, many = f"{DIGITS[0]}-{len(field.names) if field else 0}", f"{DIGITS[0]}-{DIGITS[-1]}"
        return [(few if key == many else key, word) for key, word in shown]

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything; digits choose only where there is something to choose."""
        field = self.rows.item
        if command.id == "card.closing":
            return self._is_stop
        return super().can(command) and (command.id not in _CHOOSING or (field is not None and bool(field.names)))

    @property
    def _is_stop(self) -> bool:
        """Whether it was decided here to stop, from which the end of the project can follow."""
        return self.form_id == DECISION and self._answers.get(DECISION) == STOP

    def guide_page(self) -> str | None:
        """Return the guide page about what is under the cursor, or the first that the form rests on."""
        about = self.rows.item.item if self.rows.item else ""
        return about or next(iter(self.form.sources if self.form else ()), None)

    def on_resize(self) -> None:
        """Break the warnings anew."""
        if self.is_mounted and self.form:
            self._warn(self.form)

    def _warn(self, form: CardForm) -> None:
        """Show below what the form warns of; and that to stop is a good ending, where that was decided."""
        texts = cards.warnings(form, self._answers)
        if entry := self._entry:
            texts += one_entry_warnings(self.say, self.app.guide, self.journal, form, entry, self.app.today)
        lines = [warning_lines(self.say, texts, self.app.size)] if texts else []
        if counted := new_things(form, self._answers):
            unsaid = self.say("profile.new_things_unsaid", n=counted.unsaid) if counted.unsaid else ""
            lines.insert(0, Content(self.say("profile.new_things", n=counted.new, of=counted.of) + unsaid))
        if self._is_stop:
            told = self.say("profile.stop", key=self.key("card.closing"))
            lines.insert(0, Content.assemble(("✓ ", "bold $handled"), told))
        warnings = self.query_one("#warnings", Static)
        warnings.update(Content("\n").join(lines))
        warnings.display = bool(lines)

    # Answering

    def action_choose(self, digit: str = "0") -> None:
        """Answer by a digit, and go on."""
        field = self.rows.item
        if field is not None and 0 < int(digit) <= len(field.names):
            self._answer({field.id: field.names[int(digit) - 1]}, field, on=True)

    def action_unknown(self) -> None:
        """Answer that nobody knows, and go on."""
        field = self.rows.item
        if field is not None and field.names:
            self._answer({field.id: UNKNOWN}, field, on=True)

    def action_write(self) -> None:
        """Write the text, or the note to a choice; pick the observation."""
        field = self.rows.item
        if field is not None and field.kind == "observation":
            pick_observation(self.app, self.journal, lambda seen: self._answer({field.id: seen}, field, on=True))
        elif field is not None and (field.note or not field.names):
            name = field.id + NOTE if field.names else field.id
            self._ask(field, name, self._answers.get(name, ""))
        elif field is not None:
            self.rows.action_move(1)

    def action_empty(self) -> None:
        """Take the answer away, and the note to it."""
        if (field := self.rows.item) is not None:
            self._answer({field.id: "", **({field.id + NOTE: ""} if field.note else {})}, field)

    def action_next(self) -> None:
        """Go to the next form, or the next entry."""
        self._turn(1)

    def action_previous(self) -> None:
        """Go to the form before, or the entry before."""
        self._turn(-1)

    def action_closing(self) -> None:
        """Go through what is worth doing when the project ends."""
        self.app.go(ClosingPage(self.journal))

    def _turn(self, by: int) -> None:
        form = self.form
        if self.entry_id:
            ids, here = [each.id for each in entries.entries(self.journal, form)] if form else [], self.entry_id
        else:
            ids, here = [each.id for each in self.app.guide.cards if not each.several], self.form_id
        place = ids.index(here) + by if here in ids else 0
        if 0 <= place < len(ids):
            self.entry_id, self.form_id = (ids[place], self.form_id) if self.entry_id else ("", ids[place])
            self.rows.cursor = 0
            self._show_all()

    def _ask(self, field: CardField, name: str, typed: str, seen: str | None = None) -> None:
        """Ask for a text; `seen`: what stood there when that began, unless it begins now."""
        stored = self._answers.get(name, "") if seen is None else seen
        label = field_name(self.say, self.app.guide, self.form_id, name)
        line = self._prompt_for(field, name, label, typed, stored)

        def take(text: str | None) -> None:
            if text is not None and text != line.first:
                self._take_typed(field, name, text, again, stored)
            elif text is not None:
                self._go_on(field, on=not field.names)

        def again(text: str) -> None:
            self._ask(field, name, text, stored)

        self.app.push_screen(line, take)

    def _prompt_for(self, field: CardField, name: str, label: str, typed: str, stored: str) -> FieldPrompt:
        about = self.entry_id if self._entry else ""
        box = card_box(self.form_id, name)
        if field.kind != "date" or name != field.id:
            return FieldPrompt(label, typed, stored, box, about=about)
        shown = answer_words(self.say, self.journal, field, stored)
        typed = shown if typed == stored else typed
        return FieldPrompt(label, typed, shown, box, about=about, beside=self._date(field))

    def _date(self, field: CardField) -> Beside:
        """Return what stands by the line for a date: the field's help, and what is typed as it is understood."""

        def meaning(typed: str) -> str:
            return (
                period_text(self.say, entries.read_answer_date(field, typed, self.app.today)) if typed.strip() else ""
            )

        return Beside(lambda: Content(field.help), understood=meaning)

    def _take_typed(self, field: CardField, name: str, text: str, again: Callable[[str], object], stored: str) -> None:
        """Answer by what is typed; a date that is hardly meant is asked about first."""

        def answer(meant: str) -> None:
            self._answer({name: meant}, field, on=not field.names, again=again, seen={name: stored})

        if field.kind != "date" or name != field.id or not text:
            answer(text)
            return
        read = entries.read_answer_date(field, text, self.app.today)
        confirm_reading(self.app, read, text, lambda: answer(entries.stored_date(read)), lambda: again(text))

    def _answer(
        self,
        told: Mapping[str, str],
        field: CardField,
        *,
        on: bool = False,
        again: Callable[[str], object] = lambda text: None,
        seen: Mapping[str, str] = {},
    ) -> None:
        """Store an answer, once the privacy guard is content with it, and others have not answered otherwise meanwhile.

        `again` asks for it once more; `seen`: what stood there when somebody began to write.
        """
        form = self.form
        if form is None:
            return
        typed = next(iter(told.values()))
        try:
            change = self._change(form, told)
        except Problem as problem:  # another window has another guide
            self.app.notify_user(problem_text(self.say, problem), "error")
            return

        def settle(new: Record) -> None:
            now = self._read_answers(form)
            both = [
                (field_name(self.say, self.app.guide, form.id, name), told[name], now.get(name, ""))
                for name, before in seen.items()
                if now.get(name, "") not in (before, told[name])
            ]
            settle_meanwhile(self.app, None, both, lambda kept: store(new, kept), lambda: again(typed))

        def store(new: Record, kept: Kept) -> None:
            change_now = AnswerChange(change.before, new)
            if kept == "theirs" or self.app.write(lambda: cards.save_change(self.journal, change_now)):
                self._go_on(field, on=on)
            else:
                again(typed)

        store_guarded(self.app, change.after, settle, lambda: again(typed), before=change.before)

    def _change(self, form: CardForm, told: Mapping[str, str]) -> AnswerChange:
        if self.entry_id:
            return entries.entry_change(self.journal, form, self.entry_id, told)
        return cards.answer_change(self.journal, form, told)

    def _go_on(self, field: CardField, *, on: bool) -> None:
        """Show what is asked now, and go on to the next field."""
        self.at = field.id
        self._show_all()
        if on:
            self.rows.action_move(1)
