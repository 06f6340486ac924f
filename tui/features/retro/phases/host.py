"""What a phase needs of the screen it is shown on."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from content.retro_format import Format
from tui.commands import Command


@runtime_checkable
class RetroHost(Protocol):
    """A screen that shows phases."""

    format: Format
    formats: tuple[Format, ...]
    """All the guide has: what notes of other meetings were written under."""

    @property
    def leads(self) -> bool:
        """Whether this machine turns the phases."""

    def ready(self) -> None:
        """Let keys come in."""

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command of the meeting."""

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the phase, then those of the meeting."""

    def key(self, command: str, *, typing: bool = False) -> str:
        """Return the key to show of a command, named by its id; where one types, one that can be pressed then."""

    def show_keys(self) -> None:
        """Show the keys of now."""

    def note_position(self, at: str) -> None:
        """Note what the room looks at."""
