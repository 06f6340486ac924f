"""The record of a meeting, to be read, copied or written to a file at any time after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.retro import Retro
from journals.retro.meeting import Meeting
from journals.text.clean import clean, one_line
from tui.features.common.rendered_document import DocumentBlock, document_block_drawing
from tui.features.retro.phases.record_page import RecordPage
from tui.features.retro.phases.retro_document import RenderedRecord
from tui.ui.bindings import bindings
from tui.ui.screen import AppScreen
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.display import long_date, shown_project_name
from tui.wording.meetings import state_text
from tui.wording.retro_formats import available_formats


class RetroRecordScreen(RecordPage, AppScreen):
    """One meeting as it will be read by those who were not there."""

    scope: ClassVar[str] = "record"
    BINDINGS: ClassVar[list[BindingType]] = bindings("record")

    def __init__(self, journal: Journal, retro: str, at: str = "") -> None:
        """`retro` is the meeting's id, `at` a text of its record to begin on."""
        super().__init__()
        self.journal: Journal = journal
        self._retro, self._at = retro, at

    def body(self) -> ComposeResult:
        """Yield where it would go, and the record."""
        yield Static(id="question", markup=False)
        yield Rows[DocumentBlock](document_block_drawing, id="lines")

    def fill(self) -> None:
        """Show the record, made anew where what it is made of has changed."""
        retro = self.journal.get(Retro, self._retro)
        name = shown_project_name(self.say, self.journal.project.name)
        if retro is None:
            self.headline(f"{self.say('meetings.record')} · {name}")
            self.query_one("#question", Static).update(self.say("meetings.gone"))
            return
        day = long_date(self.say, retro.day) or "–"
        self.headline(f"{self.say('meetings.record')} {day} · {name}", state_text(self.say, retro))
        formats, _ = available_formats(self.say, self.app.guide_folder)
        if self.document.refresh(Meeting(self.journal, retro.id), formats):
            self.show_record()

    def show_rendered(self, made: RenderedRecord, warnings: Sequence[str]) -> None:
        """Show the record, and the file it would go to."""
        to = self.say("meetings.record_to", key=self.key("record.write"), path=clean(str(self.document.path)))
        self.query_one("#question", Static).update("\n".join([to, *warnings]))
        self.lines.fill(made.blocks)
        self._begin()

    @property
    def lines(self) -> Rows[DocumentBlock]:
        """The record, block by block."""
        return self.query_one("#lines", Rows)

    def _begin(self) -> None:
        """Stand on the text that is looked for, the first time the record is shown."""
        wanted, self._at = one_line(self._at), ""
        if wanted:
            found = (n for n, block in enumerate(self.lines.items) if wanted in one_line(block.text))
            self.lines.cursor = next(found, self.lines.cursor)

    def record_here(self) -> tuple[Journal, Record] | None:
        """Return the meeting's own record."""
        retro = self.journal.get(Retro, self._retro)
        return None if retro is None else (self.journal, retro)

    # What can be done

    def action_write(self) -> None:
        """Write the record to a file."""
        self.write_record()

    def action_copy(self) -> None:
        """Copy the record."""
        self.copy_record()

    def action_one_page(self) -> None:
        """Show the one page instead of all of the record, or the other way round; the file and the copy are of it."""
        self.document.is_short = not self.document.is_short
        self.fill()
