"""From when until when, as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from journals.errors import Invalid
from journals.text.date_spans import read_span

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("marts", "2026-03-01", "2026-03-31"),
        ("uge 47", "2026-11-16", "2026-11-22"),
        ("1.3 til 14.4", "2026-03-01", "2026-04-14"),
        ("uge 10 - uge 14", "2026-03-02", "2026-04-05"),
        ("marts 2025 to maj 2025", "2025-03-01", "2025-05-31"),
        ("siden 1.8", "2026-08-01", ""),
        ("fra marts til april", "2026-03-01", "2026-04-30"),
        ("Fra august og frem", "2026-08-01", ""),
        ("24.11", "2026-11-24", "2026-11-24"),
        ("2025-03-01", "2025-03-01", "2025-03-01"),
    ],
)
def test_a_period_is_read(typed: str, first: str, last: str) -> None:
    assert read_span(typed, TODAY) == (first, last)


@pytest.mark.parametrize("typed", ["x", "marts til", "til marts", "april til marts", "siden", "1.1 til 2.2 til 3.3"])
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read_span(typed, TODAY)
