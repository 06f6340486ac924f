"""The meetings of a project: none hides another, and each is found by a start of its id."""

from __future__ import annotations

import pytest

from journals.errors import Ambiguous, NotFound
from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation, Project
from journals.records.retro import ParkedItem, Reflection, Retro, Theme
from journals.retro.meeting_list import find_retro, list_meetings
from journals.retro.trend import mean, mirror_trend, project_mirror_trend, return_trend, returned, told_levels
from tests.journals.making import journal_of

FIRST, SECOND = "01JA0000000000000000000001", "01JB0000000000000000000001"


def two_meetings() -> list[Record]:
    return [
        Retro(id=FIRST, format="hour", day="2026-10-01", closed="2026-10-01", returned={"5": "4", "1": "1", "x": "9"}),
        Retro(id=SECOND, format="half-hour", day="2026-11-24", returned={"5": "1", "2": "1", "1": "1"}),
        Observation(id="O1", text="a", retro=FIRST),
        Observation(id="O2", text="b", retro=FIRST),
        Observation(id="O3", text="c"),
        Theme(id="T1", name="Lyden", retro=FIRST),
        Lesson(id="L1", title="l", theme="T1"),
        Lesson(id="L2", title="fra loggen"),
        Action(id="A1", text="x", retro=SECOND),
        ParkedItem(id="K1", text="k", retro=FIRST, again=frozenset({SECOND})),
        Reflection(id="m1", retro=FIRST, pitfall="4.4", answer="yes"),
        Reflection(id="m2", retro=FIRST, pitfall="2.3", answer="unknown"),
        Reflection(id="m3", retro=SECOND, pitfall="4.4", answer="no"),
        Reflection(id="m4", retro=SECOND, pitfall="1.1", answer="partly"),
    ]


def test_each_meeting_has_its_own_counts_and_the_latest_stands_first() -> None:
    second, first = list_meetings(journal_of(Project(id="P"), *two_meetings()))
    assert (first.notes, first.themes, first.lessons, first.actions, first.parked) == (2, 1, 1, 0, 1)
    assert (second.notes, second.themes, second.lessons, second.actions, second.parked) == (0, 0, 0, 1, 1)
    assert (first.is_under_way, second.is_under_way) == (False, True)


def test_a_meeting_is_found_by_a_start_of_its_id() -> None:
    journal = journal_of(Project(id="P"), *two_meetings())
    assert find_retro(journal, "01jb").id == SECOND
    assert find_retro(journal, FIRST).id == FIRST
    with pytest.raises(Ambiguous):
        find_retro(journal, "01J")
    for name in ("", "O1", "nothing"):
        with pytest.raises(NotFound):
            find_retro(journal, name)


def test_a_project_at_a_glance_says_that_one_is_under_way() -> None:
    retros = two_meetings()[:2]
    assert journal_of(Project(id="P"), *retros).summary.meeting == "2026-11-24"
    assert journal_of(Project(id="P"), retros[0]).summary.meeting is None


def test_of_few_answers_the_lowest_are_told_as_one_and_no_mean() -> None:
    (_, many), (_, few) = return_trend(journal_of(Project(id="P"), *two_meetings()))
    assert told_levels(many) == [((5,), 4), ((1,), 1)]
    assert mean(many) == 21 / 5
    assert told_levels(few) == [((5,), 1), ((2, 1), 2)]
    assert mean(few) is None
    assert returned(Retro(returned={"5": "mange", "9": "1", "0": "2"})).total() == 0


def test_the_mirror_over_meetings_has_an_answer_for_each_and_no_answer_is_unknown() -> None:
    trend = project_mirror_trend(journal_of(Project(id="P"), *two_meetings()))
    assert [each.id for each in trend.retros] == [FIRST, SECOND]
    assert trend.answers == {"1.1": ["unknown", "partly"], "4.4": ["yes", "no"]}
    assert [trend.answered(place) for place in (0, 1)] == [1, 2]
    assert mirror_trend([], []).answers == {}
