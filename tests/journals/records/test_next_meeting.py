"""When a project meets next."""

from __future__ import annotations

import pytest

from journals.records.next_meeting import next_meeting
from journals.records.retro import Retro

FIRST = Retro(id="R1", day="2026-11-20", closed="2026-11-20", next="2026-12-01")


@pytest.mark.parametrize(
    ("later", "day"),
    [
        ((), "2026-12-01"),
        ((Retro(id="R2", day="2026-12-01"),), None),
        ((Retro(id="R2", day="2026-12-01", next="2026-W52"),), "2026-W52"),
        ((Retro(id="R2", day="2026-12-01", closed="2026-12-01", next="2027-01-05"),), "2027-01-05"),
        ((Retro(id="R2", day="2026-10-01", closed="2026-12-01"),), None),
        ((Retro(id="R2", day="2026-12-01", closed="2026-12-01", next="efter ferien"),), None),
    ],
    ids=["the only one", "under way", "agreed before its end", "ended", "held as the last", "no day"],
)
def test_the_latest_meeting_says_when_the_next_one_is(later: tuple[Retro, ...], day: str | None) -> None:
    agreed = next_meeting([FIRST, *later])
    assert (agreed and agreed.day) == day
    assert agreed is None or agreed.retro == (FIRST, *later)[-1]
    assert next_meeting([*later, FIRST]) == agreed, "whatever the order"


def test_no_meeting_agreed_on_nothing() -> None:
    assert next_meeting([]) is None
