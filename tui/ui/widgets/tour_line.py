"""The line above the keys: in the samples, that they are a copy; on a tour, what to try next."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters
from textual.content import Content

from tui.commands import by_id, key_shown
from tui.ui.base_app import BaseApp
from tui.ui.widgets.static import Static


class TourLine(Static):
    """It takes no room where there is nothing to say."""

    DEFAULT_CSS = """
    TourLine { height: auto; max-height: 2; padding: 0 1; background: $panel; color: $foreground; display: none; }
    """
    app = getters.app(BaseApp)

    def show(self, scopes: Sequence[str]) -> None:
        """Show what is to be said in a place with these scopes."""
        tour, say = self.app.tour, self.app.say
        text = tour.text(say, self._key, scopes) if tour.is_on else ""
        if not text and self.app.is_sample and "home" in scopes:
            text = say("tour.copy", key=self._key("app.tour"))
        self.display = bool(text)
        self.update(Content.assemble((text, "bold")) if tour.is_on else Content(text))

    def _key(self, command: str) -> str:
        return key_shown(by_id(command), self.app.language, self.app.settings.keys)
