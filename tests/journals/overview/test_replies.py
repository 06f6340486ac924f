"""How fast concerns are answered."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from journals.export.reply_words import waits_text
from journals.overview.replies import AgreedReplies, ReplyTimes, project_replies, reply_times, source_replies
from journals.overview.source import OverviewSource
from journals.overview.timeline import kept_actions
from journals.records.model import STATUSES, Action, Observation, Project, Status
from journals.text.dates import iso_week
from tui.locale import catalogue

_days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(_days, st.none() | _days), max_size=8))
def test_times_are_of_those_that_were_answered(asked: list[tuple[date, date | None]]) -> None:
    notes = [
        Observation(
            text="x",
            kind="concern",
            happened=raised.isoformat(),
            reply="ja" if replied else "",
            replied=replied.isoformat() if replied else None,
        )
        for raised, replied in asked
    ]
    days = [max((replied - raised).days, 0) for raised, replied in asked if replied]
    assert reply_times(notes) == ReplyTimes(
        raised=len(asked),
        waiting=len(asked) - len(days),
        timed=len(days),
        median_days=float(median(days)) if days else None,
        longest_days=max(days, default=None),
    )


@given(st.lists(st.tuples(st.none() | _days, st.booleans()), max_size=8), _days)
def test_the_oldest_that_waits_is_told_in_days_and_none_where_no_day_is_known(
    asked: list[tuple[date | None, bool]], today: date
) -> None:
    notes = [
        Observation(text="x", kind="concern", happened=day.isoformat() if day else None, reply="ja" if answered else "")
        for day, answered in asked
    ]
    days = [day for day, answered in asked if day and not answered]
    found = reply_times(notes, today)
    assert found.oldest_waits == (min(days).isoformat() if days else None)
    assert found.oldest_waits_days == (max((today - min(days)).days, 0) if days else None)


@given(st.lists(st.tuples(st.sampled_from(STATUSES), st.lists(st.booleans(), max_size=4)), max_size=5))
def test_what_waits_in_projects_that_are_over_is_told_beside_those_under_way(
    projects: list[tuple[Status, list[bool]]],
) -> None:
    named = tuple(Project(id=f"P{n}", name="x", status=status) for n, (status, _) in enumerate(projects))
    asked = [
        (project.id, Observation(text="x", kind="question", reply="ja" if answered else ""))
        for project, (_, answers) in zip(named, projects, strict=True)
        for answered in answers
    ]
    todo = [(project, Action(text="x", due="2026-01-01")) for project, each in asked if each.waits]
    source = OverviewSource(named, {}, (), {}, tuple(asked), actions=tuple(todo))
    waits = [(status == "active", answers.count(False)) for status, answers in projects]
    found, kept = source_replies(source, date(2026, 11, 24)), kept_actions(source, date(2026, 11, 24))
    assert found.waiting == kept.late == sum(n for _, n in waits)
    assert found.waiting_ended == kept.late_ended == sum(n for is_active, n in waits if not is_active)


def test_a_concern_of_a_week_was_raised_on_its_monday_and_one_without_a_day_has_no_time() -> None:
    week = Observation(
        text="x", kind="question", happened=iso_week(date(2026, 11, 18)), reply="ja", replied="2026-11-20"
    )
    dayless = Observation(text="x", kind="concern", reply="ja", replied="2026-11-20")
    assert reply_times([week, dayless]) == ReplyTimes(raised=2, timed=1, median_days=4.0, longest_days=4)


_noted = st.none() | _days.map(date.isoformat) | _days.map(iso_week)
_asked = st.builds(
    lambda noted, replied: Observation(
        text="x", kind="concern", happened=noted, reply="ja" if replied else "", replied=replied or None
    ),
    _noted,
    st.just("") | _days.map(date.isoformat),
)


@given(st.lists(st.tuples(st.none() | st.integers(1, 365), st.lists(_asked, max_size=5)), max_size=4), _days)
def test_only_what_was_to_be_answered_within_a_time_is_held_against_it(
    projects: list[tuple[int | None, list[Observation]]], today: date
) -> None:
    found, anybody = {"in_time": 0, "late": 0, "past": 0}, False
    for within, notes in projects:
        for each in notes:
            anybody |= within is not None
            if within is None or each.happened is None:
                continue
            noted = date.fromisoformat(each.happened)  # of a week its Monday
            answered = date.fromisoformat(each.replied) if each.replied else None
            if answered:
                found["in_time" if (answered - noted).days <= within else "late"] += 1
            elif (today - noted).days > within:
                found["past"] += 1
    source = OverviewSource(
        tuple(Project(id=str(number), name="P", reply_days=within) for number, (within, _) in enumerate(projects)),
        {},
        lessons=(),
        uses={},
        concerns=tuple((str(number), each) for number, (_, notes) in enumerate(projects) for each in notes),
    )
    told = source_replies(source, today)
    assert told.agreed == (AgreedReplies(**found) if anybody else None)
    assert (told.raised, told.waiting) == (
        sum(len(notes) for _, notes in projects),
        sum(not each.reply for _, notes in projects for each in notes),
    )
    for project, (_, notes) in zip(source.projects, projects, strict=True):
        alone = OverviewSource((project,), {}, (), {}, concerns=tuple((project.id, each) for each in notes))
        assert project_replies(project, notes, today) == source_replies(alone, today)


def test_on_the_last_day_there_is_still_time() -> None:
    noted = date(2026, 11, 10)
    for days, past in ((7, 0), (8, 1)):
        waits = Observation(text="x", kind="question", happened=noted.isoformat())
        agreed = project_replies(Project(name="P", reply_days=7), [waits], noted + timedelta(days)).agreed
        assert agreed == AgreedReplies(past=past)


def test_how_many_of_those_that_wait_were_written_in_private_is_told() -> None:
    asked = [
        Observation(id=f"O{at}", kind="concern", happened="2026-11-02", private=private, reply=reply)
        for at, (private, reply) in enumerate([(True, ""), (True, "Ja"), (False, ""), (False, "Nej")])
    ]
    found = reply_times(asked)
    assert (found.waiting, found.waiting_private) == (2, 1)
    assert "1 af dem skrevet for sig" in waits_text(catalogue("da"), found, "")
    assert "skrevet for sig" not in waits_text(catalogue("da"), reply_times(asked[2:]), "")
