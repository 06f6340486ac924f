"""Following up: what is answered stays in sight, is noted with its answer, and is taken back with it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.records.model import Action, Observation, Use
from journals.retro.follow_up import (
    agreed_day,
    answer_action,
    answer_concern,
    answer_lesson,
    days_waited,
    follow_up,
    meetings_waited,
    times_discussed,
)
from journals.retro.meeting import Meeting, begin_retro, former_retros
from journals.retro.parked import answer_parked, parked_answer
from tests.journals.conftest import added, started
from tests.journals.retro.conftest import HOUR, NOW, TODAY


@pytest.fixture
def meeting(library: Library) -> Meeting:
    journal = started(library)
    old, older = frozenset({"r1"}), frozenset({"r1", "r2"})
    added(
        journal,
        Action(id="A1", text="ny"),
        Action(id="A2", text="gammel", carried=old),
        Action(id="A3", text="ældst", carried=older),
        Action(id="A4", text="gjort før", status="done", done=TODAY.isoformat()),
    )
    added(
        journal,
        Observation(id="O2", text="nyest", kind="question", happened="2026-11-20"),
        Observation(id="O1", text="venter længst", kind="concern", happened="2026-10-01"),
        Observation(id="O3", text="har svar", kind="concern", reply="ja", replied=TODAY.isoformat()),
    )
    added(
        journal,
        Use(id="use-1", lesson="L1", decision="applies", decided="2026-09-01"),
        Use(id="use-2", lesson="L2", decision="no", decided="2026-09-01"),
        Use(id="use-3", lesson="L3", decision="adapted", decided="2026-09-02", held="helped", held_on="2026-10-01"),
    )
    made = begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one")
    added(journal, Action(id="A5", text="fra nu", retro=made.id), Observation(id="O4", text="fra nu", kind="concern"))
    made.journal.edit((journal.get(Observation, "O4"), Observation(id="O4", text="nu", kind="concern", retro=made.id)))
    return made


def action(meeting: Meeting, name: str) -> Action:
    found = meeting.journal.get(Action, name)
    assert found is not None
    return found


def test_what_waits_from_before_is_followed_up_and_nothing_else(meeting: Meeting) -> None:
    found = follow_up(meeting)
    assert [each.id for each in found.actions] == ["A3", "A2", "A1"]
    assert [times_discussed(meeting, each) for each in found.actions] == [3, 2, 1]
    assert [each.id for each in found.concerns] == ["O1", "O2"]
    assert [each.id for each in found.uses] == ["use-1"]
    assert found.unanswered == len(found) == 6


def test_what_is_answered_stays_where_it_stood(meeting: Meeting) -> None:
    before = follow_up(meeting)
    answer_action(meeting, action(meeting, "A2"), "carried", today=TODAY)
    answer_action(meeting, action(meeting, "A3"), "done", today=TODAY)
    answer_action(meeting, action(meeting, "A1"), "dropped", today=TODAY, because="ingen tid")
    concern, use = before.concerns[0], before.uses[0]
    answer_concern(meeting, concern, replace(concern, reply="Til jul", reply_as="plan", replied=TODAY.isoformat()))
    answer_lesson(meeting, use, "hurt", today=TODAY)
    after = follow_up(meeting)
    assert [each.id for each in after.actions] == ["A3", "A2", "A1"]
    assert [each.status for each in after.actions] == ["done", "open", "dropped"]
    assert [times_discussed(meeting, each) for each in after.actions] == [3, 2, 1]
    assert (after.actions[0].done, after.actions[2].because) == (TODAY.isoformat(), "ingen tid")
    assert meeting.id in after.actions[1].carried
    assert ([each.id for each in after.concerns], after.uses[0].held) == (["O1", "O2"], "hurt")
    assert after.unanswered == 1


def test_another_answer_takes_the_place_of_the_first(meeting: Meeting) -> None:
    answer_action(meeting, action(meeting, "A2"), "carried", today=TODAY)
    answer_action(meeting, action(meeting, "A2"), "dropped", today=TODAY, because="ingen tid")
    answer_action(meeting, action(meeting, "A2"), "done", today=TODAY)
    now = action(meeting, "A2")
    assert (now.status, now.because, now.carried) == ("done", "", frozenset({"r1"}))
    answer_action(meeting, now, "carried", today=TODAY)
    now = action(meeting, "A2")
    assert (now.status, now.done, len(now.carried)) == ("open", None, 2)


def test_one_undo_takes_an_answer_back(library: Library, meeting: Meeting) -> None:
    answer_action(meeting, action(meeting, "A2"), "done", today=TODAY)
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan)
    assert action(meeting, "A2").status == "open"
    assert meeting.retro.followed == frozenset()


def test_a_concern_that_is_still_without_a_reply_waits_on(meeting: Meeting) -> None:
    concern = follow_up(meeting).concerns[0]
    answer_concern(meeting, concern, replace(concern, reply=""))
    assert follow_up(meeting).unanswered == 6
    answered = replace(concern, reply="Ja", replied=TODAY.isoformat())
    answer_concern(meeting, concern, answered)
    meeting.journal.edit((answered, replace(concern, reply="")))  # as when it is taken out again elsewhere
    assert follow_up(meeting).unanswered == 6


# What earlier meetings left


@pytest.fixture
def second(library: Library) -> Meeting:
    """The second meeting of a project; the first parked two things and said when the next would be."""
    journal = started(library)
    first = begin_retro(journal, HOUR, today=date(2026, 10, 1), now=NOW, leader="one")
    first.park("Hvem betaler?")
    first.park("Skærme om natten")
    first.gather(Observation(text="Hvem svarer os?", kind="concern", happened="2026-10-01"))
    added(journal, Observation(text="Og om natten?", kind="question", happened="2026-11-01"))
    first.update(replace(first.retro, next="2026-11-22"))
    first.close(date(2026, 10, 1))
    return begin_retro(journal, HOUR, today=TODAY, now=NOW, leader="one")


def test_what_was_parked_comes_back_until_it_is_taken_up_or_dropped(second: Meeting) -> None:
    paid, night = follow_up(second).parked
    answer_parked(second, paid, "taken_up", today=TODAY.isoformat())
    answer_parked(second, night, "again", today=TODAY.isoformat())
    found = follow_up(second)
    assert [each.text for each in found.parked] == ["Hvem betaler?", "Skærme om natten"]
    assert [parked_answer(second, each) for each in found.parked] == ["taken_up", "again"]
    assert [each.text for each in second.gathered] == ["Hvem betaler?"]
    assert [each.text for each in second.parked] == ["Skærme om natten"]
    third = begin_retro(second.journal, HOUR, today=TODAY, now=NOW, leader="one")
    (night,) = follow_up(third).parked
    answer_parked(third, night, "dropped", today=TODAY.isoformat())
    assert follow_up(begin_retro(second.journal, HOUR, today=TODAY, now=NOW, leader="one")).parked == []
    first = former_retros(second.journal)[-1]
    assert len(Meeting(second.journal, first.id).parked) == 2, "what a meeting parked stays in its own record"


def test_another_answer_takes_the_note_away_again_and_one_undo_takes_all_back(
    library: Library, second: Meeting
) -> None:
    item, _ = follow_up(second).parked
    answer_parked(second, item, "taken_up", today=TODAY.isoformat())
    answer_parked(second, follow_up(second).parked[0], "dropped", today=TODAY.isoformat())
    assert second.gathered == []
    answer_parked(second, follow_up(second).parked[0], "taken_up", today=TODAY.isoformat())
    assert [each.text for each in second.gathered] == ["Hvem betaler?"]
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan)
    assert (second.gathered, parked_answer(second, follow_up(second).parked[0])) == ([], "dropped")


def test_the_agreed_day_is_compared_with_the_day_it_became(second: Meeting) -> None:
    agreed = agreed_day(second)
    assert agreed is not None
    assert (agreed.day, agreed.late) == ("2026-11-22", 3)
    second.update(replace(second.retro, day="2026-11-20"))
    again = agreed_day(second)
    assert again is not None
    assert again.late == -2
    for day, late in (("2026-11-22", -1), ("2026-11-23", 0), ("2026-11-29", 0), ("2026-12-01", 2)):
        former = former_retros(second.journal)[-1]
        second.journal.edit((former, replace(former, next="2026-W48")))
        second.update(replace(second.retro, day=day))
        in_week = agreed_day(second)
        assert in_week is not None
        assert (in_week.day, in_week.late) == ("2026-W48", late), "a week is kept from its Monday to its Sunday"
    assert agreed_day(Meeting(second.journal, former_retros(second.journal)[-1].id)) is None


def test_a_concern_has_an_age_and_the_meetings_it_waited_through(second: Meeting) -> None:
    old, new = follow_up(second).concerns
    assert [days_waited(each, TODAY) for each in (old, new)] == [55, 24]
    assert [meetings_waited(second, each) for each in (old, new)] == [1, 0]
    third = begin_retro(second.journal, HOUR, today=TODAY, now=NOW, leader="one")
    assert [meetings_waited(third, each) for each in (old, new)] == [2, 1]
    assert days_waited(replace(old, happened=None), TODAY) is None
    assert days_waited(replace(old, happened="2026-W48"), TODAY) == 2
