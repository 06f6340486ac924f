"""The trash: what was deleted, and bringing it back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from journals.errors import Ambiguous, NotFound
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.maintenance import purge
from journals.library.trash import find_deleted, trash_items
from journals.library.undo import apply_plan, plan_undo
from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation
from tests.journals.conftest import OpenLibrary, added, edited, own_log, started


def lying(library: Library, journal: Journal | None = None) -> list[Record]:
    return [each.deleted.record for each in trash_items(library, journal)]


def test_what_was_deleted_lies_there_as_it_was_the_latest_first(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="lyden", pitfalls=frozenset({"4.4"}), kind="hindered"))
    (lesson,) = added(journal, Lesson(title="Prøv lyden"))
    (action,) = added(journal, Action(text="Ring"))
    journal.delete(seen).wait()
    journal.delete(lesson, action).wait()
    assert {each.id for each in lying(library)[:2]} == {lesson.id, action.id}
    assert lying(library)[2] == seen
    assert trash_items(library)[0].deleted.writer == own_log(journal).stem
    fresh = open_library(by="two")
    assert sorted(lying(fresh), key=str) == sorted([seen, lesson, action], key=str)


def test_bringing_back_is_one_act_however_many(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    many = added(journal, *(Observation(text=f"nr. {number}", stage="S4") for number in range(12)))
    journal.delete(*many).wait()
    lines = own_log(journal).read_bytes().count(b"\n")
    journal.undelete(*many).wait()
    assert own_log(journal).read_bytes().count(b"\n") == lines + 1
    assert {each.id for each in journal.observations} == {each.id for each in many}
    assert lying(library) == []
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan).written.wait()
    assert journal.observations == []
    assert len(lying(library)) == 12


def test_a_deleted_project_lies_there_alone_and_comes_back_with_all_that_was_in_it(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    kept, gone = added(journal, Observation(text="en"), Observation(text="to"))
    journal.delete(gone).wait()
    project = journal.project
    journal.delete(project).wait()
    assert library.journals == []
    assert lying(library) == [project]
    journal.undelete(project).wait()
    assert journal.observations == [kept]
    assert lying(library) == [gone]


def test_what_is_there_cannot_be_brought_back(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    one, two = added(journal, Observation(text="en"), Observation(text="to"))
    journal.delete(one).wait()
    with pytest.raises(NotFound, match="not_deleted"):
        journal.undelete(one, two)
    assert lying(library) == [one], "none of them is"


def test_an_edit_elsewhere_after_the_deletion_has_brought_it_back_already(open_library: OpenLibrary) -> None:
    here, away = open_library(), open_library(by="two")
    journal = started(here)
    (record,) = added(journal, Observation(text="en"))
    away.refresh()
    journal.delete(record).wait()
    edited(away.journals[0], record, replace(record, text="to"))
    here.refresh()
    assert [each.text for each in journal.observations] == ["to"]
    assert lying(here) == []


def test_what_was_purged_or_undone_does_not_lie_there(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    one, two = added(journal, Observation(text="en"), Observation(text="skriv til hende paa hf@firma.dk"))
    journal.delete(two).wait()
    assert lying(library) == [], "the guard has marked it, so it is on its way out"
    purge(library, journal, (one.TABLE, one.id))
    assert lying(library) == []
    added(journal, Observation(text="tre"))
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan).written.wait()
    assert lying(library) == []


def test_one_is_found_by_the_start_of_its_id(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    one, two = added(journal, Observation(text="en"), Observation(text="to"))
    journal.delete(one).wait()
    assert find_deleted(library, one.id.lower()).deleted.record == one
    with pytest.raises(NotFound, match="not_deleted"):
        find_deleted(library, two.id)
    with pytest.raises(NotFound):
        find_deleted(library, "")
    journal.delete(two).wait()
    with pytest.raises(Ambiguous):
        find_deleted(library, one.id[:4])


def test_one_project_only(open_library: OpenLibrary) -> None:
    library = open_library()
    journal, other = started(library), started(library, "Andet")
    (one,) = added(journal, Observation(text="en"))
    (two,) = added(other, Observation(text="to"))
    journal.delete(one).wait()
    other.delete(two).wait()
    assert lying(library, journal) == [one]
    assert lying(library) == [two, one]
