"""How a form shows where the keys are, and where a field ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from textual.color import Color
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.ui.theme import DARK

ACCENT = Color.parse(DARK.variables["accent"]).rgb
FORMS = ("e",), ("enter", "down", "e")


@pytest.mark.long
async def test_fields_do_not_touch_and_the_one_with_the_keys_has_a_bar(sit: Sit) -> None:
    async with sit(size=(100, 50)) as desk:
        for way in FORMS:
            await desk.press(*way)
            typed = list(desk.place.query(".field > Input, .field > TextArea").results(Widget))
            assert typed
            for above, below in pairwise(typed):
                assert above.region.bottom < below.region.y
            for _ in typed:
                here = desk.place.focused
                if isinstance(here, Input | TextArea):
                    assert [each for each in typed if has_bar(desk, each)] == [here]
                await desk.press("tab")
            await desk.press("escape")


def has_bar(desk: Desk, field: Widget) -> bool:
    """Whether the first cell of a field is filled with the colour of what has the keys."""
    column, row = field.region.offset
    segment = next(iter(desk.strips[row].crop(column, column + 1)))
    assert segment.style is not None
    return segment.text == "█" and segment.style.color is not None and segment.style.color.triplet == ACCENT
