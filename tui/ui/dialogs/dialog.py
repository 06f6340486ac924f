"""What all dialogs have in common."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.ui.bindings import bindings
from tui.ui.live_screen import LiveScreen
from tui.ui.widgets.bars import KeyBar
from tui.ui.widgets.static import Static
from tui.wording.display import brief

R = TypeVar("R")
MOST_SHOWN = 6
"""As many places in texts are shown; of the rest it is told how many there are."""


class ScrollArea(VerticalScroll, can_focus=False):
    """What scrolls, but leaves the keys to the answers."""


class Dialog(LiveScreen, ModalScreen[R], Generic[R]):
    """A box on top of a place: a title, a body, and the keys that work in it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")
    then: ClassVar[str] = "dialog.then_done"
    """Names the words for what comes when this is sent or left, where what is below has gone on meanwhile."""

    def compose(self) -> ComposeResult:
        """Put the box together."""
        with Vertical(classes="box"):
            yield Static(classes="title", markup=False)
            yield from self.body()
            yield Static(classes="news", markup=False)
            yield KeyBar(wraps=True)

    def heading(self) -> str:
        """Return the title."""
        return ""

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that work here."""
        return [("Enter", self.say("dialog.do")), (self.key("dialog.leave"), self.say("dialog.leave"))]

    def on_mount(self) -> None:
        """Let the box grow and shrink with what is in it, and what scrolls make room for the keys."""
        for each in self.query("VerticalScroll, KeyBar"):
            self.watch(each, "virtual_size", self._fit_soon, init=False)

    def action_leave(self) -> None:
        """Go away without doing anything."""
        self.dismiss(None)

    def _show_all(self) -> None:
        self.query_one(".title", Static).update(brief(self.heading()))
        super()._show_all()
        self._show_news()
        self._fit_soon()

    def _show_news(self) -> None:
        """Show where the place below has gone; it waits."""
        text = next(filter(None, (each.news() for each in self.app.contexts if each is not self)), "")
        news = self.query_one(".news", Static)
        news.display = bool(text)
        news.update(f"{text} {self.say(self.then)}" if text else "")

    def on_resize(self) -> None:
        """Stay within the screen."""
        self._fit_soon()

    def _fit_soon(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Let what scrolls be as high as its content, but leave room for title and keys."""
        for scroll in self.query("VerticalScroll, Rows").results(Widget):
            others = (
                sum(child.outer_size.height + child.styles.margin.height for child in self.query(".box > *"))
                - scroll.outer_size.height
            )
            scroll.styles.height = max(1, min(scroll.virtual_size.height, self.size.height - others - 2))
