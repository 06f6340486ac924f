"""The first lines of Home: what waits today, a line each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import getters
from textual.message import Message
from textual.strip import Strip

from journals.overview.waiting import Waiting
from tui.commands import NINE_DIGITS, by_id, key_shown
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows, T
from tui.wording.waiting import WaitingWords, waiting_words

_LEAST_NAME = 12
"""Cells of a project's name below which it is left out."""
_ROOM = {30: 9, 20: 6, 0: 2}
"""Lines of the screen → how many of them this may take."""


@dataclass(frozen=True)
class WaitingRow:
    """A line of what waits, and the key that goes there."""

    key: str
    waiting: Waiting
    words: WaitingWords


@dataclass
class PastEdge(Message):
    """The cursor would go beyond the first or the last row."""

    by: int


class EdgedRows(Rows[T]):
    """Rows above or below which others lie: the cursor goes on there."""

    def action_move(self, by: int) -> None:
        """Go a row up or down; at the edge say so."""
        before = self.cursor
        super().action_move(by)
        if self.cursor == before:
            self.post_message(PastEdge(by))


class WaitingList(EdgedRows[WaitingRow]):
    """What waits; it shows a cursor only while the keys are here."""

    app = getters.app(BaseApp)

    def __init__(self, *, id: str) -> None:
        super().__init__(Drawing(lambda row: row.waiting.kind, _draw, lambda *_: 1), id=id)

    @property
    def gap(self) -> int:
        """None: it is as high as its rows."""
        return 0

    def show(self, found: Sequence[Waiting], lines: int) -> None:
        """Show what waits, as much of it as a screen of so many lines has room for."""
        key = key_shown(by_id("home.retro"), self.app.language, self.app.settings.keys)
        words = [waiting_words(self.app.say, each, self._name_of, self.app.today, key=key) for each in found]
        self.fill([WaitingRow(*row) for row in zip(NINE_DIGITS, found, words, strict=False)])
        self.styles.height = min(len(found), next(most for least, most in _ROOM.items() if lines >= least))
        self.display = bool(found)

    def _name_of(self, project: str) -> str:
        return self.app.library.journal(project).project.name

    def on_focus(self) -> None:
        """Show what is under the cursor now."""
        self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def on_blur(self) -> None:
        """Show what is under the cursor of the projects again."""
        self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def _strip(self, item: WaitingRow, lines: Sequence[Line], within: int, width: int, *, here: bool) -> Strip:
        return super()._strip(item, lines, within, width, here=here and self.has_focus)


class ProjectRows(EdgedRows[T]):
    """The projects; their cursor is not shown while the keys are with what waits."""

    def _strip(self, item: T, lines: Sequence[Line], within: int, width: int, *, here: bool) -> Strip:
        is_left = isinstance(self.screen.focused, WaitingList)
        return super()._strip(item, lines, within, width, here=here and not is_left)


def _draw(row: WaitingRow, width: int, here: bool) -> list[Line]:
    """Return its key, what waits, since when, and where."""
    words = row.words
    what = fit(words.what, min(cells(words.what), width - 4))
    rest = f" · {words.since}" if words.since else ""
    room = width - 4 - cells(what) - cells(rest) - cells(words.after_name) - 3
    if room >= min(_LEAST_NAME, cells(words.project)):
        rest += f" · {fit(words.project, min(room, cells(words.project)))}{words.after_name}"
    look = "bites" if row.waiting.kind == "late" or row.waiting.past else ""
    return [[(row.key, "accent"), (" │ ", "dim"), (what, look), (fit(rest, width - 4 - cells(what)), "dim")]]
