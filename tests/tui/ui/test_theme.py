"""Contrast of at least 4.5:1 (WCAG AA) for every text, in both themes: as declared, and as drawn on every screen."""

from __future__ import annotations

from itertools import product

import pytest
from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.settings import ThemeName
from tui.ui.theme import THEMES
from tui.ui.widgets.line_view import LOOKS

LEAST = 4.5
ON = {
    "background": ("foreground", *sorted(set(LOOKS) - {"strong", "match"})),
    "panel": ("foreground", "accent", "dim", "bites"),
    "here": ("foreground", *sorted(set(LOOKS) - {"strong", "match"})),
    "block-cursor-background": ("block-cursor-foreground",),
}
"""Text colours, by the background they are used on."""
LINES = set("─│╭╮╰╯▌▎▊█▁▂▃▄▅▆▇▔▕ ")
"""Rules, frames, marks and scroll bars: they are not text."""
HITS = ("s", "b", "o", "r", "g", "e", "r")
"""To what a search finds; the index needs a moment first."""
WAYS: tuple[tuple[str, ...], ...] = (
    (),
    ("delete",),
    ("e",),
    ("enter", "0", "space", "space", "down"),
    ("enter", "0", "e"),
    ("enter", "0", "m", "tab"),
    ("enter", "t"),
    ("enter", "n", "#", "4", "4"),
    ("enter", "d", "x", "y", "shift+home"),
    ("v",),
    ("v", "enter"),
    ("b", "full_stop"),
    ("k", "enter"),
    ("x",),
    HITS,
    ("s", "ctrl+f"),
    ("h",),
    ("ctrl+p",),
    ("u",),
)


def colour(theme: ThemeName, name: str) -> Color:
    built = THEMES[theme]
    value = built.variables.get(name) or getattr(built, name)
    return Color.parse(value)


def ratio(one: Color, other: Color) -> float:
    """Contrast as WCAG 2.2 computes it."""

    def luminance(colour: Color) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_right() -> None:
    assert ratio(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert ratio(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_colour_stands_out_from_every_background_it_is_used_on(theme: ThemeName) -> None:
    pairs = [(text, ground) for ground, texts in ON.items() for text in texts]
    weak = {pair: ratio(colour(theme, pair[0]), colour(theme, pair[1])) for pair in pairs}
    assert {pair: found for pair, found in weak.items() if found < LEAST} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_selected_text_stays_readable(theme: ThemeName) -> None:
    value = THEMES[theme].variables["input-selection-background"]
    tint, share = value.split()
    for ground in ("background", "here"):
        selected = colour(theme, ground).blend(Color.parse(tint), float(share.rstrip("%")) / 100)
        assert ratio(colour(theme, "foreground"), selected) >= LEAST


def test_signs_differ_from_each_other_in_more_than_colour() -> None:
    for theme, (one, other) in product(THEMES, (("bites", "handled"), ("handled", "watch"), ("watch", "bites"))):
        assert colour(theme, one) != colour(theme, other)


def weak_texts(desk: Desk) -> set[tuple[str, str, str, float]]:
    """What is hard to read; below a dialog, which dims it, nothing is to be read."""
    found = set()
    box = desk.one(".box", Widget).region if desk.place.is_modal else desk.place.region
    for strip in desk.strips[box.y : box.bottom]:
        for segment in strip.crop(box.x, box.right):
            text = segment.text.strip()
            if not set(text) - LINES or segment.style is None:
                continue
            front, back = shown(segment.style)
            if ratio(front, back) < LEAST:
                found.add((text, front.hex, back.hex, round(ratio(front, back), 2)))
    return found


def shown(style: Style) -> tuple[Color, Color]:
    assert style.color is not None
    assert style.bgcolor is not None
    front, back = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.dim:
        front = back.blend(front, 0.66)
    return (back, front) if style.reverse else (front, back)


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize(("theme", "size"), [("dark", (80, 24)), ("light", (120, 36))])
async def test_what_is_drawn_stands_out(sit: Sit, theme: ThemeName, size: tuple[int, int]) -> None:
    async with sit(theme=theme, size=size) as desk:
        for way in WAYS:
            await desk.press(*way)
            if way == HITS:
                await desk.until(lambda: desk.app.context.rows and desk.app.context.rows.item)
            assert weak_texts(desk) == set(), way
            while len(desk.app.screen_stack) > 1:
                await desk.press("escape")
                if type(desk.place).__name__ == "Confirm":
                    await desk.press("enter")
