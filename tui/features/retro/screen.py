"""A retrospective: the phases, the clock, and what the room looks at; each phase's own part is in `phases`."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.dom import DOMNode
from textual.widgets import Static

from content.retro_format import Format, Phase
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.retro import ParkedItem
from journals.retro.meeting import Meeting
from journals.retro.timer import now, remaining
from tui.commands import Command, by_id, keys_of, of_scope
from tui.features.retro.clock import MeetingClock, clock_text
from tui.features.retro.phases.key_hints import MEETING_COMMANDS
from tui.features.retro.phases.phase_part import PhasePart
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.registry import make_phase_view
from tui.locale import Language
from tui.ui.bindings import bindings
from tui.ui.dialogs.prompt import prompt_and_store
from tui.ui.screen import AppScreen
from tui.ui.unsaved import draft_key, draft_lines
from tui.wording.retro_formats import available_formats

_SETTLES = 0.4
"""Seconds the cursor rests on something before the log says that the room looks at it."""


class RetroScreen(AppScreen):
    """One meeting of one project."""

    scope: ClassVar[str] = "retro"
    BINDINGS: ClassVar[list[BindingType]] = bindings("retro")

    def __init__(self, journal: Journal, meeting: Meeting, formats: tuple[Format, ...]) -> None:
        """`formats`: the guide's; the meeting's own may be one that is no longer there."""
        super().__init__()
        self.journal: Journal = journal
        self.meeting: Meeting = meeting
        self._take_formats(formats)
        self._language: Language | None = None
        """The language the formats are in; None before it is known."""
        self._shown = ""
        self._turning = asyncio.Lock()
        self._at = ""

    def _take_formats(self, formats: tuple[Format, ...]) -> None:
        known = {each.id: each for each in formats}
        self.formats = formats
        self.format = known.get(self.meeting.retro.format, formats[0])

    def body(self) -> ComposeResult:
        """The phase and its clock, and below what the room looks at."""
        with Horizontal(id="meeting"):
            yield Static(id="lead", markup=False)
            yield MeetingClock()
        yield Container(id="stage")

    def on_mount(self) -> None:
        """Begin to tell the time."""
        self.set_interval(1, self._tick)

    # What is shown

    @property
    def phase(self) -> Phase:
        """The phase the meeting is in."""
        return self.format.phase(self.meeting.running.phase)

    @property
    def view(self) -> PhaseView | None:
        """What the room looks at; None before it is there."""
        return next((view for view in self.query(PhaseView) if view.is_ready), None)

    @property
    def leads(self) -> bool:
        """Whether this machine turns the phases."""
        leader = self.meeting.running.leader
        return not leader or leader in self._writers()

    def fill(self) -> None:
        """Show the phase the meeting is in now; another machine may have turned it."""
        self._follow_language()
        phase = self.phase
        self.query_one("#lead", Static).update(self._lead(phase))
        self._tick()
        if phase.kind != self._shown:
            self._shown = phase.kind
            self.app.mark_not_ready(self)
            self.run_worker(self._turn_view(phase), group="view")
        elif view := self.view:
            view.phase = phase
            view.fill()
            if not self.leads and (at := self.meeting.running.at) != self._at:
                self._at = at
                view.go_to(at)

    def _follow_language(self) -> None:
        """Have the formats in the language of now."""
        language, self._language = self._language, self.app.language
        if language not in (None, self._language):
            formats, broken = available_formats(self.say, self.app.guide_folder)
            self._take_formats(formats)
            if broken:
                self.app.notify_user(broken, "warning")

    def ready(self) -> None:
        """Let keys come in once there is a phase that they are for."""
        if self.view:
            super().ready()

    async def _turn_view(self, phase: Phase) -> None:
        """Show another phase. Never cut off in the middle, as `exclusive` would: that takes the whole screen down."""
        async with self._turning:
            if phase.kind == self._shown and self.is_attached:  # else the meeting has gone on meanwhile
                self.stash_drafts()  # the phase that comes has none of it, and the one that goes may come again
                stage = self.query_one("#stage", Container)
                for gone in self.query(PhaseView):
                    gone.is_ready = False
                await stage.remove_children()
                await stage.mount(make_phase_view(self.meeting, phase))
                self.show_keys()

    def _lead(self, phase: Phase) -> str:
        if not self.leads:
            return self.say("retro.follows")
        return phase.lead

    def _tick(self) -> None:
        """Show how much time is left: large where there is room, and always on the first line."""
        left = remaining(self.meeting.running, now())
        text = clock_text(left, is_paused=self.meeting.running.left is not None)
        kinds = [each.kind for each in self.format.phases]
        here = kinds.index(self.phase.kind)
        done = "●" * here + "◐" + "○" * (len(kinds) - here - 1)
        name = self.journal.project.name
        self.headline(f"{self.say('retro.title')} · {here + 1} {self.phase.title} · {name}", f"{done}  {text}")
        self.query_one(MeetingClock).show(left)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the phase, then those of the meeting."""
        view = self.view
        if view is None:
            return super().hints()
        if (own := view.hints()) is not None:
            return own
        commands = [each for each in of_scope(*view.scopes) if self.offers(each)]
        keys = partial(keys_of, changed=self.app.settings.keys)
        taken = {key for each in of_scope(*view.scopes) for key in keys(each)}  # also what the bar leaves out
        meetings = [c for c in map(by_id, MEETING_COMMANDS) if not taken & {*keys(c)[:1]} and self.offers(c)]
        ordered = sorted(commands, key=lambda each: view.scopes.index(each.scope))
        return [(self.key(each.id), self.say(f"commands.{each.id}.short")) for each in (*ordered, *meetings)]

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything now, as the phase or its part knows of its own."""
        doer = self._doer(command)
        if doer is not None:
            return doer.can(command)
        if command.id == "retro.lead":
            return self.meeting.running.leader not in self._writers()
        return super().can(command)

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command; of the meeting's, `MEETING_COMMANDS` says which it may show."""
        doer = self._doer(command)
        if doer is not None:
            return doer.offers(command)
        if command.id == "retro.lead":
            return not self.leads
        if command.id == "retro.next":
            return self.leads and self.phase != self.format.phases[-1]
        return self.can(command) if command.id in MEETING_COMMANDS else super().offers(command)

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes whose keys work now: the phase's, then the meeting's."""
        return (*self.view.scopes, self.scope) if self.view else (self.scope,)

    def does(self, command: Command) -> DOMNode:
        """Return the node that does a command: the phase, or its part, where it is theirs."""
        return self._doer(command) or self

    def _doer(self, command: Command) -> PhaseView | PhasePart | None:
        view = self.view
        if view is None or view.scope == command.scope:
            return view
        return next((part for part in view.query(PhasePart) if part.scope == command.scope), None)

    def guide_page(self) -> str | None:
        """Return the guide page about what is under the cursor."""
        return self.view.guide_page() if self.view else None

    def record_here(self) -> tuple[Journal, Record] | None:
        """Return the meeting."""
        return self.journal, self.meeting.retro

    # What is typed and not stored

    def unsaved(self) -> list[str]:
        """Return what waits in a line."""
        name = self.journal.project.name
        return [line for typed in self.drafts().values() for line in draft_lines(self.say, name, typed)]

    def drafts(self) -> dict[str, list[str]]:
        """Return what waits in a line of the phase, by meeting."""
        typed = self.view.drafts() if self.view else []
        return {draft_key(self.journal.id, self.meeting.id): typed} if typed else {}

    def restore_drafts(self) -> None:
        """Go back to the line, where something is half typed."""
        if self.view:
            self.view.restore_drafts()

    # What moves the meeting

    def note_position(self, at: str) -> None:
        """Note what the room looks at, once the cursor rests."""
        if self.leads and at != self._at:
            self._at = at
            self.set_timer(_SETTLES, lambda: self._store_position(at))

    def _store_position(self, at: str) -> None:
        if at == self._at and at != self.meeting.running.at:
            self.meeting.set_focus(at)  # nothing to show anew here; other machines hear of it by the log

    def action_next(self) -> None:
        """Go to the next phase."""
        self._turn(1)

    def action_previous(self) -> None:
        """Go back to the phase before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        kinds = [each.kind for each in self.format.phases]
        place = kinds.index(self.phase.kind) + step
        if not self.leads:
            self.app.notify_user(self.say("retro.follows"))
        elif 0 <= place < len(kinds):
            self._at = ""
            self.app.mark_not_ready(self)
            if not self.app.write(lambda: self.meeting.go_to_phase(self.format, kinds[place], now())):
                self.ready()
        else:
            self.app.notify_user(self.say("retro.last_phase" if step > 0 else "retro.first_phase"))

    def action_more(self) -> None:
        """Add a minute to the phase."""
        self.app.write(lambda: self.meeting.add_minutes(1, now()))

    def action_less(self) -> None:
        """Take a minute from the phase."""
        self.app.write(lambda: self.meeting.add_minutes(-1, now()))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.app.write(lambda: self.meeting.pause(now()))

    def action_lead(self) -> None:
        """Take over the turning of phases."""
        self.app.write(lambda: self.meeting.take_lead(self._writers()[0]))

    def action_park(self) -> None:
        """Lay something aside for later."""
        prompt_and_store(
            self.app,
            "retro.ask_park",
            lambda text: ParkedItem(retro=self.meeting.id, text=text),
            lambda new, _: self.app.write(lambda: self.meeting.park(new.text)),
        )

    def _writers(self) -> list[str]:
        """Return the names this installation writes by, the one of now first."""
        writer = self.app.library.writer_of(self.journal.folders[0].path.parent)
        return [writer.name, *writer.all_names()]
