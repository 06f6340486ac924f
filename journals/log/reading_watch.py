"""Who hears how far this process has come with reading logs, in whatever thread, and can stop it."""

from __future__ import annotations

from collections.abc import Callable


class ReadingStopped(BaseException):
    """Reading was stopped; no folder that fails for it is passed over, as with an interrupt."""


class ReadingWatch:
    """Hears of each part of a long log that has been read."""

    def __init__(self) -> None:
        self.heard: Callable[[int], object] | None = None
        """Called with the bytes read since the watch was reset; from any thread."""
        self.is_stopped = False
        """Whether whoever reads is to end."""
        self._done = 0

    def advance(self, read: int) -> None:
        """Note that so many bytes have been read.

        Raises:
            ReadingStopped: it is to end.
        """
        if self.is_stopped:
            raise ReadingStopped
        self._done += read
        if self.heard is not None:
            self.heard(self._done)

    def reset(self) -> None:
        """Begin anew, with nobody who hears of it."""
        self.heard, self.is_stopped, self._done = None, False, 0


reading_watch = ReadingWatch()
"""That of this process."""
