"""What the log held before a meeting, seen from the meeting: what is new in it, and what was taken along."""

from __future__ import annotations

from journals.records.model import Observation
from journals.records.retro import ThemeMember
from journals.retro.meeting import Meeting, former_retros


def new_since_last_meeting(meeting: Meeting, notes: list[Observation]) -> set[str]:
    """Return the ids of those notes that were written since the last meeting; none where there was none before.

    A note's id tells when it was written, whenever it happened; what was gathered at the last meeting is not new.
    """
    former = max((each.id for each in former_retros(meeting.journal, meeting.id) if each.id < meeting.id), default="")
    return {note.id for note in notes if former and note.id > former and note.retro != former}


def taken_along(meeting: Meeting) -> set[str]:
    """Return the ids of the log's notes that are at the meeting, loose or in a theme."""
    members = meeting.journal.of_retro(ThemeMember, meeting.id)
    homes = meeting.themes.homes
    return {each.observation for each in members if each.from_log or homes.of(each.theme)}
