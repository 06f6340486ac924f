"""One project's journal: typed records, one act a change, and only what changed on disk."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.errors import Invalid, NotFound
from journals.library.journal import Journal
from journals.library.library import Library
from journals.log.act import Act, encode
from journals.log.folded_acts import FoldedActs
from journals.records.base import Level, Record
from journals.records.model import Action, Lesson, Observation, Project
from tests.journals.conftest import OpenLibrary, added, own_log, started, throwaway
from tests.journals.library.conftest import lines
from tests.strategies import actions, lessons, observations, projects


def everything(journal: Journal) -> list[Any]:
    return [journal.project, journal.observations, journal.lessons, journal.actions]


def put(journal: Journal, at: str, table: str, record: str, **fields: Any) -> None:
    """Let another writer's log say something."""
    with journal.folders[0].log_path("elsewhere").open("ab") as file:
        file.write(encode(Act(at=at, do=[(table, record, fields)])))


# Round trips


@settings(max_examples=25)
@given(projects, st.lists(observations, max_size=4), st.lists(lessons, max_size=3), st.lists(actions, max_size=3))
def test_what_is_stored_is_there_after_a_restart(
    project: Project, seen: list[Observation], learned: list[Lesson], planned: list[Action]
) -> None:
    with throwaway() as library:
        journal, pending = library.create(project)
        pending.wait()
        for kind in (seen, learned, planned):
            if kind:
                added(journal, *kind)
        again = Library(library.folders, library.local)
        again.refresh()
        there = again.journal(journal.id)
        assert everything(there) == everything(journal)
        assert replace(there.project, id="") == project
        assert sorted(there.observations, key=lambda each: each.id) == [
            replace(each, id=stored.id)
            for each, stored in zip(seen, sorted(there.observations, key=lambda s: s.id), strict=True)
        ]
        again.close()


steps = st.lists(
    st.tuples(st.sampled_from(("add", "edit", "delete", "other")), st.integers(0, 9), observations), max_size=10
)


@settings(max_examples=25)
@given(steps)
def test_lists_stay_as_a_fresh_reading_would_have_them(done: list[tuple[str, int, Observation]]) -> None:
    with throwaway() as library:
        journal, pending = library.create(Project(name="x"))
        _ = everything(journal)
        for number, (step, place, record) in enumerate(done):
            rows = journal.observations
            if step == "add" or not rows:
                _, pending = journal.add(record)
            elif step == "edit":
                pending = (
                    journal.edit((rows[place % len(rows)], replace(record, id=rows[place % len(rows)].id))) or pending
                )
            elif step == "delete":
                pending = journal.delete(rows[place % len(rows)])
            else:
                at = f"2999-01-01T00:00:00.{number:03d}Z-0000-elsewhere"
                journal.absorb(
                    FoldedActs([Act(at=at, do=[("observations", rows[0].id, {"happened": record.happened})])])
                )
        shown = everything(journal)
        pending.wait()
        fresh = Journal(journal.id, journal.folders, journal._store)
        fresh._cache = journal._cache
        assert everything(fresh) == shown


def test_fields_and_tables_of_a_newer_version_survive_an_edit(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="net væk"))
    put(journal, "2020-01-01T00:00:00.000Z-0000-elsewhere", "observations", seen.id, mood={"deep": [1]}, kind="rumour")
    put(journal, "2020-01-01T00:00:00.000Z-0000-elsewhere", "retros", "T1", format="short")
    library.refresh()
    seen = journal.observations[0]
    assert seen.kind is None, "this version knows no such kind"
    changed = journal.edit((seen, replace(seen, stage="S5")))
    assert changed is not None
    changed.wait()
    assert lines(journal)[-1].do == [("observations", seen.id, {"stage": "S5", "deleted": False})]
    stored = open_library(by="two").journal(journal.id)._fold.tables
    assert stored["observations"][seen.id] == {
        "text": "net væk",
        "stage": "S5",
        "mood": {"deep": [1]},
        "kind": "rumour",
        "deleted": False,
    }
    assert stored["retros"] == {"T1": {"format": "short"}}


# Changing


def test_tagging_twelve_is_one_line(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    twelve = added(journal, *(Observation(text=f"nr. {n}") for n in range(12)))
    before = len(lines(journal))
    pending = journal.edit(*((each, replace(each, pitfalls=frozenset({"4.4"}))) for each in twelve))
    assert pending is not None
    pending.wait()
    (line,) = lines(journal)[before:]
    assert [change[2] for change in line.do] == [{"pitfalls.4.4": True, "deleted": False}] * 12
    assert {each.pitfalls for each in journal.observations} == {frozenset({"4.4"})}


@pytest.mark.parametrize("there", [2, 300])
def test_a_change_costs_the_same_in_a_long_journal(open_library: OpenLibrary, there: int) -> None:
    journal = started(open_library())
    added(journal, *(Observation(text=f"nr. {n:04d}") for n in range(there)))
    before = own_log(journal).stat().st_size
    (new,), pending = journal.add(Observation(text="ny", stage="S4"))
    pending.wait()
    line = b'{"at":"%s","do":[["observations","%s",{"text":"ny","stage":"S4","deleted":false}]]}\n'
    assert own_log(journal).read_bytes()[before:] == line % (pending.act.at.encode(), new.id.encode())


def test_an_edit_leaves_what_others_changed_meanwhile(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="net væk"))
    theirs.refresh()
    there = theirs.journal(journal.id)
    for side, change in (
        (journal, {"stage": "S4", "pitfalls": {"4.4"}}),
        (there, {"text": "nyt", "pitfalls": {"1.1"}}),
    ):
        pending = side.edit((seen, replace(seen, **change)))
        assert pending is not None
        pending.wait()
    mine.refresh()
    theirs.refresh()
    assert journal.observations == there.observations
    assert replace(journal.observations[0], id="") == Observation(
        text="nyt", stage="S4", pitfalls=frozenset({"1.1", "4.4"})
    )


def test_an_edit_wins_over_a_clock_that_is_ahead(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="net væk"))
    put(journal, "2999-01-01T00:00:00.000Z-0000-elsewhere", "observations", seen.id, text="fra fremtiden")
    library.refresh()
    pending = journal.edit((journal.observations[0], replace(seen, text="nu")))
    assert pending is not None
    pending.wait()
    assert [each.text for each in open_library(by="two").journal(journal.id).observations] == ["nu"]


def test_a_record_with_pitfalls_from_two_people_can_be_edited(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="net væk", pitfalls=frozenset({"1.1", "1.2"})))
    put(journal, "2999-01-01T00:00:00.000Z-0000-elsewhere", "observations", seen.id, **{"pitfalls.4.4": True})
    library.refresh()
    three = journal.observations[0]
    assert len(three.pitfalls) == 3
    assert journal.edit((three, replace(three, stage="S4"))) is not None
    assert journal.observations == [replace(three, stage="S4")]


def test_an_edit_that_changes_nothing_writes_nothing(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (seen,) = added(journal, Observation(text="net væk"))
    before = own_log(journal).read_bytes()
    assert journal.edit((seen, replace(seen, text=" net væk "))) is None
    fresh = open_library(by="two").journal(journal.id)
    stale = replace(seen, text="som det var")
    assert fresh.edit((stale, seen)) is None, "someone else has made the same change"
    assert own_log(journal).read_bytes() == before


def test_adding_what_is_there_already_can_be_waited_for(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    (seen,) = added(journal, Observation(text="net væk"))
    fresh = open_library(by="two").journal(journal.id)
    _, pending = fresh.add(seen)
    pending.wait()
    assert fresh.observations == [seen]


def test_a_refused_record_stores_none_of_its_act(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    (seen,) = added(journal, Observation(text="net væk"))
    before = own_log(journal).read_bytes()
    with pytest.raises(Invalid):
        journal.add(Observation(text="god"), Observation(text=""))
    with pytest.raises(Invalid):
        journal.edit((seen, replace(seen, stage="S4")), (seen, replace(seen, text="")))
    with pytest.raises(NotFound):
        journal.delete(seen, Observation(id="NOT-THERE"))
    assert journal.observations == [seen]
    assert own_log(journal).read_bytes() == before


def test_deleting_several_is_one_act(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    three = added(journal, *(Observation(text=f"nr. {n}") for n in range(3)))
    before = len(lines(journal)) if own_log(journal).exists() else 0
    journal.delete(*three[:2]).wait()
    assert journal.observations == three[2:]
    assert [each for each in lines(journal)[before:] if len(each.do) == 2]


def test_an_edit_after_a_deletion_elsewhere_brings_the_record_back(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="net væk", stage="S4"))
    theirs.refresh()
    theirs.journal(journal.id).delete(seen).wait()
    mine.refresh()
    assert journal.observations == []
    pending = journal.edit((seen, replace(seen, kind="hindered")))
    assert pending is not None
    assert journal.observations == [replace(seen, kind="hindered")]


# Reading


def test_lists_are_in_the_order_people_expect(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    days = ("2026-11-24", "2026-W47", None, "2026-11-15")
    added(journal, *(Observation(text=str(day), happened=day) for day in days))
    assert [each.text for each in journal.observations] == ["2026-11-24", "2026-W47", "2026-11-15", "None"]
    journal.add(*(Action(text=str(day), due=day) for day in ("2026-12-02", None, "2026-11-30")))
    assert [each.text for each in journal.actions] == ["2026-11-30", "2026-12-02", "None"]
    learned = added(journal, Lesson(title="a"), Lesson(title="b"))
    assert journal.lessons == learned[::-1]


def test_find_by_value_by_member_and_by_default(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    one = Observation(text="a", stage="S4", kind="idea", pitfalls=frozenset({"4.4"}))
    journal.add(one, Observation(text="b", stage="S4"), Observation(text="c", pitfalls=frozenset({"4.4", "1.1"})))

    def texts(**conditions: object) -> list[str]:
        return sorted(each.text for each in journal.find(Observation, **conditions))

    assert texts(stage="S4") == ["a", "b"]
    assert texts(stage="S4", kind=None) == ["b"]
    assert texts(pitfalls="4.4") == ["a", "c"]
    assert texts(pitfalls="4.4", kind="idea") == ["a"]
    assert texts(pitfalls="2.2") == []
    assert texts(stage="S1") == ["c"], "a stage nobody chose is the first"


def test_a_record_that_is_not_there(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    assert journal.get(Observation, "NOT-THERE") is None
    assert journal.get(Project, journal.id) == journal.project


def test_a_project_keeps_each_context_factor_by_itself(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    theirs.refresh()
    there = theirs.journal(journal.id)
    before = journal.project
    for side, factor in ((journal, "C1"), (there, "C2")):
        pending = side.edit((before, replace(before, context={factor: Level(level=2, note="stramt")})))
        assert pending is not None
        pending.wait()
    mine.refresh()
    assert set(journal.project.context) == {"C1", "C2"}


def test_a_record_handed_out_is_not_the_store(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    (seen,) = added(journal, Observation(text="net væk"))
    record: Record = journal.observations[0]
    with pytest.raises(AttributeError):
        record.text = "andet"  # type: ignore[attr-defined]
    journal.observations.clear()
    assert journal.observations == [seen]
