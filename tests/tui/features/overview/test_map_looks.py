"""How the cells of the map look: the number stands in them, and its step is seen."""

from __future__ import annotations

from collections import Counter

import pytest

from journals.overview.coverage import Cell
from tui.features.overview.map_view import MapColumn, MapRows, PitfallMap


def test_what_bit_six_times_does_not_look_like_what_bit_once() -> None:
    rows = MapRows(id="map")
    seen = {"S1": 1, "S2": 3, "S3": 6}
    columns = [MapColumn(stage, stage, stage) for stage in seen]
    cells: dict[tuple[str, str], Cell] = {
        ("1.1", stage): Counter({"bites": number, "handled": number}) for stage, number in seen.items()
    }
    rows.map = PitfallMap([("1.1", "x")], columns, lambda pitfall, stage: cells[pitfall, stage], lambda *_: False)
    drawn = [rows._cell("1.1", stage, 10)[:2] for stage in seen]
    assert [text.strip() for (text, _), _ in drawn] == ["×1", "×3", "×6"]
    assert [look for (_, look), _ in drawn] == ["bites-few", "bites", "bites-many"]
    assert {look for _, (_, look) in drawn} == {"handled"}


@pytest.mark.parametrize(("room", "drawn"), [(9, "×1 ✓1 ○1 "), (8, "×1✓1○1  "), (6, "×1✓1○1"), (4, "×1+ ")])
def test_a_cell_that_is_full_does_not_read_on_into_the_next(room: int, drawn: str) -> None:
    rows = MapRows(id="map")
    cell: Cell = Counter({"bites": 1, "handled": 1, "watch": 1})
    rows.map = PitfallMap([("1.1", "x")], [MapColumn("S1", "1", "1")], lambda *_: cell, lambda *_: False)
    assert "".join(text for text, _ in rows._cell("1.1", "S1", room)) == drawn
