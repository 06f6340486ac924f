"""How a screen opens without what Textual would do twice: before its widgets are there, and again when they are."""

from __future__ import annotations

from textual.events import ScreenResume
from textual.geometry import Size
from textual.screen import Screen

from tui.ui.widget_mixin import WidgetMixin


class QuickOpening(WidgetMixin):
    """A mixin for a screen, before the kind of screen it is."""

    def on_compose(self) -> None:
        """Be as narrow or short as the window from the beginning: found out later, it has all styles read again."""
        size, screen, app = self.app.size, self.screen, self.app
        wide = screen._get_breakpoint_classes(
            size.width, screen.HORIZONTAL_BREAKPOINTS or app.HORIZONTAL_BREAKPOINTS or []
        )
        high = screen._get_breakpoint_classes(
            size.height, screen.VERTICAL_BREAKPOINTS or app.VERTICAL_BREAKPOINTS or []
        )
        self.add_class(*wide, *high)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Leave the styles as they are where all was made just now; after another place they may be out of date."""
        if not self.screen.stack_updates:
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        """Lay out anew, but where that has just been done for this size: a box that opens is no change of size."""
        screen = self.screen
        put_off = screen._layout_required and not screen.is_current  # the screen on top sees to that itself
        if screen._compositor.size != size or put_off:
            Screen._screen_resized(screen, size)
