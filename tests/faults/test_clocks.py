"""Some wrong clocks, and that it would be noticed if one of them won for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journals.log.stamp import Clock, wall_ms, well_formed
from tests.faults import clocks


def test_wrong_clocks_on_one_folder_lose_nothing() -> None:
    outcome = clocks.together(80, seed=7)
    assert (outcome.lost, outcome.times) == ([], 80)


def test_wrong_clocks_apart_lose_nothing() -> None:
    outcome = clocks.apart(len(clocks.WALLS) - 2, seed=7)
    assert outcome.lost == []


def test_a_clock_that_is_set_right_is_right() -> None:
    assert clocks.set_right(5, seed=7).lost == []


def test_a_clock_that_heeds_nobody_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Clock.tick
    monkeypatch.setattr(Clock, "tick", lambda self, *replaced: real(self))
    assert any("stands, not" in lost for lost in clocks.together(80, seed=7).lost)


def test_a_clock_that_follows_the_future_for_ever_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journals.log.stamp.MAX_CLOCK_SKEW", timedelta(days=300_000))
    assert any("set right, it says" in lost for lost in clocks.set_right(8, seed=7).lost)


@pytest.mark.parametrize("year", [-1000, 3000, 4000, 20_000])
def test_a_clock_in_a_year_that_has_no_stamps_makes_stamps_that_can_be_read_and_replaced(year: int) -> None:
    wrong = Clock("7hq2m0c4", lambda: (year - 1970) * clocks.YEAR)
    first, second = wrong.tick(), wrong.tick()
    after = Clock("00000000", wall_ms).tick(second)
    assert first < second < after
    assert all(map(well_formed, (first, second, after)))


def test_no_line_can_have_a_stamp_that_nothing_comes_after() -> None:
    last = "2999-12-30T23:59:59.999Z-ffff-zzzzzzzz"
    assert well_formed(last)
    assert not well_formed(last.replace("12-30", "12-31"))
    assert well_formed("2999-12-30T23:59:59.999Z-fffe-zzzzzzzz")
