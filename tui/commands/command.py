"""What a command is."""

from __future__ import annotations

from dataclasses import dataclass

DIGITS = tuple("1234567")
NINE_DIGITS = tuple("123456789")
COUNTS = tuple("0123456789")
ALL_DIGITS = (*"123456789", "0")


@dataclass(frozen=True)
class Command:
    """Something a key does in a place. `id` is `<scope>.<action>`; a screen does it in `action_<action>`."""

    id: str
    keys: tuple[str, ...]
    """Textual's key names, the one shown first; none for what only the palette offers."""
    bar: bool = False
    """Whether the key bar shows it; all are in the help."""
    palette: bool = True
    row: bool = False
    """Whether it acts on the row under the cursor, so that it cannot be done in an empty list."""
    does: str = ""
    """Textual's action, where it is not the action's name alone; `{key}` stands for the key that was pressed."""
    priority: bool = False
    """Whether it comes before what has the focus; it would work through boxes too."""
    acts: bool = False
    """Whether it changes something before anything more is asked: a letter then waits for whether a text goes on."""

    @property
    def scope(self) -> str:
        """The place it belongs to; `app` for everywhere."""
        return self.id.partition(".")[0]

    @property
    def action(self) -> str:
        """The name of the method that does it, without `action_`."""
        return self.id.partition(".")[2]


def keyed(
    id: str,
    *keys: str,
    bar: bool = False,
    palette: bool = True,
    row: bool = False,
    does: str = "",
    priority: bool = False,
    acts: bool = False,
) -> Command:
    """Return a command; its keys are written side by side."""
    return Command(id, keys, bar, palette, row, does, priority, acts)
