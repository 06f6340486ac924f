"""The items of a long table: of one that is a plain note its text is held, and the rest once for all that share it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TypeAlias

from journals.importing.found import FoundItem
from journals.importing.packed_columns import PackedColumns
from journals.records.model import Kind

_Common: TypeAlias = tuple[Kind | None, str | None, str]


class PackedFound(PackedColumns[FoundItem]):
    """Items in their order; a plain note is made anew whenever it is looked at."""

    def __init__(self, items: Iterable[FoundItem] = ()) -> None:
        self._held: list[FoundItem | str] = []
        """An item, or the text of a plain note."""
        self._lines = array("I")
        self._common: list[_Common | None] = []
        """Kind, day and heading of a plain note."""
        self._known: dict[_Common, _Common] = {}
        self._columns = (self._held, self._lines, self._common)
        self.extend(items)

    def append(self, item: FoundItem) -> None:
        """Add an item behind all others."""
        common = (item.kind, item.happened, item.heading)
        if item.line.bit_length() <= 32 and _made(item.text, item.line, common) == item:
            self._held.append(item.text)
            self._lines.append(item.line)
            self._common.append(self._known.setdefault(common, common))
        else:
            self._held.append(item)
            self._lines.append(0)
            self._common.append(None)

    def _item(self, packed: FoundItem | str, line: int, common: _Common | None) -> FoundItem:
        if isinstance(packed, FoundItem):
            return packed
        assert common is not None
        return _made(packed, line, common)


def _made(text: str, line: int, common: _Common) -> FoundItem:
    kind, happened, heading = common
    return FoundItem(text=text, line=line, kind=kind, happened=happened, heading=heading)
