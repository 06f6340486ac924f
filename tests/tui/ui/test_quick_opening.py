"""How much is done for what one opens or types: each layout and each reading of styles is waited for by somebody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.content import Content
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.geometry import Size
from textual.screen import Screen

import tui
import tui.app
from journals.records.model import Observation
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tests.tui.work import LATER
from tui.features.home.screen import BESIDE
from tui.ui.dialogs.form import Form
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static

OWN = Path(tui.__file__).parent
SHEETS = {path.relative_to(OWN).as_posix() for path in OWN.rglob("*.tcss")}
CROWDED = 18
"""Lines of a screen below which the samples leave no room for a look at one of them."""


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the layouts of each kind of screen, and how often all styles of one are read."""
    done: Counter[str] = Counter()
    lay_out, read = Screen._refresh_layout, Stylesheet.update_nodes

    def laid_out(screen: Screen[object], size: Size | None = None, scroll: bool = False) -> None:
        done[type(screen).__name__] += 1
        lay_out(screen, size, scroll)

    def was_read(sheet: Stylesheet, nodes: Iterable[DOMNode], animate: bool = False) -> None:
        found = list(nodes)
        done["styles"] += any(isinstance(node, Screen) for node in found) and len(found) > 1
        read(sheet, found, animate)

    monkeypatch.setattr(Screen, "_refresh_layout", laid_out)
    monkeypatch.setattr(Stylesheet, "update_nodes", was_read)
    return done


@pytest.mark.long
async def test_what_opens_is_styled_once_and_what_lies_below_is_left_alone(sit: Sit, work: Counter[str]) -> None:
    async with sit(size=(120, 36)) as desk:
        work.clear()
        await desk.press("e")
        assert isinstance(desk.place, Form)
        assert desk.place.has_class("-wide")
        assert desk.place.has_class("-high")
        assert (work["HomeScreen"], work["styles"]) == (0, 0)
        assert work["Form"] <= 5  # it was 7: what it holds is laid out, and then it is made as high as that
        await desk.press("tab")
        work.clear()
        await desk.press("a")
        assert work["Form"] == 1, "a letter changes the line and nothing else"
        await desk.resize(50, 16)
        assert desk.place.has_class("-narrow")
        assert desk.place.has_class("-short")
        assert not desk.place.has_class("-wide")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (80, 12)])
async def test_the_app_opens_with_its_styles_read_once(sit: Sit, work: Counter[str], size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        assert desk.place.has_class("all")
        assert desk.place.has_class("beside") == (size[0] >= BESIDE)
        assert desk.place.query_one("#look").has_class("crowded") == (size[1] < CROWDED)
        assert work["styles"] == 0
        await desk.press("enter")
        assert work["styles"] == 0


async def test_the_app_opens_with_the_style_sheets_of_its_first_place_and_any_other_place_has_all(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tui.app, "_SHOWN", LATER)
    async with sit() as desk:
        assert read_sheets(desk) == {"ui/frame.tcss", "features/home/screen.tcss"}
        await desk.press("e")
        assert isinstance(desk.place, Form)
        assert desk.place.styles.align_horizontal == "center", "its own style, from a sheet that came with it"
        assert read_sheets(desk) == SHEETS


async def test_the_other_style_sheets_are_read_when_it_is_painted(sit: Sit) -> None:
    async with sit() as desk:
        await desk.until(lambda: read_sheets(desk) == SHEETS)


def read_sheets(desk: Desk) -> set[str]:
    """Return the style sheets of ours that have been read."""
    paths = (Path(path) for path, _ in desk.app.stylesheet.source if path.endswith(".tcss"))
    return {path.relative_to(OWN).as_posix() for path in paths}


async def test_a_list_longer_than_the_screen_has_its_bar_before_it_is_laid_out(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    bars: list[bool] = []
    measure = Rows._measure

    def measured(rows: Rows[object]) -> None:
        if rows.size.height:
            bars.append(rows.show_vertical_scrollbar)
        measure(rows)

    async with sit(size=(120, 36)) as desk:
        await desk.press("enter")
        stage = desk.journal.project.stage
        desk.journal.add(*(Observation(text=f"Lyden faldt ud for {each}. gang", stage=stage) for each in range(60)))
        await desk.press("escape")
        monkeypatch.setattr(Rows, "_measure", measured)
        await desk.press("enter")
        assert bars
        assert all(bars), "one that comes afterwards is seen to come, and all is laid out around it again"


def test_a_text_is_shown_again_only_where_it_looks_different(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(Static, "refresh", lambda self, **_: shown.append(str(self.content)))
    text = Static(markup=False)
    for content in ("", "a", "a", Content("a"), Content.styled("a", "bold"), Content.styled("a", "bold"), "a", ""):
        text.update(content)
    assert shown == ["a", "a", "a", "a", ""]


def test_every_text_is_one_that_lays_nothing_out_anew_where_it_stays() -> None:
    modules = [
        path
        for path in OWN.rglob("*.py")
        if re.search(r"from textual\.widgets import .*\bStatic\b", path.read_text("utf-8"))
    ]
    assert modules == []
