"""A form: fields one below the other, saved with Ctrl+S, left with Esc, which asks only if something would be lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, TextArea

from journals.errors import Problem
from journals.privacy.detector import redact
from journals.privacy.guard import detect_in, findings_in
from journals.text.clean import MAX_TEXT, clean
from journals.text.dates import is_stored_date
from tui.ui.bindings import bindings
from tui.ui.box_drafts import BoxPlace, box_drafts, pop_box_drafts
from tui.ui.dialogs.confirm import confirm_discard
from tui.ui.dialogs.date_question import confirm_date, date_meaning
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.form_field import Field, Values, touching
from tui.ui.dialogs.form_fields import Fields
from tui.ui.dialogs.meanwhile import OpenedRecord, settle_typed
from tui.ui.dialogs.privacy import Answer, PrivacyDialog
from tui.ui.findings_view import marked
from tui.ui.own_editor import edit_outside
from tui.ui.unsaved import quoted
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.inputs import LineInput, TextInput
from tui.ui.widgets.static import OptionalStatic, Static
from tui.wording.display import brief, long_date
from tui.wording.errors import problem_text
from tui.wording.privacy import FlaggedText


class Form(Dialog[bool | None]):
    """Fields to fill in. `submit` does the writing: what it refuses is told and the form stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")
    AUTO_FOCUS = "Input, TextArea"  # whichever field is first: what is typed at once must have somewhere to go

    def __init__(
        self,
        key: str,
        fields: Sequence[Field],
        values: Mapping[str, str | None],
        submit: Callable[[Values], object],
        *,
        place: BoxPlace,
        about: str = "",
        new: bool = False,
        opened: OpenedRecord | None = None,
        written: str = "",
    ) -> None:
        """`key` names the title, `about` is shown beside it. `new`: nothing of it is stored yet, whatever is there.

        `opened`: what is changed here, so that what others do to it meanwhile is seen.
        `written`: the field that a line before this was for: one goes on behind it, unless nothing stands in it.
        `place`: where what is half typed is kept, so that it is there again when this opens after a crash.
        """
        super().__init__(classes="form")
        self._key, self._fields, self._submit, self._about, self._place = key, fields, submit, about, place
        self._values: Values = dict(values)
        self._new, self._opened, self._written = new, opened, written
        self._refused: Values | None = None
        """What stood in the fields when they could not be saved; None where that is no longer so."""
        self._first: Values | None = None

    def body(self) -> ComposeResult:
        """Yield the fields."""
        with Fields():
            touch = touching(self._fields)
            for each in self._fields:
                if each.kind == "heading":
                    yield Static(id=f"label-{each.name}", classes="part", markup=False)
                    continue
                with Horizontal(classes=f"field {each.kind}{' apart' if each.name in touch else ''}"):
                    yield Static(id=f"label-{each.name}", classes="label", markup=False)
                    yield self._control(each)
                if each.hint is not None or each.kind == "date":
                    yield Static(id=f"hint-{each.name}", classes="hint", markup=False)
        yield OptionalStatic(id="looks", markup=False)
        yield OptionalStatic(id="refused", markup=False)

    def heading(self) -> str:
        """Return the title."""
        return self.say(self._key) + (f" · {self._about}" if self._about else "")

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of a form."""
        is_long = any(each.kind == "text" for each in self._fields)
        return [
            (self.key("form.save"), self.say("form.save")),
            ("Tab", self.say("form.next")),
            *([(self.key("form.editor"), self.say("editor.short"))] if is_long else []),
            (self.key("dialog.leave"), self.say("dialog.leave")),
        ]

    def fill(self) -> None:
        """Show everything in the language of now around what is typed; remember what stood there to begin with."""
        typed = self._typed()
        if self._first is None:
            self._first = typed
            typed = self._take_up(typed)
        for each in self._fields:
            self.query_one(f"#label-{each.name}", Static).update(each.words(self.say))
            if self._is_too_long(each):
                self.query_one(f"#field-{each.name}", Static).update(self._beginning(self._values[each.name] or ""))
            if each.kind == "choice":
                self.query_one(f"#field-{each.name}", Choice).rename(each.options())
            if each.kind == "date":
                self.query_one(f"#field-{each.name}", LineInput).placeholder = self.say(f"form.date.{each.direction}")
            self._hint(each, typed.get(each.name) or "")

    def _take_up(self, stored: Values) -> Values:
        """Put in what was half typed here when an earlier run ended, and say so."""
        left = {name: text or None for name, text in pop_box_drafts(self.app, self._place, list(stored)).items()}
        for each in self._fields:
            if each.name in left and (left[each.name] or "") != (stored[each.name] or ""):
                self._put(each, left[each.name] or "")
        if left:
            self.app.dismiss_notifications("warning")  # that it waits was told
            self.query_one("#refused", Static).update(self.say("form.typed_before"))
        return self._typed()

    def _hint(self, each: Field, typed: str) -> None:
        """Show below a line what the text in it means."""
        if each.kind == "date":
            try:
                meaning = date_meaning(self.app, typed, each.direction)
            except Problem:  # it may be half typed
                meaning = self.say("form.date.unread")
            hint = self.query_one(f"#hint-{each.name}", Static)
            hint.update(meaning)
            hint.display = bool(meaning)
        elif each.hint is not None:
            offered = self._offered(each)
            offer = self.say("form.offered", what=offered) if offered else ""
            meaning = "" if offer and not typed else each.hint(typed)
            self.query_one(f"#hint-{each.name}", Static).update("\n".join(filter(None, (offer, meaning))))

    def _offered(self, each: Field) -> str:
        """Return what Enter puts in a line."""
        return each.offer(self._typed()) if each.offer is not None else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the typed text means, and what it has others offer."""
        name = (event.input.id or "").removeprefix("field-")
        self._show_findings(name, event.value)
        typed = self._typed()
        self._take_back_refusal()
        for each in self._fields:
            if each.name == name or each.offer is not None:
                self._hint(each, typed.get(each.name) or "")

    def ready(self) -> None:
        """Let keys come in: for the field one goes on with, else the first; also where there is nothing to type in."""
        if self._written:
            self.query_one(Fields).go_on(self._written, is_filled=bool(self._typed()[self._written]))
        elif self.focused is None:
            self.focus_next()
        super().ready()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do in a line what Enter does in a choice."""
        event.stop()
        self.action_enter()

    def action_enter(self) -> None:
        """Go on to the next field, once what this one offers is taken; in the last, save.

        In a text of several lines Enter begins a line.
        """
        here = (self.focused.id or "") if self.focused is not None else ""
        for each in self._fields:
            if here == f"field-{each.name}" and (offered := self._offered(each)):
                self._put(each, offered)
        if self.focused is self.query_one(Fields).controls[-1]:
            self.action_save()
        else:
            self.focus_next()

    def action_editor(self) -> None:
        """Go on with the text under the cursor in an editor of one's own."""
        edit_outside(self.app)

    def action_save(self) -> None:
        """Write what is in the fields, or say why not and stay; where they hold personal data, ask first."""
        if held := self._held():
            self.app.push_screen(PrivacyDialog([each for _, each in held]), lambda answer: self._answered(held, answer))
        else:
            self._write()

    def _answered(self, held: list[tuple[Field, FlaggedText]], answer: Answer | None) -> None:
        if answer is None:
            self.query_one(f"#field-{held[0][0].name}").focus()
            return
        if answer == "remove":
            for each, text in held:
                self._put(each, redact(text.text, text.found, self.say("guard.removed")))
        self._write()

    def _write(self) -> None:
        """Write it once each date is sure: what cannot be read, or is hardly meant, has the focus again."""
        typed = self._typed()
        self._take_dates([each for each in self._fields if each.kind == "date"], typed)

    def _take_dates(self, dates: Sequence[Field], typed: Values) -> None:
        """Put dates in the place of what is typed for them, one after another, and then write it all."""
        if not dates:
            self._settle(typed)
            return
        each, text = dates[0], typed[dates[0].name] or ""
        if text == (self._first or {}).get(each.name) and is_stored_date(self._values[each.name]):
            typed[each.name] = self._values[each.name]
            self._take_dates(dates[1:], typed)
            return

        def take(when: str | None) -> None:
            typed[each.name] = when
            self._take_dates(dates[1:], typed)

        try:
            confirm_date(self.app, text, each.direction, take, self.query_one(f"#field-{each.name}").focus)
        except Problem as problem:
            self._refuse(f"{each.words(self.say)}: {problem_text(self.say, problem)}")
            self.query_one(f"#field-{each.name}").focus()

    def _settle(self, typed: Values) -> None:
        """Ask what counts where others have changed the same meanwhile, or deleted it all; then write."""
        dates = {each.name: self._values.get(each.name) for each in self._fields if each.kind == "date"}
        names = {each.name: each.words(self.say) for each in self._fields}
        first = {**(self._first or {}), **dates}
        settle_typed(self.app, self._opened, names, first, typed, self._hand_in, lambda: self.dismiss(None))

    def _hand_in(self, typed: Values) -> None:
        try:
            self._submit(typed)
        except Problem as problem:
            self._refuse(problem_text(self.say, problem))
            return
        self.app.publish_change()
        self.dismiss(True)

    def _refuse(self, why: str) -> None:
        self._refused = self._typed()
        self.query_one("#refused", Static).update(why)
        self._fit_soon()

    def _take_back_refusal(self) -> None:
        """Stop saying why it could not be saved, once something else stands there."""
        if self._refused is not None and self._refused != self._typed():
            self._refused = None
            self.query_one("#refused", Static).update("")
            self._fit_soon()

    def _held(self) -> list[tuple[Field, FlaggedText]]:
        """Return the fields whose text is new and holds what is asked about before it is stored."""
        typed, first = self._typed(), {} if self._new else self._first or {}
        written = [(each, typed[each.name] or "") for each in self._fields if each.kind in ("line", "text")]
        looked = [
            (each, FlaggedText(each.words(self.say), text, findings_in(each.name, text)))
            for each, text in written
            if text != first.get(each.name)
        ]
        return [(each, text) for each, text in looked if text.found]

    def _put(self, each: Field, text: str) -> None:
        control = self.query_one(f"#field-{each.name}")
        if isinstance(control, TextArea):
            control.load_text(text)
            control.move_cursor(control.document.end)
        elif isinstance(control, Input):
            control.value = text
        elif isinstance(control, Choice):
            control.choose(text or None)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Show at once what looks like personal data."""
        self._show_findings((event.text_area.id or "").removeprefix("field-"), event.text_area.text)
        self._take_back_refusal()

    def _show_findings(self, name: str, text: str) -> None:
        found = detect_in(name, text) if self._first is not None and text != self._first.get(name) else []
        looks, before = self.query_one("#looks", Static), bool(self.query_one("#looks").display)
        looks.update(marked(self.say, FlaggedText("", text, found)) if found else "")
        if looks.display != before:
            self._fit_soon()

    def action_leave(self) -> None:
        """Leave; ask first if something would be lost."""
        confirm_discard(self)

    def unsaved(self) -> list[str]:
        """Return which fields are not as they were, in words."""
        changed = [each.words(self.say) for each in self._fields if each.name in self._changed()]
        return [f"{quoted(self.heading())}: {', '.join(changed)}"] if changed else []

    def drafts(self) -> dict[str, list[str]]:
        """Return what is not as it was, by field; it survives the end of the program."""
        return box_drafts(self._place, {name: text or "" for name, text in self._changed().items()})

    def _changed(self) -> Values:
        if self._first is None:  # not all there yet
            return {}
        return {name: text for name, text in self._typed().items() if text != self._first.get(name)}

    def _control(self, each: Field) -> Widget:
        value, name = self._values.get(each.name), f"field-{each.name}"
        if each.kind == "choice":
            return Choice(each.options(), value, id=name)
        if self._is_too_long(each):
            return Static(self._beginning(value or ""), id=name, classes="too-long", markup=False)
        if each.kind == "text":
            return TextInput(value or "", id=name)
        if each.kind == "date" and is_stored_date(value):
            value = long_date(self.say, value)
        return LineInput(value or "", id=name, select_on_focus=False)

    def _typed(self) -> Values:
        """Return what stands in the fields now."""
        typed: Values = {}
        for each in self._fields:
            if each.kind == "heading":
                continue
            control = self.query_one(f"#field-{each.name}")
            if isinstance(control, Choice):
                typed[each.name] = control.value
            elif isinstance(control, TextArea):
                typed[each.name] = clean(control.text)
            elif isinstance(control, Input):
                typed[each.name] = clean(control.value)
            else:
                typed[each.name] = self._values[each.name]
        return typed

    def _is_too_long(self, each: Field) -> bool:
        """Return whether another program has written more than a person could edit here, or we could store."""
        return each.kind in ("line", "text") and len(self._values.get(each.name) or "") > MAX_TEXT

    def _beginning(self, text: str) -> str:
        return self.say("form.too_long", n=len(text), text=brief(text))
