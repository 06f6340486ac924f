"""Undo beside others: what they changed is left, and each window has its own."""

from __future__ import annotations

from msgspec.structs import replace

from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, added, started
from tests.journals.library.undoing import change, shown, undone


def test_undo_leaves_what_others_changed_and_says_so(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    seen = added(journal, Observation(text="en"), Observation(text="to"))
    changed = journal.edit(*((each, replace(each, stage="S4", kind="idea")) for each in seen))
    assert changed is not None
    changed.wait()
    theirs.refresh()
    there = theirs.journal(journal.id)
    now = change(there, there.get(Observation, seen[0].id), stage="S6")
    mine.refresh()
    taken = undone(mine)
    assert taken.skipped == [("observations", seen[0].id, "stage")]
    assert journal.get(Observation, seen[0].id) == replace(now, kind=None)
    assert journal.get(Observation, seen[1].id) == seen[1]
    theirs.refresh()
    assert shown(mine) == shown(theirs)


def test_redo_leaves_what_others_changed_since_the_undo(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en"))
    change(journal, seen, stage="S4", kind="idea")
    undone(mine)
    theirs.refresh()
    there = theirs.journal(journal.id)
    change(there, there.observations[0], stage="S6")
    mine.refresh()
    taken = undone(mine, redo=True)
    assert taken.skipped == [("observations", seen.id, "stage")]
    assert journal.observations == [replace(seen, stage="S6", kind="idea")]


def test_what_others_changed_elsewhere_in_the_record_is_not_in_the_way(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en"))
    change(journal, seen, pitfalls=frozenset({"4.4"}))
    theirs.refresh()
    there = theirs.journal(journal.id)
    change(there, there.observations[0], text="to")
    mine.refresh()
    taken = undone(mine)
    assert taken.skipped == [], "nothing that undo would restore is different"
    assert journal.observations == [replace(seen, text="to")]


def test_a_creation_that_others_worked_on_leaves_their_work(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en", kind="idea"))
    theirs.refresh()
    there = theirs.journal(journal.id)
    change(there, there.observations[0], text="deres")
    mine.refresh()
    taken = undone(mine)
    assert ("observations", seen.id, "text") in taken.skipped
    assert journal.observations == [Observation(id=seen.id, text="deres")]


def test_where_all_was_changed_since_the_next_undo_goes_one_further(open_library: OpenLibrary) -> None:
    mine, theirs = open_library(), open_library(by="two")
    journal = started(mine)
    (seen,) = added(journal, Observation(text="en"))
    change(journal, seen, stage="S4")
    change(journal, replace(seen, stage="S4"), text="to")
    theirs.refresh()
    there = theirs.journal(journal.id)
    pending = there.delete(there.observations[0])
    change(there, replace(seen, text="to", stage="S4"), text="deres")
    pending.wait()
    mine.refresh()
    assert undone(mine).skipped == [("observations", seen.id, "text")]
    assert undone(mine).skipped == []
    assert journal.observations == [replace(seen, text="deres")]


def test_each_window_takes_back_its_own_and_the_command_line_the_installations(open_library: OpenLibrary) -> None:
    one, other, elsewhere = open_library(), open_library(), open_library(by="two")
    journal = started(one)
    for library, text in ((one, "en"), (other, "to"), (elsewhere, "tre")):
        library.refresh()
        library.journal(journal.id).add(Observation(text=text))[1].wait()
    one.refresh()

    def left() -> set[str]:
        one.refresh()
        return {each.text for each in one.journal(journal.id).observations}

    undone(one)
    assert left() == {"to", "tre"}
    undone(one, redo=True)
    undone(one, everyone=True)
    assert left() == {"to", "tre"}, "the latest act of the installation is this window's redo"
    undone(one, everyone=True)
    assert left() == {"tre"}
    other.refresh()
    undone(other, redo=True)
    assert left() == {"to", "tre"}, "an undo counts, whichever window did it"
    undone(elsewhere)
    assert left() == {"to"}
