"""That a meeting began and that it ended stays; undo in a meeting takes back what was done in it, and no more."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from content.formats import load_formats
from journals.errors import Problem
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.log.act import Act
from journals.log.undo import is_meeting_edge
from journals.records.model import Observation
from journals.records.retro import Retro, RetroProgress
from journals.retro.meeting import Meeting, begin_retro, running_id
from journals.retro.timer import now
from tests.journals.conftest import OpenLibrary, added, started, throwaway
from tests.strategies import costly

TODAY = date(2026, 11, 24)
HOUR = next(each for each in load_formats("da") if each.id == "hour")


def begun(journal: Journal) -> Meeting:
    return begin_retro(journal, HOUR, today=TODAY, now=now(), leader="one")


def taken_back(library: Library, meeting: Meeting | None = None, *, redo: bool = False) -> bool:
    """Undo or redo; return whether anything was."""
    plan = plan_undo(library, redo=redo, meeting=(meeting.journal, meeting.id) if meeting else None)
    if plan is not None:
        apply_plan(plan).written.wait()
    return plan is not None


def test_in_a_meeting_undo_ends_at_its_first_act(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    first = begun(journal)
    first.gather(Observation(text="Før"))
    first.close(TODAY)
    second = begun(journal)
    second.park("Nu")
    second.pause(now())
    assert taken_back(library, second)
    assert not second.parked
    assert not taken_back(library, second)
    assert taken_back(library, second, redo=True)
    assert [each.text for each in second.parked] == ["Nu"]
    assert not taken_back(library, second, redo=True)
    assert (first.retro.closed, second.retro.closed) == (TODAY.isoformat(), None)
    assert [each.text for each in first.gathered] == ["Før"]


def test_who_joins_a_meeting_takes_back_nothing_from_before_it_and_nothing_elsewhere(open_library: OpenLibrary) -> None:
    library, other = open_library(), open_library()
    journal, elsewhere = started(library), started(library)
    added(journal, Observation(text="før"))
    other.refresh()
    there = next(each for each in other.journals if each.id == journal.id)
    begun(there).park("Derovre")
    other.in_background(lambda: None).result()  # all is on disk
    library.refresh()
    meeting = Meeting(journal, there.all(Retro)[0].id)
    added(elsewhere, Observation(text="andetsteds"))
    assert not taken_back(library, meeting)
    meeting.park("Her")
    assert taken_back(library, meeting)
    assert not taken_back(library, meeting)
    assert [each.text for each in meeting.parked] == ["Derovre"]
    assert taken_back(library), "outside it is as ever"
    assert not elsewhere.observations


@pytest.mark.parametrize("everyone", [False, True])
def test_outside_a_meeting_it_is_neither_taken_away_nor_reopened(open_library: OpenLibrary, everyone: bool) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="før"))
    meeting = begun(journal)
    with pytest.raises(Problem, match="meeting_stays"):
        plan_undo(library, everyone=everyone)
    meeting.update(replace(meeting.retro, taken="Begynd småt"))
    assert taken_back(library)
    assert meeting.retro == replace(meeting.retro, taken="")
    meeting.close(TODAY)
    with pytest.raises(Problem, match="meeting_stays"):
        plan_undo(library, everyone=everyone)
    assert plan_undo(library, redo=True, everyone=everyone) is None
    added(journal, Observation(text="efter"))
    assert taken_back(library)
    assert [each.text for each in journal.observations] == ["før"]


def test_a_meeting_that_an_older_version_took_away_is_not_touched_again() -> None:
    made = [("retros", "r", {"format": "hour", "day": "2026-11-24", "deleted": False})]
    gone = [("retros", "r", {"format": None, "day": None, "deleted": None})]
    reopened = [("retros", "r", {"closed": None, "deleted": False})]
    said = [("retros", "r", {"taken": "Begynd småt", "deleted": False})]
    assert [is_meeting_edge(Act("1", do)) for do in (made, gone, reopened, said)] == [True, True, True, False]


@costly(5)
@given(st.lists(st.sampled_from(["begin", "close", "say", "note", "turn", "undo", "redo", "undo here"]), max_size=14))
def test_whatever_is_done_no_undo_moves_begins_or_ends_a_meeting(steps: list[str]) -> None:
    with throwaway() as library:
        journal = started(library)
        meeting: Meeting | None = None
        for step in steps:
            if step == "begin":
                meeting = begun(journal)
            elif step == "close" and meeting:
                meeting.close(TODAY)
            elif step == "say" and meeting:
                meeting.update(replace(meeting.retro, taken=meeting.retro.taken + "."))
            elif step == "turn" and meeting:
                meeting.go_to_phase(HOUR, "gather", now())
            elif step == "note":
                added(journal, Observation(text="en note"))
            elif step in ("undo", "redo", "undo here"):
                before = stands(journal)
                with contextlib.suppress(Problem):
                    taken_back(library, meeting if step == "undo here" else None, redo=step == "redo")
                assert stands(journal) == before


def stands(journal: Journal) -> list[tuple[str, str | None, RetroProgress | None]]:
    return [(r.id, r.closed, journal.get(RetroProgress, running_id(r.id))) for r in journal.all(Retro)]
