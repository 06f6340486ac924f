"""Where a hit leads to: the place at which what was found stands."""

from __future__ import annotations

from content.cards import NOTE
from journals.index.search_result import Hit
from journals.lessons.profile import CONTEXT
from journals.library.journal import Journal
from journals.records.model import Action, Card, Lesson, Observation, Project, Review, Use
from journals.records.retro import ParkedItem, Reflection, Retro, Theme
from tui.ui.places import (
    ActionsPage,
    CardPage,
    LessonPage,
    MeetingsPage,
    OutcomesPage,
    Place,
    ProfilePage,
    ProjectPage,
    RetroPage,
    RetroRecordPage,
    ReviewPage,
)


def result_place(journal: Journal, hit: Hit, field: str, text: str) -> Place:
    """Return the place of a hit; `field` is the record's field in which the words stand, `text` what stands in it."""
    match hit.record:
        case Project():
            return _in_project(journal, field)
        case Observation() as seen:
            return ProjectPage(journal, at=seen.id)
        case Lesson() as lesson:
            return LessonPage(journal, lesson.id)
        case Action() as action:
            return ActionsPage(journal, at=action.id)
        case Card() as card:
            return CardPage(journal, card.form, card.id if card.is_entry else "", at=_asked(field))
        case Use() as use:
            looked_back = field == "held_because"
            return OutcomesPage(journal, use.id) if looked_back else ReviewPage(journal, use.stage, at=use.lesson)
        case Review() as review:
            return ProjectPage(journal, at=review.note) if review.note else ReviewPage(journal, review.stage)
        case Retro() as retro:
            return _at_meeting(journal, retro.id, text)
        case Theme(retro=retro) | Reflection(retro=retro) | ParkedItem(retro=retro):
            return _at_meeting(journal, retro, text)
    return ProjectPage(journal)


def _in_project(journal: Journal, field: str) -> Place:
    name, _, member = field.partition(".")
    if name == "context":
        return CardPage(journal, CONTEXT, at=member)
    return ProjectPage(journal) if name in ("", "name") else ProfilePage(journal)


def _asked(field: str) -> str:
    """Return the field of a form that is asked, of the answer or the note to it."""
    return field.partition(".")[2].removesuffix(NOTE)


def _at_meeting(journal: Journal, retro: str, text: str) -> Place:
    """Return the record of a meeting at a text; the meeting itself while it is under way."""
    meeting = journal.get(Retro, retro)
    if meeting is None:
        return MeetingsPage(journal)
    return RetroRecordPage(journal, retro, at=text) if meeting.closed else RetroPage(journal)
