"""What a meeting makes of what it looks at, a lesson or an action; and what came of each thing it looked at."""

from __future__ import annotations

from collections import Counter

from journals.library.raw_notes import quotable
from journals.records.model import MOST_PITFALLS, Action, Lesson
from journals.retro.meeting import Meeting
from journals.retro.themes import Group

ENOUGH = 3
"""Actions that a team can carry from one meeting: for more it is asked whether that is meant."""


def draft_lesson(meeting: Meeting, group: Group, answer: str) -> Lesson:
    """Return a lesson of what the team would do, which names it too; all else comes from what it rests on."""
    project = meeting.journal.project
    return Lesson(
        title=answer,
        do=answer,
        stage=_stage(group) or project.stage,
        pitfalls=frozenset(pitfalls_of(group)[:MOST_PITFALLS]),
        evidence=frozenset(note.id for note in quotable(group.notes)),
        context=project.context,
        theme=group.theme.id,
        retro=meeting.id,
    )


def draft_action(meeting: Meeting, group: Group, text: str) -> Action:
    """Return an action in one sentence; who does it, and by when, is asked next."""
    return Action(text=text, stage=_stage(group), source=group.theme.id, retro=meeting.id)


def lessons_from(meeting: Meeting, group: Group) -> list[Lesson]:
    """Return the meeting's lessons that came of a theme or a loose note, also before that was merged into it."""
    homes = meeting.themes.homes
    return [each for each in meeting.lessons if group.theme.id in (each.theme, homes.of(each.theme))]


def actions_from(meeting: Meeting, group: Group) -> list[Action]:
    """Return the meeting's actions that came of a theme or a loose note or of its lessons, the first first."""
    homes, lessons = meeting.themes.homes, {lesson.id for lesson in lessons_from(meeting, group)}
    found = [each for each in meeting.actions if group.theme.id in (each.source, homes.of(each.source))]
    found += [each for each in meeting.actions if each.source in lessons]
    return sorted(found, key=lambda each: each.id)


def pitfalls_of(group: Group) -> list[str]:
    """Return the pitfalls of the notes, those of most notes first."""
    return [each for each, _ in Counter(p for note in group.notes for p in sorted(note.pitfalls)).most_common()]


def _stage(group: Group) -> str | None:
    """Return the stage that most notes are of."""
    stages = Counter(note.stage for note in group.notes)
    return stages.most_common(1)[0][0] if stages else None
