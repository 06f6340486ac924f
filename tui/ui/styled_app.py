"""The part of the app that reads style sheets: first what it opens with, the others when that is painted."""

from __future__ import annotations

import asyncio
from functools import cached_property
from pathlib import Path, PurePath
from typing import ClassVar

from tui.ui.themed_app import ThemedApp

_TUI = Path(__file__).parents[1]


class StyledApp(ThemedApp, inherit_bindings=False):
    """An app whose style sheets lie beside its boxes and screens.

    All are read into one, by and by: with a CSS_PATH of each screen's own, Textual would read everything again whenever
    one is opened for the first time.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        _TUI / "ui" / "frame.tcss",
        _TUI / "features" / "home" / "screen.tcss",
    ]

    @cached_property
    def _unread_styles(self) -> list[Path]:
        """The style sheets that have not been read yet: first those beside boxes, then those beside screens."""
        found = [*sorted(_TUI.glob("ui/*/*.tcss")), *sorted(_TUI.glob("features/**/*.tcss"))]
        return [path for path in found if path not in self.CSS_PATH]

    def read_all_styles(self) -> None:
        """Read what has not been read yet, for a screen that opens now."""
        if self._unread_styles:
            self.stylesheet.read_all(self._unread_styles)
            self.stylesheet.parse()
            self._unread_styles.clear()

    async def read_styles_by_and_by(self) -> None:
        """Read what has not been read yet, and let a key come in between."""
        while self._unread_styles:
            self.stylesheet.read(self._unread_styles.pop(0))
            self.stylesheet.parse()
            await asyncio.sleep(0)
