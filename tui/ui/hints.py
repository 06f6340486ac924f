"""Hints: what says which key does something, until that key was pressed a few times.

What stands instead of an empty list, and what a phase of a meeting asks for, are no hints: they stay. So does the key
bar.
"""

from __future__ import annotations

from collections.abc import Callable

from journals.library.paths import LocalFolders
from tui.commands import Command, by_id, key_shown, keys_of
from tui.commands.typed_keys import key_name
from tui.locale import Catalogue
from tui.settings import Settings
from tui.settings.used_keys import UsedKeys


class Hints:
    """The hints that are still worth their room. A hint is named by the id of its command: `hint.<id>`."""

    def __init__(
        self,
        settings: Settings,
        places: LocalFolders,
        say: Callable[[], Catalogue],
        in_background: Callable[[Callable[[], object]], object],
    ) -> None:
        """`say` gives the texts in the language of now; `in_background` does something beside the screen."""
        self._settings, self._say, self._in_background = settings, say, in_background
        self._used = UsedKeys(places)

    def after(self, text: str, command: str) -> str:
        """Return a text, and behind it the hint on a command."""
        return f"{text} {hint}" if (hint := self._hint(command)) else text

    def list_after(self, text: str, *commands: str) -> str:
        """Return a text, and behind it a sentence with the hints on several commands."""
        hints = [hint for each in commands if (hint := self._hint(each))]
        return f"{text} {self._say()('hint.press', keys=', '.join(hints))}" if hints else text

    def note(self, command: Command, key: str) -> None:
        """Count that a command was done by a key of its own; only of one that a hint is about."""
        is_pressed = any(key_name(each) == key for each in keys_of(command, self._settings.keys))
        if is_pressed and self._is_hinted(command.id) and not self._used.is_known(command.id):
            self._keep(self._used.count(command.id))

    def is_first(self, name: str) -> bool:
        """Return whether something is told for the first time at this machine; it is not any more from then on."""
        if is_new := not self._used.was_counted(name):
            self._keep(self._used.count(name))
        return is_new

    def show_again(self) -> None:
        """Show all hints again, as on the first day."""
        self._keep(self._used.forget())

    def _keep(self, counts: dict[str, int]) -> None:
        self._in_background(lambda: self._used.keep(counts))

    def _hint(self, command: str) -> str:
        if self._settings.hints == "never" or (self._settings.hints == "until_known" and self._used.is_known(command)):
            return ""
        say = self._say()
        return say(f"hint.{command}", key=key_shown(by_id(command), say.language, self._settings.keys))

    def _is_hinted(self, command: str) -> bool:
        return self._say().has(f"hint.{command}")
