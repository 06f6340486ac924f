"""The items of a plan before anybody changes one: of most no more is held than what the file has."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from journals.importing.found import FoundItem
from journals.importing.packed_columns import PackedColumns
from journals.importing.planned_items import PlannedItem


class PackedItems(PackedColumns[PlannedItem]):
    """Items in their order; one that would be stored as the file has it is made anew whenever it is looked at."""

    def __init__(self, stage: str, days: Sequence[str], files: Sequence[Sequence[FoundItem]]) -> None:
        """`stage`: the one most items have; `days`: of each of the files, the ISO day of what has none of its own."""
        self._stage, self._days, self._found = stage, days, files
        self._held: list[PlannedItem | None] = []
        """None for one that is as its file has it."""
        self._files, self._places = array("I"), array("I")
        """Of each item which file it is from, and where it stands there."""
        self._columns = (self._held, self._files, self._places)

    def append(self, planned: PlannedItem, place: int | None = None) -> None:
        """Add an item behind all others; `place`: where what it is made of stands in its file."""
        is_plain = place is not None and planned == self._made(planned.found, planned.file)
        self._held.append(None if is_plain else planned)
        self._files.append(planned.file)
        self._places.append(place or 0)

    def sort(self, begin: int, key: Callable[[PlannedItem], Any]) -> None:
        """Sort the items from a place on."""
        rest = sorted(self[begin:], key=key)
        for column in self._columns:
            del column[begin:]
        self.extend(rest)

    def _item(self, planned: PlannedItem | None, file: int, place: int) -> PlannedItem:
        return planned or self._made(self._found[file][place], file)

    def _made(self, found: FoundItem, file: int) -> PlannedItem:
        """Return an item that would be stored as the file has it."""
        item = found if found.happened else replace(found, happened=self._days[file])
        return PlannedItem(item=item, found=found, file=file, stage=self._stage)
