"""The base of long sequences whose items lie in columns, side by side, and are made when somebody looks at them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")


class PackedColumns(Sequence[T]):
    """Items in their order; what each is made of stands at its place in every column."""

    _columns: tuple[MutableSequence[Any], ...]

    @abstractmethod
    def append(self, item: T) -> None:
        """Add an item behind all others."""

    @abstractmethod
    def _item(self, *parts: Any) -> T:
        """Return the item that is made of what stands at one place in the columns."""

    def extend(self, items: Iterable[T]) -> None:
        """Add items behind all others."""
        for each in items:
            self.append(each)

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        parts = [column[at] for column in self._columns]
        return [*map(self._item, *parts)] if isinstance(at, slice) else self._item(*parts)

    def __iter__(self) -> Iterator[T]:
        return map(self._item, *self._columns)
