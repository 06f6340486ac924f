"""The calendar of changes: each week and each collision is what a plain look at every week and unit finds."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.change_calendar import (
    changes_noted,
    collisions,
    first_week_shown,
    monday_of,
    unit_weeks,
)
from journals.records.model import Card
from journals.text.dates import iso_week

TODAY = date(2026, 11, 24)
UNITS = ("Nord", "Syd", "nord")

_days = st.dates(date(2026, 11, 1), date(2027, 1, 20))
_dates = st.one_of(_days.map(date.isoformat), _days.map(iso_week), st.sampled_from(["", "snart", "9999-12-31"]))
_entries = st.lists(
    st.fixed_dictionaries(
        {"from": _dates},
        optional={
            "until": _dates,
            "units": st.lists(st.sampled_from(UNITS), max_size=3).map(", ".join),
            "what": st.just("ny vagtplan"),
        },
    ),
    max_size=8,
)


def cards(entries: list[dict[str, str]]) -> list[Card]:
    return [Card(id=f"card-calendar-{n:03}", form="calendar", answers=each) for n, each in enumerate(entries)]


def test_everywhere_is_in_every_unit_and_so_is_a_decision_that_is_to_be_made() -> None:
    noted = [{"from": "2026-12-07", "units": "Nord", "what": "flytning"}]
    for everywhere in ("Alle", "overalt", "Hele huset", "alle hold", "The whole unit", "everywhere", ""):
        found = collisions(changes_noted(cards([*noted, {"from": "2026-W50", "units": everywhere, "what": "tilsyn"}])))
        assert [(each.unit, len(each.changes)) for each in found] == [("Nord", 2)], everywhere
    assert collisions(changes_noted(cards([*noted, {"from": "2026-W50", "units": "Allerød"}]))) == []
    point = Card(id="card-decision-1", form="decision", answers={"about": "Køb?", "day": "2026-12-08"})
    (together,) = collisions(changes_noted([*cards(noted), point]))
    assert [each.what for each in together.changes] == ["flytning", "Køb?"]
    made = Card(id=point.id, form="decision", answers={**point.answers, "decision": "stop"})
    assert collisions(changes_noted([*cards(noted), made])) == []


def _weeks(entry: dict[str, str]) -> set[date]:
    """Return the Mondays of the weeks of an entry, one after another."""

    def begins(when: str) -> date | None:
        try:
            read = date.fromisoformat(when)
        except ValueError:
            return None
        return read if read.year < 2300 else None

    if (first := begins(entry["from"])) is None:
        return set()
    last = begins(entry.get("until", ""))
    monday = first - timedelta(days=first.weekday())
    found = {monday}
    while last is not None and (monday := monday + timedelta(days=7)) <= last:
        found.add(monday)
    return found


def _units(entry: dict[str, str]) -> set[str]:
    return {each.strip().casefold() for each in entry.get("units", "").split(",")} - {""}


@given(_entries)
def test_weeks_and_collisions_equal_a_look_at_every_week_and_unit(entries: list[dict[str, str]]) -> None:
    changes = changes_noted(cards(entries))
    number, first = 20, date(2026, 10, 26)
    rows = {row.unit.casefold(): row for row in unit_weeks(changes, first, number)}
    dated = [each for each in entries if _weeks(each)]
    assert set(rows) == ({unit for each in dated for unit in _units(each)} or ({""} if dated else set()))
    clashes = collisions(changes)
    for unit, row in rows.items():
        for place in range(number):
            monday = first + timedelta(days=7 * place)
            there = {
                f"card-calendar-{n:03}"
                for n, each in enumerate(entries)
                if (unit in _units(each) or not _units(each)) and monday in _weeks(each)
            }
            assert {change.id for change in row.changes[place]} == there
            told = [each for each in clashes if each.unit.casefold() == unit and each.first <= monday <= each.last]
            assert [{change.id for change in each.changes} for each in told] == ([there] if len(there) > 1 else [])


def test_a_picture_begins_with_this_week_while_anything_is_to_come() -> None:
    ahead = changes_noted(cards([{"from": "2026-12-07"}]))
    past = changes_noted(cards([{"from": "2026-01-05", "until": "2026-W10"}]))
    assert first_week_shown(ahead, TODAY, 10) == date(2026, 11, 23)
    assert first_week_shown(past, TODAY, 10) == monday_of("2026-W10") - timedelta(days=63)
    assert first_week_shown([], TODAY, 10) == date(2026, 11, 23)


def test_an_end_before_the_beginning_is_taken_as_one_week() -> None:
    (change,) = changes_noted(cards([{"from": "2026-12-07", "until": "2026-11-01"}]))
    assert (change.first, change.last) == (date(2026, 12, 7), date(2026, 12, 7))
