"""The review: what a starting project meets, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.demo.sample import copy_samples
from journals.errors import Invalid
from journals.ids import created_at
from journals.lessons.due import (
    is_review_due,
    note_offered,
    note_placed,
    review_of,
    reviews_due,
    was_offered,
    was_placed,
)
from journals.lessons.review import finish_review, lessons_elsewhere, review_items
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.base import Level
from journals.records.model import Lesson, Observation, Review
from journals.text.dates import iso_week
from tests.guides import guide_of
from tests.journals.conftest import OpenLibrary, added, edited, installation, started
from tests.journals.indexing import update_fully

GUIDE = guide_of("da")
TODAY = date(2026, 11, 25)
STARTING = "01M2FCMAJ8WC1X8TPPG8ZYF9ND"
"""The sample of talks on screen at the job centre: it stands before its goals."""
NAMED = {
    # Their people fear to lose what they only see when they sit in the same room.
    "01JRA4F374Y4A6W6MY02EM4XK6": "technology",  # write down what the screen is not used for
    # The figure stands in a budget already, and their manager had not seen it.
    "01JQ6M80QA6H774VRTSMNWQFCP": "ahead",  # set the figure together with the group managers
    # The trial comes next, and of their two addresses they would rather begin with the easy one.
    "01J8J113JZ1CCNNVVHVVTWRM3A": "own",  # go for the difficult homes
}
"""The three lessons that a colleague who knows all four projects would lay on the table, and a reason to be given."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base = tmp_path_factory.mktemp("samples")
    library = Library([copy_samples(base / "library", TODAY)], installation(base))
    library.refresh()
    yield library
    library.close()


def test_the_starting_sample_meets_what_a_colleague_would_name(samples: Library) -> None:
    mets = review_items(samples, samples.journal(STARTING), GUIDE)
    assert len(mets) >= 8
    assert {met.lesson.id for met in mets[:3]} == set(NAMED)
    for met in mets[:3]:
        assert NAMED[met.lesson.id] in [each.reason for each in met.ranked.because]
    assert all(met.origin.id != STARTING and met.contexts for met in mets)


def test_no_lesson_comes_without_the_context_it_was_learned_in(samples: Library) -> None:
    for met in review_items(samples, samples.journal(STARTING), GUIDE):
        assert [pair.factor for pair in met.contexts] == [factor.id for factor in GUIDE.factors]
        assert all(pair.then.level is not None for pair in met.contexts)
        assert {pair.factor for pair in met.differs} == {p.factor for p in met.contexts if p.distance != "same"}


def test_further_on_it_tells_what_bit_others_there(samples: Library) -> None:
    journal = samples.journal(STARTING)
    first = [met.lesson.id for met in review_items(samples, journal, GUIDE)]
    later = [met.lesson.id for met in review_items(samples, journal, GUIDE, stage="S6")]
    roll_out = next(met.lesson for met in review_items(samples, journal, GUIDE) if met.lesson.stage == "S6")
    assert later.index(roll_out.id) < first.index(roll_out.id)


def test_retired_lessons_and_ones_own_are_not_met(samples: Library) -> None:
    journal = samples.journal(STARTING)
    assert journal.lessons
    found = {lesson.id for _, lesson in lessons_elsewhere(samples, journal)}
    assert not found & {lesson.id for lesson in journal.lessons}
    origin, lesson = lessons_elsewhere(samples, journal)[0]
    edited(origin, lesson, replace(lesson, status="retired"))
    assert lesson.id not in {each.id for _, each in lessons_elsewhere(samples, journal)}
    retired = origin.get(Lesson, lesson.id)
    assert retired is not None
    edited(origin, retired, lesson)


# When it is due, and how it ends


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    return open_library()


@pytest.fixture
def here(library: Library) -> Journal:
    added(started(library, "Det gamle"), Lesson(title="Spørg først"))
    return started(library, "Det nye")


def test_it_is_due_until_it_is_done_and_the_log_says_so(library: Library, here: Journal) -> None:
    assert is_review_due(library, here)
    finish_review(here, "S1", Observation(text="Vi har set tilbage"), today=TODAY, lesson_count=1)
    assert not is_review_due(library, here)
    assert [each.text for each in here.observations] == ["Vi har set tilbage"]
    found = review_of(here, "S1")
    assert found is not None
    assert (found.status, found.day, found.met) == ("done", "2026-11-25", 1)


def test_it_is_skipped_only_with_a_reason(library: Library, here: Journal) -> None:
    with pytest.raises(Invalid):
        finish_review(here, "S1", Observation(text="-"), today=TODAY, skipped_because=" ")
    assert is_review_due(library, here)
    finish_review(here, "S1", Observation(text="Sprunget over"), today=TODAY, skipped_because="ingen tid")
    assert not is_review_due(library, here)
    finish_review(here, "S1", Observation(text="Set tilbage alligevel"), today=TODAY, lesson_count=2)
    assert [each.text for each in here.observations] == ["Set tilbage alligevel"]
    assert [each.status for each in here.all(Review)] == ["done"]


def test_it_is_due_only_before_a_start_and_where_others_have_learned(library: Library, here: Journal) -> None:
    (old,) = [journal for journal in library.journals if journal.lessons]
    assert not is_review_due(library, old)  # the only lessons are its own
    for change in ({"stage": "S5"}, {"status": "stopped"}, {"hearsay": True}):
        project = here.project
        edited(here, project, replace(project, **change))
        assert not is_review_due(library, here)
        edited(here, here.project, project)
    assert is_review_due(library, here)


def test_it_is_not_due_for_old_notes_that_are_brought_in_until_something_new_is_seen(
    library: Library, here: Journal
) -> None:
    made = created_at(here.id).date()
    added(here, Observation(text="Fra sidste år", happened=(made - timedelta(weeks=9)).isoformat()))
    assert not is_review_due(library, here)
    assert reviews_due(library) == []
    new = added(here, Observation(text="Fra forleden", happened=iso_week(made - timedelta(weeks=5))))
    assert is_review_due(library, here)
    here.delete(*new)
    assert not is_review_due(library, here), "what was brought in alone is past"
    added(here, Observation(text="Uden dag"))
    assert not is_review_due(library, here)


def test_what_was_not_read_is_due_at_the_next_stage_too_until_the_project_is_in_use(
    library: Library, here: Journal
) -> None:
    for stage in ("S2", "S3", "S4"):
        edited(here, here.project, replace(here.project, stage=stage))
        assert is_review_due(library, here), stage
        assert reviews_due(library) == [here], stage
    finish_review(here, "S4", Observation(text="Læst ved prøven"), today=TODAY)
    assert not is_review_due(library, here)


def test_where_the_index_tells_it_is_the_same(open_library: OpenLibrary, tmp_path: Path, folder: Path) -> None:
    from journals.index.index import Index

    library = open_library()
    (lesson,) = added(started(library, "Det gamle"), Lesson(title="Spørg først", context={"C1": Level(2)}))
    here = started(library, "Det nye")
    added(here, Observation(text="Det bed", sign="bites", pitfalls=frozenset({"1.1"})))
    index = Index(tmp_path / "cache", [folder])
    update_fully(index)
    other = Library([folder], installation(tmp_path / "other"))
    other.attach_index(index)
    other.refresh()
    there = other.journal(here.id)
    assert not there.is_open
    assert is_review_due(other, there)
    assert there.summary.bitten == ("1.1",) == here.summary.bitten
    assert [met.lesson for met in review_items(other, there, GUIDE)] == [lesson]
    finish_review(here, "S1", Observation(text="Set"), today=TODAY)
    library.in_background(lambda: None).result()
    update_fully(index)
    assert index.summaries()[here.id].reviewed
    other.close()
    index.close()


def test_a_project_is_asked_what_it_is_once_apart_from_the_review_it_is_offered(tmp_path: Path) -> None:
    note_offered(tmp_path, "A")
    assert not was_placed(tmp_path, "A")
    note_placed(tmp_path, "A")
    assert [was_placed(tmp_path, name) for name in ("A", "B")] == [True, False]


def test_it_is_offered_once_also_where_a_file_has_the_name_of_the_folder(tmp_path: Path) -> None:
    assert not was_offered(tmp_path, "A")
    note_offered(tmp_path, "A")
    assert [was_offered(tmp_path, name) for name in ("A", "B")] == [True, False]
    spoiled = tmp_path / "spoiled"
    spoiled.mkdir()
    (spoiled / "reviews").write_text("no folder")
    assert not was_offered(spoiled, "A")
    note_offered(spoiled, "A")
    assert was_offered(spoiled, "A")
