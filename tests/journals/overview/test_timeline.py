"""What happened when: each thing once, in the week of its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.library.stage_changes import StageChange
from journals.overview.source import OverviewSource
from journals.overview.timeline import KeptActions, kept_actions, timeline
from journals.records.model import Action, Card, Lesson, Observation, Project, Use
from journals.records.retro import Retro
from journals.text.dates import iso_week

TODAY = date(2026, 11, 29)
_days = st.none() | st.dates(date(2025, 12, 20), date(2027, 1, 10)).map(date.isoformat)
_whens = _days | st.dates(date(2025, 12, 20), date(2027, 1, 10)).map(iso_week) | st.just("engang")
_ids = st.integers(0, 99).map(str)
_actions = st.builds(
    Action,
    id=_ids,
    due=_whens,
    done=_days,
    retro=st.sampled_from([None, "R", "?"]),
    status=st.sampled_from(["open", "done", "dropped"]),
)
_begun = st.fixed_dictionaries(
    {"what": st.just("ny vagtplan")},
    optional={**dict.fromkeys(("from", "when", "day"), _whens.filter(bool)), "decision": st.just("stop")},
)
_concerns = st.builds(Observation, id=_ids, happened=_whens, reply=st.sampled_from(["", "ja"]), replied=_days)


def source(
    concerns: list[Observation],
    actions: list[Action],
    uses: list[Use],
    lessons: list[Lesson],
    met: str | None,
    cards: Sequence[Card] = (),
    stages: Sequence[StageChange] = (),
) -> OverviewSource:
    return OverviewSource(
        projects=(Project(id="A", name="A"),),
        tallies={},
        lessons=tuple(("A", each) for each in lessons),
        uses={"L": [*(("A", each) for each in uses), ("another", Use(decided=TODAY.isoformat()))]},
        concerns=tuple(("A", each) for each in concerns),
        actions=tuple(("A", each) for each in actions),
        meetings=(("A", Retro(id="R", day=met)),),
        cards=tuple(("A", each) for each in cards),
        stages=tuple(("A", each) for each in stages),
    )


def naive_week(when: str | None) -> str | None:
    """Return the ISO week of a stored day or week; None for what is neither."""
    if when is None or "W" in when:
        return when
    return iso_week(date.fromisoformat(when)) if when[:2] == "20" else None


def is_late(action: Action) -> bool:
    if action.status != "open" or action.due in (None, "engang"):
        return False
    due = action.due or ""
    sunday = date.fromisocalendar(int(due[:4]), int(due[6:]), 7) if "W" in due else date.fromisoformat(due)
    return sunday < TODAY


@given(
    st.lists(_concerns, max_size=5),
    st.lists(_actions, max_size=6),
    st.lists(st.builds(Use, decided=_days), max_size=3),
    st.lists(st.builds(Lesson, id=_ids, retro=st.sampled_from([None, "R"])), max_size=3),
    _days,
    st.lists(
        st.builds(Card, id=_ids, form=st.sampled_from(["calendar", "trial", "committee", "decision"]), answers=_begun),
        max_size=3,
    ),
    st.lists(st.dates(date(2025, 12, 20), date(2027, 1, 10)), max_size=3),
)
def test_each_thing_is_counted_once_in_the_week_of_its_day(
    concerns: list[Observation],
    actions: list[Action],
    uses: list[Use],
    lessons: list[Lesson],
    met: str | None,
    cards: list[Card],
    stages: list[date],
) -> None:
    turns = [StageChange(day.isoformat(), "S4", str(place)) for place, day in enumerate(stages)]
    told = source(concerns, actions, uses, lessons, met, cards, turns)
    happened = [
        ("met", met),
        *(("decided", each.decided) for each in uses),
        *(("raised", each.happened) for each in concerns),
        *(("answered", each.replied) for each in concerns if each.reply),
        *(("agreed", met) for each in actions if each.retro == "R"),
        *(("done", each.done) for each in actions if each.status == "done"),
        *(("late", each.due) for each in actions if is_late(each)),
        *(("learned", met) for each in lessons if each.retro == "R"),
        *(("staged", day.isoformat()) for day in stages),
        *(("discussed", each.answers.get("when")) for each in cards if each.form == "committee"),
        *(
            ("settled", each.answers.get("day"))
            for each in cards
            if each.form == "decision" and "decision" in each.answers
        ),
        *(("elsewhere", each.answers.get("from")) for each in cards if each.form == "calendar"),
    ]
    weeks = timeline(told, TODAY)
    counted = {(week.name, what): number for week in weeks for what, number in week.counts.items()}
    assert counted == Counter((week, what) for what, when in happened if (week := naive_week(when)))
    firsts = [date.fromisocalendar(int(week.name[:4]), int(week.name[6:]), 1) for week in weeks]
    assert firsts == sorted(set(firsts), reverse=True)
    for told_week, first in zip(weeks, firsts, strict=True):
        days = [date.fromisoformat(event.day) for event in told_week.events]
        assert days == sorted(days, reverse=True)
        assert all(timedelta() <= day - first < timedelta(7) for day in days)


@given(st.lists(_actions))
def test_kept_are_those_done_of_all_that_should_have_been(actions: list[Action]) -> None:
    kept = kept_actions(source([], actions, [], [], None), TODAY)
    assert kept == KeptActions(
        done=sum(each.status == "done" for each in actions),
        dropped=sum(each.status == "dropped" for each in actions),
        late=sum(map(is_late, actions)),
    )
    assert kept.settled == kept.done + kept.dropped + kept.late


def test_what_was_agreed_between_meetings_is_dated_by_when_it_was_written() -> None:
    action = Action(id="01JD0000000000000000000000", text="x")
    (week,) = timeline(source([], [action], [], [], None), TODAY)
    assert (week.name, week.events[0].what) == ("2024-W47", "agreed")


def test_a_decision_is_told_with_the_title_of_the_lesson_that_is_there() -> None:
    use = Use(id="use-L", lesson="L", decided="2026-11-02", decision="no")
    weeks = timeline(replace(source([], [], [use], [], None), titles={"L": "Prøv det svære sted"}), TODAY)
    assert [event.about for week in weeks for event in week.events] == ["Prøv det svære sted"]
