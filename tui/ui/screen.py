"""What all places have in common: where you are on top, what you can press at the bottom, and staying up to date."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.screen import Screen

from tui.commands import Command, keys_shown, of_scope
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp, Changed
from tui.ui.screen_context import ScreenContext
from tui.ui.widgets.bars import KeyBar, TitleBar
from tui.ui.widgets.row_list import Rows


class AppScreen(ScreenContext, Screen[None]):
    """A place. A subclass names its `scope` in the command table, composes `body()` and shows all in `fill()`."""

    scope: ClassVar[str] = "app"
    app = getters.app(BaseApp)
    _stale = False

    def compose(self) -> ComposeResult:
        """Put the place together."""
        yield TitleBar()
        yield from self.body()
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

    def body(self) -> ComposeResult:
        """Yield what is between the two bars."""
        yield from ()

    def fill(self) -> None:
        """Show everything as it is now: called when the place opens, and when records or words have changed."""

    @property
    def say(self) -> Catalogue:
        """The texts."""
        return self.app.say

    def on_mount(self) -> None:
        """Fill, and from now on follow what changes."""
        self.app.dismiss_notifications()
        self.app.changed.subscribe(self, self._follow)
        self._show_all()
        self.call_after_refresh(self.ready)

    def ready(self) -> None:
        """Let keys come in."""
        self.app.mark_ready(self)

    def on_screen_resume(self) -> None:
        """Catch up with what changed while another place was on top."""
        if self._stale:
            self._show_all()

    def headline(self, text: str, right: str = "") -> None:
        """Say where we are."""
        self.query_one(TitleBar).show(text, right)

    def show_keys(self) -> None:
        """Show the keys of now."""
        self.query_one(KeyBar).show(self.hints())

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter here, the most useful first and help last."""
        language, changed = self.app.language, self.app.settings.keys
        shown: dict[str, str] = {}
        for command in of_scope(self.scope, "app"):
            key = keys_shown(command, language, changed).split(", ")[0]
            if key not in shown and self.offers(command):
                shown[key] = self.say(f"commands.{command.id}.short")
        return list(shown.items())

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything here and now; to come here is nothing new."""
        return command.id != f"app.{self.scope}" and super().can(command)

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command: not where its key would only tell why it cannot be done."""
        if command.id == "app.history":
            return self.record_here() is not None
        if command.id == "app.export" and not self.app.journals_at(self):
            return False
        return super().offers(command)

    def _follow(self, changed: Changed) -> None:
        if self.app.screen is self:
            self._show_all()
        else:
            self._stale = True

    def _show_all(self) -> None:
        self._stale = False
        self.fill()
        self.show_keys()
