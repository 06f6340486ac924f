"""What a project decided about earlier projects' lessons, and what came of it: for learning log and briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from journals.errors import NotFound
from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, heading, item, labelled_text
from journals.export.redaction import Redactor
from journals.export.scope import Scope, ScopeFilter
from journals.lessons.adoption import kept_lesson
from journals.library.across import journal_anywhere
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.shelf_journal import is_on_shelf
from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation, Project, Use
from journals.records.retro import Reflection, Retro

LessonOf: TypeAlias = Callable[[Use], tuple[Project, Lesson] | None]
"""Returns the lesson a decision is about and the project that learned it; None where it is not in the library."""

_TOLD: tuple[type[Record], ...] = (Observation, Lesson, Action, Use, Reflection, Retro)
"""What documents tell of; of a project with none of it they have nothing to tell."""


class DecidedLesson(Struct, frozen=True):
    """What was decided about a lesson, and what came of it."""

    use: Use
    lesson: Lesson
    """Without a title where it is gone."""
    origin: Project
    measure: Action | None
    is_off_shelf: bool = False
    """Whether it was learned by others and is on the shelf no more."""


def lessons_in(library: Library) -> LessonOf:
    """Return what finds a lesson where its project is in a library or on its shelf; what was deleted is gone."""

    def lesson_of(use: Use) -> tuple[Project, Lesson] | None:
        try:
            journal = journal_anywhere(library, use.origin)
        except NotFound:
            return None
        lesson = journal.get(Lesson, use.lesson) if journal.exists else None
        return (journal.project, lesson) if lesson else None

    return lesson_of


def scope_filter(scope: Scope, journal: Journal, lesson_of: LessonOf) -> ScopeFilter:
    """Return the filter of a scope that knows the lessons decisions are about."""

    def lesson(use: Use) -> Lesson | None:
        found = lesson_of(use)
        return found[1] if found else None

    return ScopeFilter(scope, journal, lesson)


def has_nothing(scope: Scope, journals: Iterable[Journal], lesson_of: LessonOf) -> bool:
    """Return whether a scope leaves out all that these projects hold."""
    if scope.is_everything:
        return False
    about = ((journal, scope_filter(scope, journal, lesson_of)) for journal in journals)
    return not any(wants(record) for journal, wants in about for kind in _TOLD for record in journal.all(kind))


def decided_lessons(journal: Journal, lesson_of: LessonOf) -> list[DecidedLesson]:
    """Return a project's decisions, in the order they were made."""
    uses = sorted(
        (use.as_decided for use in journal.all(Use) if use.decision), key=lambda use: (use.decided or "", use.id)
    )
    return [_decided(journal, use, lesson_of) for use in uses]


def redacted_decision(each: DecidedLesson, showing: Redactor) -> DecidedLesson:
    """Return a decision as it may be written out."""
    return DecidedLesson(
        showing(each.use),
        showing(each.lesson),
        showing(each.origin),
        showing(each.measure) if each.measure else None,
        each.is_off_shelf,
    )


def decision_blocks(decided: Sequence[DecidedLesson], labels: Labels, level: int) -> Iterator[str]:
    """Yield the decisions under a heading of `level`; nothing where there are none."""
    if decided:
        yield heading(level, labels.say("export.decisions"))
        yield "\n".join(item(_decision(each, labels)) for each in decided)


def labelled_decision(use: Use, labels: Labels) -> str:
    """Return what was decided, and why where that is said."""
    decided = labels.say(f"words.decision.{use.decision}")
    return labelled_text(labels.say("briefing.decision"), _with_reason(decided, use.because))


def labelled_outcome(use: Use, labels: Labels) -> str:
    """Return how a lesson did here, and why where that is said."""
    held = labels.say(f"words.held.{use.held}")
    return labelled_text(labels.say("briefing.held"), _with_reason(held, use.held_because))


def _with_reason(said: str, because: str) -> str:
    reason = paragraph(because)
    return f"{said}: {reason}" if reason else said


def _decision(each: DecidedLesson, labels: Labels) -> str:
    say, use = labels.say, each.use
    title = line(each.lesson.title) or say("briefing.gone")
    origin = origin_title(each, labels)
    facts = [labelled_decision(use, labels)]
    if each.measure:
        facts.append(labelled_text(say("briefing.measure"), paragraph(each.measure.text) or "–"))
    if use.held:
        facts.append(labelled_outcome(use, labels))
    return f"**{title}**" + (f" ({origin})" if origin else "") + "\n" + bullets(facts)


def origin_title(each: DecidedLesson, labels: Labels) -> str:
    """Return what the project that learned a lesson is called, and whether that is others'; "" where it is gone."""
    name = line(each.origin.name)
    if is_on_shelf(each.origin.id):
        return labels.say("export.off_shelf" if each.is_off_shelf else "export.from_outside", project=name)
    return name


def _decided(journal: Journal, use: Use, lesson_of: LessonOf) -> DecidedLesson:
    found = lesson_of(use)
    kept = None if found else kept_lesson(use)
    origin, lesson = found or kept or (Project(), Lesson(id=use.lesson))
    measure = journal.get(Action, use.measure) if use.measure else None
    return DecidedLesson(use, lesson, origin, measure, kept is not None)
