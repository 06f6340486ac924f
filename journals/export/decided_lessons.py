"""What a project decided about earlier projects' lessons, and what came of it: for learning log and briefing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from journals.export.escape import line, paragraph
from journals.export.labels import Labels
from journals.export.markdown_blocks import bullets, heading, item, labelled_text
from journals.export.redaction import Redactor
from journals.library.journal import Journal
from journals.records.model import Action, Lesson, Project, Use

LessonOf: TypeAlias = Callable[[Use], tuple[Project, Lesson] | None]
"""Returns the lesson a decision is about and the project that learned it; None where it is not in the library."""


class DecidedLesson(Struct, frozen=True):
    """What was decided about a lesson, and what came of it."""

    use: Use
    lesson: Lesson
    """Without a title where it is gone."""
    origin: Project
    measure: Action | None


def decided_lessons(journal: Journal, lesson_of: LessonOf) -> list[DecidedLesson]:
    """Return a project's decisions, in the order they were made."""
    uses = sorted((use for use in journal.all(Use) if use.decision), key=lambda use: (use.decided or "", use.id))
    return [_decided(journal, use, lesson_of) for use in uses]


def redacted_decision(each: DecidedLesson, showing: Redactor) -> DecidedLesson:
    """Return a decision as it may be written out."""
    return DecidedLesson(
        showing(each.use), showing(each.lesson), showing(each.origin), showing(each.measure) if each.measure else None
    )


def decision_blocks(decided: Sequence[DecidedLesson], labels: Labels, level: int) -> Iterator[str]:
    """Yield the decisions under a heading of `level`; nothing where there are none."""
    if decided:
        yield heading(level, labels.say("export.decisions"))
        yield "\n".join(item(_decision(each, labels)) for each in decided)


def _decision(each: DecidedLesson, labels: Labels) -> str:
    say, use = labels.say, each.use
    title = line(each.lesson.title) or say("briefing.gone")
    origin = line(each.origin.name)
    because, held_because = paragraph(use.because), paragraph(use.held_because)
    decision = say(f"words.decision.{use.decision}")
    facts = [labelled_text(say("briefing.decision"), f"{decision}: {because}" if because else decision)]
    if each.measure:
        facts.append(labelled_text(say("briefing.measure"), paragraph(each.measure.text) or "–"))
    if use.held:
        held = say(f"words.held.{use.held}")
        facts.append(labelled_text(say("briefing.held"), f"{held}: {held_because}" if held_because else held))
    return f"**{title}**" + (f" ({origin})" if origin else "") + "\n" + bullets(facts)


def _decided(journal: Journal, use: Use, lesson_of: LessonOf) -> DecidedLesson:
    origin, lesson = lesson_of(use) or (Project(), Lesson(id=use.lesson))
    return DecidedLesson(use, lesson, origin, journal.get(Action, use.measure) if use.measure else None)
