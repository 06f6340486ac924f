"""The text that a record is known by."""

from __future__ import annotations

from journals.records.base import Record
from journals.records.model import Action, Lesson, Observation, Project
from journals.records.retro import ParkedItem, Theme
from journals.text.clean import MAX_TEXT, one_line


def record_text(record: Record) -> str:
    """Return the text that a record is known by, on one line."""
    match record:
        case Lesson():
            return one_line(record.title[:MAX_TEXT])
        case Project():
            return one_line(record.name[:MAX_TEXT])
        case Theme():
            return one_line(record.name[:MAX_TEXT])
        case Observation() | Action() | ParkedItem():
            return one_line(record.text[:MAX_TEXT])
    return ""
