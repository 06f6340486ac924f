"""An undo that can put nothing back: it says so, the next one goes further, and there is nothing in it to redo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from journals.library.maintenance import purge
from journals.library.undo import plan_undo
from journals.log.act import Act
from journals.log.undo import Reversal, reversal_of, reversals_of, undo_redo_stacks
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, added, edited, started
from tests.journals.library.undoing import undone

NUMBER = "ring til 20 12 34 56"
W = "7hq2m0c4"


def act(second: int, *fields: tuple[str, str, dict[str, object]], undoes: Act | None = None) -> Act:
    return Act(f"2026-11-24T10:00:{second:02}.000Z-0000-{W}", list(fields), None if undoes is None else undoes.at)


def text(value: str | None) -> tuple[str, str, dict[str, object]]:
    return ("observations", "A", {"text": value})


def test_after_a_purge_undo_says_so_goes_further_and_leaves_nothing_to_redo(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    older, gone = added(journal, Observation(text="ældre"))[0], added(journal, Observation(text=NUMBER))[0]
    purge(library, journal, (gone.TABLE, gone.id))
    library.refresh()
    taken = undone(library)
    assert taken.written.act.do == []
    assert (gone.TABLE, gone.id, "deleted") in taken.erased
    assert taken.skipped == taken.erased
    assert plan_undo(library, redo=True) is None
    further = undone(library)
    assert further.before == {(older.TABLE, older.id): older}
    assert journal.observations == []
    undone(library, redo=True)
    assert journal.observations == [older]
    assert plan_undo(library, redo=True) is None


def test_acts_of_which_all_was_erased_are_stepped_over_without_a_look_at_all_others(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    journal = started(library)
    (older,) = added(journal, Observation(text="ældre"))
    gone = [added(journal, Observation(text="et"))[0] for _ in range(5)]
    for each in gone:
        edited(journal, each, replace(each, text="noget andet"))
    purge(library, journal, *((each.TABLE, each.id) for each in gone))
    library.refresh()
    undone(library)  # the purge itself
    looked: list[Sequence[Act]] = []

    def counted(targets: Sequence[Act], *rest: Any) -> Iterator[Reversal]:
        looked.append(targets)
        return reversals_of(targets, *rest)

    monkeypatch.setattr("journals.library.undo.reversals_of", counted)
    plan = plan_undo(library)
    assert plan is not None
    assert {record for _, record, _ in plan.target.do} == {older.id}
    assert [len(each) for each in looked] == [1]


def test_after_a_restart_what_the_guard_had_erased_does_not_come_back_and_is_no_obstacle(
    open_library: OpenLibrary,
) -> None:
    first = open_library()
    journal = started(first)
    (seen,) = added(journal, Observation(text=NUMBER))
    edited(journal, seen, replace(seen, stage="S4"))
    edited(journal, replace(seen, stage="S4"), replace(seen, stage="S4", text="ring til [fjernet]"))
    first.close()
    second = open_library()
    taken = undone(second)
    assert taken.written.act.do == []
    assert ("observations", seen.id, "text") in taken.erased
    assert plan_undo(second, redo=True) is None
    second.close()
    third = open_library()
    assert undone(third).skipped == []
    assert third.journals[0].observations == [replace(seen, text="ring til [fjernet]")]


def test_what_is_left_tells_what_was_erased_from_what_was_changed(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en"))
    edited(journal, seen, replace(seen, text="to"))
    theirs.refresh()
    there = theirs.journals[0]
    edited(there, there.observations[0], replace(there.observations[0], text="deres"))
    mine.refresh()
    taken = undone(mine)
    assert (taken.skipped, taken.erased) == ([("observations", seen.id, "text")], [])


def test_a_purge_order_stands_when_what_it_erases_is_not_put_back(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text=NUMBER))
    edited(journal, seen, replace(seen, text="ring til [fjernet]"))
    theirs.refresh()
    there = theirs.journals[0]
    edited(there, there.observations[0], replace(there.observations[0], text="deres"))
    mine.refresh()
    assert undone(mine).written.act.do == []
    assert [each.record for each in journal.purges.orders.all] == [seen.id]
    mine.close()
    assert not any(NUMBER.encode() in log.read_bytes() for log in mine.folders[0].rglob("*.jsonl"))


def test_the_name_of_a_project_whose_creation_is_undone_is_known(open_library: OpenLibrary) -> None:
    library = open_library()
    started(library, "Skærmbesøg")
    assert [undone(library).name, undone(library, redo=True).name] == ["Skærmbesøg"] * 2


def test_empty_undos_of_an_older_version_are_stepped_over() -> None:
    made, changed = act(1, text("en")), act(2, text("to"))
    nothing = act(3, undoes=changed)
    again = act(4, undoes=nothing)
    assert undo_redo_stacks([made, changed, nothing], {W}) == ([made], [])
    assert undo_redo_stacks([made, changed, nothing, again], {W}) == ([made], [])
    back = act(5, text(None), undoes=made)
    assert undo_redo_stacks([made, changed, nothing, again, back], {W}) == ([], [back])


def test_an_order_about_several_fields_stands_while_one_of_them_does() -> None:
    order = ("purges", "P", {"of": "observations", "record": "A", "fields": ["reply", "text"], "deleted": False})
    made = act(1, ("observations", "A", {"text": "en", "reply": "ja"}))
    target = act(2, ("observations", "A", {"text": "to", "reply": None}), order)
    assert len(reversal_of(target, [made, target]).do) == 2
    taken = reversal_of(target, [made, target, act(3, text("tre"))])
    assert taken.do == [("observations", "A", {"reply": "ja"})]
    assert taken.erased == []


def test_an_order_about_a_whole_record_stands_while_the_record_is_not_put_back() -> None:
    order = ("purges", "P", {"of": "observations", "record": "A", "deleted": False})
    made = act(1, ("observations", "A", {"text": "en", "deleted": False}))
    target = act(2, ("observations", "A", {"deleted": True}), order)
    assert {table for table, _, _ in reversal_of(target, [made, target]).do} == {"observations", "purges"}
    again = act(3, ("observations", "A", {"deleted": True}))
    assert reversal_of(target, [made, target, again]).do == []
