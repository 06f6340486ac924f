"""Jumping: letters over what the keys can go to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, TextArea

from journals.library.library import Library
from journals.records.model import Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.ui.jump.labels import labels
from tui.ui.jump.overlay import JumpOverlay
from tui.ui.widgets.row_list import Rows


@given(st.integers(0, 800))
def test_no_label_is_the_beginning_of_another(number: int) -> None:
    found = labels(number)
    assert len({*found}) == len(found) == number
    assert len({len(each) for each in found}) <= 1
    assert all(each.isalpha() and each.isascii() and each.islower() for each in found)


def many(colleague: Library, number: int = 60) -> None:
    begin(colleague, Project(name="Skærme"), *(Observation(text=f"nummer {n:02}", stage="S1") for n in range(number)))


async def jump_label(desk: Desk, text: str) -> str:
    """Begin to jump; return the letters that stand over a row."""
    line = next(y for y, shown in enumerate(desk.lines) if text in shown)
    await desk.press("f3")
    overlay = desk.place
    assert isinstance(overlay, JumpOverlay)
    return next(label for label, target in overlay._targets.items() if target.at.y == line)


@pytest.mark.long
async def test_letters_choose_a_row_and_do_nothing_else(sit_empty: Sit, colleague: Library) -> None:
    many(colleague)
    async with sit_empty() as desk:
        await desk.press("enter")
        rows = desk.one("#list", Rows)
        text = rows.items[5].text
        label = await jump_label(desk, text)
        assert label in desk.seen
        await desk.press("escape")
        assert rows.cursor == 0
        await desk.press("f3", *label)
        assert (rows.cursor, rows.has_focus) == (5, True)
        assert not isinstance(desk.place, JumpOverlay)
        before = desk.app.library.journals[0].observations
        await desk.press("f3", "å", "1", "delete", "space", "enter", "tab")
        assert isinstance(desk.place, JumpOverlay)
        assert desk.app.library.journals[0].observations == before


@pytest.mark.long
async def test_only_what_is_in_sight_has_letters_also_after_the_window_changes(
    sit_empty: Sit, colleague: Library
) -> None:
    many(colleague)
    async with sit_empty(size=(80, 24)) as desk:
        await desk.press("enter", "end", "f3")
        overlay = desk.place
        assert isinstance(overlay, JumpOverlay)
        assert 8 <= len(overlay._targets) <= 24
        await desk.resize(40, 12)
        assert 1 <= len(overlay._targets) < 12
        assert {target.at.y for target in overlay._targets.values()} <= {*range(12)}
        await desk.press(*next(reversed(overlay._targets)))
        assert desk.place is not overlay


async def test_where_a_row_is_gone_meanwhile_one_comes_to_the_nearest(sit_empty: Sit, colleague: Library) -> None:
    many(colleague, 3)
    async with sit_empty() as desk:
        await desk.press("enter")
        rows = desk.one("#list", Rows)
        last = rows.items[2]
        label = await jump_label(desk, last.text)
        desk.app.library.journals[0].delete(last)
        desk.app.publish_change()
        await desk.settle()
        await desk.press(*label)
        assert (rows.cursor, len(rows.items)) == (1, 2)


async def test_in_a_form_it_goes_to_a_field_and_nothing_typed_is_lost(sit_empty: Sit, colleague: Library) -> None:
    many(colleague, 1)
    async with sit_empty() as desk:
        await desk.press("enter", "d")
        await desk.write("Titel")
        form = desk.place
        await desk.press("f3")
        overlay = desk.place
        assert isinstance(overlay, JumpOverlay)
        text = form.query(TextArea).first()
        label = next(label for label, each in overlay._targets.items() if each.at.y == text.region.y)
        await desk.press(*label)
        assert form.focused is text
        assert form.query(Input).first().value == "Titel"
