"""What phases and their parts have in common: the app, its texts, and the screen of the meeting."""

from __future__ import annotations

from textual import getters

from tui.features.retro.phases.host import RetroHost
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.widget_mixin import WidgetMixin


class PhaseWidget(WidgetMixin):
    """A mixin for what is shown on a `RetroHost`."""

    app = getters.app(BaseApp)

    @property
    def say(self) -> Catalogue:
        """The texts."""
        return self.app.say

    @property
    def host(self) -> RetroHost:
        """The screen it is on."""
        screen = self.screen
        assert isinstance(screen, RetroHost)
        return screen
