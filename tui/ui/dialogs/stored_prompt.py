"""The one way from a line that somebody types to a record that is stored: past the privacy guard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from journals.privacy.guard import redact_text
from journals.records.base import Record
from journals.records.capture import CapturedLine
from journals.text.date_rules import Direction
from journals.text.dates import is_stored_date
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.date_question import confirm_date, confirm_near
from tui.ui.dialogs.meanwhile import Kept, OpenedRecord, clashing_texts, settle_meanwhile
from tui.ui.dialogs.privacy import store_guarded
from tui.ui.dialogs.prompt import PromptContext, PromptDialog
from tui.wording.display import long_date

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class StoredPrompt(Generic[R]):
    """A line that is asked for, made a record of, shown to the privacy guard, and stored.

    The line is asked for again, as it was typed, where the guard's question is answered by going back and where it
    could not be stored: nothing typed is lost on the way.
    """

    app: BaseApp
    key: str
    """The question, a key of the catalogue."""
    make: Callable[[str], R | None]
    """Makes the record that holds the line; None where there is nothing to store."""
    store: Callable[[R, str], bool]
    """Stores the record, and is given the line too as the guard left it. Returns whether that went."""
    _: KW_ONLY
    stored: str = ""
    """What is stored now and stands there to begin with; only another line counts as typed."""
    empty: bool = False
    """Whether the line may be empty."""
    about: str = ""
    """The id of what is asked about, so that a line that is half typed is there again for that only."""
    project: str = ""
    """The id of the project it is in, unless that is the one we are in."""
    before: R | None = None
    """The record as it is stored; the guard looks only at what changes."""
    beside: PromptContext | None = None
    """What stands by the line."""
    left: Callable[[], object] = lambda: None
    """Called where the line is left without an answer."""
    mends: bool = False
    """Whether what stands there is gone on with, not written over."""
    date: Direction | None = None
    """The direction of the date that the line holds; `stored` and what `make` gets are as it is stored."""
    pasted: list[bool] = field(default_factory=list)
    """Filled, before `make` is called, with which characters of the line were pasted: no marks are in those."""
    marks: Callable[[str], CapturedLine] | None = None
    """Reads the short marks in the line; it is asked whether a day far off that one of them says is meant."""

    def ask(self, typed: str | None = None) -> None:
        """Ask for the line; `typed` stands there to begin with, instead of what is stored."""
        line = PromptDialog(
            self.key,
            self._shown if typed is None else typed,
            empty=self.empty,
            stored=self._shown,
            about=self.about,
            project=self.project,
            beside=self.beside,
            mends=self.mends,
        )
        line.pasted = [*self.pasted]

        def answered(text: str | None) -> None:
            if text is None:
                self.left()
            else:
                self.pasted[:] = line.pasted
                self._read(text)

        self.app.push_screen(line, answered)

    @cached_property
    def _shown(self) -> str:
        """Return what is stored, as it stands in the line."""
        is_day = self.date is not None and is_stored_date(self.stored)
        return long_date(self.app.say, self.stored) if is_day else self.stored

    def _read(self, text: str) -> None:
        """Read the date in a line, and ask where it is hardly meant."""
        if self.marks is not None and text:
            confirm_near(self.app, self.marks(text), lambda: self._guard(text, text), lambda: self.ask(text))
        elif self.date is None or not text or text == self._shown:
            self._guard(text, self.stored if text == self._shown else text)
        else:
            confirm_date(self.app, text, self.date, lambda when: self._guard(text, when or ""), lambda: self.ask(text))

    def _guard(self, text: str, meant: str) -> None:
        """Make a record of what a line means, and let the privacy guard ask about it."""
        record = self.make(meant)
        if record is None:
            self.left()
            return

        def settle(new: R) -> None:
            self._settle(new, text if new is record else redact_text(text, self.app.say("guard.removed")))

        store_guarded(self.app, record, settle, lambda: self.ask(text), before=self.before)

    def _settle(self, new: R, line: str) -> None:
        """Store a record; ask first where another window has changed the same text meanwhile."""

        def write(kept: Kept) -> None:
            if kept == "theirs":
                self.left()
            elif not self.store(new, line):
                self.ask(line)

        opened = self._opened()
        settle_meanwhile(self.app, opened, clashing_texts(opened, new), write, lambda: self.ask(line))

    def _opened(self) -> OpenedRecord | None:
        """Return what the line changes, as it was; None where it changes nothing that is there."""
        here = self.app.library.journal(self.project) if self.project else self.app.journal_here
        return OpenedRecord(here, self.before) if self.before is not None and here is not None else None
