"""A card: one form of a project's profile, or one entry of a form that holds several.

A digit answers and goes on, Enter writes or picks; each answer is saved at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from content import CardField, CardForm
from content.cards import NOTE, UNKNOWN
from journals.lessons import entries
from journals.lessons import profile as cards
from journals.lessons.new_things import new_things
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import DECISION, STOP, Card
from tui.commands import DIGITS, Command
from tui.features.common.guide_page import also_called, guide_item_page
from tui.features.profile.answer_taker import AnswerTaker
from tui.features.profile.card_rows import CardFieldRenderer, warning_lines
from tui.features.profile.pick_observation import pick_observation
from tui.ui.bindings import bindings
from tui.ui.places import ClosingPage
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.static import Static
from tui.wording.display import brief, shown_project_name
from tui.wording.entry_warnings import one_entry_warnings
from tui.wording.profile import progress_text, sources_text, stored_card

_ROLES = 6
"""Roles that are shown at a field for one."""
_NAMED = 48
"""Characters of a field that a note is for."""
_CHOOSING = ("card.choose", "card.unknown")
"""Commands that answer a field by one of its choices."""


class CardScreen(AnswerTaker):
    """The fields of one form."""

    scope: ClassVar[str] = "card"
    BINDINGS: ClassVar[list[BindingType]] = bindings("card")
    has_detail = True

    def ready(self) -> None:
        """Open the first field of an entry that is new, and let keys come in."""
        first = self.rows.item
        if self.entry_id and self._entry is None and first is not None and not first.names:
            self.action_write()
        super().ready()

    def body(self) -> ComposeResult:
        """Yield the fields, the guide's page about one of them beside, and what the form warns of below."""
        yield from super().body()
        yield Static(id="warnings", markup=False)

    def drawing(self) -> Drawing[CardField]:
        """Return how a field looks."""
        self._renderer = CardFieldRenderer(self.say, self.journal, self._note_before)
        return self._renderer.drawing

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

    def items(self) -> Sequence[CardField]:
        """Return the fields that are asked, given the answers so far."""
        return self.form.asked(self._answers) if self.form else ()

    def heading(self) -> tuple[str, str]:
        """Return the form's title, the project's name, and how much is filled in."""
        form = self.form
        if form is None:
            return "", ""
        name = shown_project_name(self.say, brief(self.journal.project.name))
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
        page = guide_item_page(guide, guide[form.sources[0]])
        return Content("\n").join([named, *also_called(guide, form), Content(""), page])

    def record_of(self, item: CardField) -> tuple[Journal, Record] | None:
        """Return the card that the form is answered in."""
        if self.form is None:
            return None
        if self.entry_id:
            return self.journal, self._entry or Card(id=self.entry_id, form=self.form_id)
        return self.journal, stored_card(self.journal, self.form)

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
        if command.id == "card.note":
            return self._noted is not None
        return super().can(command) and (command.id not in _CHOOSING or (field is not None and bool(field.names)))

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command: not to write where Enter only goes on."""
        field = self.rows.item
        if command.id == "card.write" and field is not None and field.names and not field.note:
            return False
        return super().offers(command)

    @property
    def _noted(self) -> CardField | None:
        """The field that a note is for: the one just answered, while the cursor is right below it, else its own."""
        fields, place = self.rows.items, self.rows.cursor
        if place and place < len(fields) and fields[place - 1].id == self._just:
            return fields[place - 1]
        return fields[place] if place < len(fields) and fields[place].note else None

    def _note_before(self) -> str:
        """Return how the note to the field just answered is written; "" where the cursor is elsewhere."""
        field = self._noted
        if field is None or field is self.rows.item:
            return ""
        return self.say("profile.note_before", key=self.key("card.note"), field=brief(field.label, _NAMED))

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
        if (entry := self._entry) is not None:
            texts += one_entry_warnings(self.say, self.app.guide, self.journal, form, entry, self.app.today)
        lines = [warning_lines(self.say, texts, self.app.size)] if texts else []
        self._was_there |= entry is not None
        if self._was_there and entry is None:
            lines.insert(0, Content(self.say("profile.taken_back", key=self.key("app.redo"))))
        if counted := new_things(form, self._answers):
            unsaid = self.say("profile.new_things_unsaid", n=counted.unsaid) if counted.unsaid else ""
            lines.insert(0, Content(self.say("profile.new_things", n=counted.new, of=counted.of) + unsaid))
        if self._is_stop:
            stop = self.say("profile.stop", key=self.key("card.closing"))
            lines.insert(0, Content.assemble(("✓ ", "bold $handled"), stop))
        warnings = self.query_one("#warnings", Static)
        warnings.update(Content("\n").join(lines))
        warnings.display = bool(lines)

    # Answering

    def action_choose(self, digit: str = "0") -> None:
        """Answer by a digit, and go on."""
        field = self.rows.item
        if field is not None and 0 < int(digit) <= len(field.names):
            self._choose(field, field.names[int(digit) - 1])

    def action_unknown(self) -> None:
        """Answer that nobody knows, and go on."""
        field = self.rows.item
        if field is not None and field.names:
            self._choose(field, UNKNOWN)

    def _choose(self, field: CardField, answer: str) -> None:
        self._just = field.id if field.note else ""
        self._answer({field.id: answer}, field, on=True)

    def action_note(self) -> None:
        """Write the note to what was just answered, or to what the cursor is on."""
        if (field := self._noted) is not None:
            self._ask(field, field.id + NOTE, self._answers.get(field.id + NOTE, ""))

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
        if (field := self.rows.item) is not None and not (self.entry_id and self._entry is None):
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
