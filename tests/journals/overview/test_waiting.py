"""What waits today, against somebody who reads every record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.overview.waiting import (
    Waiting,
    WaitingKind,
    WaitingSource,
    gather_waiting,
    waiting_by_project,
    what_waits,
)
from journals.records.model import STATUSES, Action, Card, Observation, Project
from journals.records.retro import Retro
from journals.records.summary import summarize
from journals.text.dates import first_day, iso_week, last_day
from tests.journals.conftest import OpenLibrary, added

TODAY = date(2026, 11, 24)
OLD = "01JD00000000000000000000"
"""The beginning of ids of November 2024."""


def when(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def kinds(source: WaitingSource) -> dict[str, Waiting]:
    return {each.kind: each for each in what_waits(source)}


_days = st.integers(-90, 40).map(when)
_stored = st.none() | _days | _days.map(lambda day: iso_week(date.fromisoformat(day)))
_observations = st.builds(
    lambda **fields: Observation(text="x", **fields),
    happened=_stored,
    kind=st.sampled_from([None, "concern", "question"]),
    reply=st.sampled_from(["", "ja"]),
)
_actions = st.builds(
    lambda **fields: Action(text="x", **fields), due=_stored, status=st.sampled_from(["open", "done", "dropped"])
)
_retros = st.lists(st.builds(Retro, day=st.none() | _days, closed=st.none() | _days, next=_stored), max_size=2).map(
    lambda each: [replace(retro, id=f"R{number}") for number, retro in enumerate(each)]
)
_cards = st.builds(
    lambda form, **answers: Card(id=f"card-{form}-{OLD.lower()}", form=form, answers=answers),
    st.sampled_from(["trial", "decision", "plan"]),
    day=st.just("") | _days | _days.map(lambda day: iso_week(date.fromisoformat(day))),
    result=st.sampled_from(["", "ja"]),
    decision=st.sampled_from(["", "stop"]),
    question=st.just("?"),
)
_project = st.tuples(
    st.builds(
        lambda **fields: Project(name="P", **fields),
        status=st.sampled_from(STATUSES),
        hearsay=st.booleans(),
        delete_after=st.none() | _days,
        reply_days=st.none() | st.integers(1, 40),
    ),
    st.lists(_observations, max_size=3),
    st.lists(_actions, max_size=3),
    _retros,
    st.lists(_cards, max_size=3),
)


@given(st.lists(_project, max_size=4), st.data())
def test_each_line_is_what_somebody_counts_who_reads_every_record(
    given: list[tuple[Project, list[Observation], list[Action], list[Retro], list[Card]]], data: st.DataObject
) -> None:
    projects = {f"{OLD}{number:02}": each for number, each in enumerate(given)}
    summaries = {
        name: summarize(project, True, seen, [], todo, [], retros, cards)
        for name, (project, seen, todo, retros, cards) in projects.items()
    }
    reviews = tuple(data.draw(st.sets(st.sampled_from(sorted(projects)))) if projects else ())
    today, expected = TODAY.isoformat(), dict[str, tuple[int, set[str]]]()

    def count(kind: str, name: str, number: int) -> None:
        if number:
            before, where = expected.get(kind, (0, set()))
            expected[kind] = before + number, {*where, name}

    for name, (project, seen, todo, retros, cards) in projects.items():
        is_active = project.status == "active"
        agreed = retros[-1].next if retros else None
        days = [first_day(each or "") for each in (*(o.happened for o in seen), *(r.day for r in retros))]
        count(
            "late",
            name,
            is_active and sum(a.status == "open" and "" < last_day(a.due or "") < today for a in todo),
        )
        due = (last_day(a.due or "") == today for a in todo if a.status == "open")
        count("due_today", name, is_active and sum(due))
        count("concerns", name, is_active and sum(o.kind in ("concern", "question") and not o.reply for o in seen))
        undecided = [card for card in cards if not card.answers["decision"]]
        over = (c.form == "decision" and "" < last_day(c.answers["day"]) < today for c in undecided)
        count("to_decide", name, is_active and sum(over))
        count("trials", name, is_active and sum(c.form == "trial" and bool(c.answers["result"]) for c in undecided))
        count("reviews", name, name in reviews)
        count("under_way", name, project.status != "archived" and any(r.closed is None for r in retros))
        count("missed", name, is_active and agreed is not None and last_day(agreed) < today)
        count("agreed", name, is_active and agreed is not None and last_day(agreed) >= today)
        count("deletion", name, project.delete_after is not None and last_day(project.delete_after) < today)
        count("silent", name, is_active and not project.hearsay and max([*days, "2024-11-30"]) < when(-31))
    source = WaitingSource(TODAY, summaries, reviews)
    found = what_waits(source)
    asked = [
        (project.reply_days, first_day(each.happened or ""))
        for project, seen, *_ in projects.values()
        for each in seen
        if project.status == "active" and each.kind in ("concern", "question") and not each.reply
    ]
    held = [(within, day) for within, day in asked if within]
    late = sum(date.fromisoformat(day) + timedelta(within) < TODAY for within, day in held if day)
    assert [each.past for each in found if each.kind == "concerns" or each.past is not None] == (
        [late if held else None] if asked else []
    )
    assert {each.kind: (each.number, set(each.projects)) for each in found} == expected
    order = get_args(WaitingKind)
    begun = {each.kind for each in found if (each.kind, each.day) == ("under_way", today)}
    named = sorted(expected, key=lambda kind: (kind not in begun, order.index(kind)))
    assert [each.kind for each in found] == named, "a meeting that began today, then in the order they are named"
    assert waiting_by_project(found).keys() == {name for _, where in expected.values() for name in where}


def test_the_one_that_has_waited_longest_is_first_and_the_rest_follow_by_age() -> None:
    asked = {"A": when(-3), "B": None, "C": when(-20), "D": when(-7)}
    summaries = {
        name: summarize(
            Project(id=name, name=name), True, [Observation(text="x", kind="concern", happened=day)], [], []
        )
        for name, day in asked.items()
    }
    (found,) = what_waits(WaitingSource(TODAY, summaries))
    assert (found.projects, found.day) == (("C", "D", "A", "B"), when(-20))
    done = {name: replace(each, project=replace(each.project, status="finished")) for name, each in summaries.items()}
    assert what_waits(WaitingSource(TODAY, done)) == [], "a project that is over asks for nothing"


def test_a_year_ago_is_the_same_week_and_what_bit_comes_first(open_library: OpenLibrary) -> None:
    library = open_library()
    days = {
        "before": "2025-11-23",
        "bites": "2025-11-25",
        "last": "2025-11-30",
        "week": "2025-W48",
        "after": "2025-12-01",
    }
    journal, _ = library.create(Project(name="Ældre"))
    notes = [Observation(text=name, happened=day) for name, day in days.items() if name != "bites"]
    notes += [Observation(text="bites", happened=days["bites"], sign="bites")]
    notes += [Observation(text="private", happened="2025-11-26", private=True)]
    added(journal, *notes)
    for ended in (Project(name="Forbi", status="finished"), Project(name="Stoppet", status="stopped")):
        over, _ = library.create(ended)
        added(over, Observation(text="dengang", happened="2025-11-24"))
    found = kinds(gather_waiting(library, TODAY))["year_ago"]
    assert found.seen is not None
    assert (found.number, found.seen.text, found.day) == (5, "bites", "2025-11-25")
    assert [library.journal(each).project.name for each in found.projects] == ["Ældre", "Stoppet", "Forbi"]
    archived = replace(journal.project, status="archived")
    journal.edit((journal.project, archived))
    found = kinds(gather_waiting(library, TODAY))["year_ago"]
    assert (found.number, journal.id in found.projects) == (2, False), "what was put away is not shown"
