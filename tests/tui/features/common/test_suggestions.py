"""Suggested pitfalls below a line: shown with their words, and taken with Tab alone."""

from functools import cache

import pytest
from msgspec.structs import replace

from content.notes import load_notes
from journals.lessons.suggest import SuggestionModel, train
from journals.lessons.trained_table import load_table
from journals.records.model import Observation
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.features.common.tag_dialog import TagDialog
from tui.ui.widgets.capture_line import Capture

LIKE_33 = "-ledelsen har sat et tal som ingen af gruppelederne har set"


@cache
def _model() -> SuggestionModel:
    return SuggestionModel(train(load_notes("da"), "da"), load_table("da"))


def _learned(desk: Desk) -> None:
    desk.app.suggester._models["da"] = _model()


@pytest.mark.long
async def test_what_a_line_looks_like_stands_below_it_with_its_words(sit: Sit) -> None:
    async with sit() as desk:
        _learned(desk)
        await desk.press("enter", "n")
        await desk.write(LIKE_33)
        assert "3.3 Lederen tættest på var ikke spurgt" in desk.seen
        assert "»gruppelederne«" in desk.seen
        assert desk.one("Capture", Capture).input.value == LIKE_33


async def test_tab_takes_the_first_and_nothing_is_tagged_without_it(sit: Sit) -> None:
    async with sit() as desk:
        _learned(desk)
        await desk.press("enter", "n")
        await desk.write(LIKE_33, "enter")
        assert desk.made(Observation)[-1].pitfalls == frozenset()
        await desk.write(LIKE_33)
        await desk.press("tab", "enter")
        newest = desk.made(Observation)[-1]
        assert newest.pitfalls == {"3.3"}
        assert newest.sign is None  # told, never set


async def test_nothing_is_suggested_where_nothing_fits(sit: Sit) -> None:
    async with sit() as desk:
        _learned(desk)
        await desk.press("enter", "n")
        await desk.write("kaffen i kantinen er kold igen")
        assert "Tab" not in desk.seen
        await desk.press("tab")
        assert "Den ligner ingen faldgrube" in desk.words, "whoever asks is answered"
        assert desk.one("Capture", Capture).input.value == "kaffen i kantinen er kold igen"


async def test_the_tag_box_opens_at_what_an_untagged_note_looks_like(sit: Sit) -> None:
    async with sit() as desk:
        _learned(desk)
        await desk.press("enter", "n")
        await desk.write(LIKE_33, "enter")
        newest = desk.made(Observation)[-1]
        await desk.press("escape", "m")
        await desk.until(lambda: isinstance(desk.app.screen, TagDialog))
        await desk.press("enter")
        await desk.until(lambda: desk.made(Observation)[-1] == replace(newest, pitfalls=frozenset({"3.3"})))


@pytest.mark.long
async def test_how_it_went_is_not_asked_where_the_line_says_it(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        _learned(desk)
        await desk.press("enter", "n")
        await desk.write(LIKE_33)
        assert "bider?" in desk.seen
        await desk.press("ctrl+u")
        await desk.write(f"+{LIKE_33[1:]}")
        assert "bider?" not in desk.seen
