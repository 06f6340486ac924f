"""A retrospective: what its keys do, whatever the phase; each phase's own part is in `phases`."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.dom import DOMNode

from journals.errors import Problem
from journals.records.retro import ParkedItem
from journals.retro.timer import now
from tui.commands import Command, by_id, keys_of, of_scope
from tui.features.retro.meeting_screen import MeetingScreen
from tui.features.retro.phases.key_hints import MEETING_COMMANDS
from tui.features.retro.phases.phase_part import PhasePart
from tui.features.retro.phases.phase_view import PhaseView
from tui.ui.bindings import bindings
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.wording.display import QUOTE_LENGTH, brief

_SETTLES = 0.4
"""Seconds the cursor rests on something before the log says that the room looks at it."""


class RetroScreen(MeetingScreen):
    """One meeting of one project."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("retro")

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the phase, then those of the meeting."""
        view = self.view
        if view is None:
            return super().hints()
        if (own := view.hints()) is not None:
            return own
        commands = [each for each in of_scope(*view.scopes) if self.offers(each)]
        keys = partial(keys_of, changed=self.app.settings.keys)
        bound = {key for each in of_scope(*view.scopes) for key in keys(each)}  # also what the bar leaves out
        meetings = [c for c in map(by_id, MEETING_COMMANDS) if not bound & {*keys(c)[:1]} and self.offers(c)]
        ordered = sorted(commands, key=lambda each: view.scopes.index(each.scope))
        return [(self.key(each.id), self.say(f"commands.{each.id}.short")) for each in (*ordered, *meetings)]

    def way_on(self) -> str:
        """Return the key of the next part or phase; in the last phase, of the end."""
        if self.phase == self.format.phases[-1]:
            return self.key("check_out.close")
        return self.key(self.view.way_on() if self.view else "retro.next")

    def applies(self, command: Command) -> bool:
        """Return whether a command can be done here at all, as the phase or its part knows of its own."""
        doer = self._doer(command)
        return super().applies(command) if doer is None else doer.applies(command)

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
        return next((part for part in view.parts if part.scope == command.scope), None)

    def guide_page(self) -> str | None:
        """Return the guide page about what is under the cursor."""
        return self.view.guide_page() if self.view else None

    # What moves the meeting

    def note_position(self, at: str) -> None:
        """Note what the room looks at, once the cursor rests."""
        if self.leads and at != self._at and not self.news():
            self._at, before = at, self.meeting.running.at
            self.set_timer(_SETTLES, lambda: self._store_position(at, before))

    def _store_position(self, at: str, before: str) -> None:
        """Store it, unless the room was led elsewhere meanwhile: what was just counted is not to be open again."""
        if at == self._at and before == self.meeting.running.at != at and not self.news():
            with suppress(Problem):  # where nothing can be written, no more than the place is unknown to others
                self.meeting.set_focus(at)  # nothing to show anew here; other machines hear of it by the log

    def action_next(self) -> None:
        """Go to the next phase."""
        if self.view:
            self.view.before_next(lambda: self._turn(1))

    def action_previous(self) -> None:
        """Go back to the phase before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        kinds = [each.kind for each in self.format.phases]
        place = kinds.index(self.phase.kind) + step
        if self.news():  # the room has turned it already
            self.go_along_now()
        elif not self.leads:
            self.app.notify_user(self.say("retro.follows"))
        elif 0 <= place < len(kinds):
            self._at = ""
            self.app.mark_not_ready(self)
            if self.app.write(lambda: self.meeting.go_to_phase(self.format, kinds[place], now())):
                self.go_along_now()
            else:
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

        def store(new: ParkedItem, _: str) -> bool:
            went = self.app.write(lambda: self.meeting.park(new.text))
            if went:
                self.app.notify_user(self.say("retro.is_parked", text=brief(new.text, QUOTE_LENGTH)))
            return went

        StoredPrompt(
            self.app,
            "retro.ask_park",
            lambda text: ParkedItem(retro=self.meeting.id, text=text),
            store,
        ).ask()
