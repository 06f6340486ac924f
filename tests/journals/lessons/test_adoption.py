"""Decisions about earlier lessons: one act each, counted for ever, and taken back whole."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from journals.errors import Invalid
from journals.ids import ulid
from journals.lessons.adoption import (
    adopted_lessons,
    decide,
    measure_text,
    record_outcome,
    track_record,
    use_id,
    use_of,
    uses_in,
)
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.lookup import find_record
from journals.records.model import Action, Decision, Lesson, Observation, Outcome, Use
from tests.journals.conftest import OpenLibrary, added, started
from tests.journals.library.undoing import undone

TODAY = date(2026, 11, 25)
MEASURE = Action(text="Lån en superbruger i to uger", owner="gruppeleder", stage="S4", due="2026-12-15")
REASON = Observation(text="Vi har ingen natvagter", stage="S1")


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    return open_library()


@pytest.fixture
def here(library: Library) -> Journal:
    return started(library, "Det nye")


@pytest.fixture
def lesson(library: Library) -> Lesson:
    return added(started(library, "Det gamle"), Lesson(title="Lad dem, der skriver mest, prøve først", do="Spørg dem"))[
        0
    ]


def decided(journal: Journal, lesson: Lesson, decision: Decision, because: str = "") -> Use:
    pending = decide(journal, lesson, "01", decision, today=TODAY, because=because, measure=MEASURE, reason=REASON)
    assert pending is not None
    pending.wait()
    use = use_of(journal, lesson.id)
    assert use is not None
    return use


def test_a_lesson_that_applies_becomes_a_planned_measure_in_the_same_act(
    library: Library, here: Journal, lesson: Lesson
) -> None:
    use = decided(here, lesson, "applies")
    (measure,) = here.actions
    assert (use.lesson, use.measure, use.decided) == (lesson.id, measure.id, "2026-11-25")
    assert measure == replace(MEASURE, id=measure.id, source=lesson.id)
    assert here.observations == []
    undone(library)
    assert use_of(here, lesson.id) is None
    assert here.actions == []


def test_the_reason_why_it_does_not_apply_is_an_observation(here: Journal, lesson: Lesson) -> None:
    use = decided(here, lesson, "no", "ingen natvagter")
    assert [each.id for each in here.observations] == [use.reason]
    assert (use.because, here.actions) == ("ingen natvagter", [])


@pytest.mark.parametrize("decision", ["adapted", "no"])
def test_what_needs_a_word_is_refused_without_one(here: Journal, lesson: Lesson, decision: Decision) -> None:
    with pytest.raises(Invalid) as refused:
        decide(here, lesson, "01", decision, today=TODAY, because="  ", measure=MEASURE, reason=REASON)
    assert refused.value.code == "because_empty"
    assert use_of(here, lesson.id) is None


def test_a_change_of_mind_takes_along_what_came_of_it(library: Library, here: Journal, lesson: Lesson) -> None:
    decided(here, lesson, "applies")
    decided(here, lesson, "no", "ingen natvagter")
    assert here.actions == []
    decided(here, lesson, "later")
    assert here.observations == []
    undone(library)
    assert [each.text for each in here.observations] == [REASON.text]


def test_a_measure_that_somebody_has_done_stays(here: Journal, lesson: Lesson) -> None:
    decided(here, lesson, "applies")
    (measure,) = here.actions
    here.edit((measure, replace(measure, status="done")))
    decided(here, lesson, "later")
    assert [each.status for each in here.actions] == ["done"]


def test_two_who_decide_at_once_decide_about_one(open_library: OpenLibrary) -> None:
    library = open_library()
    there = started(library, "Det gamle")
    (lesson,) = added(there, Lesson(title="Spørg først"))
    here = started(library, "Det nye")
    other = open_library(by="two")
    decided(here, lesson, "applies")
    decided(other.journal(here.id), lesson, "later")
    library.refresh()
    assert [use.decision for use in here.all(Use)] == ["later"]


def test_how_it_did_is_counted_over_all_projects(library: Library, lesson: Lesson) -> None:
    answers: list[tuple[Decision, Outcome | None]] = [
        ("applies", "helped"),
        ("adapted", "hurt"),
        ("applies", "none"),
        ("applies", None),
        ("no", None),
        ("later", None),
    ]
    for number, (decision, held) in enumerate(answers):
        journal = started(library, f"Projekt {number}")
        use = decided(journal, lesson, decision, "fordi")
        if held:
            record_outcome(journal, use, held, today=TODAY)
    found = track_record(lesson, uses_in(library))
    assert (found.used, found.helped, found.none, found.hurt, found.refused) == (4, 1, 1, 1, 1)
    assert (found.tried, found.asks_revision) == (3, False)


def test_what_hurt_twice_asks_to_be_revised_until_it_is(library: Library, lesson: Lesson) -> None:
    for number in range(2):
        journal = started(library, f"Projekt {number}")
        record_outcome(journal, decided(journal, lesson, "applies"), "hurt", today=TODAY)
    uses = uses_in(library)
    assert track_record(lesson, uses).asks_revision
    assert not track_record(replace(lesson, revised="2026-11-25"), uses).asks_revision
    assert track_record(replace(lesson, revised="2026-11-24"), uses).asks_revision


def test_counts_follow_a_lesson_that_was_split_or_merged(library: Library, here: Journal, lesson: Lesson) -> None:
    record_outcome(here, decided(here, lesson, "applies"), "helped", today=TODAY)
    of_it = Lesson(id="01JDNEW", title="Den ene halvdel", came_from=frozenset({lesson.id}))
    assert track_record(of_it, uses_in(library)).helped == 1
    decided(here, of_it, "applies")  # the same project again counts once
    assert track_record(of_it, uses_in(library)).used == 1


def test_only_what_was_taken_over_can_have_held(here: Journal, lesson: Lesson) -> None:
    use = decided(here, lesson, "later")
    with pytest.raises(Invalid):
        record_outcome(here, use, "helped", today=TODAY)
    assert adopted_lessons(here) == []
    taken = decided(here, lesson, "adapted", "kun om dagen")
    record_outcome(here, taken, "helped", today=TODAY, because="de nye spurgte selv")
    assert [(each.held, each.held_on) for each in adopted_lessons(here)] == [("helped", "2026-11-25")]


def test_a_measure_begins_as_what_the_others_would_do(lesson: Lesson) -> None:
    assert measure_text(lesson) == "Spørg dem"
    assert measure_text(replace(lesson, do=" ")) == lesson.title


def test_the_use_of_a_lesson_is_never_taken_for_the_lesson(library: Library, here: Journal) -> None:
    (lesson,) = added(started(library, "Det gamle"), Lesson(id=ulid(at_ms=0), title="Prøv først"))  # begins as no other
    decided(here, lesson, "applies")
    _, found = find_record(library, lesson.id[:20])
    assert found == lesson
    assert use_id(lesson.id) != lesson.id
