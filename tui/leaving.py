"""What is typed and not saved: each place that holds some says so, and quitting asks before any of it is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from journals.text import clean, one_line
from tui.locale import Catalogue
from tui.wrap import fit

if TYPE_CHECKING:
    from tui.app import TilbageblikApp

_QUOTED = 48
"""Cells of a text that are shown: enough to know it again."""


@runtime_checkable
class Holder(Protocol):
    """A screen in which something can be typed that is not saved at once."""

    def unsaved(self) -> list[str]:
        """Say what is typed here and not saved, and where; a line each, and none where there is nothing."""
        ...


def unsaved(app: TilbageblikApp) -> list[str]:
    """Say what is typed and not saved anywhere in the app, the nearest first."""
    held = [line for screen in reversed(app.screen_stack) if isinstance(screen, Holder) for line in screen.unsaved()]
    names = {journal.id: journal.project.name for journal in app.library.journals}
    for project, lines in app.half_typed.items():
        held += of_lines(app.say, names.get(project) or app.say("home.nameless"), lines)
    return held


def of_lines(say: Catalogue, project: str, lines: Sequence[str]) -> list[str]:
    """Say that lines which nobody has logged wait in a project; nothing where there are none."""
    if not lines:
        return []
    return [say.count("dialog.typed_lines", len(lines), project=quoted(project), text=quoted(lines[0]))]


def quoted(text: str) -> str:
    """Give the beginning of what somebody has typed."""
    return fit(one_line(clean(text)), _QUOTED).rstrip()
