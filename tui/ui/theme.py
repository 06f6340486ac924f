"""Palettes with text contrast of at least 4.5:1 (WCAG AA), on the chosen row too, and 3:1 for what is no text.

Meaning is never colour alone: a colour only underlines a sign and a word that are there anyway. Tests compute the
contrasts, those of the sixteen colours in the palettes of several terminals.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

from tui.settings import ThemeName

_LOOKS = ("dim", "accent", "bites", "handled", "watch")
"""What stands out on any ground; on the chosen row as `here-…`."""


def _theme(name: str, *, dark: bool, ansi: bool = False, **colours: str) -> Theme:
    """Return a theme; what is not named for the chosen row and for the bars is there as it is elsewhere.

    Lines and texts one types in (`field-…`) look as the chosen row does.
    """
    named = {key.replace("_", "-"): colour for key, colour in colours.items()}
    text, ground, accent = named["foreground"], named["background"], named["accent"]
    textual = BUILTIN_THEMES["ansi-dark" if dark else "ansi-light"].variables if ansi else {}
    base = {**textual, "here-text": text, "panel-text": text, **{f"here-{look}": named[look] for look in _LOOKS}}
    cursor = {"block-cursor-foreground": named["on-accent"], "block-cursor-background": accent}
    selected = {
        f"{where}-selection-{part}": named[f"selection-{part}"]
        for where in ("input", "screen", "here")
        for part in ("foreground", "background")
    }
    there = {**base, **cursor, **selected, **named}
    typed_in = {key.replace("here", "field"): colour for key, colour in there.items() if key.startswith("here")}
    return Theme(
        name=f"tilbageblik-{name}",
        dark=dark,
        ansi=ansi,
        primary=accent,
        secondary=named["watch"],
        accent=accent,
        warning=accent,
        error=named["bites"],
        success=named["handled"],
        foreground=text,
        background=ground,
        surface=ground,
        panel=named["panel"],
        variables={**typed_in, **there},
    )


DARK = _theme(
    "dark",
    dark=True,
    foreground="#e8eaed",
    background="#12161b",
    panel="#20252b",
    here="#2d333b",
    dim="#a7b0ba",
    rule="#46515d",
    scroll="#6b7887",
    accent="#f0b44c",
    on_accent="#12161b",
    bites="#ff9a6b",
    handled="#5fd0a3",
    watch="#7cc4ee",
    selection_background="#7cc4ee",
    selection_foreground="#12161b",
)

LIGHT = _theme(
    "light",
    dark=False,
    foreground="#16191d",
    background="#ffffff",
    panel="#eff1f3",
    here="#e4e7ea",
    dim="#525c66",
    rule="#b4bcc4",
    scroll="#7b8793",
    accent="#8a4b00",
    on_accent="#ffffff",
    bites="#a82a00",
    handled="#00664a",
    watch="#00598c",
    selection_background="#00598c",
    selection_foreground="#ffffff",
)

# Of sixteen colours few can be read in every terminal's palette: on black the bright ones, but not red; on white red,
# magenta and the blues. Blue carries all light ones but red and magenta, so that what bites is white on the chosen row.
_HERE = {
    "here": "ansi_blue",
    "here_text": "ansi_white",
    "here_dim": "ansi_white",
    "here_accent": "ansi_bright_yellow",
    "here_bites": "ansi_bright_white",
    "here_handled": "ansi_bright_green",
    "here_watch": "ansi_bright_cyan",
    "here_selection_background": "ansi_bright_cyan",
    "here_selection_foreground": "ansi_black",
}
_ON_BLACK = {
    **_HERE,
    "panel": "ansi_blue",
    "panel_text": "ansi_bright_white",
    "dim": "ansi_white",
    "rule": "ansi_bright_black",
    "scroll": "ansi_white",
    "accent": "ansi_bright_yellow",
    "on_accent": "ansi_black",
    "bites": "ansi_bright_magenta",
    "handled": "ansi_bright_green",
    "watch": "ansi_bright_cyan",
    "selection_background": "ansi_bright_cyan",
    "selection_foreground": "ansi_black",
}
_ON_WHITE = {
    **_HERE,
    # A form has many lines to type in, and as many blue ones would be a wall. Grey carries black and blue.
    "field": "ansi_white",
    "field_text": "ansi_black",
    "field_dim": "ansi_black",
    "field_accent": "ansi_blue",
    "field_selection_background": "ansi_blue",
    "field_selection_foreground": "ansi_bright_white",
    "panel": "ansi_white",
    "panel_text": "ansi_black",
    "dim": "ansi_black",
    "rule": "ansi_bright_black",
    "scroll": "ansi_black",
    "accent": "ansi_blue",
    "on_accent": "ansi_bright_white",
    "bites": "ansi_red",
    "handled": "ansi_bright_blue",
    "watch": "ansi_magenta",
    "selection_background": "ansi_black",
    "selection_foreground": "ansi_bright_white",
}
# In the terminal's own colours nothing knows how strong its text is: what weighs less is no stronger than that.
_OWN = {"foreground": "ansi_default", "background": "ansi_default", "dim": "ansi_default"}

DARK_16 = _theme("dark-16", dark=True, ansi=True, foreground="ansi_bright_white", background="ansi_black", **_ON_BLACK)
LIGHT_16 = _theme(
    "light-16", dark=False, ansi=True, foreground="ansi_black", background="ansi_bright_white", **_ON_WHITE
)
TERMINAL_DARK = _theme("terminal-dark", dark=True, ansi=True, **(_ON_BLACK | _OWN))
TERMINAL_LIGHT = _theme("terminal-light", dark=False, ansi=True, **(_ON_WHITE | _OWN))

ALL_THEMES = (DARK, LIGHT, DARK_16, LIGHT_16, TERMINAL_DARK, TERMINAL_LIGHT)

_LIGHT_GROUNDS = {"7", *map(str, range(9, 16))}
"""What `COLORFGBG` ends with where a terminal's own background is light."""


def theme_for(name: ThemeName, environ: Mapping[str, str], *, few_colours: bool) -> Theme:
    """Return the theme that a setting means here; where no colours are wanted, the terminal's own."""
    if name == "terminal" or "NO_COLOR" in environ:
        is_light = environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_GROUNDS
        return TERMINAL_LIGHT if is_light else TERMINAL_DARK
    if few_colours:
        return DARK_16 if name == "dark" else LIGHT_16
    return DARK if name == "dark" else LIGHT
