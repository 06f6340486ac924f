"""An index that is complete, for tests that do not watch it become so."""

from __future__ import annotations

from content.guide import Guide
from journals.index.index import Index


def update_fully(index: Index, guide: Guide | None = None) -> None:
    """Update an index, and return when it is complete.

    Raises:
        Problem: as `Index.update`.
    """
    for _ in index.update(guide=guide):
        pass
