"""The history of a record: who did what to it, and when."""

from __future__ import annotations

from msgspec.structs import replace

from journals.library.history import HistoryEntry, history, read_history
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.maintenance import purge
from journals.library.undo import apply_plan, plan_undo
from journals.log import act as acts
from journals.log.act import Act
from journals.log.reader import latest_head
from journals.records.base import Record
from journals.records.model import Observation, Project
from tests.journals.conftest import OpenLibrary, added, edited, installation, own_log, started


def of(library: Library, journal: Journal, record: Record) -> list[HistoryEntry]:
    return read_history(library, journal, record.TABLE, record.id)


def told(entries: list[HistoryEntry]) -> list[tuple[str, str, dict[str, tuple[object, object]]]]:
    return [(each.what, each.how, {c.field: (c.before, c.after) for c in each.changes}) for each in entries]


def undo(library: Library, *, redo: bool = False) -> None:
    plan = plan_undo(library, redo=redo)
    assert plan is not None
    apply_plan(plan).written.wait()


def test_each_act_is_told_with_what_stood_before_and_after(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (old,) = added(journal, Observation(text="lyden faldt ud", kind="hindered"))
    new = replace(old, text="lyden faldt ud to gange", pitfalls=frozenset({"4.4"}))
    edited(journal, old, new)
    journal.delete(new).wait()
    assert told(of(library, journal, old)) == [
        ("deleted", "done", {}),
        ("changed", "done", {"text": (old.text, new.text), "pitfalls.4.4": (None, True)}),
        ("made", "done", {"text": (None, old.text), "kind": (None, "hindered")}),
    ]
    assert all(each.here and each.by is None for each in of(library, journal, old))


def test_undo_redo_and_bringing_back_are_called_that(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (old,) = added(journal, Observation(text="en"))
    edited(journal, old, replace(old, text="to"))
    undo(library)
    undo(library, redo=True)
    journal.delete(old).wait()
    undo(library)
    journal.delete(old).wait()
    journal.undelete(old).wait()
    undo(library)
    assert [(each.what, each.how) for each in of(library, journal, old)] == [
        ("deleted", "undone"),
        ("back", "done"),
        ("deleted", "done"),
        ("back", "undone"),
        ("deleted", "done"),
        ("changed", "redone"),
        ("changed", "undone"),
        ("changed", "done"),
        ("made", "done"),
    ]
    assert told(of(library, journal, old))[5][2] == {"text": ("en", "to")}


def test_an_undone_beginning_is_a_deletion_without_a_list_of_what_went(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (old,) = added(journal, Observation(text="en"))
    undo(library)
    undo(library, redo=True)
    assert told(of(library, journal, old)) == [
        ("back", "redone", {"text": (None, "en")}),
        ("deleted", "undone", {}),
        ("made", "done", {"text": (None, "en")}),
    ]


def test_a_writers_function_is_what_its_latest_head_says(open_library: OpenLibrary, tmp_path: object) -> None:
    first = open_library()
    journal = started(first)
    (record,) = added(journal, Observation(text="en"))
    first.close()
    for function in ("leders bærbare", "leders bærbare", "vagtstuen", ""):
        library = Library(first.folders, installation(first.local.state.parent), function)
        library.refresh()
        journal = library.journals[0]
        now = journal.observations[0]
        edited(journal, now, replace(now, text=f"{now.text}."))
        entries = of(library, journal, record)
        assert {each.by for each in entries} == {function or None}
        log = own_log(journal)
        library.close()
        head = latest_head(log)
        assert head is not None
        assert head.by == (function or None)
    heads = [acts.decode(line) for line in log.read_bytes().splitlines() if b'"project"' in line]
    assert [head.by for head in heads] == [None, "leders bærbare", "vagtstuen", None], "one only where it changed"


def test_others_are_told_by_their_writer(open_library: OpenLibrary) -> None:
    here, away = open_library(), open_library(by="two")
    journal = started(here)
    (record,) = added(journal, Observation(text="en"))
    away.refresh()
    there = away.journals[0]
    edited(there, there.observations[0], replace(there.observations[0], text="to"))
    latest, first = of(here, journal, record)
    assert (latest.here, first.here) == (False, True)
    assert latest.writer == own_log(there).stem != first.writer


W = "7hq2m0c4"


def act(second: int, *do: tuple[str, str, dict[str, object]], **more: object) -> Act:
    return Act(f"2026-11-24T10:00:{second:02}.000Z-0000-{W}", list(do), **more)  # type: ignore[arg-type]


def test_a_copied_log_a_circle_of_undos_and_strange_values_are_no_reason_to_fall_over() -> None:
    made = act(1, ("observations", "A", {"text": "en\x1b[31m", "odd": ["x"]}))
    one = act(2, ("observations", "A", {"text": "to"}), undoes=act(3).at)
    two = act(3, ("observations", "A", {"text": "tre"}), undoes=one.at)
    entries = history([two, made, one, made, two], "observations", "A")
    assert [each.what for each in entries] == ["changed", "changed", "made"]
    assert entries[2].changes[0].after == "en\ufffd[31m"
    assert history([made], "observations", "B") == []


def test_the_function_is_short_and_cannot_act() -> None:
    head = act(0, project="P", by="vagt\x1bstuen\n" + "x" * 200)
    (entry,) = history([head, act(1, ("actions", "A", {"text": "en"}))], "actions", "A")
    assert entry.by is not None
    assert entry.by.startswith("vagt\ufffdstuen x")
    assert len(entry.by) == 60


def test_an_order_to_purge_is_told_and_what_was_purged_is_not(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (record,) = added(journal, Observation(text="hemmeligt"))
    purge(library, journal, (record.TABLE, record.id))
    (entry,) = of(library, journal, record)
    assert (entry.what, entry.erased, entry.held, entry.changes) == ("deleted", True, "nowhere", [])


NUMBER = "ring til 20 12 34 56"


def test_what_is_still_to_be_purged_is_told_as_such_until_the_log_is_without_it(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    (record,) = added(journal, Observation(text=NUMBER))
    edited(journal, record, replace(record, text="ring til [fjernet]"))
    latest, first = of(library, journal, record)
    assert (latest.erased, latest.held, first.erased, first.held) == (True, "here", False, "nowhere")
    assert first.changes[0].after == NUMBER, "so it is not erased yet"
    undo(library)
    assert not any(each.erased for each in of(library, journal, record)), "what was put back is not to be erased"
    undo(library, redo=True)
    assert [each.erased for each in of(library, journal, record)] == [True, False, False, False]
    library.close()
    again = open_library()
    entries = of(again, again.journals[0], record)
    assert [(each.erased, each.held) for each in entries if each.erased] == [(True, "nowhere")]
    assert not any(NUMBER in str(change) for each in entries for change in each.changes)


def test_what_another_machine_has_still_to_erase_is_told_as_such(open_library: OpenLibrary) -> None:
    theirs = open_library(by="two")
    (record,) = added(started(theirs), Observation(text=NUMBER))
    theirs.close()
    here = open_library()
    purge(here, here.journals[0], (record.TABLE, record.id))
    assert of(here, here.journals[0], record)[0].held == "elsewhere"
    here.close()
    open_library(by="two").close()
    again = open_library()
    assert of(again, again.journals[0], record)[0].held == "nowhere"


def test_a_project_has_a_history_too(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    edited(journal, journal.project, replace(journal.project, stage="S3"))
    assert told(read_history(library, journal, Project.TABLE, journal.id))[0] == (
        "changed",
        "done",
        {"stage": (None, "S3")},
    )
