"""What else changes where people are to use something new, by ISO week, and where changes fall together (1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from journals.records.model import DECISION, Card
from journals.text.clean import filter_key, one_line, sort_key
from journals.text.dates import day_to_order_by, first_day, is_stored_date, last_day

CALENDAR = "calendar"
"""The form in which it is noted."""
_WEEK = timedelta(days=7)
_EARLIEST = "1900"
"""What others wrote may be of the year 1: there is no week before."""
_EVERYWHERE = frozenset(("alle", "all", "overalt", "everywhere", "every", "hele", "whole"))
"""What begins the words for everywhere: *alle*, *hele huset*, *the whole unit*."""
_BETWEEN = re.compile(r"[,;\n]")


class CalendarChange(Struct, frozen=True):
    """A change that is noted with a day: what happens, in which units, and from when until when."""

    id: str
    """That of its card."""
    what: str
    units: tuple[str, ...]
    """None for one that is everywhere."""
    first: date
    """The Monday of the week in which it begins."""
    last: date
    """The Monday of the week in which it ends."""

    def is_in(self, monday: date) -> bool:
        """Return whether it goes on in the week of that Monday."""
        return self.first <= monday <= self.last


class Collision(Struct, frozen=True):
    """Two changes or more in one unit in the same weeks."""

    unit: str
    """"" where no unit is named."""
    first: date
    last: date
    """The Mondays of the first and the last week in which it is these that fall together."""
    changes: tuple[CalendarChange, ...]


class UnitWeeks(Struct, frozen=True):
    """What goes on in one unit, week by week."""

    unit: str
    """"" where no unit is named."""
    changes: tuple[tuple[CalendarChange, ...], ...]
    """Those of each week that was asked for."""


def changes_noted(cards: Iterable[Card]) -> list[CalendarChange]:
    """Return the changes that have a day, the first first; a decision that is to be made is one, everywhere."""
    found = [change for card in cards if (change := _change(card))]
    return sorted(found, key=lambda change: (change.first, change.last, change.id))


def collisions(changes: Sequence[CalendarChange]) -> list[Collision]:
    """Return where changes fall together, the first first. What begins as another ends is in one week with it."""
    found: list[Collision] = []
    for unit, there in _by_unit(changes).items():
        # Between two Mondays at which something begins or has ended nothing changes.
        edges = sorted({change.first for change in there} | {change.last + _WEEK for change in there})
        for start, end in pairwise(edges):
            together = tuple(change for change in there if change.is_in(start))
            if len(together) > 1:
                found.append(Collision(unit, start, end - _WEEK, together))
    return sorted(found, key=lambda each: (each.first, sort_key(each.unit), each.unit))


def unit_weeks(changes: Sequence[CalendarChange], first: date, number: int) -> list[UnitWeeks]:
    """Return what goes on in each unit in so many weeks from a Monday on, in the order of the units' names."""
    mondays = [first + _WEEK * each for each in range(number)]
    rows = [
        UnitWeeks(unit, tuple(tuple(change for change in there if change.is_in(monday)) for monday in mondays))
        for unit, there in _by_unit(changes).items()
    ]
    return sorted(rows, key=lambda row: (sort_key(row.unit), row.unit))


def first_week_shown(changes: Sequence[CalendarChange], today: date, number: int) -> date:
    """Return the Monday that a picture of so many weeks begins with: this week's, an earlier one's when all is over."""
    monday = monday_of(today.isoformat())
    latest = max((change.last for change in changes), default=monday)
    return monday if latest >= monday else latest - _WEEK * (number - 1)


def monday_of(when: str) -> date:
    """Return the Monday of the week that a stored day or week is in."""
    day = date.fromisoformat(first_day(when))
    return day - timedelta(days=day.weekday())


def _change(card: Card) -> CalendarChange | None:
    if card.form == DECISION:
        return _decision(card)
    starts, ends = card.answers.get("from", ""), card.answers.get("until", "")
    if not _is_believable(starts):
        return None
    first = monday_of(starts)
    last = monday_of(last_day(ends)) if _is_believable(ends) else first
    named = [one_line(each) for each in _BETWEEN.split(card.answers.get("units", ""))]
    units = tuple({filter_key(each): each for each in named if filter_key(each)}.values())
    if any(_is_everywhere(unit) for unit in units):
        units = ()
    return CalendarChange(card.id, one_line(card.answers.get("what", "")), units, first, max(first, last))


def _decision(card: Card) -> CalendarChange | None:
    day = card.answers.get("day", "")
    if not card.is_undecided or not _is_believable(day):
        return None
    monday = monday_of(day)
    return CalendarChange(card.id, one_line(card.answers.get("about", "")), (), monday, monday)


def _is_everywhere(unit: str) -> bool:
    words = filter_key(unit).removeprefix("the ").split()
    return words[:1] != [] and words[0] in _EVERYWHERE


def _is_believable(when: str) -> bool:
    return is_stored_date(when) and day_to_order_by(when) > _EARLIEST


def _by_unit(changes: Sequence[CalendarChange]) -> dict[str, list[CalendarChange]]:
    """Return the changes of each unit that is named, with those that are everywhere; of "" where none is named."""
    names = {filter_key(unit): unit for change in reversed(changes) for unit in change.units}
    keys = {change.id: {filter_key(unit) for unit in change.units} for change in changes}
    there = {
        name: [each for each in changes if key in keys[each.id] or not keys[each.id]] for key, name in names.items()
    }
    return there or ({"": [*changes]} if changes else {})
