"""Messages in the corner: shown for a while, kept to be read again, and never on the row under the cursor."""

from __future__ import annotations

from datetime import datetime

from textual.notifications import Notification
from textual.widget import Widget

from journals.text.clean import clean
from tui.ui.key_queue import KeyQueueApp
from tui.ui.widgets.row_list import Rows

MAX_MESSAGE_LENGTH = 4_000
"""Characters of a message that are shown."""
WARNING_TIMEOUT = 20
"""Seconds that a warning or an error stays; what is only told goes sooner."""
MESSAGE_LINES = 3
"""Lines that a message takes, hardly more."""
WHAT_WAITS = "#today"
"""What stands on top of a screen to be read first: a message goes below."""
_HIGH = 20
"""From this height of the screen a message leaves the title to be read."""


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
        self._place_messages()
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

    def on_rows_moved(self) -> None:
        """Keep what is told off the row under the cursor."""
        if self._notifications:
            self._place_messages()

    def _place_messages(self) -> None:
        rows = self.screen.focused
        below_title = self.screen.size.height >= _HIGH
        on_top = isinstance(rows, Rows) and rows.nearer_top(MESSAGE_LINES + below_title)
        waits = isinstance(rows, Rows) and rows.leaves_free(MESSAGE_LINES) and bool(self.screen.query(WHAT_WAITS))
        low = on_top or waits
        self.screen.query("ToastRack").set_class(low, "low").set_class(below_title and not low, "below-title")
