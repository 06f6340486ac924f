"""Whether a committee talked about it in time: late is only what certainly was decided before."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.discussions import late_discussions
from journals.records.model import Card
from journals.text.dates import iso_week

TODAY = "2026-11-24"
_days = st.dates(date(2026, 11, 1), date(2026, 12, 5))
_dates = st.one_of(_days.map(date.isoformat), _days.map(iso_week), st.just(""))


def _span(when: str) -> set[date]:
    """Return all days that a stored day or week can mean."""
    begins = date.fromisoformat(when)
    return {begins + timedelta(days=n) for n in range(7 if "W" in when else 1)}


def _certainly_after(when: str, other: str) -> bool:
    return all(day > there for day in _span(when) for there in _span(other))


def cards(form: str, entries: list[dict[str, str]]) -> list[Card]:
    return [Card(id=f"card-{form}-{n:03}", form=form, answers=each) for n, each in enumerate(entries)]


_talks = st.lists(st.fixed_dictionaries({"when": _dates}, optional={"decided": _dates}), max_size=5)
_made = st.lists(
    st.fixed_dictionaries({"day": _dates}, optional={"decision": st.sampled_from(["continue", "stop"])}), max_size=5
)


@given(_talks, _made)
def test_late_is_what_was_decided_before_any_day_of_a_discussion(
    talks: list[dict[str, str]], made: list[dict[str, str]]
) -> None:
    told = {each.about.id: each for each in late_discussions(cards("committee", talks), cards("decision", made), TODAY)}
    for number, talk in enumerate(talks):
        decided = talk.get("decided", "")
        late = bool(talk["when"] and decided) and _certainly_after(talk["when"], decided)
        assert (f"card-committee-{number:03}" in told) == late
    days = [talk["when"] for talk in talks if talk["when"]]
    for number, each in enumerate(made):
        is_made = bool(each.get("decision") and each["day"]) and min(_span(each["day"])).isoformat() <= TODAY
        late = is_made and all(_certainly_after(day, each["day"]) for day in days)
        assert (f"card-decision-{number:03}" in told) == late
        if late:
            first = told[f"card-decision-{number:03}"].discussed
            assert (first is None) == (not days)
            assert first is None or min(_span(first)) == min(min(_span(day)) for day in days)
