"""How high the rows of a long list are: found out near the screen, guessed elsewhere until somebody comes there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, repeat
from typing import Generic, TypeVar

T = TypeVar("T")

SHORT = 200
"""A list of no more rows is measured whole: then its scroll bar is exact."""


class Heights(Generic[T]):
    """Where each row begins. The row with the cursor is as high as it wants, and pushes down those below."""

    def __init__(self, height: Callable[[T, int, bool], int]) -> None:
        """`height`: row, width, whether the cursor is on it → lines."""
        self._height = height
        self.width = 0
        """Cells to draw in; 0 until they are known."""
        self.here = 0
        """Lines of the row with the cursor."""
        self._items: Sequence[T] = ()
        self._cursor = 0
        self._guess = 1
        self._lines: list[int] = []
        self._tops: list[int] = [0]
        # By identity, which is safe because the rows are held on to.
        self._known: dict[int, int] = {}
        self._held: list[T] = []

    @property
    def total(self) -> int:
        """Lines of all rows."""
        return self._tops[-1] + self._more

    def top(self, index: int) -> int:
        """Return the line a row begins at."""
        index = min(index, len(self._lines))
        return self._tops[index] + (self._more if index > self._cursor else 0)

    def at(self, line: int) -> int:
        """Return the row that has a line; the last where there are fewer lines, 0 where there are no rows."""
        if not self._lines:
            return 0
        index = bisect_right(self._tops, line) - 1
        if index > self._cursor:  # below the cursor's row, or within what it takes more
            index = max(self._cursor, bisect_right(self._tops, line - self._more) - 1)
        return min(index, len(self._lines) - 1)

    def lay(self, items: Sequence[T], width: int, cursor: int, screen: int) -> None:
        """Take other rows, or another width; rows that were measured at this width are not measured again.

        `screen`: how many lines show. `width`: none or less means hidden: it will come back as it was, or be told.
        """
        if width > 0 and width != self.width:
            self.width = width
            self.forget()
        elif len(self._held) > 2 * len(items) + SHORT:
            self.forget()
        self._items = items
        if not self._known and self.width:
            self._guess = 1
        self._spread()
        fresh = not self._known
        self.stand(cursor)
        self.measure(cursor, screen)
        if fresh and self._known and len(self._known) < len(items):  # what is near tells what the rest is like
            self._guess = max(1, round(sum(self._known.values()) / len(self._known)))
            self._spread()
            self.stand(cursor)

    @property
    def lines_here(self) -> tuple[int, int]:
        """The line that the row with the cursor begins at, and how many it takes."""
        return self.top(self._cursor), self.here

    def stand(self, cursor: int) -> bool:
        """Let the row under the cursor, and no other, take all the lines it wants; return whether any row moves."""
        before = self._more
        self._cursor = cursor
        if cursor >= len(self._lines):
            self.here = 0
        elif self.width:
            self.here = self._height(self._items[cursor], self.width, True)
        else:
            self.here = self._lines[cursor]
        return before != 0 or self._more != 0

    def measure(self, index: int, screen: int) -> bool:
        """Measure the rows within a screen of `index`, and some further on; return whether any height changed."""
        if not self.width or self._all_known(index - screen, index + screen + 1):
            return False
        first, last = max(0, index - 3 * screen), min(len(self._items), index + 3 * screen)
        if len(self._items) <= SHORT:
            first, last = 0, len(self._items)
        before = self._lines[first:last]
        self._lines[first:last] = map(self._measured, self._items[first:last])
        if self._lines[first:last] == before:
            return False
        self._tops = [0, *accumulate(self._lines)]
        return True

    @property
    def _more(self) -> int:
        """How many lines the row with the cursor takes more than without it."""
        return self.here - self._lines[self._cursor] if self._cursor < len(self._lines) else 0

    def _all_known(self, first: int, last: int) -> bool:
        if len(self._items) <= SHORT:
            first, last = 0, len(self._items)
        return all(id(item) in self._known for item in self._items[max(0, first) : last])

    def _measured(self, item: T) -> int:
        if id(item) not in self._known:
            self._known[id(item)] = self._height(item, self.width, False)
            self._held.append(item)
        return self._known[id(item)]

    def _spread(self) -> None:
        """Lay all rows out with what is known of them."""
        self._lines = list(map(self._known.get, map(id, self._items), repeat(self._guess)))
        self._tops = [0, *accumulate(self._lines)]

    def forget(self) -> None:
        """Measure all rows anew when they are laid out next."""
        self._known, self._held = {}, []
