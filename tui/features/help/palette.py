"""The palette: every command by name, found by the words that people use for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.dom import DOMNode
from textual.screen import Screen

from tui.commands import COMMANDS, Command, by_id, keys_shown, of_scope
from tui.commands.meeting import MEETING
from tui.features.help.command_words import fit_of, stands_first
from tui.ui.command_scope import CommandScope
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.screen import AppScreen
from tui.ui.widgets.row_list import Rows

_SOON = ("app.help", "app.quit")
"""What is to be seen at once, wherever one is: after what the key bar of the place shows."""
_LETTERS = 3
"""So many letters are typed before commands of other places are shown too."""
_MOST_ELSEWHERE = 6
_GOES_TO = {
    "lessons": "lessons",
    "lesson": "lessons",
    "guide": "guide",
    "actions": "actions",
    "overview": "overview",
    "map_cell": "overview",
    "week": "overview",
    "export": "export",
    "import_files": "import",
    "import": "import",
    "meetings": "meetings",
    "record": "meetings",
    "bin": "bin",
    "search": "search",
}
"""Of places that one can go to from everywhere: the command of the app that goes there."""
_ONCE = "welcome"
"""The place of the first start, to which nobody goes back."""
_AT_MEETINGS = {scope for scope in (command.scope for command in MEETING) if scope not in _GOES_TO}
_IN_PROJECTS = {"project", "profile", "entries", "card", "review", "held", "closing", "finals"}


class PaletteDialog(PickerDialog):
    """Choosing a command does it; what cannot be done now is shown with why."""

    def __init__(self, screen: Screen[Any]) -> None:
        """`screen` is where it was opened."""
        super().__init__("commands.app.palette", self._fitting)
        self._place = screen if isinstance(screen, AppScreen) else None

    @property
    def nothing_fits(self) -> str:
        """That there is no such command, and where else one can look."""
        return self.say("palette.nothing", help=self.key("app.help"), search=self.key("app.search"))

    def _fitting(self, typed: str) -> list[Option]:
        """Return what fits, best first: what can be done, what cannot be done now, what belongs elsewhere."""
        here = [(c, self._why_not(c)) for c in self._in_order(typed)]
        found = [self._option(c, typed, "") for c, why in here if not why]
        found += [self._option(c, typed, why) for c, why in here if why]
        if len(typed.strip()) >= _LETTERS:
            shown = {option.text for option in found}
            elsewhere = [c for c in self._elsewhere(typed) if self._title(c) not in shown]
            found += [self._option(c, typed, self._where(c)) for c in elsewhere[:_MOST_ELSEWHERE]]
        return found

    def _in_order(self, typed: str) -> list[Command]:
        """Return the commands that fit and ever work here; with nothing typed those the place is for come first."""
        commands = [c for c in self._commands() if c.palette and (self._place is None or self._place.applies(c))]
        if typed.strip():
            fits = [(fit, c) for c in commands if (fit := fit_of(self.say, c, typed)) is not None]
            return [c for _, c in sorted(fits, key=lambda each: (each[0], stands_first(self.say, each[1], typed)))]
        return sorted(commands, key=lambda c: 0 if c.bar and c.scope != "app" else 1 if c.id in _SOON else 2)

    def _commands(self) -> Iterator[Command]:
        for scope in dict.fromkeys([*(self._place.scopes if self._place else ()), "app"]):
            yield from of_scope(scope)

    def _elsewhere(self, typed: str) -> list[Command]:
        """Return commands of other places that fit, one of a name."""
        here = {c.id for c in self._commands()}
        fits = [
            (fit, c)
            for c in COMMANDS
            if c.palette and c.scope != _ONCE and c.id not in here and (fit := fit_of(self.say, c, typed)) is not None
        ]
        return list({self._title(c): c for _, c in sorted(fits, key=lambda each: -each[0])}.values())[::-1]

    def _option(self, command: Command, typed: str, why: str) -> Option:
        about = why
        if not why and typed.strip() and fit_of(self.say, command, typed):  # found by a word that is not in its name
            about = self.say(key) if self.say.has(key := f"palette.about.{command.action}") else ""
        keys = keys_shown(command, self.app.language, self.app.settings.keys)
        return Option(command.id, self._title(command), "" if why else keys, "dim" if why else "", about=about)

    def _title(self, command: Command) -> str:
        return self.say(f"commands.{command.id}")

    def _where(self, command: Command) -> str:
        """Return where a command of another place belongs, and how one gets there."""
        scope = self.say(f"commands.scope.{command.scope}")
        place = scope.partition(": ")[2] or scope
        if goes := _GOES_TO.get(command.scope):
            return self.say("palette.why.elsewhere_key", place=place, key=self.key(f"app.{goes}"))
        if command.scope in _AT_MEETINGS:
            return self.say("palette.why.elsewhere_meeting", place=place, key=self.key("project.retro"))
        if command.scope == "home":
            return self.say("palette.why.elsewhere_home", place=place, key=self.key("app.back"))
        if command.scope in _IN_PROJECTS:
            return self.say("palette.why.elsewhere_project", place=place)
        return self.say("palette.why.elsewhere", place=place)

    def _why_not(self, command: Command) -> str:
        """Return why a command cannot be done now; "" where it can."""
        asked: object = self._place if command.scope == "app" else self._doer(command)
        if not isinstance(asked, CommandScope) or asked.can(command):
            return ""
        rows = asked.rows
        return self.say(
            "palette.why.row" if command.row and rows is not None and rows.item is None else "palette.why.now"
        )

    def _doer(self, command: Command) -> DOMNode:
        return self.app if command.scope == "app" or self._place is None else self._place.does(command)

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """Do the command that was clicked."""
        self.choose()

    def choose(self) -> None:
        """Go away, and do the command where we were; what cannot be done stays under the cursor with why."""
        option = self.rows.item
        if option is None or option.look:
            return
        command = by_id(option.value)
        self.dismiss(None)
        self.app.call_later(self.app.run_action, command.action, self._doer(command))
