"""An app that asks about a text that comes where letters are keys, before anything of it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.events import Key, Paste
from textual.screen import ModalScreen

from tui.commands import Command, by_id, find, key_shown, keys_of, of_scope
from tui.commands.typed_keys import key_name
from tui.ui.base_app import BaseApp
from tui.ui.screen_context import ScreenContext

_LINES = ("project.log", "gather.aloud")
"""What opens the line of a place for what one has seen."""
_BEGINS_TYPING = ("log", "aloud", "slips", "private", "new", "action", "distil", "park", "filter", "search")
"""Actions after which one types on at once."""


class StrayTextApp(BaseApp, inherit_bindings=False):
    """It knows what takes letters, and where one writes."""

    @property
    def letters_are_keys(self) -> bool:
        """Whether what is typed now goes into no line: on a place, while no line of it is open."""
        screen: object = self.screen_stack[-1] if self.screen_stack else None
        if not isinstance(screen, ScreenContext) or isinstance(screen, ModalScreen) or screen.takes_letters:
            return False
        return self.focused is None or not self.focused.check_consume_key("a", "a")

    def opens_line(self, key: Key) -> bool:
        """Return whether a key begins something new here that one types: what is typed on goes into that."""
        scopes = (*self.context.scopes, "app")
        opening = [command for scope in scopes for action in _BEGINS_TYPING if (command := find(scope, action))]
        return self._is_key_of(key, opening)

    def acts_at_once(self, key: Key) -> bool:
        """Return whether a key is here one of a command that changes something unasked."""
        return self._is_key_of(key, [each for each in of_scope(*self.context.scopes, "app") if each.acts])

    def _is_key_of(self, key: Key, commands: Iterable[Command]) -> bool:
        return any(key_name(each) == key_name(key.key) for c in commands for each in keys_of(c, self.settings.keys))

    def ask_about_text(self, text: str, keys: Sequence[Key]) -> None:
        """Ask whether a text was meant for the line of the place, or to be searched for where it has none."""
        from tui.ui.dialogs.stray_text import StrayAnswer, StrayTextDialog  # only where there is such a text

        own = [line for line in _LINES if line.partition(".")[0] in self.context.scopes]

        def take(answer: StrayAnswer | None) -> None:
            if answer == "write":
                self.press(key_shown(by_id((own or ["app.search"])[0]), self.language, self.settings.keys))
                self.post_message(Paste(text))
            elif answer == "keys":
                self.press_again(keys)

        write = "stray.on_line" if own else "stray.as_search"
        self.push_screen(StrayTextDialog(text, write, were_keys=bool(keys)), take)
