"""Whole numbers in texts: never an error, whatever stands there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.records.retro import Retro, RetroProgress
from journals.retro.timer import now, remaining
from journals.retro.trend import returned
from journals.text.numbers import whole_number


@given(st.integers(-50, 150))
def test_what_is_within_bounds_is_read_however_it_is_written(number: int) -> None:
    for text in (str(number), f" {number} ", f"{number:06}"):
        assert whole_number(text, 0, 99) == (number if 0 <= number <= 99 else None)


@given(st.text(max_size=30) | st.from_regex(r"[-+]?[0-9]{0,30}([.,_][0-9]*)?", fullmatch=True))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert whole_number(text, -5, 5) in {None, *range(-5, 6)}


def test_what_is_beyond_all_measure_is_none() -> None:
    for text in ("9" * 5_000, "-" + "9" * 5_000, "9223372036854775808", "1e3", "²", "½", "--1", "-", ""):
        assert whole_number(text, -(10**30), 10**30) is None
    assert whole_number("0" * 5_000 + "7", 1, 9) == 7


def test_what_others_wrote_as_numbers_in_a_meeting_counts_only_where_it_is_one() -> None:
    assert returned(Retro(returned={"1": "9" * 5_000, "9" * 5_000: "1", "5": "2", "²": "1"})) == {5: 2}
    for ends in ("9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-23:59"):
        assert abs(remaining(RetroProgress(ends=ends), now())) <= 10_000_000
