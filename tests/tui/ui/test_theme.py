"""Contrast of at least 4.5:1 (WCAG AA) for every text in every theme, 3:1 for the rest: as declared, and as drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style
from textual import constants
from textual.color import Color
from textual.theme import Theme
from textual.widget import Widget

from tests.amount import amount
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.settings import ThemeName
from tui.ui.dialogs.confirm import DiscardDialog
from tui.ui.theme import ALL_THEMES, DARK, DARK_16, LIGHT, LIGHT_16, TERMINAL_DARK, TERMINAL_LIGHT, theme_for
from tui.ui.widgets.line_view import LOOKS

LEAST, LEAST_OF_PARTS = 4.5, 3.0
SIGNS = sorted(set(LOOKS) - {"strong", "match", "bites-few", "bites-many"})
ON = {
    "background": ("foreground", *SIGNS),
    "panel": ("panel-text", "accent"),
    "here": ("here-text", *(f"here-{look}" for look in SIGNS)),
    "field": ("field-text", "field-dim", "field-accent"),
    "block-cursor-background": ("block-cursor-foreground",),
    "here-selection-background": ("here-selection-foreground",),
    "field-selection-background": ("field-selection-foreground",),
    "input-selection-background": ("input-selection-foreground",),
    "screen-selection-background": ("screen-selection-foreground",),
}
"""Text colours, by the background they are used on."""
PARTS = (
    ("scroll", "background"),
    ("accent", "background"),
    ("here-accent", "here"),
    ("field-accent", "field"),
    ("input-selection-background", "background"),
    ("here-selection-background", "here"),
    ("field-selection-background", "field"),
    ("screen-selection-background", "background"),
)
"""What is no text and must be seen beside something."""
MEANINGS = (
    ("foreground", "accent", "bites", "handled", "watch"),
    ("here-text", "here-accent", "here-bites", "here-handled", "here-watch"),
)
"""What must not look the same by its colour alone."""
PALETTES = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "VGA": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "Windows console": "000000 800000 008000 808000 000080 800080 008080 c0c0c0 "
    "808080 ff0000 00ff00 ffff00 0000ff ff00ff 00ffff ffffff",
    "macOS Terminal": "000000 990000 00a600 999900 0000b2 b200b2 00a6b2 bfbfbf "
    "666666 e60000 00d900 e6e600 0000ff e600e6 00e6e6 e6e6e6",
}
"""What terminals make of the sixteen colours."""
LINES = set("─│╭╮╰╯▌▐▎▊█▁▂▃▄▅▆▇▔▕ ")
"""Rules, frames, marks and scroll bars: they are not text."""
HITS = ("s", "b", "o", "r", "g", "e", "r")
"""To what a search finds; the index needs a moment first."""
SIGHTS: list[tuple[ThemeName, tuple[int, int]]] = [("dark", (80, 24)), ("light", (120, 36)), ("terminal", (100, 30))]
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


def seen_as(colour: Color, palette: str, ground: bool | int, dark: bool) -> Color:
    """Return a colour as a terminal shows it; `palette` is a name of `PALETTES`, "256", or "" for what is declared."""
    if colour.ansi is None:
        if palette != "256":
            return colour
        number = colour.rich_color.downgrade(ColorSystem.EIGHT_BIT).number
        assert number is not None
        return Color.from_rich_color(RichColor.from_ansi(number))
    number = colour.ansi if colour.ansi >= 0 else (0 if ground == dark else 15)
    return Color.parse(f"#{PALETTES[palette].split()[number]}")


def looks(theme: Theme) -> Iterator[tuple[str, dict[str, Color]]]:
    """Yield where a theme is shown, and all its colours as they are seen there."""
    declared = {**theme.to_color_system().generate(), **theme.variables}
    names = {*sum(ON.values(), ()), *ON, *sum(PARTS, ()), *sum(MEANINGS, ())}
    for palette in PALETTES if theme.ansi else ("", "256"):
        yield (
            palette,
            {name: seen_as(Color.parse(declared[name]), palette, name in ON, theme.dark) for name in names},
        )


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


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_every_colour_stands_out_from_what_it_is_used_on(theme: Theme) -> None:
    texts = [(text, ground, LEAST) for ground, texts in ON.items() for text in texts]
    pairs = [*texts, *((part, ground, LEAST_OF_PARTS) for part, ground in PARTS)]
    weak = {
        (palette, one, other): round(found, 2)
        for palette, colours in looks(theme)
        for one, other, least in pairs
        if (found := ratio(colours[one], colours[other])) < least
    }
    assert weak == {}


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_no_two_meanings_have_one_colour(theme: Theme) -> None:
    for palette, colours in looks(theme):
        for one, other in (pair for meanings in MEANINGS for pair in combinations(meanings, 2)):
            assert colours[one] != colours[other], (palette, one, other)


@pytest.mark.parametrize("theme", [TERMINAL_DARK, TERMINAL_LIGHT], ids=lambda theme: theme.name)
def test_in_the_terminals_own_colours_nothing_of_less_weight_is_stronger_than_the_text(theme: Theme) -> None:
    assert theme.variables["dim"] == theme.foreground


def test_a_setting_means_what_the_terminal_can_show() -> None:
    assert [theme_for(name, {}, few_colours=False) for name in ("dark", "light", "terminal")] == [
        DARK,
        LIGHT,
        TERMINAL_DARK,
    ]
    assert [theme_for(name, {}, few_colours=True) for name in ("dark", "light")] == [DARK_16, LIGHT_16]
    assert theme_for("terminal", {"COLORFGBG": "0;15"}, few_colours=False) is TERMINAL_LIGHT
    assert theme_for("terminal", {"COLORFGBG": "15;default;0"}, few_colours=True) is TERMINAL_DARK
    assert theme_for("light", {"NO_COLOR": ""}, few_colours=False) is TERMINAL_DARK


async def test_sixteen_colours_are_used_where_there_are_no_more(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "standard")
    async with sit() as desk:
        assert {each.is_system_defined for style in styles(desk) for each in (style.color, style.bgcolor) if each} == {
            True
        }


@pytest.mark.long
async def test_what_is_typed_is_read_where_a_light_theme_has_sixteen_colours_on_a_dark_terminal(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(constants, "COLOR_SYSTEM", "standard")
    async with sit(theme="light") as desk:
        await desk.press("enter", "n", "x", "y")
        assert weak_texts(desk) == set()


async def test_no_colours_are_written_where_none_are_wanted(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sit() as desk:
        await desk.press("enter", "l")
        assert {each.is_default for style in styles(desk) for each in (style.color, style.bgcolor) if each} == {True}
        assert any(style.reverse for style in styles(desk)), "the chosen row is seen without colours"


def styles(desk: Desk) -> list[Style]:
    return [segment.style for strip in desk.strips for segment in strip if segment.style and segment.style.color]


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
    front, back = (
        seen_as(Color.from_rich_color(each), "xterm", ground, dark=True)
        for ground, each in enumerate((style.color, style.bgcolor))
    )
    if style.dim:
        front = back.blend(front, 0.66)
    return (back, front) if style.reverse else (front, back)


@pytest.mark.long
@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize(("theme", "size"), amount(SIGHTS[:2], SIGHTS))
async def test_what_is_drawn_stands_out(sit: Sit, theme: ThemeName, size: tuple[int, int]) -> None:
    async with sit(theme=theme, size=size) as desk:
        for way in WAYS:
            await desk.press(*way)
            if way == HITS:
                await desk.until(lambda: desk.app.context.rows and desk.app.context.rows.item)
            assert weak_texts(desk) == set(), way
            while len(desk.app.screen_stack) > 1:
                await desk.press("escape")
                if isinstance(desk.place, DiscardDialog):
                    await desk.press("end")
