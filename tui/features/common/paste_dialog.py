"""Many lines at once: how each is read, which are logged, and as what kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key, Paste

from journals.records.model import KINDS, Kind
from journals.records.pasted import PastedLine
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.date_question import confirm_date, date_meaning
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.prompt import Beside, PromptDialog
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.display import KIND_SIGNS, long_date, signs

CHOICES: tuple[Kind | None, ...] = (*KINDS, None)
"""The kinds in the order of their digits; the last is none."""
_MOST, _MOST_HERE = 2, 8
_MOST_ROWS = 16
_MARK_LIKE = re.compile(r"^[-+!?*]|(?<!\S)[#:]\d")
"""What would be a mark if it were typed."""


@dataclass(frozen=True)
class PastedRow:
    """A line as it would be logged, and whether it is."""

    number: int
    line: PastedLine
    kind: Kind | None
    is_on: bool

    @property
    def text(self) -> str:
        """The text it would have."""
        return self.line.text


@dataclass(frozen=True)
class PasteAnswer:
    """The lines to log, and the day they are of."""

    rows: list[PastedRow]
    day: str


class PasteDialog(Dialog[PasteAnswer | None]):
    """The lines of a paste, to be ticked off or given a kind; None where they are to be one line."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pasted")
    app = getters.app(BaseApp)

    def __init__(
        self,
        lines: Sequence[PastedLine],
        stage: str,
        kind: Kind | None,
        day: str,
        warnings: Callable[[list[PastedRow]], list[str]],
        keep: Callable[[str, bool], object],
    ) -> None:
        """`stage`, `kind`, `day`: what the lines get; `warnings` says what some of them hold.

        `keep` takes what was typed (or, True, pasted) right after them, or is pasted while it is asked what they are.
        """
        super().__init__()
        self._rows = [PastedRow(number, line, kind, not line.is_rule) for number, line in enumerate(lines)]
        self._stage, self._day, self._warnings, self._keep = stage, day, warnings, keep

    def on_mount(self) -> None:
        """Leave to the line what was typed before anybody could see the box."""
        for text, is_pasted in self.app.take_queued_texts():
            self._keep(text, is_pasted)

    def on_paste(self, event: Paste) -> None:
        """Leave another paste to the line: nothing is lost."""
        event.stop()
        self._keep(event.text, True)

    def body(self) -> ComposeResult:
        """What becomes of the lines, and the lines."""
        yield Static(id="about", markup=False)
        yield Rows[PastedRow](Drawing(lambda row: str(row.number), self._draw, self._height))

    @property
    def rows(self) -> Rows[PastedRow]:
        """The list."""
        return self.query_one(Rows)

    def heading(self) -> str:
        """What the box is."""
        return self.say("project.pasted_title")

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys: what becomes of the lines first."""
        say = self.say
        headings = [(self.key("pasted.headings"), say("paste.headings"))] if self._headings else []
        return [
            (self.key("pasted.log"), say("project.one_each")),
            (f"1-{len(CHOICES)}", say("paste.kind")),
            (self.key("pasted.tick"), say("paste.tick")),
            *headings,
            (self.key("dialog.leave"), say("project.one_line")),
        ]

    def fill(self) -> None:
        """Show what becomes of the lines."""
        on, say = self._on, self.say
        stage = self.app.guide.get(self._stage)
        where = f"{self._stage[1:]} {getattr(stage, 'short', '')}".strip()
        about = [
            say("paste.lines", n=len(self._rows), on=len(on), stage=where, day=long_date(say, self._day)),
            f"{self.key('pasted.date')}  {say('paste.date')}",
            *self._warnings(on),
            *([say("paste.signs")] if any(_MARK_LIKE.search(row.text) for row in on) else []),
        ]
        self.query_one("#about", Static).update("\n".join(about))
        self.rows.styles.height = max(1, min(len(self._rows), _MOST_ROWS))  # until it is known how high they are
        self.rows.fill(self._rows)
        self.rows.refresh()
        self.call_after_refresh(self._fit)

    # What can be done

    def action_log(self) -> None:
        """Log the lines that are ticked."""
        self.dismiss(PasteAnswer(self._on, self._day))

    def action_tick(self) -> None:
        """Tick the line under the cursor off, or on again."""
        if (row := self.rows.item) is not None:
            self._put(replace(row, is_on=not row.is_on), go_on=True)

    def action_headings(self) -> None:
        """Tick all headings off, or on again."""
        is_on = not any(row.is_on for row in self._headings)
        self._rows = [replace(row, is_on=is_on) if row.line.is_heading else row for row in self._rows]
        self.fill()

    def action_date(self) -> None:
        """Ask for the day that all the lines are of."""

        def understood(typed: str) -> str:
            return date_meaning(self.app, typed, "past") or self.say("form.date.past")

        def ask(typed: str) -> None:
            beside = Beside(lambda: Content(""), understood=understood)
            self.app.push_screen(PromptDialog("paste.ask_date", typed, stored="", beside=beside), take)

        def take(typed: str | None) -> None:
            if typed:
                confirm_date(self.app, typed, "past", put, lambda: ask(typed))

        def put(when: str | None) -> None:
            self._day = when or self._day
            self.fill()

        ask("")

    def action_kind(self, number: int) -> None:
        """Set the kind of the line under the cursor."""
        if (row := self.rows.item) is not None:
            self._put(replace(row, kind=CHOICES[number - 1], is_on=True), go_on=True)

    def action_step(self, by: int) -> None:
        """Change the kind of the line under the cursor to the next, or the one before."""
        if (row := self.rows.item) is not None:
            kind = CHOICES[(CHOICES.index(row.kind) + by) % len(CHOICES)]
            self._put(replace(row, kind=kind, is_on=True), go_on=False)

    def on_key(self, event: Key) -> None:
        """Set the kind by its sign."""
        kinds = [kind for kind in KINDS if KIND_SIGNS[kind] == event.character]
        if kinds:
            event.stop()
            self.action_kind(CHOICES.index(kinds[0]) + 1)

    def _put(self, row: PastedRow, *, go_on: bool) -> None:
        self._rows = [row if each.number == row.number else each for each in self._rows]
        self.fill()
        if go_on:
            self.rows.action_move(1)

    @property
    def _on(self) -> list[PastedRow]:
        return [row for row in self._rows if row.is_on]

    @property
    def _headings(self) -> list[PastedRow]:
        return [row for row in self._rows if row.line.is_heading]

    # How a line looks

    def _read_as(self, row: PastedRow, width: int) -> str:
        """Return what a line is read as: its kind, or that it is a heading."""
        name = "paste.heading" if row.line.is_heading and row.kind is None else f"words.kind.{row.kind or 'none'}"
        return f"{KIND_SIGNS[row.kind]} " + (fit(self.say(name), 13) if width >= 50 else "")

    def _room(self, row: PastedRow, width: int) -> int:
        return max(8, width - len(self._read_as(row, width)) - 2)

    def _draw(self, row: PastedRow, width: int, here: bool) -> list[Line]:
        look = "" if row.is_on else "dim"
        texts = wrap(row.text, self._room(row, width), _MOST_HERE if here else _MOST)
        read_as = self._read_as(row, width)
        tick = (f"{signs()['handled']} ", "handled") if row.is_on else ("  ", "")
        first: Line = [tick, (read_as, "strong" if row.is_on and row.kind else "dim"), (texts[0], look)]
        return [first, *([(" " * (len(read_as) + 2) + text, look)] for text in texts[1:])]

    def _height(self, row: PastedRow, width: int, here: bool) -> int:
        return height(row.text, self._room(row, width), _MOST_HERE if here else _MOST)
