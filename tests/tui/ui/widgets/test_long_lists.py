"""Long lists: what is asked of 20,000 rows is counted, and what is drawn is what a whole layout would draw."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.tui.ui.widgets.test_row_list import Calls, Row, numbered, showing

MANY = 20_000
FEW = 300
"""Rows one may ask about at once, where ten lines show."""


def uneven(count: int) -> list[Row]:
    return [Row(f"r{number}", 1 + number * 7 % 3) for number in range(count)]


async def test_a_long_list_asks_only_about_rows_near_the_screen() -> None:
    calls = Calls()
    async with showing(*uneven(MANY), calls=calls) as app:
        assert 0 < calls.measured < FEW
        assert app.rows.virtual_size.height > MANY, "the rest is guessed from what is known"
        for key in ("end", "pageup", "up", "home", "pagedown", "down"):
            calls.measured = calls.drawn = 0
            await Pilot(app).press(key)
            app.seen()
            assert calls.measured < FEW
            assert calls.drawn < FEW


async def test_a_row_of_many_lines_is_drawn_once() -> None:
    calls = Calls()
    async with showing(Row("long", 9), calls=calls) as app:
        app.rows.refresh()
        calls.drawn = 0
        app.seen()
        assert calls.drawn == 1


@pytest.mark.parametrize("change", ["come", "gone", "other"])
async def test_the_place_on_the_screen_is_kept_while_others_write(change: str) -> None:
    async with showing(*uneven(MANY)) as app:
        app.rows.cursor = 9_000
        app.rows.action_move(-1)
        app.rows.action_move(-1)
        before = app.seen()
        rows = uneven(MANY)
        if change == "come":
            rows[100:100] = [Row(f"new{number}", 5) for number in range(7)]
        elif change == "gone":
            del rows[50:80]
        else:
            rows[400] = Row("r400", 9)
        app.rows.fill(rows)
        assert app.seen() == before


async def test_the_place_is_kept_when_the_wheel_goes_where_nobody_has_been() -> None:
    async with showing(*uneven(MANY)) as app:
        app.rows.scroll_to(y=20_000, animate=False, immediate=True)
        for _ in range(60):
            before = app.seen()
            app.rows.scroll_to(y=app.rows.scroll_offset.y - 3, animate=False, immediate=True)
            assert app.seen()[3:] == before[:-3]


def naive(rows: list[Row], cursor: int) -> list[str]:
    """Return all lines of all rows."""
    return [
        f"{'▌' if index == cursor else ' '} {row.key}:{number}"
        for index, row in enumerate(rows)
        for number in range(row.lines + (index == cursor))
    ]


LISTS = st.lists(st.integers(1, 6), min_size=1, max_size=40).map(
    lambda heights: [Row(f"r{number}", heights[number * 7 % len(heights)]) for number in range(30 * len(heights))]
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["move", "page", "end", "fill", "cursor", "wheel"]), st.integers(0, 400)), max_size=12
)


@pytest.mark.long
@settings(max_examples=10, deadline=None)
@given(LISTS, STEPS)
def test_what_shows_is_what_a_whole_layout_would_show(rows: list[Row], steps: list[tuple[str, int]]) -> None:
    async def check() -> None:
        async with showing(*rows) as app:
            now = list(rows)
            for step, number in steps:
                by = 1 if number % 2 else -1
                stood = app.rows.cursor
                if step == "fill":
                    now = [row for row in rows if (int(row.key[1:]) + number) % 5] or rows[:1]
                    app.rows.fill(now)
                elif step == "cursor":
                    app.rows.cursor = number
                elif step == "end":
                    app.rows.action_end(number % 2)
                elif step == "page":
                    app.rows.action_page(by)
                elif step == "wheel":
                    app.rows.scroll_to(y=number * 3, animate=False, immediate=True)
                else:
                    app.rows.action_move(by)
                lines = naive(now, app.rows.cursor)
                seen = [line.rstrip() for line in app.seen()]
                shown = [line for line in seen if line]
                start = lines.index(shown[0])
                assert shown == lines[start : start + len(shown)]
                assert len(shown) == min(10, len(lines))
                if step == "fill" or app.rows.cursor != stood:
                    assert any(line.startswith("▌") for line in shown)

    asyncio.run(check())


async def test_what_was_measured_is_laid_out_again_without_asking() -> None:
    calls = Calls()
    rows = numbered(MANY)
    async with showing(*rows, calls=calls) as app:
        calls.measured = 0
        app.rows.fill([Row("new"), *rows])
        assert calls.measured < 10
