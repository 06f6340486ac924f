"""Check-out: what we take with us, who is told, was the time well spent; then the log of the retro, and the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from journals.retro.trend import return_trend, returned
from journals.text.clean import clean
from tui.features.common.rendered_document import DocumentBlock, beginning_at, document_block_drawing
from tui.features.retro.agreements_dialog import AgreementsDialog
from tui.features.retro.phases.closing_lines import ClosingLines
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.private_questions import ask_raw_notes, ask_sentences
from tui.features.retro.phases.record_page import RecordPage
from tui.features.retro.phases.retro_document import RenderedRecord
from tui.features.retro.tally_dialog import LEVELS, Counts, TallyDialog
from tui.ui.bindings import bindings
from tui.ui.dialogs.confirm import Confirm
from tui.ui.unsaved import forget_erased_drafts
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.display import brief, long_date
from tui.wording.meetings import distribution_text, returned_text


class CheckOutView(RecordPage, PhaseView):
    """What the meeting ends with, and its log as it will be."""

    scope = "check_out"
    BINDINGS: ClassVar[list[BindingType]] = bindings("check_out")

    _is_hidden = False
    """Whether the record waits for what becomes of what was written in private."""
    _from_top = True
    """Whether the record is shown from its beginning, being another than before."""

    def compose(self) -> ComposeResult:
        """Yield what it ends with; the log below or, where there is room, beside."""
        with Container(id="two"):
            yield Static(id="ended", markup=False)
            with Vertical(id="record"):
                yield Static(id="to", markup=False)
                yield Rows[DocumentBlock](document_block_drawing, id="lines")

    def fill(self) -> None:
        """Show what it ends with, and make the log anew where it has changed."""
        self.query_one("#ended", Static).update(Content("\n").join(self._ended()))
        was_hidden, self._is_hidden = self._is_hidden, self.meeting.private_notes.is_undecided
        if self._is_hidden:
            key, number = self.host.key("check_out.export"), len(self.meeting.private_notes.there)
            self.query_one("#to", Static).update(self.say.count("check_out.raw_first", number, key=key))
            self.query_one("#lines", Rows).fill([])
        elif self.document.refresh(self.meeting, self.host.formats) or was_hidden:
            self.show_record()

    @property
    def can_show(self) -> bool:
        """Whether it can be filled: where a place is being left, what is in it goes before it goes itself."""
        return self.is_attached and None not in map(self.query_one_optional, ("#ended", "#to", "#lines"))

    def _ended(self) -> list[Content]:
        say, retro = self.say, self.meeting.retro
        spent = distribution_text(say, returned(retro))
        former = [counts for each, counts in return_trend(self.meeting.journal) if each.id < retro.id]
        if spent and former:
            spent += f" · {returned_text(say, former[-1], 'check_out.last_time')}"
        facts = (
            ("taken", brief(retro.taken), "write"),
            ("told", brief(retro.told), "write"),
            ("next_day", long_date(say, retro.next), "write"),
            ("spent", brief(spent), "time"),
        )
        lines: list[Content] = []
        for name, text, command in facts:
            missing = (say("check_out.press", key=self.host.key(f"check_out.{command}")), "$dim")
            label = say(f"check_out.{name}")
            lines.append(Content.assemble((f"{label}: ", "$dim"), (text, "bold") if text else missing))
        return lines

    def show_rendered(self, made: RenderedRecord, warnings: Sequence[str]) -> None:
        """Show the log, and the file it would go to; not before the private notes are decided about."""
        if self._is_hidden:
            return
        path = clean(str(self.document.path))
        which = "check_out.page" if self.document.is_short else "check_out.log"
        self.query_one("#to", Static).update("\n".join([self.say(which, path=path), *warnings]))
        lines: Rows[DocumentBlock] = self.query_one("#lines", Rows)
        from_top, self._from_top = self._from_top, False
        blocks = beginning_at(made.blocks, self.say("retrolog.actions"))
        lines.fill(blocks, at=str(blocks[0].number) if from_top else None)

    # What can be done

    def action_write(self) -> None:
        """Write what we take with us, who is told, and when we meet again."""
        ClosingLines(self.app, self.meeting).ask()

    def action_time(self) -> None:
        """Let each type whether the time was well spent; only how many said what is kept."""

        def take(counts: Counts | None) -> None:
            if counts:
                returned = {str(level): str(counts[level]) for level in LEVELS if counts[level]}
                self.app.write(lambda: self.meeting.update(replace(self.meeting.retro, returned=returned)))

        self.app.push_screen(TallyDialog("spent", self.meeting.retro.people, keeps=True), take)

    def _when_answered(self, then: Callable[[], object]) -> None:
        """Go on once the room has said what becomes of what it wrote in private: that comes before the record."""
        if self.meeting.private_notes.is_undecided:
            ask_raw_notes(self.app, self.meeting, lambda: self._answered(then))
        else:
            then()

    def _answered(self, then: Callable[[], object]) -> None:
        if self.is_attached:
            self.fill()  # what follows is about the record as it is now
            then()

    def _take_focus(self) -> None:
        super()._take_focus()
        if self.is_attached and self.host.leads:
            notes = self.meeting.private_notes
            if notes.is_undecided:
                self._when_answered(lambda: None)
            else:
                ask_sentences(self.app, self.meeting, notes.unsummarized, lambda: None)

    def action_export(self) -> None:
        """Write the log to a file."""
        self._when_answered(self.write_record)

    def action_copy(self) -> None:
        """Copy the log."""
        self._when_answered(self.copy_record)

    def action_one_page(self) -> None:
        """Show the one page instead of all of the record, or the other way round; the file and the copy are of it."""
        self.document.is_short = not self.document.is_short
        self._from_top = True
        self.fill()

    def action_close(self) -> None:
        """End the meeting; what was written in private is erased, unless the team keeps it."""
        if self.host.leads:
            self._when_answered(self._ask_close)
        else:
            self.app.notify_user(self.say("retro.follows"))

    def _ask_close(self) -> None:
        text, raw = self.say("check_out.close_sure"), self._to_erase
        if raw:
            text = f"{text} {self.say.count('check_out.close_erases', raw)}"
        if drafts := sum(lesson.status == "draft" for lesson in self.meeting.lessons):
            text = f"{text} {self.say.count('check_out.drafts', drafts, key=self.host.key('app.lessons'))}"
        sure = Confirm(text, "check_out.close_it", title="check_out.end")
        self.app.push_screen(sure, lambda yes: self._close() if yes else None)

    @property
    def _to_erase(self) -> int:
        """How many private notes go when the meeting ends."""
        return 0 if self.meeting.retro.raw_notes == "keep" else len(self.meeting.private_notes.there)

    def _close(self) -> None:
        erased = self._to_erase
        if self.app.write(lambda: self.meeting.close(self.app.today)):
            forget_erased_drafts(self.app, self.meeting.journal)
            self.app.library.apply_purges()  # what is promised is done now, not when the program ends
            message = self.say.count("check_out.closed_erased", erased) if erased else self.say("check_out.closed")
            self.app.push_screen(AgreementsDialog(self.meeting), lambda _: self._end(message))

    def _end(self, message: str) -> None:
        """Leave, and say that the meeting has ended: earlier it would have covered what was read aloud."""
        self.app.call_later(self._leave, message)

    async def _leave(self, message: str) -> None:
        """Go back to the project, and tell it there: what is told before one goes back goes with the place."""
        if self.app.screen is self.screen:
            await self.app.action_back()
        self.app.notify_user(message)
