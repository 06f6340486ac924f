"""What is told: where it stands, and when it goes."""

from __future__ import annotations

from itertools import product

import pytest
from textual.widget import Widget

from journals.library.library import Library
from journals.library.lookup import find_project
from journals.records.model import Observation, Project
from tests.tui.conftest import NEWEST, TOLD_FOR, Sit, begin
from tests.tui.desk import Desk
from tests.tui.glass import Glass
from tui.app import TilbageblikApp
from tui.ui.unsaved import notify_withheld, recover_drafts


def shown(desk: Desk) -> list[str]:
    """What is on the screen now."""
    return [each.message for each in desk.app._notifications]


def heads(desk: Desk) -> set[int]:
    """The lines that say where one is, what waits, and what can be pressed."""
    told = desk.app.screen.query("TitleBar, .title, StageBar, TabLine, #today, #question, KeyBar")
    regions = [each.region for each in told if each.is_on_screen]
    return {line for region in regions for line in range(region.y, region.bottom)}


def many(colleague: Library) -> None:
    begin(colleague, Project(name="Skærme"), *(Observation(text=f"nummer {n}", stage="S4") for n in range(30)))


async def test_what_is_told_takes_the_place_of_what_was_told_before(sit_empty: Sit, colleague: Library) -> None:
    many(colleague)
    async with sit_empty() as desk:
        await desk.press("enter", "0", "delete")
        assert shown(desk) == ["Slettet. Tryk u for at fortryde."]
        await desk.press("u")
        assert len(shown(desk)) == 1
        assert "Slettet" not in shown(desk)[0]
        assert len(desk.told) == 2, "both can be read again"


async def test_a_change_takes_it_away_and_so_does_another_place(sit_empty: Sit, colleague: Library) -> None:
    many(colleague)
    async with sit_empty() as desk:
        await desk.press("enter", "n")
        for keys in (("n", "y", "enter"), ("escape", "v"), ("escape", "0", "e")):
            desk.app.notify_user("noget")
            await desk.settle()
            assert shown(desk) == ["noget"]
            await desk.press(*keys)
            assert shown(desk) == [], keys


async def test_what_is_wrong_stays(sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TilbageblikApp, "NOTIFICATION_TIMEOUT", TOLD_FOR)
    many(colleague)
    async with sit_empty() as desk:
        desk.app.notify_user("pas på", "warning")
        desk.app.notify_user("det gik ikke", "error")
        await desk.settle()
        await desk.press("enter", "0", "delete")
        assert sorted(shown(desk)) == ["Slettet. Tryk u for at fortryde.", "det gik ikke", "pas på"]
        stays = {each.message: each.timeout for each in desk.app._notifications}
        assert stays["pas på"] == stays["det gik ikke"] > stays["Slettet. Tryk u for at fortryde."] >= 10


async def test_what_was_half_typed_last_time_is_shown_only_where_one_begins_or_in_its_project(sit: Sit) -> None:
    async with sit() as desk:
        here = find_project(desk.app.library, NEWEST).id
        other = next(each.id for each in desk.app.library.journals if each.id != here)
        for keys, place, is_shown in (
            ((), other, True),
            (("down", "up", "enter"), other, False),
            ((), here, True),
            (("e",), here, False),
        ):
            await desk.press(*keys)
            assert shown(desk) == [], "the first key or another place ended it"
            recover_drafts(desk.app, {place: ["halvskrevet"]})
            notify_withheld(desk.app, {place: 1})
            await desk.settle()
            assert len(shown(desk)) == 2 * is_shown, (keys, place)
            assert "halvskrevet" in desk.told[-2], "it can be read again"
            assert not is_shown or "halvskrevet" in desk.words
            desk.app.drafts.clear()


@pytest.mark.long
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)])
async def test_it_never_covers_the_row_under_the_cursor_or_the_keys(sit: Sit, size: tuple[int, int]) -> None:
    places = ("enter", "v", "b", "z", "escape")
    keys = ("home", "down", "down", "pagedown", "pagedown", "end", "home")
    async with sit(size=size) as desk:
        await desk.press("enter", "0", "delete", "delete")
        for place, key in product(places, keys):
            if key is keys[0]:
                await desk.press("escape", place)
            desk.app.notify_user("noget, der fylder mere end en enkelt linje, når skærmen er smal, og lidt til endnu")
            await desk.press(key)
            (toast,) = desk.app.screen.query("Toast")
            rows = desk.place.rows  # type: ignore[attr-defined]
            top = rows.region.y + rows._heights.top(rows.cursor) - rows.scroll_offset.y
            lines = range(top, top + rows._heights.here)
            covered = range(toast.region.y, toast.region.bottom)
            assert toast.region.height in (2, 3)
            assert not {*covered} & heads(desk), (place, key, size)
            shown = range(rows.region.y, rows.region.bottom)
            ends = shown[: len(covered)], shown[-len(covered) :]
            least = min(len({*lines} & {*end}) for end in ends)  # more than none where a row takes nearly all there is
            assert len({*lines} & {*covered}) == least, (place, key, lines, covered)


async def test_it_covers_neither_what_waits_nor_help(sit: Sit) -> None:
    async with sit() as desk:
        before = desk.lines[:8]
        desk.app.notify_user("noget")
        await desk.settle()
        assert desk.lines[:8] == before
        assert "noget" in desk.seen
        await desk.press("h")
        desk.app.notify_user("mere")
        await desk.settle()
        assert "mere" not in desk.lines[1] + desk.lines[2]
        assert not any(each.display for each in desk.place.query("Toast"))
        await desk.press("escape")
        assert "mere" in desk.seen, "it is told once help is read"


@pytest.mark.long
async def test_it_gives_way_when_the_cursor_comes(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("v", "end")
        desk.app.notify_user("noget", "warning")
        await desk.settle()
        assert "noget" in desk.lines[1], "below the title"
        await desk.press("home")
        assert "noget" in desk.lines[-2]
        await desk.press("escape", "enter", "n")
        await desk.settle()
        (toast,) = desk.app.screen.query("Toast")
        assert toast.region.bottom <= desk.one("Capture", Widget).region.y, "one types below"
        assert not {*range(toast.region.y, toast.region.bottom)} & heads(desk)


@pytest.mark.long
async def test_it_covers_no_title_of_a_box(sit: Sit) -> None:
    for size in ((40, 12), (80, 24)):
        async with sit(size=size) as desk:
            for keys in (("t",), ("e",), ("delete",), ("enter", "n", "#", "4", "4"), ("escape", "escape", "e")):
                await desk.press(*keys)
                desk.app.notify_user("noget, der fylder mere end en enkelt linje på en smal skærm")
                await desk.settle()
                for toast in desk.app.screen.query("Toast"):
                    assert not {*range(toast.region.y, toast.region.bottom)} & heads(desk), (size, keys)
                await desk.press("escape")


@pytest.mark.usefixtures("every_frame")
async def test_nothing_of_it_stays_where_it_was(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    glass = Glass(80, 24)
    glass.watch(monkeypatch)
    async with sit(size=(80, 24)) as desk:
        for key in ("escape", "escape", "down", "end", "v", "down", "escape"):
            desk.send(key)
            await desk.settle(paints=True)
            assert glass.lines == [line.rstrip() for line in desk.lines], key
        assert desk.told, "something was told on the way"
