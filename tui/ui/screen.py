"""What all places have in common: where you are on top, what you can press at the bottom, and staying up to date."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.screen import Screen

from tui.commands import Command, of_scope
from tui.ui.base_app import Changed
from tui.ui.live_screen import LiveScreen
from tui.ui.widgets.bars import KeyBar, TitleBar
from tui.ui.widgets.line_view import LineView
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.tour_line import TourLine


class AppScreen(LiveScreen, Screen[None]):
    """A place. A subclass names its `scope` in the command table, composes `body()` and shows all in `fill()`."""

    scope: ClassVar[str] = "app"
    _stale = False

    def compose(self) -> ComposeResult:
        """Put the place together."""
        yield TitleBar()
        yield from self.body()
        yield TourLine()
        yield KeyBar()

    @property
    def scopes(self) -> tuple[str, ...]:
        """Its own scope."""
        return (self.scope,)

    @property
    def rows(self) -> Rows[Any] | None:
        """The list whose rows commands act on; None where there is none."""
        return None

    def does(self, command: Command) -> DOMNode:
        """Return what does a command of these scopes."""
        return self

    def on_screen_resume(self) -> None:
        """Catch up with what changed while another place was on top."""
        if self._stale:
            self._show_all()
        elif self.is_mounted:
            self._show_tour()

    def headline(self, text: str, right: str = "") -> None:
        """Show where we are."""
        self.query_one(TitleBar).show(text, right)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter here, the most useful first and help last."""
        shown: dict[str, str] = {}
        for command in of_scope(self.scope, "app"):
            key = self.key(command.id)
            if key not in shown and self.offers(command):
                shown[key] = self.say(f"commands.{command.id}.short")
        return list(shown.items())

    def applies(self, command: Command) -> bool:
        """Return whether a command can be done here at all; to come here is nothing new."""
        if command.id == "app.import" and self.app.meeting_here:
            return False  # in a meeting undo takes back only what belongs to it
        if command.id == "app.history" and not self.has_records:
            return False
        if command.id == "app.tour" and not self.app.is_sample:
            return False
        return command.id != f"app.{self.scope}" and super().applies(command)

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command: not where its key would only tell why it cannot be done."""
        if command.id == "app.history":
            return self.record_here() is not None
        if command.id == "app.export" and not self.app.journals_at(self):
            return False
        return super().offers(command)

    def stash_drafts(self) -> None:
        """Have the app keep what is half typed, while this is left."""
        self.app.drafts |= self.drafts()

    def release(self) -> bool:
        """Choose no rows any more, of the lists that show."""
        chosen = [v for v in self.query("*") if isinstance(v, LineView) and v.chosen and v.is_on_screen]
        for view in chosen:
            view.deselect_all()
        if chosen:
            self._show_all()
        return bool(chosen)

    def _follow(self, changed: Changed) -> None:
        if self.app.screen is self:
            super()._follow(changed)
        else:
            self._stale = True

    def _show_all(self) -> None:
        self._stale = False
        super()._show_all()
        self._show_tour()

    def _show_tour(self) -> None:
        if self.app.screen is self:
            self.app.tour.advance(self.scopes, self.app.library.journals)
        self.query_one(TourLine).show(self.scopes)
