"""All retrospectives of a project at a glance: when each was, how far it is, and how much came of it."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from journals.errors import Ambiguous, NotFound
from journals.ids import is_named_by
from journals.library.journal import Journal
from journals.records.retro import ParkedItem, Retro
from journals.retro.meeting import Meeting
from journals.text.clean import clean


class MeetingCounts(Struct, frozen=True):
    """A retrospective, and how many of each came of it."""

    retro: Retro
    notes: int = 0
    themes: int = 0
    lessons: int = 0
    actions: int = 0
    parked: int = 0

    @property
    def is_under_way(self) -> bool:
        """Whether it has not ended."""
        return self.retro.closed is None


def list_meetings(journal: Journal) -> list[MeetingCounts]:
    """Return a project's retrospectives, the latest first."""
    notes = Counter(note.retro for note in journal.observations)
    actions = Counter(action.retro for action in journal.actions)
    parked = Counter(retro for item in journal.all(ParkedItem) for retro in {item.retro, *item.again})
    found = []
    for retro in sorted(journal.all(Retro), key=lambda retro: retro.id, reverse=True):
        meeting = Meeting(journal, retro.id)
        themes, lessons = len(meeting.themes.homes.living), len(meeting.lessons)
        found.append(MeetingCounts(retro, notes[retro.id], themes, lessons, actions[retro.id], parked[retro.id]))
    return found


def find_retro(journal: Journal, name: str) -> Retro:
    """Return a project's retrospective with this id, or unambiguous start or end of it.

    Raises:
        NotFound: `no_record`. Ambiguous: `ambiguous_record`.
    """
    wanted = clean(name).strip().casefold()
    fits = [each for each in journal.all(Retro) if is_named_by(each.id, wanted)]
    exact = [each for each in fits if each.id.casefold() == wanted] or fits
    if not exact:
        raise NotFound("no_retro_named", record=clean(name), project=journal.project.name)
    if len(exact) > 1:
        raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(each.id for each in exact))
    return exact[0]
