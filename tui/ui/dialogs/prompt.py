"""Asks for one line, at the bottom of the screen; and the one way from a line to a record that is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from textual.app import ComposeResult
from textual.widgets import Input, Static

from journals.privacy.guard import redact_text
from journals.records.base import Record
from journals.text.clean import clean
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.confirm import lose
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.dialogs.privacy import store_guarded
from tui.ui.unsaved import dialog_draft_key, pop_dialog_draft, quoted
from tui.ui.widgets.inputs import LineInput

R = TypeVar("R", bound=Record)
Lines: TypeAlias = Callable[[], Sequence[str]]


class PromptDialog(Dialog[str | None]):
    """One line of text; None when left, and an empty one only where it is allowed."""

    then = "dialog.then_sent"

    def __init__(
        self,
        key: str,
        value: str = "",
        *,
        empty: bool = False,
        stored: str | None = None,
        about: str = "",
        shown: Lines | None = None,
    ) -> None:
        """`key` names the question; `value` stands there to begin with, and is `stored` unless that says otherwise.

        `about`: the id of what is asked about, so that a line that is half typed is there again for that only.
        `shown`: what the question is about; the first line of it is the question's.
        """
        super().__init__(classes="low")
        self._key, self._value, self._empty, self._about = key, value, empty, about
        self._stored = value if stored is None else stored
        self._shown = shown
        self._looks = empty and stored is None
        """Whether it is a word to look for, which nobody wants to save."""

    def body(self) -> ComposeResult:
        """The line, with what was half typed when an earlier run ended before its time."""
        if self._shown:
            with ScrollArea():
                yield Static(id="shown", markup=False)
        waits = pop_dialog_draft(self.app, self._place)
        value = waits if waits and self._value == self._stored else self._value
        yield LineInput(value, select_on_focus=value == self._stored)  # what is half typed is gone on with

    def heading(self) -> str:
        """The question."""
        return self._shown()[0] if self._shown else self.say(self._key)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of a line; what it is about can be asked again."""
        keys = super().hints()
        return [keys[0], (keys[1][0], self.say("dialog.later"))] if self._shown else keys

    def fill(self) -> None:
        """Show what the question is about, in the language of now."""
        if self._shown:
            self.query_one("#shown", Static).update("\n".join(self._shown()[1:]))

    def unsaved(self) -> list[str]:
        """Return what is typed, in words; a word to look for is nothing to save."""
        typed = self._typed
        return [f"{self.heading()} {self.say('project.quoted', word=quoted(typed))}"] if typed else []

    def drafts(self) -> dict[str, list[str]]:
        """Return what is typed, by what is asked; it survives the end of the program while a meeting is held."""
        return {self._place: [self._typed]} if self._typed and self._place else {}

    @property
    def _typed(self) -> str:
        typed = "".join(each.value for each in self.query(Input)).strip()
        return "" if self._looks or typed == self._stored else typed

    @property
    def _place(self) -> str:
        return dialog_draft_key(self.app, f"{self._key}/{self._about}")

    def action_leave(self) -> None:
        """Leave; ask first if something would be lost."""
        lose(self)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the answer."""
        event.stop()
        if (text := clean(event.value).strip()) or self._empty:
            self.dismiss(text)


def prompt_and_store(
    app: BaseApp,
    key: str,
    make: Callable[[str], R | None],
    store: Callable[[R, str], bool],
    *,
    stored: str = "",
    empty: bool = False,
    about: str = "",
    before: R | None = None,
    shown: Lines | None = None,
    left: Callable[[], object] = lambda: None,
) -> None:
    """Ask for a line, make a record of it, let the privacy guard ask about it, and store it.

    The line is asked for again, as it was typed, where the guard's question is answered by going back and where it
    could not be stored: nothing typed is lost on the way.

    Args:
        app: the app that asks.
        key: the question, a key of the catalogue.
        make: makes the record that holds the line; None where there is nothing to store.
        store: stores the record, and is given the line too as the guard left it. Returns whether that went.
        stored: what is stored now and stands there to begin with; only another line counts as typed.
        empty: whether the line may be empty.
        about: the id of what is asked about, so that a line that is half typed is there again for that only.
        before: the record as it is stored; the guard looks only at what changes.
        shown: returns the question and, below it, what it is about.
        left: called where the line is left without an answer.
    """

    def prompt(typed: str) -> None:
        app.push_screen(PromptDialog(key, typed, empty=empty, stored=stored, about=about, shown=shown), take)

    def take(text: str | None) -> None:
        record = make(text) if text is not None else None
        if text is None or record is None:
            left()
            return

        def finish(new: R) -> None:
            left = text if new is record else redact_text(text, app.say("guard.removed"))
            if not store(new, left):
                prompt(left)

        store_guarded(app, record, finish, lambda: prompt(text), before=before)

    prompt(stored)
