"""Many lines at once: how each is read, which are logged, and as what kind."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key, Paste

from journals.export.progress import Cancelled
from journals.records.model import KINDS, Kind
from journals.text.date_rules import Period
from tui.features.common.pasted_findings import PastedFindings
from tui.ui.background import BackgroundTask
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.date_question import confirm_date, date_meaning
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.prompt import PromptContext, PromptDialog
from tui.ui.pasted_rows import Paste as PastedText
from tui.ui.pasted_rows import PastedRow
from tui.ui.text_layout import cells, fit, height, in_rows, wrap
from tui.ui.widgets.inputs import LONGEST_PASTE
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.date_text import period_text
from tui.wording.display import KIND_SIGNS, long_date, signs, warning_sign
from tui.wording.privacy import kinds_of_findings

CHOICES: tuple[Kind | None, ...] = (*KINDS, None)
"""The kinds in the order of their digits; the last is none."""
_MOST, _MOST_HERE = 2, 8
_MOST_ROWS = 16
_HIGH = 20
"""From this height of the screen there is room to say which digit is which kind."""
_WIDE = 68
"""Cells of a line as long as the box has not been laid out."""
_TOLD_EVERY = 0.3
"""Seconds between two looks at how far a long paste has been looked through."""
_MARK_LIKE = re.compile(r"^[-+!?*]|(?<!\S)[#:]\d")
"""What would be a mark if it were typed."""


class PasteDialog(Dialog[bool | None]):
    """The lines of a paste, to be ticked off or given a kind; whether to log each, or else to make them one line."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pasted")
    app = getters.app(BaseApp)

    def __init__(
        self,
        paste: PastedText,
        found: PastedFindings,
        warnings: Callable[[list[PastedRow]], list[str]],
        keep: Callable[[str, bool], object],
    ) -> None:
        """`paste` is changed by what is chosen; `warnings` says what the lines hold in which something is `found`.

        `keep` takes what was typed (or, True, pasted) right after them, or is pasted while it is asked what they are.
        """
        super().__init__()
        self._paste, self._rows = paste, paste.rows
        lines = [row.line for row in paste.rows]
        self._headings = [at for at, line in enumerate(lines) if line.is_heading and not line.is_date]
        self._has_dates = any(line.is_date for line in lines)
        self._mark_like = [at for at, line in enumerate(lines) if _MARK_LIKE.search(line.text)]
        self._flagged = found.flagged()
        self._warnings, self._keep = warnings, keep
        self._fits_a_line = sum(len(line.text) + 1 for line in lines) <= LONGEST_PASTE
        self._found = found
        self._looking: BackgroundTask[None] | None = None
        self._logs_then = False
        """Whether the lines are to be logged as soon as they have been looked through."""

    def on_paste(self, event: Paste) -> None:
        """Leave another paste to the line: nothing is lost."""
        event.stop()
        self._keep(event.text, True)

    def body(self) -> ComposeResult:
        """Yield what becomes of the lines, and the lines."""
        yield Static(id="about", markup=False)
        yield Rows[PastedRow](Drawing(lambda row: str(row.number), self._draw, self._height))

    @property
    def rows(self) -> Rows[PastedRow]:
        """The list."""
        return self.query_one(Rows)

    def on_mount(self) -> None:
        """Leave to the line what was typed before anybody could see the box; look a long paste through."""
        for text, is_pasted in self.app.take_queued_texts():
            self._keep(text, is_pasted)
        if not self._found.is_done:
            self._scan(BackgroundTask(self._found.scan))

    @work(group="look")
    async def _scan(self, looking: BackgroundTask[None]) -> None:
        """Look for personal data beside the screen, and tell how far it has come."""
        self._looking = looking
        timer = self.set_interval(_TOLD_EVERY, self._show_about)
        with contextlib.suppress(Cancelled):
            await looking.result()
            timer.stop()
            self._flagged = self._found.flagged()
            self.fill()
            if self._logs_then:
                self.action_log()

    def on_unmount(self) -> None:
        """Look no further when the box is left."""
        if self._looking is not None:
            self._looking.stop()

    def heading(self) -> str:
        """Return what the box is."""
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
            (self.key("dialog.leave"), say("project.one_line" if self._fits_a_line else "dialog.leave")),
        ]

    def fill(self) -> None:
        """Show what becomes of the lines."""
        self._show_about()
        self.rows.styles.height = max(1, min(len(self._rows), _MOST_ROWS))  # until it is known how high they are
        self.rows.fill(self._rows)
        self.rows.refresh()

    def on_resize(self) -> None:
        """Break anew what is told."""
        super().on_resize()
        self.call_after_refresh(self._show_about)

    def _show_about(self) -> None:
        say = self.say
        stage, on = self.app.guide.get(self._paste.stage), self._paste.on
        where = f"{self._paste.stage[1:]} {getattr(stage, 'short', '')}".strip()
        saved = [row for row in on if not self._found.is_blocked(row.text)]
        days = {row.day for row in saved}
        day = say("paste.days", n=len(days)) if len(days) > 1 else "".join(long_date(say, each) for each in days)
        is_high = self.size.height >= _HIGH
        change_date = ("paste.date_below" if self._has_dates else "paste.date") if is_high else "paste.is_date"
        about = [
            say("paste.lines", n=len(self._rows), on=len(saved), stage=where, day=day).rstrip(" ·"),
            f"{self.key('pasted.date')}  {say(change_date)}",
            *(self._kinds() if is_high else []),
            *self._looked(),
            *self._warnings([self._rows[place] for place in self._flagged if self._rows[place].is_on]),
            *([say("paste.signs")] if any(self._rows[place].is_on for place in self._mark_like) else []),
        ]
        self.query_one("#about", Static).update("\n".join(about))
        self.call_after_refresh(self._fit)  # it can be a row more

    def _kinds(self) -> list[str]:
        """Return which digit is which kind, in lines that part no digit from its kind."""
        names = [self.say(f"words.kind.{kind or 'none'}") for kind in CHOICES]
        numbered = [f"{n} {name}" for n, name in enumerate(names, 1)]
        width = self.query_one("#about").content_size.width or _WIDE
        return ["  ".join(row) for row in in_rows(numbered, width, cells)]

    def _looked(self) -> list[str]:
        """Return how far a long paste has been looked through, and that it is logged then."""
        if self._found.is_done:
            return []
        progress = self.say("paste.looking", percent=int(100 * self._looking.share) if self._looking else 0)
        return [f"{progress} {self.say('paste.logged_then')}" if self._logs_then else progress]

    # What can be done

    def action_log(self) -> None:
        """Log the lines that are ticked; in a long paste as soon as it is known what they hold."""
        if not self._found.is_done:
            self._logs_then = True
            self._show_about()
            return
        self.dismiss(True)

    def action_tick(self) -> None:
        """Tick the line under the cursor off, or on again."""
        if (row := self.rows.item) is not None:
            self._put(replace(row, is_on=not row.is_on), go_on=True)

    def action_headings(self) -> None:
        """Tick all headings off, or on again."""
        is_on = not any(self._rows[place].is_on for place in self._headings)
        for place in self._headings:
            self._rows[place] = replace(self._rows[place], is_on=is_on)
        self.fill()

    def action_date(self) -> None:
        """Ask for the day that the lines are of: those below the same date as the one under the cursor."""
        below = self.rows.item.line.below if self.rows.item else -1

        def understood(typed: str) -> str:
            return date_meaning(self.app, typed, "past") or self.say("form.date.past")

        def ask(typed: str) -> None:
            beside = PromptContext(lambda: Content(""), understood=understood)
            self.app.push_screen(PromptDialog("paste.ask_date", typed, stored="", beside=beside), take)

        def take(typed: str | None) -> None:
            if typed:
                confirm_date(self.app, typed, "past", put, lambda: ask(typed))

        def put(when: str | None) -> None:
            if when:
                self._rows[:] = [replace(row, day=when) if row.line.below == below else row for row in self._rows]
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
        self._rows[row.number] = row
        self.fill()
        if go_on:
            self.rows.action_move(1)

    # How a line looks

    def _read_as(self, row: PastedRow, width: int) -> str:
        """Return what a line is read as: its kind, or that it is a heading or a date, or not saved."""
        name = f"words.kind.{row.kind or 'none'}"
        if row.kind is None and (row.line.is_heading or row.line.is_date):
            name = "paste.is_date" if row.line.is_date else "paste.heading"
        if row.is_on and self._found.is_blocked(row.text):
            name = "paste.is_blocked"  # in front, where no long line cuts it off
        return f"{KIND_SIGNS[row.kind]} " + (fit(self.say(name), 13) if width >= 50 else "")

    def _shown(self, row: PastedRow) -> str:
        """Return its text; what it looks like, where that is asked about; of a date, which day that is."""
        if row.is_on and (found := self._found.of(row.text)):
            return f"{row.text}  {self.say('paste.holds', what=kinds_of_findings(self.say, found))}"
        if not row.line.is_date:
            return row.text
        day = date.fromisoformat(row.day)
        return f"{row.text}  {self.say('paste.that_is', day=period_text(self.say, Period(day, day)))}"

    def _room(self, row: PastedRow, width: int) -> int:
        return max(8, width - len(self._read_as(row, width)) - 2)

    def _tick(self, row: PastedRow) -> tuple[str, str]:
        """Return the sign before a line: whether it is saved, or that it holds something."""
        if not row.is_on:
            return ("  ", "")
        if self._found.of(row.text):
            return (f"{warning_sign():<2}", "bites")
        return (f"{signs()['handled']} ", "handled")

    def _draw(self, row: PastedRow, width: int, here: bool) -> list[Line]:
        look = "" if row.is_on else "dim"
        texts = wrap(self._shown(row), self._room(row, width), _MOST_HERE if here else _MOST)
        read_as = self._read_as(row, width)
        tick = self._tick(row)
        first: Line = [tick, (read_as, "strong" if row.is_on and row.kind else "dim"), (texts[0], look)]
        return [first, *([(" " * (len(read_as) + 2) + text, look)] for text in texts[1:])]

    def _height(self, row: PastedRow, width: int, here: bool) -> int:
        return height(self._shown(row), self._room(row, width), _MOST_HERE if here else _MOST)
