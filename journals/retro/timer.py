"""The meeting's clock: it warns and never locks, it survives the end of the program, and all who look see the same.

It is not a counter but a moment, the one at which the phase's time is up; while it is paused, what is left is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from content.retro_format import Phase
from journals.records.retro import RetroProgress
from journals.text.numbers import whole_number

MINUTE = 60
WARN = 60
"""Seconds before the end at which the clock says that it is soon."""

_MOST_SECONDS = 10_000_000
"""A greater number of seconds has been written by nobody's clock."""


def now() -> datetime:
    """Return the time that meetings go by."""
    return datetime.now(UTC)


def restarted(running: RetroProgress, seconds: int, at: datetime) -> RetroProgress:
    """Return the timer running, with so many seconds left."""
    return replace(running, ends=_written(at + timedelta(seconds=seconds)), left=None)


def remaining(running: RetroProgress, at: datetime) -> int:
    """Return the seconds that are left; below zero when the time is up. Zero where no time is set."""
    if running.left is not None:
        return running.left
    ends = _read(running.ends)
    left = 0 if ends is None else round((ends - at).total_seconds())
    return max(-_MOST_SECONDS, min(left, _MOST_SECONDS))


def turned(running: RetroProgress, phase: Phase, at: datetime) -> RetroProgress:
    """Return the timer in another phase: where the room has been there before, with the time that was left of it."""
    left = running.time_left | ({running.phase: str(remaining(running, at))} if running.phase else {})
    there = replace(running, phase=phase.kind, at="", time_left=left)
    return restarted(there, _time_for(there, phase), at)


def end_of(running: RetroProgress, phases: Sequence[Phase], at: datetime) -> datetime:
    """Return when a meeting ends that goes on at once and takes the time it has for each phase that is to come."""
    here = next((place for place, each in enumerate(phases) if each.kind == running.phase), 0)
    times = (_time_for(running, each) for each in phases[here + 1 :])
    return at + timedelta(seconds=sum(max(0, each) for each in (remaining(running, at), *times)))


def toggled(running: RetroProgress, at: datetime) -> RetroProgress:
    """Return the timer paused if it runs, running if it is paused."""
    if running.left is not None:
        return restarted(running, running.left, at)
    return replace(running, ends=None, left=remaining(running, at))


def adjusted(running: RetroProgress, minutes: int, at: datetime) -> RetroProgress:
    """Return the timer with minutes added or removed; an expired one restarts from now, and none goes below zero."""
    left = max(0, remaining(running, at)) + minutes * MINUTE
    left = max(0, left)
    if running.left is not None:
        return replace(running, left=left)
    return restarted(running, left, at)


def _time_for(running: RetroProgress, phase: Phase) -> int:
    """Return the seconds that a phase has when the room comes to it."""
    left = whole_number(running.time_left.get(phase.kind, ""), -_MOST_SECONDS, _MOST_SECONDS)
    return phase.minutes * MINUTE if left is None else left


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _read(moment: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(moment) if moment else None
    except ValueError:
        return None
    return found if found is None or found.tzinfo else None
