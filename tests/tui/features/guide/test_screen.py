"""The guide: contents and pages."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll

from journals.library.library import Library
from journals.library.lookup import find_project
from journals.records.model import Observation
from tests.tui.conftest import NEWEST, Sit
from tests.tui.desk import Desk
from tui.ui.widgets.row_list import Rows


def item(desk: Desk) -> str:
    rows = desk.one("#list", Rows)
    assert rows.item is not None
    return rows.item.id  # type: ignore[no-any-return]


async def test_k_opens_the_contents_at_the_first_recommendation(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("k")
        assert item(desk) == "R1"
        assert f"R1 {desk.app.guide['R1'].title[:20]}" in desk.seen
        await desk.press("k")
        await desk.press("escape")
        assert "Projekter" in desk.seen


async def test_enter_reads_a_page_and_comes_back_to_the_contents(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("k", "down", "enter")
        page = desk.app.guide[item(desk)]
        assert page.title in desk.words
        assert page.summary.split(".")[0][:30] in desk.words
        assert page.reference in desk.words
        await desk.press("enter")
        assert f"R1 {desk.app.guide['R1'].title[:20]}" in desk.seen


async def test_esc_goes_back_from_a_page_to_where_it_was_opened(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("k", "down", "enter", "escape")
        assert f"R1 {desk.app.guide['R1'].title[:20]}" in desk.seen, "the contents"
        await desk.press("escape")
        assert "Projekter" in desk.seen


async def test_plus_minus_and_arrows_turn_pages_while_reading(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "k")
        first = item(desk)
        seen = [first]
        for key in ("plus", "right", "minus", "left"):
            await desk.press(key)
            seen.append(item(desk))
            assert desk.app.guide[item(desk)].title in desk.words
        assert seen[0] == seen[4] != seen[1] == seen[3] != seen[2]


async def test_a_page_scrolls_and_the_next_one_begins_at_its_top(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "k", "pagedown")
        page = desk.one("#page", VerticalScroll)
        assert page.scroll_y > 0
        await desk.press("plus")
        assert page.scroll_y == 0


async def test_what_others_write_does_not_move_the_page_that_is_read(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        await desk.press("enter", "k", "pagedown")
        page = desk.one("#page", VerticalScroll)
        await desk.until(lambda: page.scroll_y > 0)
        await desk.settle()
        place = page.scroll_y
        theirs = find_project(colleague, NEWEST)
        theirs.add(Observation(text="imens"))
        ours = find_project(desk.app.library, NEWEST)
        await desk.until(lambda: len(ours.observations) == 26)
        assert page.scroll_y == place > 0


async def test_f_finds_pages_by_a_word(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("k")
        rows = desk.one("#list", Rows)
        every = len(rows.items)
        await desk.press("f")
        await desk.write("superbruger", "enter")
        assert 0 < len(rows.items) < every
        assert "kun »superbruger«" in desk.lines[0]
        await desk.press("f", "home", "shift+end")
        await desk.write("xyzzy", "enter")
        assert "Ingen sider passer" in desk.words
        await desk.press("enter", "plus", "minus", "down", "enter")
        await desk.press("f", "home", "shift+end", "delete", "enter")
        assert len(rows.items) == every


async def test_what_a_page_is_also_called_finds_it_first_in_any_form_and_stands_on_it(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("k")
        rows = desk.one("#list", Rows)
        await desk.press("f")
        for typed, first in (("opgradering", "1.3"), ("Førstelinjelederne", "3.3"), ("pr09", "PR09")):
            await desk.write(typed, "enter")
            assert rows.items[0].id == first
            await desk.press("f", "home", "shift+end")
        await desk.write("scope creep", "enter", "enter")
        assert item(desk) == "4.3"
        assert "Også kaldet: scope creep" in desk.words


@pytest.mark.long
@pytest.mark.parametrize("size", [(40, 12), (160, 40)])
async def test_every_page_can_be_drawn_in_both_languages(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("k", "home", "enter")
        for page in list(desk.app.guide.items())[::4]:
            assert item(desk) == page.id
            assert page.title.split()[0] in desk.words
            desk.send("plus")
            desk.send("plus")
            desk.send("plus")
            await desk.press("plus")
        here = item(desk)
        await desk.press("g")
        assert item(desk) == here
        assert desk.app.guide[here].title.split()[0] in desk.words


async def test_a_wide_screen_shows_contents_and_page(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        await desk.press("k", "down")
        assert desk.app.guide["R1"].title[:15] in desk.words
        assert desk.app.guide[item(desk)].summary[:30] in desk.words


async def test_the_contents_can_change_while_a_page_covers_them(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("k", "enter", "f")
        await desk.write("superbruger", "enter", "plus", "enter")
        shown = [line for line in desk.lines[1:-1] if line.strip()]
        assert len(shown) == min(22, len(desk.one("#list", Rows).items))
        await desk.press("enter", "f", "home", "shift+end", "delete", "enter", "plus", "plus")
        here = item(desk)
        await desk.press("enter")
        assert any(line.startswith("▌") and here in line for line in desk.lines)
        await desk.press("end")
        assert desk.app.guide[item(desk)] is list(desk.app.guide.items())[-1]


async def test_a_stage_shows_what_was_seen_there_and_a_page_nothing_can_be_about_has_no_heading(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        await desk.press("k")
        rows = desk.one("#list", Rows)
        items = [getattr(each, "id", "") for each in rows.items]
        rows.cursor = items.index("S4")
        await desk.settle()
        assert "Det har vi selv set" in desk.seen
        assert "Ingen har skrevet" not in desk.words
        rows.cursor = items.index("L01")
        await desk.settle()
        assert "Det har vi selv set" not in desk.seen


async def test_the_contents_stand_below_headings_and_what_a_word_leaves_does_not(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("k", "home")
        assert item(desk) == "B01"
        assert "Om kataloget" in desk.seen
        assert "Spørgsmål at begynde med" in desk.seen
        while item(desk) != "Q4":
            await desk.press("down")
        await desk.press("down")
        assert item(desk) == "R1", "the cursor goes past the heading"
        await desk.press("end")
        assert "Læs mere" in desk.seen
        await desk.press("f", *"borger", "enter")
        assert "Læs mere" not in desk.seen
