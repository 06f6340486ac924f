"""Letters over what is on the screen; what they are pressed for has the keys then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.screen import ModalScreen, Screen

from tui.ui.bindings import bindings
from tui.ui.jump.labels import labels
from tui.ui.jump.targets import Target, targets
from tui.ui.live_screen import LiveScreen
from tui.ui.widgets.bars import KeyBar
from tui.ui.widgets.static import Static


class JumpOverlay(LiveScreen, ModalScreen[Callable[[], object] | None]):
    """What lies below stays in sight; each letter is for a label, and any other does nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("jump")
    scope: ClassVar[str] = "jump"
    DEFAULT_CSS = """
    JumpOverlay { background: transparent; }
    JumpOverlay .label {
        position: absolute; width: auto; height: 1; background: $accent; color: $background; text-style: bold;
    }
    JumpOverlay .label:nocolor { text-style: bold reverse; }
    """

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = below
        self._targets: dict[str, Target] = {}
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Yield a label over each place."""
        found = targets(self._below)
        self._targets = dict(zip(labels(len(found)), found, strict=True))
        for label, target in self._targets.items():
            shown = Static(label, classes="label", markup=False)
            shown.styles.offset = target.at
            yield shown
        yield KeyBar()

    def hints(self) -> list[tuple[str, str]]:
        """Return how one goes on."""
        return [("a-z", self.say("jump.letters")), (self.key("jump.leave"), self.say("dialog.leave"))]

    def on_key(self, event: Key) -> None:
        """Go where the letters stand, once that is only one place."""
        if event.character is None or not event.character.isalpha():
            return
        event.stop()
        typed = self._typed + event.character.lower()
        left = [label for label in self._targets if label.startswith(typed)]
        self._typed = typed if left else ""
        if left == [typed]:
            self.dismiss(self._targets[typed].go)
            return
        for shown, label in zip(self.query(".label"), self._targets, strict=False):
            shown.display = label.startswith(self._typed)

    async def on_resize(self) -> None:
        """Put the labels where all is now."""
        if self.is_mounted:
            self.call_after_refresh(self._begin_anew)

    async def _begin_anew(self) -> None:
        if not self.is_current:  # left meanwhile
            return
        self._typed = ""
        await self.recompose()
        if self.is_current:
            self.show_keys()

    def action_leave(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
