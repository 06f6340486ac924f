"""A meeting as it is shown: the phase the room is in, and how this window goes along when another one turns it.

Who has an open line, box or form keeps it until it is sent or left, and is told meanwhile where the room is. Nor does
anything move under somebody who is pressing keys: what others did waits for a quiet second.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.timer import Timer

from content.retro_format import Format, Phase
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.retro import Retro
from journals.retro.meeting import Meeting
from journals.retro.timer import end_of, now, remaining
from journals.text.language import Language
from tui.commands import by_id, keys_of
from tui.features.retro.clock import MeetingClock, clock_text, end_text
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.registry import make_phase_view
from tui.ui.base_app import Changed
from tui.ui.screen import AppScreen
from tui.ui.unsaved import draft_lines
from tui.ui.widgets.bars import KeyBar
from tui.ui.widgets.capture_line import Capture
from tui.ui.widgets.static import Static
from tui.wording.retro_formats import available_formats

QUIET = 1.0
"""Seconds without a key after which this window goes along with what others did."""

_TALL, _WIDE = 18, 60
"""Lines and cells of a screen from which there is room for large digits, and for when the meeting ends."""

_TONES = {"information": "bold $foreground", "warning": "bold $watch", "error": "bold $bites"}


class MeetingScreen(AppScreen):
    """Shows the phase a meeting is in."""

    scope: ClassVar[str] = "retro"

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
        self._knows_end = self._is_over
        """Whether it need not be told that the meeting has ended."""
        self._ended_elsewhere = False
        self._waits: Timer | None = None

    def _take_formats(self, formats: tuple[Format, ...]) -> None:
        known = {each.id: each for each in formats}
        self.formats = formats
        self.format = known.get(self.meeting.retro.format, formats[0])

    def body(self) -> ComposeResult:
        """Yield the phase and its clock, and below what the room looks at."""
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
        """The phase that is shown here: the meeting's, unless somebody still types in the one before."""
        return self.format.phase(self._shown or self.meeting.running.phase)

    @property
    def view(self) -> PhaseView | None:
        """What the room looks at; None before it is there."""
        stage = self.query_one_optional("#stage", Container)
        held = stage.children if stage is not None else ()  # asked for each key of the bar: no search through it all
        return next((view for view in held if isinstance(view, PhaseView) and view.is_ready), None)

    @property
    def leads(self) -> bool:
        """Whether this machine turns the phases."""
        leader = self.meeting.running.leader
        return not leader or leader in self._writers()

    def fill(self) -> None:
        """Show the phase the meeting is in now; another machine may have turned it."""
        self._follow_language()
        self._catch_up()
        self._tick()
        if (view := self.view) and view.phase.kind == self._shown:
            view.phase = self.phase
            view.fill()
            self._show_lead()

    def show_messages(self) -> None:
        """Show what is told in the place of what the phase is about: nothing of what the room looks at is covered."""
        if self.query("#lead"):
            self._show_lead()

    def _show_lead(self) -> None:
        message, news = self.app.latest_message, self.news()
        parts: list[tuple[str, str]] = []
        if message:
            parts.append((message.message, _TONES[message.severity]))
        if news:
            then = self.say("retro.then_sent" if self._is_typing else "retro.then_done")
            parts.append((f"{news} {then}", "bold $accent"))
        self.set_class(bool(parts), "told")
        lead = self.view.lead(self.phase.lead) if self.view else self.phase.lead
        about = lead if self.leads else self.say("retro.follows")
        lines = [Content.assemble(part) for part in parts] or [Content(about)]
        self.query_one("#lead", Static).update(Content("\n").join(lines))

    def _follow_language(self) -> None:
        """Have the formats in the language of now."""
        language, self._language = self._language, self.app.language
        if language not in (None, self._language):
            formats, broken = available_formats(self.say, self.app.guide_folder)
            self._take_formats(formats)
            if broken:
                self.app.notify_user(broken, "warning")

    def on_resize(self) -> None:
        """Show the clock where there is room for it."""
        if self.is_mounted:
            self._tick()

    def _tick(self) -> None:
        """Show how much time is left: in large digits, or on the first line where there is no room for those."""
        say, running, at = self.say, self.meeting.running, now()
        left, is_paused = remaining(running, at), running.left is not None
        kinds = [each.kind for each in self.format.phases]
        here = kinds.index(self.phase.kind)
        right = ["●" * here + "◐" + "○" * (len(kinds) - here - 1)]
        if self.app.size.height < _TALL:
            right += [clock_text(left), say("retro.paused") if is_paused else ""]
        if not is_paused and self.app.size.width >= _WIDE:
            right.append(end_text(say, end_of(running, self.format.phases, at)))
        name = self.journal.project.name
        self.headline(f"{say('retro.title')} · {here + 1} {self.phase.title} · {name}", "  ".join(filter(None, right)))
        self.query_one(MeetingClock).show(left, is_paused=is_paused)
        self._show_lead()  # what was told may be old by now

    # Going along with the room

    def news(self) -> str:
        """Return where the room has gone while somebody still types here; "" where they are together."""
        if self._has_ended:
            return self.say("retro.ended_elsewhere")
        phase = self.format.phase(self.meeting.running.phase)
        if not self._shown or phase.kind == self._shown:
            return ""
        number = [each.kind for each in self.format.phases].index(phase.kind) + 1
        return self.say("retro.gone_on", n=number, phase=phase.title)

    def on_capture_all_sent(self, event: Capture.AllSent) -> None:
        """Go along, when a line has been sent and nobody types the next."""
        event.stop()
        self._catch_up()

    def on_capture_closed(self) -> None:
        """Go along, when the line is left."""
        self._catch_up()

    def _follow(self, changed: Changed) -> None:
        if self._is_over and not self._knows_end:
            self._ended_elsewhere = self._ended_elsewhere or bool(changed)
            self._knows_end = not self._ended_elsewhere  # who ends it here also says where to go
        super()._follow(changed)

    @property
    def _is_over(self) -> bool:
        retro = self.meeting.journal.get(Retro, self.meeting.id)
        return retro is None or retro.closed is not None

    @property
    def _has_ended(self) -> bool:
        return self._is_over and self._ended_elsewhere and not self._knows_end

    @property
    def _is_typing(self) -> bool:
        return self.view is not None and self.view.is_typing

    @property
    def _is_behind(self) -> bool:
        running = self.meeting.running
        elsewhere = not self.leads and running.at != self._at
        return self.format.phase(running.phase).kind != self._shown or elsewhere or self._has_ended

    def _catch_up(self) -> None:
        """Go along with the room; where somebody types or presses keys, as soon as they no longer do."""
        if self._waits:
            self._waits.stop()
            self._waits = None
        if not self.is_attached or not self._is_behind:
            return
        if not self._shown:
            self.go_along_now()
        elif self.app.screen is self and not self._is_typing:  # else it is asked again when that is over
            if (wait := QUIET - self.app.quiet_seconds) <= 0:
                self.go_along_now()
            else:
                self._waits = self.set_timer(wait, self._catch_up)

    def go_along_now(self) -> None:
        """Show what the room looks at."""
        kind = self.format.phase(self.meeting.running.phase).kind
        if self._has_ended:
            self._knows_end = True
            self.app.call_later(self._leave, self.say("retro.ended_elsewhere"))
        elif kind != self._shown:
            self._shown = kind
            self._tick()
            self.app.mark_not_ready(self)
            self.run_worker(self._turn_view(self.phase), group="view")
        elif view := self.view:
            self._at = self.meeting.running.at
            view.go_to(self._at)

    # Leaving

    def release(self) -> bool:
        """Let go of what is chosen; and stay in a meeting that goes on until it is said, and seen, how one leaves.

        A room looks on, and who is used to leaving a line with Escape may press it once too often.
        """
        if super().release():
            return True
        message, shown = self.say("retro.still_here", key=self.key("app.back")), self.app.latest_message
        if self._is_over or self.app.key_now not in self._keys_of("app.back") or (shown and shown.message == message):
            return False
        self.app.notify_user(message)
        return True

    def _keys_of(self, command: str) -> tuple[str, ...]:
        return keys_of(by_id(command), changed=self.app.settings.keys)

    async def _leave(self, message: str) -> None:
        """Go back to the project, and tell why there: what is told before one goes back goes with the place."""
        if self.app.screen is self:
            await self.app.action_back()
        self.app.notify_user(message)

    async def _turn_view(self, phase: Phase) -> None:
        """Show another phase. Never cut off in the middle, as `exclusive` would: that takes the whole screen down."""
        async with self._turning:
            if phase.kind == self._shown and self.is_attached:  # else the meeting has gone on meanwhile
                self.stash_drafts()  # the phase that comes has none of it, and the one that goes may come again
                stage = self.query_one("#stage", Container)
                for gone in self.query(PhaseView):
                    gone.is_ready = False
                await stage.remove_children()
                self._at = self.meeting.running.at
                await stage.mount(make_phase_view(self.meeting, phase))
                if self.query(KeyBar):  # the app may have ended meanwhile
                    self.show_keys()

    def ready(self) -> None:
        """Let keys come in once the phase that they are for is there, and not still the one before."""
        if (view := self.view) and view.phase.kind == self._shown:
            self._show_lead()
            super().ready()

    # What is typed and not stored

    def record_here(self) -> tuple[Journal, Record] | None:
        """Return the meeting."""
        return self.journal, self.meeting.retro

    def unsaved(self) -> list[str]:
        """Return what waits in a line."""
        return draft_lines(self.say, self.journal.project.name, self.view.typed if self.view else [])

    def drafts(self) -> dict[str, list[str]]:
        """Return what waits in a line of the phase, by where it is kept."""
        return self.view.drafts() if self.view else {}

    def restore_drafts(self) -> None:
        """Go back to the line, where something is half typed."""
        if self.view:
            self.view.restore_drafts()

    def _writers(self) -> list[str]:
        """Return the names this installation writes by, the one of now first."""
        writer = self.app.library.writer_of(self.journal.folders[0].path.parent)
        return [writer.name, *writer.all_names()]
