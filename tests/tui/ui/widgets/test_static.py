"""A text that has too few lines says so, and one that has enough stays as it is."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from tui.ui.widgets.static import Static


class _Shown(App[None]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        shown = Static(self._text, markup=False)
        shown.styles.max_height = 2
        yield shown


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("hele", "hele"),
        ("linje et\nlinje to", "linje to"),
        ("linje et\nlinje to\nlinje tre", "linje to…"),
        ("en to tre\n" + "x" * 20 + "\nmere", "x" * 19 + "…"),
        ("et\n" + "æ漢" * 6 + "æ\n" + "mere", "æ漢" * 6 + "æ…"),
    ],
)
async def test_what_is_cut_ends_in_an_ellipsis(text: str, last: str) -> None:
    app = _Shown(text)
    async with app.run_test(size=(20, 5)):
        shown = app.query_one(Static)
        assert shown.render_line(shown.size.height - 1).text.rstrip() == last
