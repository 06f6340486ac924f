"""Following up: what is answered stays in sight, is noted with its answer, and is taken back with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from content.formats import load_formats
from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.records.model import Action, Observation, Use
from journals.retro.follow_up import answer_action, answer_concern, answer_lesson, follow_up, times_discussed
from journals.retro.meeting import Meeting, begin_retro
from tests.journals.conftest import OpenLibrary, added, started

HOUR = next(each for each in load_formats("da") if each.id == "hour")
NOW = datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    return open_library()


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
