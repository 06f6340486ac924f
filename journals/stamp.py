"""Hybrid logical clock stamps: when an act was done, in text that sorts.

2026-11-23T18:07:12.345Z-0000-7hq2m0c4
wall clock (UTC, ms)     count writer
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

_FORM = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-f]{4}-[0-9a-z]{4,16}", re.ASCII)
_MOST = 0xFFFF
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def well_formed(stamp: str) -> bool:
    """Tell whether `stamp` has the form above and names a moment, one that others can come after."""
    if _FORM.fullmatch(stamp) is None:
        return False
    try:
        moment(stamp)
    except ValueError:
        return False
    return True


def wall_ms() -> int:
    """Give the wall clock in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def moment(stamp: str) -> datetime:
    """Give the wall clock's part of a well-formed stamp, in UTC."""
    return datetime.fromisoformat(stamp[:24])


def age(stamp: str) -> float:
    """Give the seconds since the wall clock's part of a well-formed stamp."""
    return (datetime.now(UTC) - moment(stamp)).total_seconds()


def writer_of(stamp: str) -> str:
    """Give the name of the writer that made a well-formed stamp."""
    return stamp[30:]


class Clock:
    """One writer's clock: every stamp is later than the last, and later than every stamp it is to replace."""

    def __init__(self, writer: str, now_ms: Callable[[], int] = wall_ms) -> None:
        """`now_ms` is the wall clock, so that tests can bring their own."""
        self.writer = writer
        self._now_ms = now_ms
        self._last = (0, 0)

    def tick(self, *replaced: str) -> str:
        """Give a stamp that is the wall clock's, or just later than the latest of `replaced` and our own last."""
        latest = max((_parts(stamp) for stamp in replaced), default=(0, 0))
        ms, count = max(latest, self._last)
        now = self._now_ms()
        if now > ms:
            ms, count = now, 0
        elif count < _MOST:
            count += 1
        else:
            ms, count = ms + 1, 0
        self._last = (ms, count)
        return f"{_text(ms)}-{count:04x}-{self.writer}"


def _text(ms: int) -> str:
    return (_EPOCH + timedelta(milliseconds=ms)).isoformat(timespec="milliseconds")[:23] + "Z"


def _parts(stamp: str) -> tuple[int, int]:
    return round((moment(stamp) - _EPOCH) / timedelta(milliseconds=1)), int(stamp[25:29], 16)
