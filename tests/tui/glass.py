"""What a terminal shows of an app: all that was painted, one paint over the other, as it is left on the glass."""

from __future__ import annotations

import pyte
import pytest
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from tui.app import TilbageblikApp


class Glass:
    """A terminal that is painted on by an app that has none."""

    def __init__(self, width: int, height: int) -> None:
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.Stream(self._screen)

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take what apps paint from now on."""

        def display(app: TilbageblikApp, _screen: Screen[object], painted: RenderableType | None) -> None:
            if isinstance(painted, CompositorUpdate):
                self._stream.feed(painted.render_segments(app.console))

        monkeypatch.setattr(TilbageblikApp, "_display", display)

    @property
    def lines(self) -> list[str]:
        """What stands there now."""
        return [line.rstrip() for line in self._screen.display]
