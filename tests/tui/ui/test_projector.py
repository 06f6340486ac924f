"""Shown to a whole room: more air, fewer columns, and it is remembered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from journals.library.library import Library
from journals.records.model import Observation, Project
from tests.tui.conftest import Sit, begin
from tui.settings import remembered
from tui.ui.widgets.board_layout import BoardLayout
from tui.ui.widgets.detail_pane import DetailPane
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.row_list import Rows

DRAWING: Drawing[str] = Drawing(lambda row: row, lambda row, *_: [[(row, "")]], lambda *_: 1)


@given(st.integers(90, 300), st.integers(1, 9))
def test_a_board_has_fewer_and_wider_columns_for_a_room(width: int, number: int) -> None:
    layout = BoardLayout(DRAWING)
    layout.groups = [[f"{group}", f"{group} note"] for group in range(number)]
    layout.lay(Size(width, 30), "", [])
    before, tops = layout.shown, layout.columns[0].heights.top(1)
    layout.gap = 1
    layout.lay(Size(width, 30), "", [])
    assert len(layout.shown) <= len(before)
    assert layout.columns[0].heights.top(1) == tops + 1


@pytest.mark.long
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (160, 45)])
async def test_rows_have_a_line_between_and_no_pane_beside(
    sit_empty: Sit, colleague: Library, size: tuple[int, int]
) -> None:
    begin(colleague, Project(name="Skærme"), *(Observation(text=f"nummer {n:02}", stage="S1") for n in range(30)))
    async with sit_empty(size=size) as desk:
        await desk.press("enter")
        rows = desk.one("#list", Rows)
        close = [offset.y for _, offset in rows.rows_in_sight()]
        await desk.press("P")
        apart = [offset.y for _, offset in rows.rows_in_sight()]
        assert apart[1] - apart[0] == close[1] - close[0] + 1
        assert rows.cursor == 0
        assert not desk.one("#detail", DetailPane).display
        assert remembered(desk.app.library.local)["projector"] == "on"
        await desk.press("end")
        assert rows.cursor == 29
        assert rows.items[29].text in desk.seen
        await desk.press("home", "P")
        assert [offset.y for _, offset in rows.rows_in_sight()] == close
        assert remembered(desk.app.library.local)["projector"] == "off"
