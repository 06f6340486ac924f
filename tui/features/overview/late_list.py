"""A list of the overview whose rows are read in a thread beside the screen's, as all of a large library are asked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from textual import work
from textual.app import ComposeResult

from tui.features.common.latest_task import LatestTask
from tui.ui.list_screen import ListScreen
from tui.ui.widgets.progress import UnderWay

T = TypeVar("T")
A_MOMENT = 0.3
"""Seconds that keys pressed ahead wait for what they are meant for."""
Reader: TypeAlias = Callable[[Callable[[int, int], object]], Sequence[T]]
"""Reads rows in any thread; calls what it is given at every step."""


class LateListScreen(ListScreen[T]):
    """A list that is there before its rows; those of before show until they have been read anew."""

    def __init__(self) -> None:
        super().__init__()
        self._read: Sequence[T] | None = None
        self._reading = LatestTask[Sequence[T]]()
        self._is_reading = self._is_outdated = False

    @abstractmethod
    def reader(self) -> Reader[T]:
        """Return what reads the rows; all that belongs to the screen's thread is taken now."""

    def list_area(self) -> ComposeResult:
        """Yield how far the reading has come above the list."""
        yield UnderWay(self.say)
        yield from super().list_area()

    def items(self) -> Sequence[T]:
        """Return the rows that were read last."""
        return self._read or ()

    def shows_invitation(self) -> bool:
        """Return whether there are no rows; that is not known before they have been read."""
        return self._read is not None and super().shows_invitation()

    def ready(self) -> None:
        """Let keys come in when there is something to press them at, or after a moment: Esc is not to wait for it."""
        if self._read is not None:
            super().ready()
        else:
            self.set_timer(A_MOMENT, super().ready)

    def fill(self) -> None:
        """Show what is known, and read it anew; what is being read is read to its end first."""
        super().fill()
        self._is_outdated = self._is_reading
        if not self._is_reading:
            self._is_reading = True
            self._begin(self.reader())

    def on_unmount(self) -> None:
        """Let the reading end: nobody will look at it."""
        self._reading.stop()

    @work(group="overview", exclusive=True)
    async def _begin(self, reader: Reader[T]) -> None:
        reading = self._reading.start(reader)
        self.query_one(UnderWay).follow(reading, self.say("overview.counting"), self.say)
        read = await self._reading.result()
        self._is_reading = False
        if read is not None and self in self.app.screen_stack:
            self._read = read
            super().fill()
            self.show_keys()
            self.call_after_refresh(self.ready)
            if self._is_outdated:
                self.fill()
