"""What of the files would be stored: looked over, changed and ticked off by somebody before one act stores it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from journals.importing.found import FileReading, FoundItem
from journals.privacy.findings import Finding

Standing: TypeAlias = Literal["new", "known", "twice", "too_long", "blocked"]
"""`known`: it is in the project already, or came from a file before; `twice`: in these files; the last two cannot be
stored as they are."""


class PlannedItem(Struct, frozen=True, kw_only=True):
    """One item as it would be stored."""

    item: FoundItem
    file: int
    """Which of the plan's files it is from."""
    standing: Standing = "new"
    is_ticked: bool = True
    """Whether it will be stored."""
    stage: str = "S1"
    pitfalls: frozenset[str] = frozenset()
    """Set by people only."""
    perspective: str = ""
    suggested: tuple[str, ...] = ()
    """Pitfalls it looks like; none is set by that."""
    findings: tuple[Finding, ...] = ()
    """Personal data in its text."""


class ImportPlan(Struct, frozen=True):
    """All items of some files, in their order."""

    files: tuple[FileReading, ...]
    items: tuple[PlannedItem, ...]
