"""A long file is stored without being held: still one act, all there or nothing, and what is there is read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.errors import Invalid, NotSaved
from journals.importing.found import FoundItem
from journals.importing.packed_items import PackedItems
from journals.importing.storing import store_plan, write_plan
from journals.library.library import Library
from journals.log import long_line
from journals.records.base import to_fields
from journals.records.model import Observation
from tests.journals.conftest import Disk, OpenLibrary, added, started
from tests.journals.importing.planning import TODAY, known_in, planned, reading
from tests.journals.library.undoing import undone

ITEMS = (
    *(FoundItem(text=f"Række {n} på æ", line=n, kind="worked", happened="2026-03-02") for n in range(1, 60)),
    FoundItem(text="Uden dag", line=60, kind=None),
    FoundItem(text="Bestil stik", line=61, table="actions", owner="driften", due="2026-12-01"),
    FoundItem(text="Tjek lokalet\n\nEn uge før", line=62, table="lessons"),
)


@pytest.fixture(autouse=True)
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces so small that a few records are many of them."""
    monkeypatch.setattr(long_line, "_PIECE", 300)


def logs(library: Library) -> list[bytes]:
    return [each.read_bytes() for each in sorted(library.folders[0].glob("*/*.jsonl"))]


def test_it_stores_what_is_stored_otherwise_as_one_act_with_one_undo(open_library: OpenLibrary) -> None:
    library = open_library()
    whole, long = started(library, "Hel"), started(library, "Lang")
    plan = planned(reading(*ITEMS), stage="S2")
    records, write = store_plan(plan, whole, known_in(whole, library), TODAY)
    write.wait()
    ids, write = write_plan(plan, long, known_in(long, library), TODAY)
    write.wait()
    assert not long.observations, "it is not held"
    library.refresh()
    there = {each.id: each for each in (*long.observations, *long.actions, *long.lessons)}
    assert len(ids) == len(there) == len(ITEMS)
    assert [to_fields(there[each]) for each in ids] == [to_fields(each) for each in records]
    assert list(ids) != [each.id for each in records]
    assert known_in(long, library).has(ITEMS[0].text), "it is known when it comes again"
    other = open_library(by="another")
    assert len(other.journal(long.id).observations) == 60
    undone(library)
    library.refresh()
    assert not [*long.observations, *long.actions, *long.lessons]
    assert not known_in(long, library).has(ITEMS[0].text)


def test_on_a_full_disk_nothing_of_it_is_there_and_all_of_it_waits(open_library: OpenLibrary, disk: Disk) -> None:
    library = open_library()
    journal = started(library)
    before = logs(library)
    disk.fill()
    ids, write = write_plan(planned(reading(*ITEMS)), journal, known_in(journal, library), TODAY)
    with pytest.raises(NotSaved):
        write.wait()
    assert logs(library) == before
    assert [len(act.do) for act in journal.pending()] == [len(ITEMS)], "what waits is known with all it holds"
    disk.free()
    added(journal, Observation(text="bagefter"))
    library.refresh()
    assert {each.id for each in journal.observations} >= {*list(ids)[:60]}
    assert not journal.pending()


def test_a_line_that_was_cut_by_a_crash_is_no_part_of_an_import(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    _, write = write_plan(planned(reading(*ITEMS)), journal, known_in(journal, library), TODAY)
    write.wait()
    library.close()
    (log,) = library.folders[0].glob("*/*.jsonl")
    data = log.read_bytes()
    begin = data.rstrip(b"\n").rfind(b"\n") + 1
    for cut in range(begin + 1, len(data) - 1, 97):
        log.write_bytes(data[:cut])
        there = Library([library.folders[0]], library.local)
        try:
            there.refresh()
            assert there.journals[0].observations == []
        finally:
            there.close()


def test_what_cannot_be_stored_stops_it_before_anything_is_written(open_library: OpenLibrary, tmp_path: Path) -> None:
    library = open_library()
    journal = started(library)
    before = logs(library)
    bad = planned(reading(*ITEMS, FoundItem(text="x", line=99, happened="hvornår")))
    with pytest.raises(Invalid):
        write_plan(bad, journal, known_in(journal, library), TODAY)
    with pytest.raises(Invalid, match="import_nothing"):
        write_plan(planned(reading()), journal, known_in(journal, library), TODAY)
    assert logs(library) == before
    assert not journal.pending()


def test_a_plan_that_nobody_changed_makes_its_items_when_they_are_looked_at() -> None:
    long = FoundItem(text="Ring til 20 30 40 50", line=70)
    plan = planned(reading(*ITEMS, long, ITEMS[3], day="2026-01-05"))
    assert isinstance(plan.items, PackedItems)
    whole = [*plan.items]
    assert [plan.items[place] for place in range(len(whole))] == whole == list(plan.items[:])
    assert plan.items[-1].standing == "twice"
    assert [each.item.happened for each in whole[58:60]] == ["2026-03-02", "2026-01-05"]
    assert [each.item.text for each in plan.unconfirmed] == [long.text]
    assert plan.ready == whole[:-2]
