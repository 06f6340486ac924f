"""The ids of very many records that were stored, which somebody may ask for and hardly anybody does."""

from __future__ import annotations

from collections.abc import Iterator


class StoredIds:
    """Ids in their order, of whatever length, one behind the other."""

    def __init__(self) -> None:
        self._written = bytearray()
        self._number = 0

    def append(self, record: str) -> None:
        """Add one."""
        self._written += record.encode() + b"\n"
        self._number += 1

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[str]:
        at = 0
        while (end := self._written.find(b"\n", at)) >= 0:
            yield self._written[at:end].decode()
            at = end + 1
