"""Takes answers into a card or an entry: asks for the line, asks again where it is hardly meant, and stores it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.content import Content

from content import CardField, CardForm
from journals.errors import Problem
from journals.lessons import entries
from journals.lessons import profile as cards
from journals.lessons.profile import AnswerChange
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import DECISION, Card
from tui.features.profile.field_prompt import FieldPrompt
from tui.ui.box_drafts import card_box
from tui.ui.dialogs.date_question import confirm_reading
from tui.ui.dialogs.meanwhile import Kept, settle_meanwhile
from tui.ui.dialogs.privacy import store_guarded
from tui.ui.dialogs.prompt import PromptContext
from tui.ui.list_screen import ListScreen
from tui.wording.date_text import period_text
from tui.wording.errors import problem_text
from tui.wording.profile import answer_words, field_name


class AnswerTaker(ListScreen[CardField]):
    """A card's fields as they are answered; how they look is said by the screen."""

    def __init__(self, journal: Journal, form: str, entry: str = "", at: str | None = None) -> None:
        """`form` is its id; `entry` that of an entry, where the form holds several; `at` the field to begin on."""
        super().__init__(at=at)
        self.journal: Journal = journal
        self.form_id = form
        self.entry_id = entry
        self._answers: dict[str, str] = {}
        self._was_there = False
        """Whether the entry has been stored while this is open, so that undo may have taken it back."""
        self._just = ""
        """The field that a digit has just answered, where a note can stand beside."""

    @property
    def form(self) -> CardForm | None:
        """The form in the language of now."""
        return self.app.guide.card(self.form_id)

    def _read_answers(self, form: CardForm) -> dict[str, str]:
        """Return what is answered, and what conditions may ask about besides."""
        if self.entry_id:
            return entries.all_entry_answers(self.journal, self.app.guide, form, self.entry_id)
        return cards.all_answers(self.journal, self.app.guide, form)

    @property
    def _entry(self) -> Card | None:
        """The entry as it is stored; None before anything is answered in it."""
        return self.journal.get(Card, self.entry_id)

    def _ask(self, field: CardField, name: str, typed: str, seen: str | None = None) -> None:
        """Ask for a text; `seen`: what stood there when that began, unless it begins now."""
        stored = self._answers.get(name, "") if seen is None else seen
        label = field_name(self.say, self.app.guide, self.form_id, name)
        line = self._prompt_for(field, name, label, typed, stored)

        def take(text: str | None) -> None:
            if text is not None and text != line.first:
                self._take_typed(field, name, text, again, stored)
            elif text is not None:
                self._go_on(field, on=True)

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

    def _date(self, field: CardField) -> PromptContext:
        """Return what stands by the line for a date: the field's help, and what is typed as it is understood."""

        def meaning(typed: str) -> str:
            return (
                period_text(self.say, entries.read_answer_date(field, typed, self.app.today)) if typed.strip() else ""
            )

        return PromptContext(lambda: Content(field.help), understood=meaning)

    def _take_typed(self, field: CardField, name: str, text: str, again: Callable[[str], object], stored: str) -> None:
        """Answer by what is typed; a date that is hardly meant is asked about first."""
        self._just = ""

        def answer(meant: str) -> None:
            self._answer({name: meant}, field, on=True, again=again, seen={name: stored})

        if field.kind != "date" or name != field.id or not text:
            answer(text)
            return
        read = entries.read_answer_date(field, text, self.app.today)
        if read.doubt == "has_been" and self._answers.get(DECISION):  # of what is settled the day has been
            answer(entries.stored_date(read))
            return
        confirm_reading(self.app, read, text, lambda: answer(entries.stored_date(read)), lambda: again(text))

    def _answer(
        self,
        answers: Mapping[str, str],
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
        typed = next(iter(answers.values()))
        try:
            change = self._change(form, answers)
        except Problem as problem:  # another window has another guide
            self.app.notify_user(problem_text(self.say, problem), "error")
            return

        def settle(new: Record) -> None:
            now = self._read_answers(form)
            both = [
                (field_name(self.say, self.app.guide, form.id, name), answers[name], now.get(name, ""))
                for name, before in seen.items()
                if now.get(name, "") not in (before, answers[name])
            ]
            settle_meanwhile(self.app, None, both, lambda kept: store(new, kept), lambda: again(typed))

        def store(new: Record, kept: Kept) -> None:
            change_now = AnswerChange(change.before, new)
            if kept == "theirs" or self.app.write(lambda: cards.save_change(self.journal, change_now)):
                self._go_on(field, on=on)
            else:
                again(typed)

        store_guarded(self.app, change.after, settle, lambda: again(typed), before=change.before)

    def _change(self, form: CardForm, answers: Mapping[str, str]) -> AnswerChange:
        if self.entry_id:
            return entries.entry_change(self.journal, form, self.entry_id, answers)
        return cards.answer_change(self.journal, form, answers)

    def _go_on(self, field: CardField, *, on: bool) -> None:
        """Show what is asked now, and go on to the next field."""
        self.at = field.id
        self._show_all()
        if on:
            self.rows.action_move(1)
