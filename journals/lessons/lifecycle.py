"""How lessons live on: revised, split, merged, retired, each as one act; nothing of how they did is lost by that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from journals.errors import Invalid
from journals.ids import ulid
from journals.library.across import all_records
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.pending_write import PendingWrite
from journals.records.base import Level
from journals.records.model import Lesson
from journals.text.clean import MAX_TEXT, one_line

LEAST_PARTS = 2
"""A lesson is split into so many at least, and merged of so many."""


def lessons_by_id(library: Library) -> dict[str, tuple[Journal, Lesson]]:
    """Return all lessons of a library and its shelf by their ids, each with the project that learned it."""
    return {
        lesson.id: (journal, lesson) for journal, lesson in [*library.shelf.lessons(), *all_records(library, Lesson)]
    }


def refuse_final_without_advice(new: Lesson, old: Lesson | None = None) -> None:
    """Refuse a final lesson with only a title: others are to learn from it. One that was so already may stay so.

    When it holds needs no words of its own: its stage, its pitfalls and the conditions of its project go with it.

    Raises:
        Invalid: `final_without_advice`.
    """
    if _lacks_advice(new) and not (old is not None and _lacks_advice(old)):
        raise Invalid("final_without_advice")


def split_draft(lesson: Lesson) -> Lesson:
    """Return the initial values of a part when a lesson is split: all but the title."""
    return replace(lesson, id="", title="", status="draft", because="", came_from=lesson.came_from | {lesson.id})


def split_lesson(
    journal: Journal, lesson: Lesson, parts: Sequence[Lesson], because: str, *, today: date
) -> list[Lesson]:
    """Store the parts of a lesson in its place, and retire it, as one act; return the parts as they are stored.

    How the old one did is said of each part, because it came from it. To split is to revise, so what hurt before today
    does not ask for that again.

    Raises:
        Invalid: `is_retired`, `too_few_parts`, `final_without_advice`, or what else cannot be stored; then nothing is.
    """
    _refuse_retired(lesson)
    if len(parts) < LEAST_PARTS:
        raise Invalid("too_few_parts")
    for part in parts:
        refuse_final_without_advice(part)
    new = [
        replace(part, id=ulid(), came_from=lesson.came_from | {lesson.id}, revised=today.isoformat()) for part in parts
    ]
    journal.edit(*((None, part) for part in new), (lesson, _retired(lesson, because)))
    return new


def merge_draft(lessons: Sequence[Lesson]) -> Lesson:
    """Return the initial values of a merged lesson: all texts, evidence and origins of its sources.

    Raises:
        Invalid: `is_retired` or `too_few_merged`.
    """
    _refuse_retired(*lessons)
    if len(lessons) < LEAST_PARTS:
        raise Invalid("too_few_merged")
    old = sorted(lessons, key=lambda lesson: lesson.id)  # in the order they were learned
    context: dict[str, Level] = {}
    for lesson in old:
        context |= {factor: at for factor, at in lesson.context.items() if at.level or at.note or factor not in context}
    return Lesson(
        title=_together(" / ", (lesson.title for lesson in old)),
        situation=_together("\n\n", (lesson.situation for lesson in old)),
        learned=_together("\n\n", (lesson.learned for lesson in old)),
        do=_together("\n\n", (lesson.do for lesson in old)),
        stage=min(lesson.stage for lesson in old),
        pitfalls=_united(lesson.pitfalls for lesson in old),
        evidence=_united(lesson.evidence for lesson in old),
        context=context,
        conditions=_together("\n\n", (lesson.conditions for lesson in old)),
        status="final" if all(lesson.status == "final" for lesson in old) else "draft",
        came_from=_united(lesson.came_from | {lesson.id} for lesson in old),
    )


def merge_lessons(journal: Journal, lessons: Sequence[Lesson], new: Lesson, because: str, *, today: date) -> Lesson:
    """Store one lesson in the place of several of the same project, which are retired, as one act.

    Raises:
        Invalid: as `merge_draft` does, or what else cannot be stored; then nothing is.
    """
    came_from = merge_draft(lessons).came_from
    new = replace(new, id=ulid(), came_from=came_from, revised=today.isoformat())
    journal.edit((None, new), *((lesson, _retired(lesson, because)) for lesson in lessons))
    return new


def retired(lesson: Lesson, because: str) -> Lesson:
    """Return a lesson taken out of use: it stays with its history, and is met no more.

    Raises:
        Invalid: `because_empty`.
    """
    if not because.strip():
        raise Invalid("because_empty", decision="retired")
    return _retired(lesson, because)


def reinstated(lesson: Lesson) -> Lesson:
    """Return a retired lesson taken back into use, as a draft: somebody ought to go through it."""
    return replace(lesson, status="draft", because="")


def successors(journal: Journal, lesson: str) -> list[Lesson]:
    """Return the lessons that came from one, the first made first."""
    return [each for each in journal.all(Lesson) if lesson in each.came_from]


def predecessors(journal: Journal, lesson: Lesson) -> list[Lesson]:
    """Return the lessons that one came from, as far as they are there, the first learned first."""
    found = (journal.get(Lesson, each) for each in sorted(lesson.came_from))
    return [each for each in found if each is not None]


def revise(journal: Journal, old: Lesson, new: Lesson, *, asked: bool, today: date) -> PendingWrite | None:
    """Store a change of a lesson; where it was `asked` for by how it did, that it was revised today.

    A revision that changes nothing is none.

    Raises:
        Invalid: `final_without_advice`, or what else cannot be stored.
    """
    refuse_final_without_advice(new, old)
    if asked and new != old:
        new = replace(new, revised=today.isoformat())
    if new.status != "retired":
        new = replace(new, because="")
    return journal.edit((old, new))


def _refuse_retired(*lessons: Lesson) -> None:
    """Refuse to rework what is not in use: what it became would be in use again, and nobody would have meant that."""
    for lesson in lessons:
        if lesson.status == "retired":
            raise Invalid("is_retired", lesson=one_line(lesson.title))


def _lacks_advice(lesson: Lesson) -> bool:
    return lesson.status == "final" and not (lesson.learned.strip() or lesson.do.strip())


def _retired(lesson: Lesson, because: str) -> Lesson:
    return replace(lesson, status="retired", because=because)


def _together(between: str, texts: Iterable[str]) -> str:
    """Return distinct texts joined."""
    return between.join(dict.fromkeys(text for text in texts if text.strip()))[:MAX_TEXT]


def _united(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
