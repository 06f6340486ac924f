"""One of several things a phase has the room do, and the line that says which of them it is at."""

from __future__ import annotations

from textual.containers import Vertical
from textual.message import Message

from journals.retro.meeting import Meeting
from tui.features.retro.phases.phase_widget import PhaseWidget
from tui.ui.command_scope import CommandScope


class PhasePart(CommandScope, PhaseWidget, Vertical):
    """One part of a phase. A subclass names its `scope`, composes itself and shows all in `fill()`."""

    class Moved(Message):
        """The room looks at something else, so that other keys may work."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(id=self.scope, classes="part")
        self.meeting = meeting

    @property
    def position(self) -> str:
        """What the room looks at in it, as `go_to` takes it."""
        return ""

    @property
    def status(self) -> str:
        """How far it is, in a word or a number."""
        return ""

    def fill(self) -> None:
        """Show everything as it is now."""

    def go_to(self, at: str) -> None:
        """Put the cursor on what the room looked at."""

    def guide_page(self) -> str | None:
        """Return the guide page about what is under the cursor."""
        return None

    def take_focus(self) -> None:
        """Take the keyboard focus."""

    def post_moved(self) -> None:
        """Announce that the room looks at something else."""
        self.post_message(self.Moved())
