"""The index holds what the logs hold, however they have changed, and reads no more than it must."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.index.index import Index
from journals.index.store import path_for
from journals.index.text_indexing import _TO_PLACE
from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.log.reader import LogReader
from journals.records.facets import tally
from journals.records.model import Action, Card, Lesson, Observation, Project
from journals.records.retro import Retro
from journals.records.summary import Summary
from tests.journals.conftest import OpenLibrary, added, installation, started
from tests.journals.index.conftest import OpenIndex, held, written
from tests.journals.indexing import update_fully

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["log", "edit", "tag", "sign", "delete", "lesson", "action", "undo", "look"]),
        st.integers(0, 30),
        st.sampled_from(["skærmen fryser", "kode væk", "alt gik godt", "[/x]", "nøgle og lås"]),
    ),
    max_size=25,
)


def step(library: Library, index: Index, what: str, place: int, text: str) -> None:
    """Do one thing in the first project."""
    journal = library.journals[0]
    rows = journal.observations
    row = rows[place % len(rows)] if rows else None
    if what == "look":
        update_fully(index)
    elif what == "lesson":
        journal.add(Lesson(title=text))
    elif what == "action":
        journal.add(Action(text=text, due="2026-11-30"))
    elif what == "undo" and (plan := library.in_background(lambda: plan_undo(library)).result()):
        if plan.target.do[0][0] != "projects":
            apply_plan(plan)
    elif row is None or what in ("log", "undo"):
        journal.add(Observation(text=text, happened="2026-11-24", kind="concern"))
    elif what == "edit":
        journal.edit((row, replace(row, text=text, reply="svar" if place % 2 else "")))
    elif what == "tag":
        journal.edit((row, replace(row, pitfalls=frozenset() if row.pitfalls else frozenset({"4.4"}))))
    elif what == "sign":
        journal.edit((row, replace(row, sign=None if row.sign else "bites", perspective=text, stage=f"S{place}")))
    else:
        journal.delete(row)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_it_holds_what_the_logs_hold(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("library")
    library = Library([folder], installation(folder.parent / f"{folder.name}-local"))
    index = Index(folder.parent / f"{folder.name}-cache", [folder])
    library.refresh()
    library.create(Project(name="Skærme"))[1].wait()
    for each in steps:
        step(library, index, *each)
        index.tallies()  # what is counted here is not what is told at the end
        library.in_background(lambda: None).result()
    update_fully(index)
    assert held(index) == written(library)
    assert {name: each for name, each in index.summaries().items() if each.there} == {
        journal.id: journal.summary for journal in library.journals
    }
    assert index.tallies() == {j.id: tally(j.observations) for j in library.journals if j.observations}
    assert index._rows(f"SELECT 1 {_TO_PLACE}") == [], "and all texts can be searched"
    library.close()
    index.close()


def test_what_has_grown_is_read_from_where_it_was_left(
    open_library: OpenLibrary, open_index: OpenIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, index = open_library(), open_index()
    journal = started(library)
    for number in range(50):
        added(journal, Observation(text=f"nummer {number}"))
    update_fully(index)
    read: list[int] = []
    whole = LogReader.batches

    def counted(reader: LogReader) -> Any:
        for batch in whole(reader):
            read.append(len(batch))
            yield batch

    monkeypatch.setattr(LogReader, "batches", counted)
    added(journal, Observation(text="en til"))
    update_fully(index)
    update_fully(index)
    assert read == [1]
    assert held(index) == written(library)


@pytest.mark.parametrize("how", ["cut", "replaced", "same size", "gone", "another log"])
def test_a_log_that_is_not_what_it_was_is_read_anew(
    open_library: OpenLibrary, open_index: OpenIndex, folder: Path, how: str
) -> None:
    library, index = open_library(), open_index()
    journal = started(library)
    added(journal, Observation(text="bliver"))
    added(journal, Observation(text="ryger ud"))
    library.close()
    update_fully(index)
    log = next(folder.glob("*/*.jsonl"))
    lines = log.read_bytes().splitlines(keepends=True)
    if how == "cut":
        log.write_bytes(b"".join(lines[:-1]))
    elif how == "replaced":
        log.write_bytes(b"".join([*lines[:-1], b'{"at": "2026-01-01T00:00:00.000Z-0000-elsewhere", "do": []}\n' * 9]))
    elif how == "same size":
        log.write_bytes(b"".join(lines).replace(b"ryger ud", b"ruger yd"))
        os.utime(log, ns=(1, 1))
    elif how == "gone":
        shutil.rmtree(log.parent)
    else:
        log.rename(log.with_name("elsewhere.jsonl"))
    update_fully(index)
    again = open_library(by="another")
    assert held(index) == written(again)
    assert {each.there for each in index.summaries().values()} <= {True}


def test_a_library_that_cannot_be_reached_just_now_is_not_gone(
    open_library: OpenLibrary, open_index: OpenIndex, folder: Path
) -> None:
    library, index = open_library(), open_index()
    started(library)
    library.close()
    update_fully(index)
    folder.rename(folder.with_name("unplugged"))
    update_fully(index)
    assert [each.project.name for each in index.summaries().values()] == ["Skærme"] or index.summaries()


def test_a_project_in_two_folders_is_one(open_library: OpenLibrary, open_index: OpenIndex, folder: Path) -> None:
    library = open_library()
    added(started(library), Observation(text="en"))
    library.close()
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    index = open_index(folder, other)
    update_fully(index)
    assert len(index.summaries()) == 1
    assert [record.text for _, record in index.records(Observation)] == ["en"]
    shutil.rmtree(next(other.iterdir()))
    update_fully(index)
    assert [record.text for _, record in index.records(Observation)] == ["en"]


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_file_is_made_again(
    open_library: OpenLibrary, open_index: OpenIndex, folder: Path, tmp_path: Path, damage: bytes | None
) -> None:
    library, index = open_library(), open_index()
    journal = started(library)
    added(journal, Observation(text="en"))
    update_fully(index)
    index.close()
    path = path_for(tmp_path / "cache", [folder])
    if damage is None:
        data = bytearray(path.read_bytes())
        data[5000:9000] = b"\xff" * 4000
        path.write_bytes(data)
    else:
        path.write_bytes(damage)
    again = open_index()
    update_fully(again)
    held(again)  # may come upon the damage: then the file is begun again
    update_fully(again)
    assert held(again) == written(library)


def test_two_use_one_file(open_library: OpenLibrary, open_index: OpenIndex) -> None:
    library, one, other = open_library(), open_index(), open_index()
    journal = started(library)
    for number in range(5):
        added(journal, Observation(text=f"nummer {number}"))
        update_fully(one if number % 2 else other)
        assert held(one) == held(other) == written(library)


def test_where_the_cache_cannot_be_written_it_is_kept_in_memory(
    open_library: OpenLibrary, open_index: OpenIndex, tmp_path: Path
) -> None:
    library = open_library()
    added(started(library), Observation(text="en"))
    (tmp_path / "file").write_text("no folder")
    index = open_index(cache="file/cache")
    update_fully(index)
    assert held(index) == written(library)


def test_it_is_nobody_elses_business(open_library: OpenLibrary, open_index: OpenIndex, tmp_path: Path) -> None:
    started(open_library())
    update_fully(open_index())
    if os.name == "posix":
        assert {path.stat().st_mode & 0o077 for path in (tmp_path / "cache").iterdir()} == {0}


def test_folders_and_logs_whose_names_are_not_utf_8_are_indexed_as_any_other(
    open_library: OpenLibrary, open_index: OpenIndex, folder: Path
) -> None:
    journal = started(open_library(), "Video")
    added(journal, Observation(text="skærmen fryser"))
    named = Path(os.fsdecode(b"sk\xe6rm"))
    try:
        journal.folders[0].path.rename(folder / named)
        shutil.copytree(folder / named, folder / f"{named} 2")
        (folder / f"{named} 2" / f"{named}.jsonl").write_bytes(b'{"damage}\n')
        (folder / f"{named} 3").mkdir()
        (folder / f"{named} 3" / "7hq2m0c4.jsonl").write_bytes(b'{"damage}\n')  # nothing says whose it is
    except OSError:
        pytest.skip("this system has only names that are UTF-8")
    index, library = open_index(), open_library()
    update_fully(index)
    assert held(index) == written(library)
    assert set(index.log_owners()) == {folder / named, folder / f"{named} 2", folder / f"{named} 3"}
    assert (snapshot := index.snapshot(journal.id)) is not None
    assert set(snapshot.positions) == {folder / named, folder / f"{named} 2"}
    assert {fault.file.name for fault in index.faults()} == {f"{named}.jsonl", "7hq2m0c4.jsonl"}
    shutil.rmtree(folder / f"{named} 2")
    update_fully(index)
    assert held(index) == written(library)


def test_a_closed_index_leaves_no_file_open_and_opens_again(open_library: OpenLibrary, open_index: OpenIndex) -> None:
    added(started(open_library(), "Video"), Observation(text="skærmen fryser"))
    index = open_index()
    update_fully(index)
    opened = [store._db for store in (index._write_store, index._list_store, index._search_store)]
    index.close()
    for each in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            each.execute("SELECT 1")
    assert index.records(Observation)


def test_a_day_that_nobody_can_have_seen_is_shown_and_never_the_latest(
    open_library: OpenLibrary, open_index: OpenIndex
) -> None:
    journal = started(open_library())
    days = {"a": "2026-11-22", "b": "9999-12-31", "c": "2026-W48", "d": "9999-W52", "e": "2026-11-20"}
    added(journal, *(Observation(id=name, text=name, happened=day) for name, day in days.items()))
    added(journal, Retro(id="r1", day="9999-12-31"))
    trial, agreed = "card-trial-01kb0000000000000000000000", "card-decision-01kb0000000000000000000001"
    added(journal, Card(id=trial, form="trial", answers={"result": "ja", "day": "9999-W52"}))
    added(journal, Card(id=agreed, form="decision", answers={"about": "hvad", "day": "2026-W47"}))
    assert [each.id for each in journal.observations] == ["c", "a", "e", "d", "b"]
    assert {each.id: each.happened for each in journal.observations} == days
    index = open_index()
    update_fully(index)
    assert (journal.summary.last, journal.summary.meeting) == ("2026-W48", "")
    assert (journal.summary.trials, journal.summary.decisions) == (("2025-11-26",), ("2026-11-22",))
    assert index.summaries()[journal.id] == journal.summary


def test_what_another_window_indexed_first_is_told_too(
    open_library: OpenLibrary, open_index: OpenIndex, folder: Path
) -> None:
    journal, other = started(open_library(), "Video"), started(open_library(by="other"), "Låse")
    first, second = open_index(), open_index()
    update_fully(first)
    library = Library([folder], installation(folder.parent / "second"))
    library.attach_index(second)
    library.refresh()
    assert [step.projects for step in second.update() if step.projects] == [], "what has been told is not told again"
    added(journal, Observation(text="skærmen fryser"))
    shutil.rmtree(other.folders[0].path)
    update_fully(first)
    told = {name: each for step in second.update() for name, each in step.projects.items()}
    assert told == {journal.id: journal.summary, other.id: Summary(Project(id=other.id), there=False)}
    library.apply_summaries(told)
    assert [(each.id, each.is_open, each.summary.observations) for each in library.journals] == [(journal.id, False, 1)]
    library.close()


def test_a_project_deleted_after_its_first_lines_is_named_until_it_is_counted(
    open_library: OpenLibrary, open_index: OpenIndex, folder: Path
) -> None:
    writer = open_library()
    gone, renamed = started(writer, "Video"), started(writer, "Låse")
    for each in [gone, renamed] * 8:  # more lines than are looked at
        added(each, Observation(text="skærmen fryser"))
    gone.delete(gone.project)
    renamed.edit((renamed.project, replace(renamed.project, name="Døre")))
    writer.in_background(lambda: None).result()
    library, index = Library([folder], installation(folder.parent / "second")), open_index()
    library.attach_index(index)
    library.refresh()
    assert sorted((each.project.name, each.summary.counted) for each in library.journals) == [
        ("Låse", False),
        ("Video", False),
    ]
    for step in index.update():
        library.apply_summaries(step.projects)
    assert [(each.project.name, each.summary.counted) for each in library.journals] == [("Døre", True)]
    library.close()


def test_what_a_lost_index_knew_of_is_not_told_as_gone(
    open_library: OpenLibrary, open_index: OpenIndex, folder: Path
) -> None:
    journal = started(open_library(), "Video")
    index = open_index()
    update_fully(index)
    shutil.move(journal.folders[0].path, folder.parent / "away")
    index._write_store.recreate()
    assert [step.projects for step in index.update() if step.projects] == []
