"""What announces itself is right, and it is mostly silent."""

from __future__ import annotations

from tests.announcement.judged import figures, said_at, situations
from tests.relevance import data
from tests.relevance.test_data import LESSONS, STAGES

NOTES = situations()


def test_the_notes_and_what_is_wanted_at_them_fit_the_earlier_projects() -> None:
    assert len(NOTES) >= 120
    assert {note.project for note in NOTES} == {case.project.id for case in data.cases()}
    for note in NOTES:
        assert note.stage in STAGES
        assert len(note.pitfalls) <= 1, note.text
        for lesson in note.wanted:
            assert LESSONS[lesson].pitfalls >= set(note.pitfalls) != set(), note.text


def test_half_of_them_is_held_back() -> None:
    assert len(situations(held=True)) == len(situations(held=False)) == len(NOTES) / 2


def test_what_is_said_is_mostly_right_and_mostly_nothing_is_said() -> None:
    found = figures(NOTES)
    assert found.precision >= 0.8
    assert found.silent >= 0.7
    assert found.right >= found.wanted / 2, "one that never says anything is no use"


def test_no_lesson_is_said_twice_in_a_project() -> None:
    said = [(note.project, lesson) for note, lesson in zip(NOTES, said_at(NOTES), strict=True) if lesson]
    assert len(said) == len(set(said))
