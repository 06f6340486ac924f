"""Tagging with a pitfall."""

from __future__ import annotations

import pytest

from journals.library.library import Library
from journals.records.model import Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.common.tag_dialog import TagDialog


@pytest.fixture
def two(colleague: Library) -> None:
    """A project with an untagged observation, and a tagged one below it."""
    tagged = Observation(text="tagget", happened="2026-11-01", pitfalls=frozenset({"1.1", "2.2"}), sign="bites")
    begin(colleague, Project(name="To"), tagged, Observation(text="løs", happened="2026-11-20"))


def tags(desk: Desk) -> list[tuple[list[str], str | None]]:
    return [(sorted(each.pitfalls), each.sign) for each in desk.journal.observations]


@pytest.mark.long
@pytest.mark.usefixtures("two")
async def test_a_number_or_part_of_a_title_finds_the_pitfall(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter")
        for typed in ("44", "4.4", "#44", desk.app.guide.pitfall("4.4").title.split()[-1]):
            await desk.press("m")
            assert "faldgrube: løs" in desk.words
            await desk.write(typed, "enter")
            assert tags(desk)[0] == (["4.4"], None)
            await desk.press("u")
            assert tags(desk)[0] == ([], None)


@pytest.mark.usefixtures("two")
async def test_all_sixteen_are_there_to_begin_with(sit_empty: Sit) -> None:
    async with sit_empty(size=(80, 36)) as desk:
        await desk.press("enter", "m")
        assert all(f"{pitfall.id}  {pitfall.title[:20]}" in desk.seen for pitfall in desk.app.guide.pitfalls)
        await desk.press("down", "down", "down", "up", "enter")
        assert tags(desk)[0] == (["1.3"], None)


@pytest.mark.long
@pytest.mark.usefixtures("two")
async def test_tab_says_whether_it_bites(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter")
        for presses, sign in ((1, "bites"), (2, "handled"), (3, "watch"), (4, None)):
            await desk.press("m")
            await desk.write("31")
            await desk.press(*["tab"] * presses, "enter")
            assert tags(desk)[0] == (["3.1"], sign)
            await desk.press("u")
            assert tags(desk)[0] == ([], None)


@pytest.mark.usefixtures("two")
async def test_the_same_again_takes_the_tag_away_and_another_sign_changes_it(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "down", "m")
        assert sum("er på" in line for line in desk.lines) == 2
        await desk.write("11", "tab", "enter")
        assert tags(desk)[1] == (["1.1", "2.2"], "handled")
        await desk.press("m")
        await desk.write("11", "enter")
        assert tags(desk)[1] == (["2.2"], "handled")
        await desk.press("m")
        await desk.write("22", "enter")
        assert tags(desk)[1] == ([], None)


@pytest.mark.usefixtures("two")
async def test_a_third_pitfall_is_refused_and_said(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "down", "m")
        await desk.write("33", "enter")
        assert tags(desk)[1] == (["1.1", "2.2"], "bites")
        assert "allerede 2 faldgruber" in desk.told[-1]


@pytest.mark.usefixtures("two")
async def test_of_several_those_with_room_are_tagged(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "space", "space", "m")
        await desk.write("33", "enter")
        assert tags(desk) == [(["3.3"], None), (["1.1", "2.2"], "bites")]
        assert "allerede 2 faldgruber" in desk.told[-1]
        assert "valgt" not in desk.lines[0], "the next key is for the row one stands on"


@pytest.mark.usefixtures("two")
async def test_what_fits_nothing_tags_nothing(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "m")
        await desk.write("xyzzy", "enter")
        assert isinstance(desk.place, TagDialog)
        await desk.press("down", "up", "enter", "escape")
        assert tags(desk)[0] == ([], None)


@pytest.mark.usefixtures("two")
async def test_typing_takes_the_best_fit_and_not_where_the_cursor_was(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "m", *["down"] * 9)
        await desk.write("1")
        await desk.press("enter")
        assert tags(desk)[0] == (["1.1"], None)


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_the_keys_and_the_list_are_in_sight(sit_empty: Sit, size: tuple[int, int]) -> None:
    async with sit_empty(size=size) as desk:
        await desk.press("enter", "m")
        await desk.write("2")
        assert "2.1" in desk.seen
        assert "Enter mærk eller fjern" in desk.words
        assert "× ✓ ○ hold øje ▌# ikke angivet" in desk.words or "× bider" in desk.words


@pytest.mark.long
@pytest.mark.usefixtures("two")
async def test_ctrl_g_keeps_what_is_typed(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "m")
        await desk.write("4")
        await desk.press("ctrl+g")
        assert "Tag with a pitfall" in desk.seen
        await desk.write("2", "enter")
        assert tags(desk)[0] == (["4.2"], None)
