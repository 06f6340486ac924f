"""Messages in the corner: shown for a while, and kept to be read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.events import Event, Key, MouseDown, Paste
from textual.notifications import Notification
from textual.widget import Widget

from journals.text.clean import clean
from tui.ui.key_queue import KeyQueueApp

MAX_MESSAGE_LENGTH = 4_000
"""Characters of a message that are shown."""
WARNING_TIMEOUT = 20
"""Seconds that a warning or an error stays; what is only told goes sooner."""


class NotifyingApp(KeyQueueApp, inherit_bindings=False):
    """An app that says what happened."""

    NOTIFICATION_TIMEOUT = 10  # nobody is to read faster than that

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[tuple[datetime, str]] = []
        """What was told, oldest first, so that it can be read again."""
        self._until_key: set[str] = set()
        """What is told only until somebody does something."""

    def notify_user(self, text: str, kind: str = "information") -> None:
        """Show a message in a corner for a while; it can be read again."""
        text = self.keep_message(text)
        self.dismiss_notifications()
        if self.screen_stack:
            self._place()  # before it shows
        timeout = self.NOTIFICATION_TIMEOUT if kind == "information" else WARNING_TIMEOUT
        self.notify(text, severity=kind, timeout=timeout, markup=False)  # type: ignore[arg-type]

    def keep_message(self, text: str) -> str:
        """Keep a message among those that can be read again, and return it as it is shown."""
        text = clean(text[:MAX_MESSAGE_LENGTH])  # the name of a file may be in it
        self.messages.append((datetime.now(), text))  # noqa: DTZ005 - shown to the user, in the user's own time
        return text

    def notify_until_key(self, text: str, kind: str = "warning") -> None:
        """Show a message until a key is pressed or another place opens: what it quotes is not for all who look on."""
        self._until_key.add(clean(text[:MAX_MESSAGE_LENGTH]))
        self.notify_user(text, kind)

    def end_notices(self) -> None:
        """Take away what was told until somebody did something."""
        if ended := [each for each in self._notifications if each.message in self._until_key]:
            self._until_key -= {each.message for each in ended}
            self._take_away(ended)

    async def on_event(self, event: Event) -> None:
        """Let what somebody does end what was told until then."""
        if self._until_key and isinstance(event, Key | Paste | MouseDown):
            self.end_notices()
        await super().on_event(event)

    def on_notify(self) -> None:
        """Let it be heard of what is told, as soon as Textual has it."""
        self.call_next(self.messages_changed)

    @property
    def latest_message(self) -> Notification | None:
        """What was told last, while it is still to be seen."""
        return next(reversed(list(self._notifications)), None)

    def messages_changed(self) -> None:
        """Hear that something is told or no longer is."""

    def dismiss_notifications(self, kind: str = "information") -> None:
        """Take away what was told of something earlier; what is wrong stays its time, or until it is dealt with."""
        self._take_away([each for each in self._notifications if each.severity == kind])

    def _take_away(self, notifications: Sequence[Notification]) -> None:
        for each in notifications:
            self._unnotify(each, refresh=False)
            for screen in self.screen_stack:
                screen.query(f"#--textual-toast-{each.identity}").remove()  # its holder, which would keep an empty line
        self.messages_changed()

    def place_messages(self) -> None:
        """Have what is told lie where nothing is covered that says where one is, and not the row under the cursor."""
        if self._notifications:
            self._place()

    def _place(self) -> None:
        from tui.ui.message_place import free_lines, goes_low, lines_in_use

        screen = self.screen
        free = free_lines(screen)
        low = goes_low(free, lines_in_use(screen.focused))
        for rack in screen.query("ToastRack").results(Widget):
            rack.styles.dock = "bottom" if low else "top"
            rack.styles.margin = (0, 0, screen.size.height - free.stop, 0) if low else (free.start, 0, 0, 0)
            rack.styles.max_height = len(free)
