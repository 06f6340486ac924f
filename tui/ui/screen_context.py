"""What the app asks of whatever is on the screen: each place and each box answers, or leaves it at these answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from journals.library.journal import Journal
from journals.records.base import Record
from tui.ui.command_scope import CommandScope

if TYPE_CHECKING:
    from journals.retro.meeting import Meeting


class ScreenContext(CommandScope):
    """What a screen is about, what is typed in it, and what is under way in it."""

    journal: Journal | None = None
    """The project it is about."""
    meeting: Meeting | None = None
    """The retrospective that is held in it."""

    takes_letters: ClassVar[bool] = False
    """Whether a line takes all that is typed, so that no letter is a key."""

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes in the command table whose keys work here, but for those that work everywhere."""
        return ()

    def chosen_journals(self) -> list[Journal] | None:
        """Return the projects that are chosen here; None where none can be chosen."""
        return None

    def narrowed_journals(self) -> list[Journal]:
        """Return the projects that a list is narrowed to by a word; none where it shows all."""
        return []

    def nearest_journal(self) -> Journal | None:
        """Return the project for a command that is about one; None where no project is nearer than another."""
        return next(iter(self.chosen_journals() or ()), None)

    def guide_page(self) -> str | None:
        """Return the id of the guide's page about what is under the cursor; None for its first."""
        return None

    def record_here(self) -> tuple[Journal, Record] | None:
        """Return what is under the cursor, to tell the history of it."""
        return None

    @property
    def has_records(self) -> bool:
        """Whether there ever is a record under the cursor."""
        return type(self).record_here is not ScreenContext.record_here

    def news(self) -> str:
        """Return what has become of this while a line or box of it is open; "" where it is as it was."""
        return ""

    def show_messages(self) -> None:
        """Show what is told in a line of its own, where a message in the corner would be in the way."""

    def release(self) -> bool:
        """Let go of what is chosen; return whether there was anything."""
        return False

    def halt(self) -> bool:
        """Stop what has been going on for a while; return whether there was anything like that."""
        return False

    def asks_before_leaving(self) -> bool:
        """Ask before this is left, where something would be lost by that; return whether it is asked."""
        return False

    def unsaved(self) -> list[str]:
        """Return a line on each thing that is typed here and not saved: what, and where."""
        return []

    def drafts(self) -> dict[str, list[str]]:
        """Return the lines that are typed here and not stored, by where they are typed; they outlive the program."""
        return {}

    def stash_drafts(self) -> None:
        """Have the app keep what is half typed, while this is left."""

    def restore_drafts(self) -> None:
        """Go back to what is half typed."""
