"""The list that draws only what shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.ui.theme import DARK, LIGHT
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows


@dataclass(frozen=True)
class Row:
    key: str
    lines: int = 1
    rests: bool = True


class Calls:
    """A drawing that counts what is asked of it."""

    def __init__(self) -> None:
        self.drawn = 0
        self.measured = 0
        self.drawing: Drawing[Row] = Drawing(lambda row: row.key, self._draw, self._height, lambda row: row.rests)

    def _draw(self, row: Row, width: int, here: bool) -> list[Line]:
        self.drawn += 1
        return [[(f"{row.key}:{number}", "dim")] for number in range(row.lines + here)]

    def _height(self, row: Row, width: int, here: bool) -> int:
        self.measured += 1
        return row.lines + here


class Case(App[None]):
    """An app with nothing but a list."""

    CSS = "Screen { height: 10; }"

    def __init__(self, calls: Calls, *, is_read: bool = False) -> None:
        super().__init__()
        self.rows: Rows[Row] = Rows(calls.drawing, is_read=is_read)
        self.moved: list[str | None] = []
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_rows_moved(self) -> None:
        self.moved.append(self.rows.item.key if self.rows.item else None)

    def seen(self) -> list[str]:
        return [self.rows.render_line(y).text.rstrip() for y in range(self.rows.size.height)]


@asynccontextmanager
async def showing(*rows: Row, calls: Calls | None = None, is_read: bool = False) -> AsyncIterator[Case]:
    app = Case(calls or Calls(), is_read=is_read)
    async with app.run_test(size=(20, 10)) as pilot:
        app.rows.fill(rows)
        app.rows.focus()
        await pilot.pause()
        yield app


def numbered(count: int, lines: int = 1) -> list[Row]:
    return [Row(f"r{number}", lines) for number in range(count)]


async def test_the_row_under_the_cursor_is_marked_and_takes_the_lines_it_wants() -> None:
    async with showing(*numbered(3)) as app:
        assert app.seen()[:4] == ["▌ r0:0", "▌ r0:1", "  r1:0", "  r2:0"]
        app.rows.action_move(1)
        assert app.seen()[:4] == ["  r0:0", "▌ r1:0", "▌ r1:1", "  r2:0"]


async def test_what_parts_a_row_from_the_next_is_not_marked_with_it() -> None:
    calls = Calls()
    parted = [*calls.drawing.draw(Row("r", 2), 10, False), []]
    async with showing(Row("r"), calls=calls) as app:
        grounds = [app.rows._strip(Row("r"), parted, y, 20, here=True)._segments[-1].style for y in range(3)]
        assert grounds[0] == grounds[1]
        assert grounds[2] == app.rows._strip(Row("r"), parted, 2, 20, here=False)._segments[-1].style != grounds[0]
        empty = app.rows._strip(Row("r"), [[]], 0, 20, here=True)
        assert empty.text.startswith("▌"), "a row without a text is marked all the same"


async def test_the_cursor_stays_within_and_skips_what_it_cannot_stand_on() -> None:
    async with showing(Row("h", rests=False), Row("a"), Row("i", rests=False), Row("b")) as app:
        rows = app.rows
        assert rows.cursor == 1
        rows.action_move(-1)
        assert rows.cursor == 1
        rows.action_move(1)
        assert rows.cursor == 3
        rows.action_move(1)
        assert rows.cursor == 3
        rows.action_end(0)
        assert rows.cursor == 1
        rows.action_end(1)
        assert rows.cursor == 3


@pytest.mark.parametrize("rows", [(), (Row("h", rests=False),)])
async def test_a_list_without_a_place_to_stand_takes_every_key(rows: tuple[Row, ...]) -> None:
    async with showing(*rows) as app:
        for act in (app.rows.action_move, app.rows.action_page):
            act(1)
            act(-1)
        app.rows.action_end(0)
        app.rows.action_end(1)
        app.rows.toggle()
        assert app.rows.cursor == 0


async def test_pages_move_by_what_shows_and_the_cursor_stays_in_sight() -> None:
    async with showing(*numbered(100)) as app:
        app.rows.action_page(1)
        assert 7 <= app.rows.cursor <= 10
        assert f"▌ {app.rows.items[app.rows.cursor].key}:0" in app.seen()
        app.rows.action_end(1)
        assert "▌ r99:0" in app.seen()
        app.rows.action_page(-1)
        assert app.rows.cursor < 99
        app.rows.action_end(0)
        assert app.seen()[0] == "▌ r0:0"


async def test_filling_anew_keeps_the_cursor_on_its_row() -> None:
    async with showing(*numbered(9)) as app:
        app.rows.cursor = 4
        app.rows.fill([Row("new"), *numbered(9)])
        assert app.rows.item == Row("r4")
        app.rows.fill(numbered(9), at="r7")
        assert app.rows.item == Row("r7")
        app.rows.fill(numbered(9), at="gone")
        assert app.rows.item == Row("r7")


async def test_where_its_row_is_gone_the_cursor_goes_to_the_nearest_that_is_left() -> None:
    async with showing(*numbered(9)) as app:
        app.rows.cursor = 4
        app.rows.fill([row for row in numbered(9) if row.key not in ("r4", "r5")])
        assert app.rows.item == Row("r6")
        app.rows.fill(numbered(3))
        assert app.rows.item == Row("r2")
        app.rows.fill([Row("x"), Row("y")])
        assert app.rows.item == Row("x"), "another list altogether begins at its top"
        app.rows.fill([])
        assert app.rows.item is None
        app.rows.fill(numbered(3))
        assert app.rows.item == Row("r0")


async def test_chosen_rows_come_in_the_order_of_the_list_and_go_with_their_rows() -> None:
    async with showing(*numbered(5)) as app:
        rows = app.rows
        assert rows.picked == [Row("r0")]
        rows.cursor = 3
        rows.toggle()
        rows.cursor = 1
        rows.toggle()
        assert rows.cursor == 2
        assert rows.picked == [Row("r1"), Row("r3")]
        assert [line[1] for line in app.seen()[:6]] == [" ", "■", " ", " ", "■", " "]
        rows.fill(numbered(2))
        assert rows.picked == [Row("r1")]
        rows.cursor = 1
        rows.toggle()
        assert rows.picked == [Row("r1")], "none is chosen: the one under the cursor"


async def test_only_what_shows_is_drawn_and_moving_measures_next_to_nothing() -> None:
    calls = Calls()
    async with showing(*numbered(20_000), calls=calls) as app:
        assert calls.drawn < 200
        before = calls.measured
        app.rows.action_move(1)
        assert calls.measured - before <= 2
        app.rows.fill(app.rows.items)
        assert calls.measured - before <= 4, "rows that were measured are not measured again"


async def test_moving_is_told_once() -> None:
    async with showing(*numbered(3)) as app:
        app.moved.clear()
        for act, keys in ((1, ["r1"]), (1, ["r1", "r2"]), (1, ["r1", "r2"])):
            app.rows.action_move(act)
            await Pilot(app).pause()
            assert app.moved == keys


async def test_a_click_goes_to_the_row_under_it() -> None:
    calls = Calls()
    app = Case(calls)
    async with app.run_test(size=(20, 10)) as pilot:
        app.rows.fill(numbered(30))
        await pilot.pause()
        await pilot.click(Rows, offset=(3, 4))
        assert app.rows.cursor == 3
        app.rows.fill(numbered(2))
        await pilot.pause()
        await pilot.click(Rows, offset=(3, 9))
        assert app.rows.item == Row("r1"), "below the last row is no row"


async def test_a_narrower_window_breaks_rows_anew() -> None:
    drawing: Drawing[str] = Drawing(
        str,
        lambda row, width, here: [[(row[at : at + width], "")] for at in range(0, len(row), width)],
        lambda row, width, here: -(-len(row) // width),
    )

    class Narrow(App[None]):
        def get_theme_variable_defaults(self) -> dict[str, str]:
            return dict(DARK.variables)

        def compose(self) -> ComposeResult:
            yield Rows(drawing)

    app = Narrow()
    async with app.run_test(size=(40, 8)) as pilot:
        rows = app.query_one(Rows)
        rows.fill(["a" * 60, "b" * 60])
        await pilot.pause()
        assert rows.virtual_size.height == 4
        await pilot.resize_terminal(12, 8)
        await pilot.pause()
        assert rows.virtual_size.height == 14
        assert {rows.render_line(y).cell_length for y in range(8)} == {rows.scrollable_content_region.width}


async def test_a_list_that_is_filled_while_it_is_hidden_is_right_when_it_comes_back() -> None:
    async with showing(*numbered(3)) as app:
        app.rows.display = False
        await Pilot(app).pause()
        app.rows.fill(numbered(40))
        app.rows.action_end(1)
        app.rows.action_move(-1)
        app.rows.fill(numbered(20))
        app.rows.display = True
        for _ in range(3):  # it is laid out, it is told so, it scrolls
            await Pilot(app).pause()
        assert "▌ r19:0" in app.seen()
        app.rows.action_page(-1)
        assert app.rows.cursor < 19


async def test_a_list_takes_keys_before_it_has_been_seen() -> None:
    app = Case(Calls())
    app.rows.display = False
    async with app.run_test(size=(20, 10)) as pilot:
        rows = app.rows
        rows.fill(numbered(30), at="r20")
        rows.action_move(1)
        rows.action_page(-1)
        rows.fill(numbered(5))
        rows.action_end(1)
        rows.display = True
        for _ in range(3):
            await pilot.pause()
        assert "▌ r4:0" in app.seen()


async def test_a_row_that_is_higher_than_the_list_is_shown_to_its_end_before_the_cursor_goes_on() -> None:
    async with showing(Row("a", lines=24), Row("b"), is_read=True) as app:
        rows, shown = app.rows, app.rows.size.height
        seen = [app.seen()[0]]
        for _ in range(3):
            rows.action_move(1)
            seen.append(app.seen()[0])
        assert seen[:2] == ["▌ a:0", f"▌ a:{shown - 1}"]
        assert rows.item == Row("b")
        rows.action_move(-1)
        assert rows.item == Row("a", lines=24)
        for _ in range(3):
            rows.action_page(-1)
        assert app.seen()[0] == "▌ a:0"


async def test_elsewhere_a_key_always_goes_to_another_row() -> None:
    async with showing(Row("a", lines=24), Row("b")) as app:
        app.rows.action_move(1)
        assert app.rows.item == Row("b")
