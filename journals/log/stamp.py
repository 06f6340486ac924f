"""Hybrid logical clock stamps: the time of an act as text that sorts.

2026-11-23T18:07:12.345Z-0000-7hq2m0c4
wall clock (UTC, ms)     count writer
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

_FORM = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-f]{4}-[0-9a-z]{4,16}", re.ASCII)
MAX_CLOCK_SKEW = timedelta(days=1)
"""How far ahead of our clock a stamp may be: clocks and time zones differ between machines."""
_MOST = 0xFFFF
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_END = "2999-12-31"
"""All stamps are earlier than this day, so that each has a successor."""
_LATEST = (datetime(2999, 12, 30, tzinfo=UTC) - _EPOCH) // _MS
"""The latest time that a wall clock is trusted with, as there are no later stamps."""


def well_formed(stamp: str) -> bool:
    """Return whether `stamp` has the form above, is a valid time, and has a successor."""
    if _FORM.fullmatch(stamp) is None or stamp >= _END:
        return False
    try:
        wall_time(stamp)
    except ValueError:
        return False
    return True


def is_wall_time(text: str) -> bool:
    """Return whether `text` is the wall clock time of some well-formed stamp."""
    return well_formed(f"{text}-0000-0000")


def wall_ms() -> int:
    """Return the wall clock in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def wall_time(stamp: str) -> datetime:
    """Return the wall clock time of a well-formed stamp, in UTC."""
    return datetime.fromisoformat(stamp[:24])


def local_day(stamp: str) -> str:
    """Return the local day of a well-formed stamp, as records store days."""
    return wall_time(stamp).astimezone().date().isoformat()


def age_seconds(stamp: str) -> float:
    """Return the seconds since the wall clock time of a well-formed stamp."""
    return (datetime.now(UTC) - wall_time(stamp)).total_seconds()


def writer_of(stamp: str) -> str:
    """Return the name of the writer that made a well-formed stamp."""
    return stamp[30:]


class Clock:
    """The clock of one writer: each stamp is later than its last, and than all stamps of the values being replaced.

    A stamp from the far future, left by a machine whose clock was wrong, is contained: the act that replaces it comes
    just after it, and the acts that follow are of our own time again.
    """

    def __init__(self, writer: str, now_ms: Callable[[], int] = wall_ms) -> None:
        """`now_ms` is the wall clock, which tests replace."""
        self.writer = writer
        self._now_ms = now_ms
        self._last = self._last_far = (0, 0)
        self._lock = threading.Lock()

    def tick(self, *replaced: str) -> str:
        """Return a stamp of the present time, or just after the latest of `replaced` and our own last."""
        latest = max((_parts(stamp) for stamp in replaced), default=(0, 0))
        with self._lock:
            now = self._wall()
            limit = _limit(now)
            if latest > limit:
                at = self._last_far = _next(max(latest, self._last_far))
            else:  # our own clock may have been set back
                before = max(latest, self._last if self._last <= limit else (0, 0))
                at = self._last = (now, 0) if now > before[0] else _next(before)
        return f"{_text(at[0])}-{at[1]:04x}-{self.writer}"

    def advance_past(self, stamps: Iterable[str]) -> None:
        """Make later stamps come after `stamps`, which this writer made earlier, also in the far future."""
        with self._lock:
            limit = _limit(self._wall())
            for parts in map(_parts, stamps):
                if parts > limit:
                    self._last_far = max(parts, self._last_far)
                else:
                    self._last = max(parts, self._last)

    def for_writer(self, writer: str) -> Clock:
        """Return a clock that continues this one under another name."""
        other = Clock(writer, self._now_ms)
        other._last, other._last_far = self._last, self._last_far
        return other

    def _wall(self) -> int:
        return min(self._now_ms(), _LATEST)


def is_far_ahead(stamp: str, now: datetime | None = None) -> bool:
    """Return whether a well-formed stamp is further ahead of our clock than `MAX_CLOCK_SKEW`."""
    return wall_time(stamp) > (now or datetime.now(UTC)) + MAX_CLOCK_SKEW


def _limit(now: int) -> tuple[int, int]:
    return (now + MAX_CLOCK_SKEW // _MS, _MOST)  # whatever the count, as `is_far_ahead` has it


def _next(parts: tuple[int, int]) -> tuple[int, int]:
    ms, count = parts
    return (ms, count + 1) if count < _MOST else (ms + 1, 0)


def _text(ms: int) -> str:
    return (_EPOCH + timedelta(milliseconds=ms)).isoformat(timespec="milliseconds")[:23] + "Z"


def _parts(stamp: str) -> tuple[int, int]:
    return (wall_time(stamp) - _EPOCH) // _MS, int(stamp[25:29], 16)
