"""A library that an index tells of: nothing is read before it is wanted, and nothing looks different for it."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.index.index import Index
from journals.index.store import erase_all
from journals.library import remembering
from journals.library.across import all_records, journals_with_deleted, latest_tagged, mentions, records_named
from journals.library.all_projects import AllProjects
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.maintenance import purge
from journals.library.remembering import close_idle, unread_count
from journals.log.folded_acts import FoldedActs
from journals.log.folder import ProjectFolder
from journals.log.reader import ReadPosition
from journals.overview.source import gather_overview
from journals.overview.waiting import gather_waiting, what_waits
from journals.records.facets import Facets, Tally
from journals.records.model import Action, Lesson, Observation, Project
from journals.records.retro import Retro
from tests.journals.conftest import OpenLibrary, added, installation
from tests.journals.indexing import update_fully


@pytest.fixture
def remembered(open_library: OpenLibrary, folder: Path, tmp_path: Path) -> Library:
    """A library of three projects, opened anew beside an index of it."""
    before = open_library(by="before")
    for name in ("Skærme", "Låse", "Tavler"):
        journal, pending = before.create(Project(name=name))
        pending.wait()
        added(journal, Observation(text=f"Noget om {name}", kind="concern", pitfalls=frozenset({"4.4"})))
        added(journal, Lesson(title=f"Lært af {name}", pitfalls=frozenset({"4.4"})))
        added(journal, Action(text=f"Gør noget ved {name}", due="2026-11-30"))
        added(journal, Retro(day="2026-11-20", closed="2026-11-20" if name == "Låse" else None))
    before.close()
    index = Index(tmp_path / "cache", [folder])
    update_fully(index)
    library = Library([folder], installation(tmp_path / "now"))
    library.attach_index(index)
    library.absorb(library.in_background(library.poll).result())
    return library


def test_a_record_is_named_by_the_end_of_its_id_and_by_its_start_while_its_project_is_closed(
    remembered: Library, open_library: OpenLibrary
) -> None:
    by_reading = {record for journal in open_library(by="other").journals for _, record in journal.known_ids()}
    assert len(by_reading) == 15
    for record in by_reading:
        for typed in (record[-7:], record[-9:].lower(), record[:-1], record):
            assert [found for *_, found, _ in records_named(remembered, typed)] == [record]
        assert records_named(remembered, record[-6:]) == [], "so few characters name nothing"
    assert not any(journal.is_open for journal in remembered.journals)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that have been read."""
    read: list[Path] = []
    whole, further = ProjectFolder.read, ProjectFolder.resume

    def noted(folder: ProjectFolder) -> FoldedActs:
        read.append(folder.path)
        return whole(folder)

    def begun(folder: ProjectFolder, places: Mapping[str, ReadPosition]) -> FoldedActs | None:
        read.append(folder.path)
        return further(folder, places)

    monkeypatch.setattr(ProjectFolder, "read", noted)
    monkeypatch.setattr(ProjectFolder, "resume", begun)
    return read


def test_nothing_is_read_before_it_is_wanted(reads: list[Path], remembered: Library) -> None:
    reads.clear()
    assert sorted(journal.project.name for journal in remembered.journals) == ["Låse", "Skærme", "Tavler"]
    assert {(j.summary.observations, j.summary.waiting, j.summary.dues) for j in remembered.journals} == {
        (1, 1, ("2026-11-30",))
    }
    under_way = {journal.project.name: journal.summary.meeting for journal in remembered.journals}
    assert under_way == {"Skærme": "2026-11-20", "Låse": None, "Tavler": "2026-11-20"}
    assert len(all_records(remembered, Lesson)) == len(all_records(remembered, Action)) == 3
    assert AllProjects(remembered, Observation).tallies() == {
        journal.id: {Facets("S1", None, ("4.4",)): 1} for journal in remembered.journals
    }
    counts, latest = mentions(remembered, Observation, "4.4")
    assert (counts.total(), len(latest)) == (3, 3)
    assert len(latest_tagged(remembered, 10)) == 3
    assert not journals_with_deleted(remembered)
    assert not reads
    assert find_project(remembered, "lås").observations[0].text == "Noget om Låse"
    assert len(reads) == 1


def test_an_overview_is_the_same_whether_projects_are_open_or_not(reads: list[Path], remembered: Library) -> None:
    reads.clear()
    closed = gather_overview(remembered)
    assert not reads
    chosen = gather_overview(remembered, [closed.projects[1].id])
    assert [each.id for each in chosen.projects] == list(chosen.tallies) == [closed.projects[1].id]
    assert [project for project, _ in (*chosen.lessons, *chosen.concerns)] == [closed.projects[1].id] * 2
    for journal in remembered.journals:
        journal.open()
    opened = gather_overview(remembered)
    assert (opened.projects, opened.tallies, opened.uses) == (closed.projects, closed.tallies, closed.uses)
    assert sorted(opened.lessons, key=str) == sorted(closed.lessons, key=str)
    assert sorted(opened.concerns, key=str) == sorted(closed.concerns, key=str)


def test_what_waits_is_the_same_whether_projects_are_open_or_not(reads: list[Path], remembered: Library) -> None:
    journal = find_project(remembered, "Låse")
    added(
        journal,
        Observation(text="dengang", happened="2025-12-03"),
        Observation(text="nå?", kind="question", happened="2026-10-01"),
        Observation(text="i ugen", kind="concern", happened="2026-W48", sign="bites", pitfalls=frozenset({"4.4"})),
        Observation(text="besvaret", kind="concern", happened="2026-10-01", reply="ja"),
        Retro(day="2026-11-22", closed="2026-11-22", next="2026-W45"),
    )
    pending = journal.edit((journal.project, replace(journal.project, reply_days=7)))
    assert pending is not None
    pending.wait()  # the index reads what is on disk
    assert remembered.index is not None
    update_fully(remembered.index)
    journal.close()
    reads.clear()
    closed = what_waits(gather_waiting(remembered, date(2026, 12, 1)))
    assert not reads
    assert [(each.kind, each.number) for each in closed if each.kind != "silent"] == [  # that depends on the clock
        ("late", 3),
        ("concerns", 5),
        ("reviews", 3),
        ("under_way", 2),
        ("missed", 1),
        ("year_ago", 1),
    ]
    assert journal.summary.replies_due == ("2026-10-08", "2026-11-30"), "a week counts from its Monday"
    assert next(each.past for each in closed if each.kind == "concerns") == 2
    for each in remembered.journals:
        each.open()
    assert what_waits(gather_waiting(remembered, date(2026, 12, 1))) == closed


def test_an_open_project_counts_as_itself(remembered: Library) -> None:
    journal = find_project(remembered, "Låse")
    added(journal, Lesson(title="En til", pitfalls=frozenset({"4.4"})))
    added(journal, Observation(text="igen", pitfalls=frozenset({"4.4"})))
    assert AllProjects(remembered, Observation).tallies()[journal.id] == {Facets("S1", None, ("4.4",)): 2}
    assert len(all_records(remembered, Lesson)) == 4
    assert mentions(remembered, Lesson, "4.4")[0][journal.id] == 2
    assert journal.summary.lessons == 2


def test_what_was_written_before_it_was_closed_is_there_when_it_is_opened_again(remembered: Library) -> None:
    journal = find_project(remembered, "Låse")
    added(journal, Observation(text="ny"))
    close_idle(remembered, [], most=0)
    assert not journal.is_open
    assert journal.summary.observations == 2
    assert [each.text for each in journal.observations] == ["ny", "Noget om Låse"]


def test_a_project_with_something_on_its_way_is_not_closed(
    remembered: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = find_project(remembered, "Låse")
    added(journal, Observation(text="ny"))
    monkeypatch.setattr(journal, "pending", lambda: ["something"])
    close_idle(remembered, [], most=0)
    assert journal.is_open
    monkeypatch.undo()
    close_idle(remembered, [journal.id], most=0)
    assert journal.is_open


def test_what_others_write_comes_in_whether_it_is_open_or_not(
    remembered: Library, open_library: OpenLibrary, folder: Path, tmp_path: Path
) -> None:
    opened = find_project(remembered, "Låse")
    assert len(opened.observations) == 1
    other = open_library(by="other")
    for name in ("Låse", "Tavler"):
        added(find_project(other, name), Observation(text="fra en anden"))
    other.create(Project(name="Helt ny"))[1].wait()
    remembered.absorb(remembered.in_background(remembered.poll).result())
    assert len(opened.observations) == 2
    assert unread_count(remembered) == 1
    new = find_project(remembered, "Helt ny")
    assert not new.is_open
    assert not new.summary.counted, "only its name is known"
    assert new.id not in gather_waiting(remembered, date(2026, 11, 24)).summaries
    index = Index(tmp_path / "cache", [folder])
    update_fully(index)
    changed = remembered.apply_summaries(index.summaries())
    index.close()
    assert opened.id not in changed
    assert unread_count(remembered) == 0
    assert {j.project.name: j.summary.observations for j in remembered.journals} == {
        "Låse": 2,
        "Skærme": 1,
        "Tavler": 2,
        "Helt ny": 0,
    }
    assert len(find_project(remembered, "Tavler").observations) == 2


def test_undo_finds_what_was_done_in_a_project_that_is_closed_again(remembered: Library) -> None:
    from journals.library.undo import apply_plan, plan_undo

    journal = find_project(remembered, "Låse")
    old = journal.observations[0]
    pending = journal.edit((old, replace(old, text="ændret")))
    assert pending is not None
    pending.wait()
    close_idle(remembered, [], most=0)
    plan = remembered.in_background(lambda: plan_undo(remembered)).result()
    assert plan is not None
    apply_plan(plan).written.wait()
    assert journal.observations[0].text == "Noget om Låse"


@pytest.mark.parametrize("is_command", [False, True])
def test_what_is_to_be_purged_is_purged_also_where_nobody_opens_it(
    open_library: OpenLibrary, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_command: bool
) -> None:
    mine = open_library(by="mine")
    journal, pending = mine.create(Project(name="Låse"))
    pending.wait()
    added(journal, Observation(text="noget hemmeligt"))
    mine.close()
    other = open_library(by="other")
    theirs = find_project(other, "Låse")
    purge(other, theirs, (Observation.TABLE, theirs.observations[0].id))
    other.close()
    log = next(path for path in folder.glob("*/*.jsonl") if b"hemmeligt" in path.read_bytes())
    index = Index(tmp_path / "cache", [folder])
    update_fully(index)
    again = Library([folder], replace(installation(tmp_path / "mine"), cache=tmp_path / "cache"))
    if is_command:
        monkeypatch.setattr(remembering, "is_small", lambda *_: False)
        remembering.read_library(again)
        assert again.index is not None
        again.index.close()
    else:
        again.attach_index(index)
        again.absorb(again.in_background(again.poll).result())
        again.apply_summaries(index.summaries())
    again.close()
    index.close()
    assert b"hemmeligt" not in log.read_bytes()


@pytest.mark.parametrize("is_erased", [True, False])
def test_what_is_read_once_is_whole_though_the_index_is_lost_meanwhile(
    remembered: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_erased: bool
) -> None:
    monkeypatch.setattr(remembering, "is_small", lambda *_: False)
    library = Library([folder], installation(tmp_path / "now"))
    library.local = replace(library.local, cache=tmp_path / "cache")
    remembering.read_library(library)
    assert not any(journal.is_open for journal in library.journals)
    if is_erased:
        erase_all(tmp_path / "cache")
    else:
        for path in (tmp_path / "cache").glob("library-*"):
            path.write_bytes(b"x" * path.stat().st_size)
    assert sorted(lesson.title for _, lesson in all_records(library, Lesson)) == sorted(
        f"Lært af {name}" for name in ("Skærme", "Låse", "Tavler")
    )
    assert all(journal.is_open for journal in library.journals)
    assert library.index is not None
    library.index.close()
    library.close()


def test_the_latest_of_a_cell_are_the_same_whether_projects_are_open_or_not(remembered: Library) -> None:
    for _ in range(3):
        added(find_project(remembered, "Låse"), Observation(text="ny", stage="S2", pitfalls=frozenset({"4.4"})))
    chosen = [find_project(remembered, name).id for name in ("Skærme", "Låse")]

    def at_start(facets: Facets) -> bool:
        return facets.stage == "S1" and "4.4" in facets.pitfalls

    partly = AllProjects(remembered, Observation).tallied(chosen, at_start, 1)
    assert len(partly) == 1
    before = AllProjects(remembered, Observation).tallied(chosen, at_start, 9)
    assert {journal.id for journal, _ in before} == set(chosen)
    for journal in remembered.journals:
        journal.open()
    assert [each for _, each in AllProjects(remembered, Observation).tallied(chosen, at_start, 9)] == [
        each for _, each in before
    ]


def test_all_projects_can_be_asked_beside_the_screen_also_where_the_index_is_lost_meanwhile(
    remembered: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "is_small", lambda *_: False)
    library = Library([folder], replace(installation(tmp_path / "now"), cache=tmp_path / "cache"))
    remembering.read_library(library)
    kinds = (Lesson, Observation)
    own = AllProjects(library, *kinds)
    beside, lost = (AllProjects(library, *kinds, is_beside=True) for _ in range(2))
    some = [find_project(library, name).id for name in ("Skærme", "Tavler")]

    def told(by: AllProjects) -> tuple[list[str], dict[str, Tally], list[str]]:
        lessons = by.records(Lesson, projects=some)
        latest = by.tallied(some, lambda facets: "4.4" in facets.pitfalls, 9)
        return sorted(lesson.title for _, lesson in lessons), by.tallies(), [each.id for _, each in latest]

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(told, beside).result() == (before := told(own))
        assert not any(journal.is_open for journal in library.journals)
        assert (len(before[1]), len(before[2])) == (3, 2)
        erase_all(tmp_path / "cache")
        assert thread.submit(told, lost).result() == before
    assert library.index is not None
    library.index.close()
    library.close()
