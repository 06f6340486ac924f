"""What stands on one line with something else keeps apart from it; neither is cut without need or without a sign."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from textual.scrollbar import ScrollBarRender

from journals.records.retro import Theme
from journals.retro.themes import Group
from journals.text.language import LANGUAGES, Language
from tests.tui.conftest import Sit
from tests.tui.everywhere import PLACES
from tui.features.importing.preview_screen import ImportScreen
from tui.features.retro.phases.nearby_notes import _group_line
from tui.locale import catalogue
from tui.ui.dialogs.pick import Option, OptionRenderer
from tui.ui.text_layout import cells
from tui.ui.widgets.bars import TitleBar
from tui.ui.widgets.scroll_bar import SlimScrollBar

WORDS = st.text("abæø ", min_size=1, max_size=60).map(lambda text: f"x{text.strip()}x")
OPTIONS = st.lists(st.tuples(WORDS, st.just("") | st.text("kl", min_size=1, max_size=40)), min_size=1, max_size=8)


@given(OPTIONS, st.integers(24, 120))
def test_what_stands_beside_options_keeps_apart_and_makes_one_column(texts: list[tuple[str, str]], width: int) -> None:
    options = [Option(str(number), text, right) for number, (text, right) in enumerate(texts)]
    renderer = OptionRenderer()
    renderer.update(options)
    begins, ends = set(), set()
    for option in options:
        ((text, _), (right, _)) = renderer.drawing.draw(option, width, False)[0]
        assert cells(text + right) == width
        if right:
            assert text.endswith("  ")
            begins.add(cells(text))
            ends.add(cells(text + right.rstrip()))
    assert len(begins) <= 1 or ends == {width}


@given(WORDS, st.text("0123456789 ", max_size=70), st.integers(40, 160))
def test_a_title_keeps_its_beginning_and_what_is_beside_it_keeps_apart(title: str, right: str, width: int) -> None:
    bar = TitleBar()
    bar._title, bar._right = title, right
    beside = bar._beside(width - 3)
    assert cells(beside) + min(16, cells(title)) + 3 <= width
    assert beside == right or cells(right) + cells(title) + 3 > width


def test_the_smallest_room_for_a_meeting_has_its_clock() -> None:
    bar = TitleBar()
    bar._title, bar._right = "Tilbageblik · 3 Saml", "●●◐○○○  15:04  PAUSE"
    assert bar._beside(40 - 3) == bar._right


@given(st.integers(1, 60), st.integers(1, 400), st.floats(0, 1))
def test_a_scroll_bar_is_slim_and_pressed_where_it_was(size: int, more: int, at: float) -> None:
    named: dict[str, Any] = {"size": size, "virtual_size": size + more, "window_size": size, "position": int(at * more)}
    looks: dict[str, Any] = {"vertical": True, "back_color": Color.parse("black"), "bar_color": Color.parse("white")}
    slim, usual = (each.render_bar(**named, **looks).segments for each in (SlimScrollBar, ScrollBarRender))
    assert len(slim) == len(usual) == size
    assert {segment.text for segment in slim} <= {" ", "▐"}
    assert "▐" in {segment.text for segment in slim}
    assert all(segment.style is not None and segment.style.meta for segment in slim)


@given(st.lists(WORDS, min_size=1, max_size=14), st.integers(40, 200), st.sampled_from(LANGUAGES))
def test_the_groups_that_a_key_reaches_fit_their_line(names: list[str], width: int, language: Language) -> None:
    groups = [Group(Theme(id=str(number), name=name), []) for number, name in enumerate(names)]
    line = _group_line(catalogue(language), groups, width).plain
    assert cells(line) <= width - 2
    assert "……" not in line


@pytest.mark.long
async def test_what_is_asked_is_seen_by_a_room_on_a_small_screen_and_a_cut_title_says_so(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("enter", "m")
        assert any(line.rstrip("│ ").endswith("…") for line in desk.seen.splitlines()[:4]), "the note's end is missing"
        await desk.press("escape", "P")
        journal = desk.app.journal_here
        assert journal is not None
        room = PLACES["ImportScreen"](desk.app, journal)
        desk.app.push_screen(room)
        await desk.until(lambda: isinstance(room, ImportScreen) and room.plan)
        assert desk.app.say("import_room.found") in desk.words
