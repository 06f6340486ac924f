"""A board says how many entries are out of sight, not how many lines."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tui.ui.theme import DARK
from tui.ui.widgets.board import Board
from tui.ui.widgets.line_view import Drawing


class BoardApp(App[None]):
    """A column of entries: each as many lines high as it has letters, an empty text stands for a gap."""

    def __init__(self, items: list[str]) -> None:
        super().__init__()
        self._items = items
        drawing: Drawing[str] = Drawing(str, self._draw, self._height, bool)
        self.board: Board[str] = Board(drawing, lambda number: f"{number} mere" if number else "fortsætter")

    def compose(self) -> ComposeResult:
        yield self.board

    def on_mount(self) -> None:
        self.board.fill([self._items])

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def _draw(self, item: str, width: int, here: bool) -> list[list[tuple[str, str]]]:
        return [[(item, "")] for _ in item] or [[]]

    def _height(self, item: str, width: int, here: bool) -> int:
        return max(1, len(item))


@pytest.mark.parametrize(
    ("items", "last"),
    [
        (["a", "bb", "ccc", "dd", "e"], "2 mere"),
        (["a", "bb", "cc", "dd", ""], "1 mere"),
        (["a", "bbbb", "c"], "1 mere"),
        (["a", "bbbb"], "bbbb"),
        (["a", "bbbbb"], "fortsætter"),
        (["a", "bb", "c", "", ""], ""),
    ],
)
async def test_what_is_below_is_counted_in_entries(items: list[str], last: str) -> None:
    app = BoardApp(items)
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        assert app.board.render_line(4).text.strip() == last
