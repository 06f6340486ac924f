"""Undo and redo: what they restore, and that it follows from the logs alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.errors import NotSaved
from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.records.model import Lesson, Observation
from tests.journals.conftest import Disk, OpenLibrary, added, own_log, started, throwaway
from tests.journals.library.undoing import change, shown, undone
from tests.strategies import PITFALLS, observations

steps = st.lists(
    st.tuples(st.sampled_from(("add", "edit", "tag", "delete", "lesson")), st.integers(0, 9), observations), max_size=7
)


def do(library: Library, step: str, place: int, record: Observation) -> bool:
    """Do one thing in the first project, and return whether it changed anything."""
    journal = library.journals[0]
    rows = journal.observations
    if step == "lesson":
        journal.add(Lesson(title=record.text))
    elif step == "add" or not rows:
        journal.add(record)
    elif step == "delete":
        journal.delete(rows[place % len(rows)])
    elif step == "edit":
        old = rows[place % len(rows)]
        return journal.edit((old, replace(record, id=old.id))) is not None
    else:
        tag = frozenset({PITFALLS[place]})
        return journal.edit(*((each, replace(each, pitfalls=tag)) for each in rows)) is not None
    return True


@settings(max_examples=30)
@given(steps, st.lists(st.integers(0, 3), max_size=4))
def test_undo_then_redo_is_as_if_nothing_happened(done: list[tuple[str, int, Observation]], pauses: list[int]) -> None:
    with throwaway() as library:
        started(library)
        states = [shown(library)]
        states += [shown(library) for step in done if do(library, *step)]
        last = here = len(states) - 1
        for back in [*pauses, last]:  # some back, all forward again, and in the end all the way
            for _ in range(min(back, here)):
                undone(library)
                here -= 1
                assert shown(library) == states[here]
            while here < last:
                undone(library, redo=True)
                here += 1
                assert shown(library) == states[here]
            assert plan_undo(library, redo=True) is None
        again = Library(library.folders, library.local)
        again.refresh()
        assert shown(again) == states[last]
        again.close()


def test_twelve_at_once_are_one_undo(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    twelve = added(journal, *(Observation(text=f"nr. {n}") for n in range(12)))
    journal.edit(*((each, replace(each, pitfalls=frozenset({"4.4"}))) for each in twelve))
    taken = undone(library)
    assert len(taken.act.do) == 12
    assert taken.skipped == []
    assert sorted(journal.observations, key=lambda each: each.id) == twelve
    undone(library)
    assert journal.observations == []


def test_undo_works_after_a_restart_and_redo_after_another(open_library: OpenLibrary) -> None:
    first = open_library()
    journal = started(first)
    (seen,) = added(journal, Observation(text="net væk"))
    change(journal, seen, stage="S5")
    first.close()
    second = open_library()
    undone(second)
    assert second.journal(journal.id).observations == [seen]
    second.close()
    third = open_library()
    undone(third, redo=True)
    assert third.journal(journal.id).observations[0].stage == "S5"


def test_a_new_act_ends_what_could_be_redone(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    journal.add(Observation(text="en"))
    undone(library)
    added(journal, Observation(text="to"))
    assert plan_undo(library, redo=True) is None
    undone(library)
    assert journal.observations == []


def test_a_deletion_and_a_creation_are_taken_back(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="net væk", pitfalls=frozenset({"4.4"})))
    journal.delete(seen)
    undone(library)
    assert journal.observations == [seen]
    undone(library)
    assert journal.observations == []
    undone(library)
    assert library.journals == [], "the project itself was the first"
    assert plan_undo(library) is None
    for _ in range(2):
        undone(library, redo=True)
    assert library.journals == [journal]
    assert journal.observations == [seen]


def test_what_is_not_on_disk_yet_can_be_taken_back(open_library: OpenLibrary, disk: Disk) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="en"))
    disk.fill()
    journal.edit((seen, replace(seen, text="to")))
    journal.edit((replace(seen, text="to"), replace(seen, text="tre")))
    for text in ("to", "en"):
        plan = plan_undo(library)
        assert plan is not None
        with pytest.raises(NotSaved):
            apply_plan(plan).written.wait()
        assert journal.observations[0].text == text
    disk.free()
    library.refresh()
    assert [each.text for each in open_library(by="two").journal(journal.id).observations] == ["en"]


def test_an_empty_library_has_nothing_to_undo(open_library: OpenLibrary) -> None:
    library = open_library()
    assert plan_undo(library) is None
    assert plan_undo(library, redo=True, everyone=True) is None


def test_an_undo_names_what_it_undoes(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    _, pending = journal.add(Observation(text="en"))
    taken = undone(library)
    assert taken.act == pending.act
    assert taken.written.act.undoes == pending.act.at
    assert f'"undoes":"{pending.act.at}"' in own_log(journal).read_text("utf-8").splitlines()[-1]
