"""The earlier lesson that announces itself: which may, which may not, and the same whoever tells of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.index.index import Index
from journals.lessons.adoption import decide, record_outcome, use_of
from journals.lessons.announcement import (
    THRESHOLD,
    Announcement,
    announcement_query,
    best_announced,
    is_in_trouble,
    is_taken_over,
)
from journals.lessons.relevance import RankingContext
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.model import Decision, Lesson, Project
from tests.announcement.judged import candidates_at, situations
from tests.guides import guide_of
from tests.journals.conftest import OpenLibrary, added, edited, installation
from tests.journals.indexing import update_fully
from tests.journals.library.test_shelf import pack, put
from tests.relevance import data

TODAY = date(2026, 11, 24)
GUIDE = guide_of("da")
VIDEO = Project(name="Skærmbesøg i nord", technology="Videosamtaler", area="Hjemmepleje", stage="S5")
NUMBER = Lesson(title="Aftal, hvem der svarer", stage="S5", pitfalls=frozenset({"4.1"}), status="final")


def new(library: Library, project: Project) -> Journal:
    journal, pending = library.create(project)
    pending.wait()
    return journal


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    """A library with a lesson on video visits, and a project with the same technology and one without."""
    library = open_library()
    earlier = new(library, replace(VIDEO, name="Skærmbesøg i syd"))
    added(earlier, NUMBER)
    new(library, VIDEO)
    new(library, Project(name="Tavlen", technology="Tavle", kind="upgrade"))
    return library


def named(library: Library, name: str) -> Journal:
    return next(each for each in library.journals if each.project.name == name)


def said(library: Library, journal: Journal, pitfall: str = "4.1", stage: str = "S5") -> Announcement | None:
    query = announcement_query(library, journal, pitfall, stage)
    return query.answer(GUIDE) if query else None


def test_it_is_said_by_tag_and_technology_and_never_of_the_project_itself(library: Library) -> None:
    north = named(library, VIDEO.name)
    announced = said(library, north)
    assert announced is not None
    assert (announced.lesson.title, announced.origin.project.name) == (NUMBER.title, "Skærmbesøg i syd")
    assert announced.track_record.tried == 0
    assert announced.score >= THRESHOLD
    assert said(library, north, "4.2") is None
    assert said(library, named(library, "Tavlen")) is None, "another technology, and nobody has tried it"
    assert said(library, announced.origin) is None, "what it has learned itself is nothing earlier"


@pytest.mark.parametrize(
    ("decision", "is_said"), [("applies", True), ("adapted", True), ("later", True), ("no", False)]
)
def test_what_is_decided_here_is_told_and_what_was_refused_is_silent(
    library: Library, decision: Decision, is_said: bool
) -> None:
    north, south = named(library, VIDEO.name), named(library, "Skærmbesøg i syd")
    decide(north, south.lessons[0], south.id, decision, today=TODAY, because="fordi")
    announced = said(library, north)
    assert (announced is not None) == is_said
    if announced is not None:
        assert is_taken_over(announced) == (decision != "later")
        if is_taken_over(announced):
            use = use_of(north, south.lessons[0].id)
            assert use is not None
            record_outcome(north, use, "none", today=TODAY)
            assert said(library, north) is None, "the project knows how it did here"


def test_a_lesson_that_was_retired_or_is_deleted_is_silent(library: Library) -> None:
    north, south = named(library, VIDEO.name), named(library, "Skærmbesøg i syd")
    edited(south, south.lessons[0], replace(south.lessons[0], status="retired"))
    assert said(library, north) is None
    south.delete(south.lessons[0])
    assert said(library, north) is None


def test_a_lesson_of_the_shelf_says_whose_it_is_and_how_it_did_there(library: Library) -> None:
    bins = new(library, Project(name="Skraldebiler nord", technology="Sensorer", stage="S1"))
    put(library.shelf, pack())
    announced = said(library, bins, "3.3", "S1")
    assert announced is not None
    assert announced.origin.shelf_origin == "Aarhus"
    assert (announced.track_record.helped, announced.track_record.used) == (2, 3)


def test_the_index_tells_the_same_as_open_projects(library: Library, folder: Path, tmp_path: Path) -> None:
    tavle, south = named(library, "Tavlen"), named(library, "Skærmbesøg i syd")
    pending = decide(tavle, south.lessons[0], south.id, "applies", today=TODAY)
    use = use_of(tavle, south.lessons[0].id)
    assert pending is not None
    assert use is not None
    outcome = record_outcome(tavle, use, "helped", today=TODAY)
    assert outcome is not None
    outcome.wait()
    expected = said(library, named(library, VIDEO.name))
    assert expected is not None
    assert expected.track_record.helped == 1
    library.close()
    index = Index(tmp_path / "index", [folder])
    update_fully(index)
    far = Library([folder], installation(tmp_path / "far"))
    far.attach_index(index)
    far.absorb(far.in_background(far.poll).result())
    north = named(far, VIDEO.name)
    north.open()
    assert not named(far, "Skærmbesøg i syd").is_open
    found = said(far, north)
    assert found is not None
    assert (found.lesson, found.track_record, found.score) == (expected.lesson, expected.track_record, expected.score)
    assert not named(far, "Skærmbesøg i syd").is_open, "nothing is opened for it"
    far.close()
    index.close()


def test_what_went_well_wants_no_lesson() -> None:
    assert [is_in_trouble(kind) for kind in ("worked", "hindered", "concern", None)] == [False, True, True, True]
    assert [is_in_trouble(None, sign) for sign in ("handled", "bites", "watch")] == [False, True, True]


@given(st.sampled_from([each for each in situations() if each.pitfalls]), st.randoms())
def test_it_is_the_same_in_whatever_order_lessons_come(note, random) -> None:  # type: ignore[no-untyped-def]
    project = next(case.project for case in data.cases() if case.project.id == note.project)
    setting, candidates = RankingContext(project, note.stage), candidates_at(note.pitfalls[0])
    best = best_announced(setting, candidates, GUIDE)
    random.shuffle(candidates)
    assert best_announced(setting, candidates, GUIDE) == best
    if best is not None:
        assert note.pitfalls[0] in best[0].lesson.pitfalls
