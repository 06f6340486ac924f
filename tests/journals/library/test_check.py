"""Checking a library: what is wrong, what is only worth knowing, and where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from msgspec.structs import replace

from content import Guide
from journals.library.check import check_library
from journals.library.journal import Journal
from journals.library.library import Library
from journals.log.reader import LogFault
from journals.records.base import Level, Record
from journals.records.model import Action, Lesson, Observation
from tests.guides import guide_of
from tests.journals.conftest import OpenLibrary, added, own_log, started

Found: TypeAlias = Callable[[], list[LogFault]]


@pytest.fixture(scope="session")
def guide() -> Guide:
    return guide_of("da")


@pytest.fixture
def found(open_library: OpenLibrary, guide: Guide) -> Found:
    """Reads the library as another installation would, and checks it."""

    def check() -> list[LogFault]:
        return check_library(open_library(by="other"), guide)

    return check


def write(log: Path, *lines: str | dict[str, Any]) -> None:
    with log.open("a", encoding="utf-8") as file:
        for line in lines:
            file.write((line if isinstance(line, str) else json.dumps(line)) + "\n")


def act(text: str | int = "x", at: datetime | None = None, table: str = "observations") -> dict[str, Any]:
    when = (at or datetime(2026, 1, 1, tzinfo=UTC)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return {"at": f"{when}-0000-zzzzzzzz", "do": [[table, "R1", {"text": text, "stage": "S1", "deleted": False}]]}


def head(project: str) -> dict[str, Any]:
    return {"at": "2026-01-01T00:00:00.000Z-0000-zzzzzzzz", "do": [], "project": project}


def edited(journal: Journal, old: Record, new: Record) -> None:
    pending = journal.edit((old, new))
    assert pending is not None
    pending.wait()


def row(fault: LogFault) -> tuple[str, str, int | None, str]:
    return fault.level, fault.file.name, fault.line, fault.code


def test_a_library_that_is_as_it_should_be(open_library: OpenLibrary, found: Found) -> None:
    journal = started(open_library())
    (seen,) = added(
        journal, Observation(text="x", stage="S4", pitfalls=frozenset({"4.4"}), insights=frozenset({"I1.1"}))
    )
    added(journal, Lesson(title="x", evidence=frozenset({seen.id})), Lesson(title="y"))
    added(journal, Action(text="x", source=seen.id), Action(text="y"))
    assert found() == []


def test_an_empty_library(found: Found, folder: Path) -> None:
    assert found() == []
    folder.rmdir()
    assert found() == []


def test_a_line_that_cannot_be_read_is_wrong_and_a_torn_tail_is_not(open_library: OpenLibrary, found: Found) -> None:
    journal = started(open_library())
    log = own_log(journal)
    write(log, "{damage}", act(), act(1 << 64))  # the last is JSON, but no part of the program could hold it
    with log.open("a", encoding="utf-8") as file:
        file.write('{"at":"2026')
    assert [row(each) for each in found()] == [
        ("wrong", log.name, 3, "bad_line"),
        ("wrong", log.name, 5, "bad_line"),
        ("notice", log.name, 6, "torn_tail"),
    ]


def test_a_reference_to_what_never_was_is_wrong_and_to_what_was_deleted_is_not(
    open_library: OpenLibrary, found: Found
) -> None:
    journal = started(open_library())
    seen, gone = added(journal, Observation(text="x"), Observation(text="y"))
    lesson = Lesson(title="x", evidence=frozenset({seen.id, gone.id, "01NEVER"}))
    (made,) = added(journal, lesson)
    (action,) = added(journal, Action(text="x", source="01NOWHERE"))
    journal.delete(gone).wait()
    assert [(*row(each), each.params) for each in found()] == [
        ("notice", own_log(journal).name, 4, "deleted_reference", {"record": made.id, "wanted": gone.id}),
        ("wrong", own_log(journal).name, 4, "lost_reference", {"record": made.id, "wanted": "01NEVER"}),
        ("wrong", own_log(journal).name, 5, "lost_reference", {"record": action.id, "wanted": "01NOWHERE"}),
    ]


def test_a_field_that_is_left_out_because_nothing_can_hold_its_value_is_named(
    open_library: OpenLibrary, found: Found
) -> None:
    journal = started(open_library())
    strange = {
        "text": "x",
        "happened": "i går",
        "kind": 7,
        "pitfalls.4.4": "ja",
        "later": [1],
        "sign": None,
        "reply": "",
    }
    at = "2026-01-01T00:00:00.000Z-0000-zzzzzzzz"
    write(own_log(journal), {"at": at, "do": [["observations", "R1", strange]]})
    write(own_log(journal), {"at": at, "do": [["projects", journal.id, {"context.C1": {"level": 9}}]]})
    notices = found()
    assert [row(each) for each in notices] == [
        *(("notice", own_log(journal).name, 3, "unfit_value") for _ in range(3)),
        ("notice", own_log(journal).name, 4, "unfit_value"),
    ]
    assert sorted((each.params["table"], each.params["name"]) for each in notices) == [
        ("observations", "happened"),
        ("observations", "kind"),
        ("observations", "pitfalls.4.4"),
        ("projects", "context.C1"),
    ]
    assert {each.params["project"] for each in notices} == {journal.project.name}


def test_a_reference_into_another_project_is_fine(open_library: OpenLibrary, found: Found) -> None:
    library = open_library()
    (seen,) = added(started(library, "one"), Observation(text="x"))
    added(started(library, "two"), Lesson(title="x", evidence=frozenset({seen.id})), Action(text="x", source=seen.id))
    assert found() == []


def test_a_fault_stands_where_the_value_that_counts_was_written(open_library: OpenLibrary, found: Found) -> None:
    journal = started(open_library())
    (seen,) = added(journal, Observation(text="x", stage="S9"))
    changed = replace(seen, text="y")
    edited(journal, seen, changed)
    assert [row(each)[2:] for each in found()] == [(3, "unknown_stage")]
    edited(journal, changed, replace(changed, stage="S8"))
    assert [(row(each)[2:], each.params["wanted"]) for each in found()] == [((5, "unknown_stage"), "S8")]


def test_what_the_guide_does_not_know_is_a_notice(open_library: OpenLibrary, found: Found) -> None:
    journal = started(open_library())
    old = journal.project
    edited(journal, old, replace(old, stage="S0", context={"C1": Level(1), "C99": Level(2)}))
    added(journal, Observation(text="x", pitfalls=frozenset({"4.4", "9.9"}), insights=frozenset({"1.1"})))
    added(journal, Lesson(title="x", stage="R1"), Action(text="x", stage="S77"))
    wanted = {(each.level, each.code, each.params["wanted"]) for each in found()}
    assert wanted == {
        ("notice", "unknown_stage", "S0"),
        ("notice", "unknown_factor", "C99"),
        ("notice", "unknown_pitfall", "9.9"),
        ("notice", "unknown_insight", "1.1"),
        ("notice", "unknown_stage", "R1"),
        ("notice", "unknown_stage", "S77"),
    }


def test_without_a_guide_its_ids_are_not_looked_at(open_library: OpenLibrary, guide: Guide) -> None:
    library = open_library()
    added(started(library), Observation(text="x", stage="S9"))
    assert [each.code for each in check_library(library, guide)] == ["unknown_stage"]
    assert check_library(library, None) == []


def test_a_stage_that_no_line_says_is_at_the_records_first_line(open_library: OpenLibrary, guide: Guide) -> None:
    library = open_library()
    journal = started(library)
    added(journal, Observation(text="x"))
    other = replace(guide, stages=())
    assert [row(each)[2:] for each in check_library(library, other)] == [(2, "unknown_stage"), (3, "unknown_stage")]


@pytest.mark.parametrize("name", ["7hq2m0c4-PC1234", "7hq2m0c4 (1)", "7hq2m0c4.sync-conflict-20261124-1", "Kopi af x"])
def test_a_copy_made_by_a_sync_tool_is_a_notice_and_counts(open_library: OpenLibrary, found: Found, name: str) -> None:
    journal = started(open_library())
    write(own_log(journal).parent / f"{name}.jsonl", act())
    assert [row(each) for each in found()] == [("notice", f"{name}.jsonl", None, "conflict_copy")]
    library = open_library(by="third")
    assert [each.text for each in library.journals[0].observations] == ["x"]


def test_stamps_from_the_future_are_one_notice_a_log(open_library: OpenLibrary, found: Found) -> None:
    journal = started(open_library())
    log = own_log(journal).with_stem("zzzzzzzz")
    now = datetime.now(UTC)
    write(log, act(at=now + timedelta(hours=23)), act(at=now + timedelta(hours=25)), act(at=now + timedelta(days=900)))
    assert [(*row(each), each.params) for each in found()] == [("notice", log.name, 2, "far_ahead", {"n": 2})]


def test_an_unknown_table_is_one_notice_a_log(open_library: OpenLibrary, found: Found) -> None:
    journal = started(open_library())
    log = own_log(journal).with_stem("zzzzzzzz")
    write(log, act(), act(table="newer"), act(table="newer"))
    assert [(*row(each), each.params) for each in found()] == [
        ("notice", log.name, 2, "unknown_table", {"table": "newer"})
    ]


def test_a_folder_whose_project_is_nowhere_is_a_notice(open_library: OpenLibrary, found: Found, folder: Path) -> None:
    library = open_library()
    deleted = started(library, "slettet")
    deleted.delete(deleted.project).wait()
    lone = folder / "2026-ukendt-xxxx"
    lone.mkdir()
    write(lone / "zzzzzzzz.jsonl", head("01LONE"), act())
    assert [row(each) for each in found()] == [("notice", lone.name, None, "no_project_record")]


def test_a_project_in_two_folders_is_at_home_in_both(open_library: OpenLibrary, found: Found, folder: Path) -> None:
    journal = started(open_library())
    copy = folder / "copy"
    copy.mkdir()
    write(
        copy / "zzzzzzzz.jsonl",
        head(journal.id),
        act(),
    )
    assert found() == []


def test_faults_come_in_the_order_of_files_and_lines(open_library: OpenLibrary, found: Found) -> None:
    library = open_library()
    for name in ("b", "a"):
        write(own_log(started(library, name)), "{damage}", act(), "{damage}")
    places = [(each.file, each.line) for each in found()]
    assert places == sorted(places)
    assert len(places) == 4


def test_a_check_changes_nothing(open_library: OpenLibrary, guide: Guide, folder: Path) -> None:
    journal = started(open_library())
    write(own_log(journal), "{damage}")
    before = {path: path.read_bytes() for path in folder.rglob("*.jsonl")}
    library: Library = open_library(by="other")
    check_library(library, guide)
    library.close()
    assert {path: path.read_bytes() for path in folder.rglob("*.jsonl")} == before
