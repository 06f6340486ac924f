"""What is ticked is stored as one act, and what once came from a file is known again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from journals.errors import Invalid
from journals.importing.found import FoundItem
from journals.importing.plan_changes import remove_personal_data
from journals.importing.storing import ready_records, store_plan, write_plan
from journals.library import batch
from journals.records.base import Level
from journals.records.model import Observation
from tests.journals.conftest import Disk, OpenLibrary, started
from tests.journals.importing.planning import TODAY, known_in, planned, reading, stored
from tests.journals.library.undoing import undone

FILE = reading(
    FoundItem(text="Der manglede stik", line=1, kind="hindered", happened="2026-11-02"),
    FoundItem(text="Bestil stik", line=2, table="actions", owner="teknisk service", due="2026-12-01", is_done=True),
    FoundItem(text="Tjek lokalet\n\nEn uge før", line=3, table="lessons"),
)

LONG = "ord " * 500


def test_all_kinds_are_one_act_and_one_undo(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    records, write = store_plan(planned(FILE, stage="S2"), journal, known_in(journal, library), TODAY)
    write.wait()
    note, action, lesson = journal.observations[0], journal.actions[0], journal.lessons[0]
    assert [each.id for each in records] == [note.id, action.id, lesson.id]
    assert len(write.act.do) == 3
    assert (note.text, note.kind, note.stage, note.happened) == ("Der manglede stik", "hindered", "S2", "2026-11-02")
    assert (action.owner, action.due, action.status, action.done) == (
        "teknisk service",
        "2026-12-01",
        "done",
        TODAY.isoformat(),
    )
    assert (lesson.title, lesson.learned, lesson.status) == ("Tjek lokalet", "En uge før", "draft")
    undone(library)
    assert not [*journal.observations, *journal.actions, *journal.lessons]


def test_a_file_that_grew_offers_only_what_is_new(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    stored(planned(FILE), journal, library)
    note = journal.observations[0]
    journal.edit((note, replace(note, text="Der var for få stik")))
    journal.delete(journal.actions[0]).wait()
    library.close()
    library = open_library()
    journal = library.journals[0]
    known = known_in(journal, library)
    grown = reading(*FILE.items, "Helt nyt")
    plan = planned(grown, is_known=known.has)
    assert [each.standing for each in plan.items] == ["known", "known", "known", "new"]
    assert [each.item.text for each in plan.ready] == ["Helt nyt"]
    other = open_library(by="another")
    assert not known_in(other.journals[0], other).has("bestil  stik"), "only this installation knows what it imported"


def test_the_same_text_of_another_day_is_another_and_comes_but_once(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    lost = reading(*(FoundItem(text="Lyden faldt ud", line=n, happened=f"202{n}-02-03") for n in (5, 6)))
    measure = FoundItem(text="Mål", line=3, table="actions", due="2025-06-01", is_done=True)
    recurs = reading(measure, replace(measure, due="2026-06-01"))
    plan = planned(lost, recurs, is_known=known_in(journal, library).has)
    assert [each.standing for each in plan.items] == ["new"] * 4
    stored(plan, journal, library)
    first = next(each for each in journal.observations if each.happened == "2025-02-03")
    journal.edit((first, replace(first, happened="2024-12-24")))
    known = known_in(journal, library)
    assert {each.standing for each in planned(lost, recurs, is_known=known.has).items} == {"known"}
    assert known.has("Lyden faldt ud"), "where a file gives no day it is none of another day"
    assert known.has("Lyden faldt ud", "2026-W06")
    assert not known.has("Lyden faldt ud", "2026-W05")
    assert not known.has("Mål", "2027-06-01")


def test_what_was_taken_back_is_new_again(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    stored(planned(FILE), journal, library)
    undone(library)
    assert not known_in(journal, library).has("Der manglede stik")


def test_what_was_purged_is_forgotten(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    stored(planned(FILE), journal, library)
    note = journal.observations[0]
    journal.order_purge((Observation.TABLE, note.id)).wait()
    assert not known_in(journal, library).has("Der manglede stik")
    remembered = (library.local.state / "imports" / f"{journal.id}.txt").read_text()
    assert note.id not in remembered
    assert journal.actions[0].id in remembered


def test_what_is_remembered_tells_no_text(open_library: OpenLibrary) -> None:
    library, other = open_library(), open_library(by="another")
    journal = started(library)
    other.refresh()
    stored(planned(reading("ja")), journal, library)
    known_in(other.journals[0], other).note([("ja", "", ("observations", "x"))])
    files = [each.local.state / "imports" / f"{journal.id}.txt" for each in (library, other)]
    first, second = (file.read_text().split()[-1] for file in files)
    assert first != second
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_a_damaged_memory_is_done_without(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    stored(planned(FILE), journal, library)
    place = library.local.state / "imports"
    (place / f"{journal.id}.txt").write_bytes(b"\xff\0 torn")
    (place / "key").write_bytes(b"short")
    known = known_in(journal, library)
    assert known.has("Der manglede stik"), "it is in the project"
    stored(planned(reading("mere")), journal, library)
    journal.delete(journal.observations[0]).wait()
    assert known_in(journal, library).has("Mere")


def test_nothing_is_stored_where_one_cannot_be(open_library: OpenLibrary, disk: Disk) -> None:
    library = open_library()
    journal = started(library)
    known = known_in(journal, library)
    bad = planned(reading("fint", FoundItem(text="x", line=2, happened="hvornår")))
    with pytest.raises(Invalid):
        store_plan(bad, journal, known, TODAY)
    with pytest.raises(Invalid, match="import_nothing"):
        store_plan(planned(reading()), journal, known, TODAY)
    assert not journal.observations
    assert not (library.local.state / "imports").exists()


def test_a_text_from_which_something_was_removed_is_known_by_what_the_file_has(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    text = "Ring til 20 30 40 50 om det"
    plan = remove_personal_data(planned(reading(text)), [0], "[fjernet]")
    stored(plan, journal, library)
    assert known_in(journal, library).has(text)


def test_what_no_line_of_a_log_could_hold_is_refused(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    plan = planned(reading(*(f"{n} " + "æ" * 9_000 for n in range(1_700))))
    with pytest.raises(Invalid, match="import_too_much"):
        store_plan(plan, journal, known_in(journal, library), TODAY)
    assert not journal.observations


@pytest.mark.parametrize(
    "item",
    [
        FoundItem(text="Prøv først", line=1, table="lessons", own={"situation": LONG, "learned": LONG, "do": LONG}),
        FoundItem(text="Prøv først", line=1, table="lessons"),
        FoundItem(text="Skærmen frøs", line=1, own={"reply": LONG, "reply_as": "done", "perspective": LONG}),
        FoundItem(text="Bestil stik", line=1, table="actions", owner="driften", own={"first_step": LONG}),
    ],
)
def test_all_that_a_line_would_hold_counts_not_the_texts_alone(
    item: FoundItem, open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = open_library()
    journal = started(library)
    known = known_in(journal, library)
    journal.edit((journal.project, replace(journal.project, context={"C1": Level(2, LONG), "C2": Level(3, LONG)})))
    monkeypatch.setattr(batch, "MOST_BYTES", 12 * len(LONG))
    few, many = (planned(reading(*[replace(item, text=f"{item.text} {n}") for n in range(of)])) for of in (2, 12))
    for store in (store_plan, write_plan):
        with pytest.raises(Invalid, match="import_too_much"):
            store(many, journal, known, TODAY)
    assert store_plan(few, journal, known, TODAY)[0]


def test_what_was_looked_over_is_not_looked_at_again_but_all_else_is(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    plan = planned(reading("fint"))
    blocked = replace(plan, items=(replace(plan.items[0], perspective="borger 010180-1009"),))
    with pytest.raises(Invalid, match="personal_blocked"):
        ready_records(blocked, journal, TODAY)
    unseen = replace(plan, items=(replace(plan.items[0], item=replace(plan.items[0].item, text="x" * 30_000)),))
    with pytest.raises(Invalid, match="text_too_long"):
        ready_records(unseen, journal, TODAY)
