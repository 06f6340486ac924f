"""What finds the lesson a decision is about."""

from __future__ import annotations

from journals.export.decided_lessons import lessons_in
from journals.records.model import Lesson, Use
from tests.journals.conftest import OpenLibrary, added, started


def test_a_lesson_is_found_while_it_and_its_project_are_there(open_library: OpenLibrary) -> None:
    library = open_library()
    origin = started(library, "Nord")
    kept, gone = added(origin, Lesson(title="Spørg aftenholdet"), Lesson(title="Begynd om aftenen"))
    lesson_of = lessons_in(library)

    def found(lesson: Lesson, project: str) -> str | None:
        there = lesson_of(Use(lesson=lesson.id, origin=project))
        return f"{there[1].title} ({there[0].name})" if there else None

    assert found(kept, origin.id) == "Spørg aftenholdet (Nord)"
    assert found(kept, "elsewhere") is None
    origin.delete(gone)
    assert found(gone, origin.id) is None
    origin.delete(origin.project)
    assert found(kept, origin.id) is None
