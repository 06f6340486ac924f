"""Messages in the corner: shown for a while, and kept to be read again."""

from __future__ import annotations

from datetime import datetime

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

    def notify_user(self, text: str, kind: str = "information") -> None:
        """Show a message in a corner for a while; it can be read again."""
        text = clean(text[:MAX_MESSAGE_LENGTH])  # the name of a file may be in it
        self.messages.append((datetime.now(), text))  # noqa: DTZ005 - shown to the user, in the user's own time
        self.dismiss_notifications()
        if self.screen_stack:
            self._place()  # before it shows
        timeout = self.NOTIFICATION_TIMEOUT if kind == "information" else WARNING_TIMEOUT
        self.notify(text, severity=kind, timeout=timeout, markup=False)  # type: ignore[arg-type]

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
        for each in list(self._notifications):
            if each.severity == kind:
                self._unnotify(each, refresh=False)
        for screen in self.screen_stack:
            for toast in screen.query(f"Toast.-{kind}"):
                if isinstance(toast.parent, Widget):  # its holder, which would keep an empty line
                    toast.parent.remove()
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
