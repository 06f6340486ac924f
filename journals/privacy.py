"""Personal data in free text: what it looks like, where it stands, and how sure we are.

What was found is never written anywhere: a finding says what kind it is and where it stands, not what it says.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

Level: TypeAlias = Literal["block", "warn", "underline"]
"""Refused; asked about; only shown."""
What: TypeAlias = Literal["cpr", "phone", "email", "address", "case", "plate", "name", "health"]


class Finding(Struct, frozen=True):
    """A place in a text that looks like personal data: `text[start:end]`."""

    what: What
    level: Level
    start: int
    end: int


def findings(text: str) -> list[Finding]:
    """Give what looks like personal data in `text`, in the order it stands there; findings never overlap."""
    return []


def replaced(text: str, found: Iterable[Finding], by: str) -> str:
    """Give `text` with each finding replaced by the words `by`."""
    for finding in sorted(found, key=lambda each: each.start, reverse=True):
        text = text[: finding.start] + by + text[finding.end :]
    return text
