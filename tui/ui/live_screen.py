"""What places and boxes have in common: texts, the keys at the bottom, and staying up to date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.geometry import Size
from textual.map_geometry import MapGeometry
from textual.screen import Screen
from textual.widget import Widget

from tui.commands import by_id, key_shown
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp, Changed
from tui.ui.quick_opening import QuickOpening
from tui.ui.screen_context import ScreenContext
from tui.ui.widgets.bars import KeyBar


class LiveScreen(ScreenContext, QuickOpening):
    """A mixin for a screen. A subclass composes `body()` and a key bar, and shows all in `fill()`."""

    app = getters.app(BaseApp)
    opens_app: ClassVar[bool] = False
    """Whether the app opens on it, so that its style sheet is read first."""
    _painted: Mapping[Widget, MapGeometry] = {}
    """Where all lay when it was laid out last."""

    def body(self) -> ComposeResult:
        """Yield what is between the first line and the keys."""
        yield from ()

    def fill(self) -> None:
        """Show everything as it is now: called when the screen opens, and when records or words have changed."""

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter here, the most useful first, with a word on each."""
        return []

    def way_on(self) -> str:
        """Return the key without which one would not come on from here, and which a narrow bar shows; "" for none."""
        return ""

    @property
    def say(self) -> Catalogue:
        """The texts."""
        return self.app.say

    def key(self, command: str, *, typing: bool = False) -> str:
        """Return the key to show of a command, named by its id; where one types, one that can be pressed then."""
        return key_shown(by_id(command), self.app.language, self.app.settings.keys, typing=typing)

    def show_keys(self) -> None:
        """Show the keys of now; for where other ones work than when all was shown."""
        self.query_one(KeyBar).show(self.hints(), self.way_on())

    def on_compose(self) -> None:
        """Have the style sheets at hand; the screen itself is styled when its size is known (`QuickOpening`)."""
        if not self.opens_app:
            self.app.read_all_styles()

    def on_mount(self) -> None:
        """Fill, and from now on follow what changes."""
        self.app.dismiss_notifications()
        if len(self.app.screen_stack) > 1:  # the first screen may open after what an earlier run left is told
            self.app.end_notices()
        self.app.changed.subscribe(self, self._follow)
        self._show_all()
        self.call_after_refresh(self.ready)

    def ready(self) -> None:
        """Let keys come in."""
        self.app.mark_ready(self.screen)

    def _on_timer_update(self) -> None:
        """Paint what has changed; while a key is being handled, all that it changes is waited for."""
        if not self.app.frame.is_open:
            self.app.frame.painted()
            Screen._on_timer_update(self.screen)
            self.app.place_messages()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out; what was painted last is what Textual is to compare with, lest a thing stay also where it was.

        It compares with what it laid out last in full, which is not what shows after it has scrolled or was asked where
        something lies.
        """
        compositor = self.screen._compositor
        compositor._full_map = {**compositor._full_map, **self._painted}
        Screen._refresh_layout(self.screen, size, scroll)
        self._painted = compositor._visible_map or compositor._full_map

    def _follow(self, changed: Changed) -> None:
        self._show_all()

    def _show_all(self) -> None:
        self.fill()
        self.show_keys()
