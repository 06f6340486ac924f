"""Stamps: text that sorts by when things were done, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journals.log.stamp import Clock, age_seconds, is_far_ahead, wall_ms, wall_time, well_formed, writer_of
from tests.strategies import any_stamps

NOW = 1_795_457_232_345
DAY = 86_400_000


@given(st.lists(st.integers(NOW, NOW + DAY), min_size=2, max_size=20))
@example([NOW + DAY, NOW, NOW])  # a whole day, and the count goes on
def test_stamps_of_a_writer_rise_however_its_wall_clock_jumps_within_a_day(clock: list[int]) -> None:
    wall = iter(clock)
    writer = Clock("7hq2m0c4", lambda: next(wall))
    stamps = [writer.tick() for _ in clock]
    assert all(earlier < later for earlier, later in pairwise(stamps))
    assert all(well_formed(stamp) for stamp in stamps)


@given(st.lists(st.tuples(st.integers(-(10**15), 10**15), st.lists(any_stamps, max_size=2)), min_size=1))
def test_a_clock_that_was_wrong_or_met_a_stamp_that_was_is_right_again_when_the_wall_clock_is(
    ticks: list[tuple[int, list[str]]],
) -> None:
    wall = iter([ms for ms, _ in ticks] + [NOW] * 2)
    writer = Clock("7hq2m0c4", lambda: next(wall))
    for _, replaced in ticks:
        assert well_formed(writer.tick(*replaced))
    one, other = writer.tick(), writer.tick()
    assert one < other
    assert all(NOW <= wall_time(stamp).timestamp() * 1000 <= NOW + DAY + 1 for stamp in (one, other))


def test_far_stamps_of_one_writer_are_never_the_same() -> None:
    far = "2999-01-01T00:00:00.000Z-0000-elsewhere"
    writer = Clock("7hq2m0c4", lambda: NOW)
    first = writer.tick(far)
    again = Clock("7hq2m0c4", lambda: NOW)
    again.advance_past([first, "2026-11-23T18:07:13.000Z-0000-7hq2m0c4"])
    assert first < again.tick(far) == "2999-01-01T00:00:00.000Z-0002-7hq2m0c4"
    assert again.tick() == "2026-11-23T18:07:13.000Z-0001-7hq2m0c4"
    assert is_far_ahead(far)
    assert not is_far_ahead(Clock("0000").tick())


@given(st.lists(any_stamps, min_size=1), st.permutations(range(3)))
def test_a_clock_comes_after_all_its_writer_has_given_in_any_order(far: list[str], order: list[int]) -> None:
    near = [f"2026-11-23T18:07:12.{400 + number}Z-0000-7hq2m0c4" for number in order]
    clock = Clock("7hq2m0c4", lambda: NOW)
    clock.advance_past([*near, *far])
    other = clock.for_writer("zzzzzzzz")
    ahead = [each for each in far if is_far_ahead(each, datetime.fromtimestamp(NOW / 1000, UTC))]
    for each in (clock, other):
        assert max(near) < each.tick() < "2026-11-25"
        assert not ahead or each.tick(min(ahead)) > max(ahead)


def test_a_process_under_another_name_goes_on_with_its_clock() -> None:
    wall = iter([NOW + DAY, NOW, NOW])
    clock = Clock("7hq2m0c4", lambda: next(wall))
    assert clock.tick() < clock.for_writer("0000aaaa").tick(), "though the wall clock was set back meanwhile"


@given(st.lists(any_stamps, min_size=1))
def test_a_stamp_is_later_than_all_it_replaces(replaced: list[str]) -> None:
    stamp = Clock("0000", lambda: NOW).tick(*replaced)
    assert stamp > max(replaced)
    assert well_formed(stamp)


def test_a_stamp_is_the_wall_clocks_where_nothing_is_later() -> None:
    assert Clock("7hq2m0c4", lambda: NOW).tick() == "2026-11-23T18:07:12.345Z-0000-7hq2m0c4"


def test_a_full_count_goes_on_in_the_next_millisecond() -> None:
    full = "2026-11-23T18:07:12.345Z-ffff-zzzzzzzz"
    assert Clock("7hq2m0c4", lambda: NOW).tick(full) == "2026-11-23T18:07:12.346Z-0000-7hq2m0c4"


def test_the_parts_of_a_stamp() -> None:
    stamp = Clock("7hq2m0c4", lambda: NOW).tick()
    assert writer_of(stamp) == "7hq2m0c4"
    assert wall_time(stamp) == datetime(2026, 11, 23, 18, 7, 12, 345_000, tzinfo=UTC)
    assert age_seconds(Clock("7hq2m0c4", lambda: wall_ms() - 3_600_000).tick()) >= 3600


@pytest.mark.parametrize(
    "stamp",
    [
        "",
        "2026-11-23T18:07:12.345Z",
        "2026-11-23T18:07:12.345Z-0000-7HQ2M0C4",
        "2026-11-23T18:07:12.345Z-0000-../../x",
        "2026-11-23T18:07:12.345Z-0000-7hq2m0c4\n",
        "٢٠٢٦-11-23T18:07:12.345Z-0000-7hq2m0c4",  # digits, but they sort elsewhere
        "2026-19-23T18:07:12.345Z-0000-7hq2m0c4",  # no such month
        "2026-02-30T18:07:12.345Z-0000-7hq2m0c4",
        "9999-12-31T23:59:59.999Z-ffff-7hq2m0c4",  # nothing could come after it
        "2999-12-31T00:00:00.000Z-0000-7hq2m0c4",
    ],
)
def test_what_is_not_a_stamp(stamp: str) -> None:
    assert not well_formed(stamp)
