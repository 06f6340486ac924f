"""The part of the app that knows its colours: which there are, and which a terminal can show."""

from __future__ import annotations

import os
from typing import get_args

from textual.app import App
from textual.filter import Monochrome, NoColor
from textual.scrollbar import ScrollBar
from textual.theme import Theme

from tui.settings import ProjectorChoice, Settings, ThemeName
from tui.ui.notifications import NotifyingApp
from tui.ui.theme import ALL_THEMES, DARK, theme_for
from tui.ui.widgets.line_view import PROJECTOR
from tui.ui.widgets.scroll_bar import SlimScrollBar


class ThemedApp(NotifyingApp, inherit_bindings=False):
    """An app in one of our own themes; one whose user wants no colours writes none."""

    def __init__(self) -> None:
        super().__init__()
        # Textual would write shades of grey: it does not know yet that the theme will be the terminal's own.
        self._filters = [NoColor() if isinstance(each, Monochrome) else each for each in self._filters]
        self._theme_name: ThemeName = "dark"
        ScrollBar.renderer = SlimScrollBar

    def begin_in_looks(self, settings: Settings) -> None:
        """Begin as it was chosen: to change to that would have all styles read twice before the first paint."""
        self.set_class(settings.projector == "on", PROJECTOR, update=False)
        for each in ALL_THEMES:
            self.register_theme(each)
        theme = self._use(settings.theme)
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.add_class(f"-theme-{theme.name}", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def show_next_theme(self) -> ThemeName:
        """Change from dark to light to the terminal's own colours and round again; return which it is now."""
        names: tuple[ThemeName, ...] = get_args(ThemeName)
        self.theme = self._use(names[(names.index(self._theme_name) + 1) % len(names)]).name
        return self._theme_name

    def toggle_projector(self) -> ProjectorChoice:
        """Show all for a room that reads along from afar, or no longer; return which it is now."""
        self.toggle_class(PROJECTOR)
        return "on" if self.has_class(PROJECTOR) else "off"

    def _use(self, name: ThemeName) -> Theme:
        self._theme_name = name
        few = self.console.color_system not in ("256", "truecolor")
        return theme_for(name, os.environ, few_colours=few)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Let any other theme have our own colours' names too."""
        return dict(DARK.variables)
