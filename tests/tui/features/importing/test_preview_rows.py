"""How notes stand in the list before they are brought in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from journals.importing.found import FoundItem
from journals.importing.planned_items import PlannedItem
from tui.features.importing.preview_rows import PreviewRenderer, PreviewRow
from tui.locale import catalogue
from tui.ui.base_app import BaseApp


def test_a_kept_line_break_costs_no_row_where_the_cursor_is_not() -> None:
    drawing = PreviewRenderer(cast(BaseApp, SimpleNamespace(say=catalogue("da"))), lambda: None).drawing
    note = FoundItem(text="det\n\nvirkede\n\nog natten med", line=1)
    row = PreviewRow(0, PlannedItem(item=note, found=note, file=0))
    (only,) = drawing.draw(row, 60, False)
    assert "det virkede og natten med" in "".join(text for text, _ in only)
    assert drawing.height(row, 60, False) == 1
    assert drawing.height(row, 60, True) == len(drawing.draw(row, 60, True)) > 1, "there as it will stand"
