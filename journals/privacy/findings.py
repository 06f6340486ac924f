"""The types of a privacy finding: kind, severity and position."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Severity: TypeAlias = Literal["block", "warn", "underline"]
"""Refused; asked about; only shown."""
FindingKind: TypeAlias = Literal["cpr", "phone", "email", "address", "case", "plate", "insurance", "name", "health"]


class Finding(Struct, frozen=True):
    """A place in a text that looks like personal data: `text[start:end]`. What stands there is not in it."""

    what: FindingKind
    level: Severity
    start: int
    end: int
