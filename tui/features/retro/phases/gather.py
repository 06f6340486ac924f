"""Gather: what the log holds already, stage by stage, and beside it or behind one key what is written now."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content

from content.retro_format import Phase, Prompt
from journals.records.model import Observation
from journals.retro.anonymity import are_too_few
from journals.retro.meeting import Meeting
from journals.retro.prompts import answer_kind, note_heading
from tui.commands import Command
from tui.features.common.capture_host import CaptureHost
from tui.features.common.record_forms import observation_form
from tui.features.retro.phases.earlier_notes import ALL_NOTES, EarlierNotes, list_title
from tui.features.retro.phases.gather_prompts import TALL, prompt_at, render_prompts
from tui.features.retro.phases.note_prompt import mend_note
from tui.features.retro.phases.note_rows import is_roomy, note_drawing
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.private_round import PrivateRoundDialog
from tui.ui.bindings import bindings
from tui.ui.unsaved import draft_key
from tui.ui.widgets.capture_line import Capture
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.stage_tabs import StageBar
from tui.ui.widgets.static import Static


class GatherView(CaptureHost, PhaseView):
    """Two lists, *memory* and *now*, the prompts above them, and the line below."""

    scope = "gather"
    BINDINGS: ClassVar[list[BindingType]] = bindings("gather")

    def __init__(self, meeting: Meeting, phase: Phase) -> None:
        super().__init__(meeting, phase)
        self._shows_new = bool(meeting.gathered) or not meeting.earlier_observations
        self.earlier = EarlierNotes(meeting)
        self._prompt = 0
        self._slips = False
        self._at: str | None = None
        self._is_roomy = True

    def compose(self) -> ComposeResult:
        """Yield prompts, the two lists, and the line."""
        yield Static(id="prompts", markup=False)
        with Horizontal(id="gathering"):
            yield self.earlier
            with Vertical(id="new"):
                yield Static(id="new-title", markup=False)
                yield Rows[Observation](note_drawing(self.app, self._heading, lambda: self._is_roomy), id="gathered")
                yield Static(id="nothing", markup=False)
        yield Capture(suggests=False)  # what somebody says is written down first; nobody is to argue about tags

    def on_mount(self) -> None:
        """Have again what was half typed when the phase or the meeting was left."""
        self.restore_lines(self.meeting.journal, self.meeting.id)

    @property
    def rows(self) -> Rows[Observation]:
        """The list that has the keys."""
        return self.query_one("#gathered", Rows) if self._shows_new else self.earlier.rows

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """What is asked."""
        return self.phase.prompts

    @property
    def is_typing(self) -> bool:
        """Whether the line is open, unless what was typed is sent and nobody types on."""
        return self.capture.is_open and not self.capture.is_all_sent

    # What is shown

    def fill(self) -> None:
        """Show both lists as they are now."""
        at, self._at = self._at, None
        self.earlier.fill(here=not self._shows_new, at=at)
        gathered, rows = self.meeting.gathered, self.query_one("#gathered", Rows)
        if self._is_roomy != is_roomy(self.app, len(gathered)):
            self._is_roomy = not self._is_roomy
            rows.forget_heights()
        rows.fill(gathered, at=at)
        title = list_title(self.say, "gather.now", len(gathered), here=self._shows_new)
        self.query_one("#new-title", Static).update(title)
        nothing = self.query_one("#nothing", Static)
        nothing.display = not gathered
        nothing.update(self.say("gather.nothing_yet"))
        self.set_class(self._shows_new, "now")
        self._show_prompts()
        if self.capture.is_open:
            self.capture.show()

    def _show_prompts(self) -> None:
        """Show the prompt in focus large, and what comes next; all of them where there is room; or how slips go in."""
        size, slips = self.app.size, self._slips and self.capture.is_open
        tall = size.height >= TALL
        lines = []
        if self.prompts and (tall or not slips):
            lines.append(
                render_prompts(self.say, self.prompts, self._prompt, every=size.width >= 96, tall=tall and not slips)
            )
        if slips:
            lines.append(Content.assemble((f" {self.say('gather.slips')}", "bold $accent")))
        shown = self.query_one("#prompts", Static)
        shown.display = bool(lines)
        shown.update(Content("\n").join(lines))
        asked = prompt_at(self.prompts, self._prompt)
        self.capture.kind, self.capture.prompt = answer_kind(asked), asked.id if asked else None

    def on_resize(self) -> None:
        """Show as many prompts as there is room for, and the notes as far apart as there is."""
        if not self.is_attached:
            return
        self._show_prompts()
        if self.is_ready and self._is_roomy != is_roomy(self.app, len(self.meeting.gathered)):
            self.fill()

    def hints(self) -> list[tuple[str, str]] | None:
        """Return other keys while one types."""
        if not self.capture.is_open:
            return None
        several = len(self.prompts) > 1
        more = [(self.host.key("gather.prompt", typing=True), self.say("gather.next_prompt"))] if several else []
        finished = (self.host.key("capture.close", typing=True), self.say("project.finished"))
        looks_like = (self.host.key("capture.take", typing=True), self.say("gather.looks_like"))
        return [("Enter", self.say("project.log_next")), *more, looks_like, finished]

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command; pressed, the private round says itself that they are too few."""
        refused = command.id == "gather.private" and are_too_few(self.meeting.retro.people)
        return super().offers(command) and not refused

    def guide_page(self) -> str | None:
        """Return the first pitfall of what the cursor is on, else its stage."""
        item = self.rows.item
        return (min(item.pitfalls) if item.pitfalls else item.stage) if item else None

    def go_to(self, at: str) -> None:
        """Put the cursor on a note, in whichever list it is."""
        found = self.meeting.journal.get(Observation, at)
        if found is not None:
            self._shows_new, self._at = found.retro == self.meeting.id, at
            self.fill()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Note what the room looks at."""
        if event.control is self.rows and self.rows.item is not None:
            self.note_position(self.rows.item.id)

    def on_descendant_focus(self) -> None:
        """Follow the keys into the list that was clicked."""
        focused = self.screen.focused
        if isinstance(focused, Rows) and focused is not self.rows:
            self._shows_new = not self._shows_new
            self.fill()

    def _heading(self, note: Observation) -> str:
        return note_heading(self.host.formats, note)

    # What is typed

    def drafts(self) -> dict[str, list[str]]:
        """Return what waits in the line, by where it is kept."""
        return self.drafts_of(draft_key(self.meeting.journal.id, self.meeting.id))

    def restore_drafts(self) -> None:
        """Go back to the line, where something is half typed."""
        if self.typed:
            self._type()

    def action_aloud(self) -> None:
        """Type what is said aloud."""
        self._slips = False
        self._type()

    def action_slips(self) -> None:
        """Type what stands on slips of paper; the screen says that they are to be mixed."""
        self._slips = True
        self._type()

    def _type(self) -> None:
        self._shows_new = True
        self.fill()
        self.capture.open(self.stage_to_log())
        self._show_prompts()
        self.capture.show()
        self.host.show_keys()

    def stage_to_log(self) -> str:
        """Return the stage whose notes are shown, else that of the project."""
        return f"S{self.earlier.stage}" if self.earlier.stage != ALL_NOTES else self.meeting.journal.project.stage

    def store(self, new: list[Observation]) -> bool:
        """Store notes of this meeting; the cursor goes to the last."""

        def store() -> None:
            self._at = self.meeting.gather(*new)[-1].id

        return self.app.write(store)

    def as_stored(self, new: Observation) -> Observation:
        """Return an observation as a note of this meeting."""
        return replace(new, retro=self.meeting.id)

    def store_checked(self, checked: list[Observation]) -> bool:
        """Store notes of this meeting that are checked, as one act; the cursor goes to the last."""

        def store() -> None:
            self.meeting.journal.add_checked(checked)
            self._at = checked[-1].id

        return self.app.write(store)

    def on_capture_closed(self, event: Capture.Closed) -> None:
        """Go back to the list."""
        self._slips = False
        self.screen.set_focus(self.rows)
        self._show_prompts()
        self.host.show_keys()

    def action_private(self) -> None:
        """Let the keyboard go round."""

        def take(revealed: bool | None) -> None:
            if revealed:  # where they lie below what was said aloud: on the last one, so that as many as can be show
                gathered = self.meeting.gathered
                self._at = [note.id for note in gathered if note.private][0 if gathered[0].private else -1]
                self._show_list(now=True)

        self.app.push_screen(PrivateRoundDialog(self.meeting, self.prompts, self.stage_to_log()), take)

    # Moving

    def action_prompt(self) -> None:
        """Go to the next prompt."""
        self._turn_prompt(1)

    def action_prompt_before(self) -> None:
        """Go to the prompt before."""
        self._turn_prompt(-1)

    def _turn_prompt(self, by: int) -> None:
        if self.prompts:
            self._prompt = (self._prompt + by) % len(self.prompts)
            self._show_prompts()
            if self.capture.is_open:
                self.capture.show()

    def action_other(self) -> None:
        """Go to the other list."""
        self._show_list(now=not self._shows_new)

    def _show_list(self, *, now: bool) -> None:
        self._shows_new = now
        self.fill()
        self.screen.set_focus(self.rows)

    def action_stage(self, key: str) -> None:
        """Show what the log holds of one stage; what is written from now on belongs there too."""
        if f"S{key}" in self.app.guide:
            self._show_stage(key)

    def action_all_stages(self) -> None:
        """Show what the log holds of all stages."""
        self._show_stage(ALL_NOTES)

    def on_stage_bar_clicked(self, event: StageBar.Clicked) -> None:
        """Show the stage that was clicked."""
        self._show_stage(event.key)

    def _show_stage(self, key: str) -> None:
        self.earlier.stage = key
        self._show_list(now=False)

    # What the cursor is on

    def action_take(self) -> None:
        """Take a note of the log along to be put together with the others, or leave it to the log again."""
        item = self.rows.item
        if self._shows_new:
            self.app.notify_user(self.say("gather.now_only"))
        elif item is not None:
            themes, is_in = self.meeting.themes, item.id in self.earlier.added
            if self.app.write(lambda: themes.put_back(item) if is_in else themes.loosen(item)):
                self.rows.action_move(1)

    def action_take_all(self) -> None:
        """Take along all that is shown of the log."""
        if self._shows_new:
            self._show_list(now=False)
        notes = [each for each in self.rows.items if each.id not in self.earlier.added]
        if not notes:
            self.app.notify_user(self.say("gather.all_taken"))
        elif self.app.write(lambda: self.meeting.themes.loosen(*notes)):
            self.app.notify_undoable(self.say.count("gather.taken", len(notes)))

    def action_mend(self) -> None:
        """Mend its text on a line."""
        if (item := self.rows.item) is not None:
            mend_note(self.app, self.meeting.journal, item)

    def action_edit(self) -> None:
        """Edit everything about it."""
        if (item := self.rows.item) is not None:
            self.app.push_screen(observation_form(self.app, self.meeting.journal, item))

    def action_delete(self) -> None:
        """Delete it, where it was written now; undo brings it back."""
        item = self.rows.item
        if item is None:
            return
        if not self._shows_new:
            self.app.notify_user(self.say("gather.not_memory"))
        elif self.app.write(lambda: self.meeting.journal.delete(item)):
            self.app.notify_undoable(self.say.count("project.deleted", 1), item)
