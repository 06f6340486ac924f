"""Two palettes, a dark and a light, with text contrast of at least 4.5:1 in both (WCAG AA; a test computes it).

Meaning is never colour alone: a colour only underlines a sign and a word that are there anyway.
"""

from __future__ import annotations

from textual.theme import Theme

from tui.settings import ThemeName

DARK = Theme(
    name="tilbageblik-dark",
    dark=True,
    primary="#f0b44c",
    secondary="#7cc4ee",
    accent="#f0b44c",
    warning="#f0b44c",
    error="#ff9a6b",
    success="#5fd0a3",
    foreground="#e8eaed",
    background="#12161b",
    surface="#12161b",
    panel="#1e252d",
    variables={
        "dim": "#a7b0ba",
        "rule": "#46515d",
        "bites": "#ff9a6b",
        "handled": "#5fd0a3",
        "watch": "#7cc4ee",
        "here": "#2a333d",
        "input-selection-background": "#f0b44c 35%",
        "block-cursor-foreground": "#12161b",
        "block-cursor-background": "#f0b44c",
    },
)

LIGHT = Theme(
    name="tilbageblik-light",
    dark=False,
    primary="#8a4b00",
    secondary="#00598c",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#a83200",
    success="#00664a",
    foreground="#16191d",
    background="#ffffff",
    surface="#ffffff",
    panel="#eef1f4",
    variables={
        "dim": "#525c66",
        "rule": "#b4bcc4",
        "bites": "#a83200",
        "handled": "#00664a",
        "watch": "#00598c",
        "here": "#e2e8ee",
        "input-selection-background": "#8a4b00 25%",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#8a4b00",
    },
)

THEMES: dict[ThemeName, Theme] = {"dark": DARK, "light": LIGHT}
