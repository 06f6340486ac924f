"""What all phases have in common: the meeting at hand, keys of their own, and staying up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.containers import Vertical

from content.retro_format import Phase
from journals.retro.meeting import Meeting
from tui.features.retro.phases.phase_part import PhasePart
from tui.features.retro.phases.phase_widget import PhaseWidget
from tui.ui.command_scope import CommandScope

MOST_PEOPLE = 30
"""More people than this are in no meeting: the most that answers and votes are counted of."""


class PhaseView(CommandScope, PhaseWidget, Vertical):
    """One phase. A subclass names its `scope` in the command table, composes itself and shows all in `fill()`."""

    is_ready = False
    """Whether all its parts are there, so that it can be filled."""

    def __init__(self, meeting: Meeting, phase: Phase) -> None:
        super().__init__(id="view")
        self.meeting, self.phase = meeting, phase

    def lead(self, given: str) -> str:
        """Return what the room is to do now: as the format has it, which is `given`, unless the phase knows better."""
        return given

    @property
    def is_typing(self) -> bool:
        """Whether a line is open in it that may not be torn from whoever types."""
        return False

    def fill(self) -> None:
        """Show everything as it is now."""

    def go_to(self, at: str) -> None:
        """Put the cursor on what the room looked at, as another machine or an earlier start left it."""

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes in the command table whose keys work now."""
        return (self.scope,)

    @property
    def parts(self) -> Sequence[PhasePart]:
        """What it consists of that has keys of its own."""
        return ()

    def guide_page(self) -> str | None:
        """Return the guide page about what is under the cursor; None for the guide's first."""
        return None

    def hints(self) -> list[tuple[str, str]] | None:
        """Return other keys than those of the command table, such as while somebody types; None for those."""
        return None

    @property
    def typed(self) -> list[str]:
        """The lines that are typed and not stored."""
        return []

    def drafts(self) -> dict[str, list[str]]:
        """Return them by where they are kept; they survive the end of the program."""
        return {}

    def restore_drafts(self) -> None:
        """Go back to what is half typed."""

    def way_on(self) -> str:
        """Return the id of the command by which one comes on from here, which the key bar always shows."""
        return "retro.next"

    def before_next(self, go: Callable[[], object]) -> None:
        """Do what is to be done before the room goes on to the next phase, and then `go`."""
        go()

    def on_mount(self) -> None:
        """Fill, and stand where the room stood."""
        self.is_ready = True
        self.fill()
        self.go_to(self.meeting.running.at)
        self.call_after_refresh(self._take_focus)

    def _take_focus(self) -> None:
        """Let the first thing that can have the keys have them."""
        if self.is_ready and self.is_attached:  # the phase may have been turned meanwhile
            if self.screen.focused is None:
                self.screen.focus_next()
            self.host.ready()

    def note_position(self, at: str) -> None:
        """Note what the room looks at now, where this machine leads."""
        if self.is_attached:  # else the phase was turned while this was on its way
            self.host.note_position(at)
