"""A record that a search found, in words: what it is called, and what of it the sentence is."""

from __future__ import annotations

from content import Guide
from journals.lessons.entries import entry_title
from journals.records.base import Record
from journals.records.model import Card
from journals.records.retro import Reflection
from tui.locale import Catalogue
from tui.wording.profile import field_name
from tui.wording.record_text import record_text

NAMING = ("text", "name", "title")
"""Fields that say what a record is."""


def hit_name(guide: Guide, record: Record) -> str:
    """Return what a record is called where its sentence does not say so; "" for what has no name."""
    if isinstance(record, Card):
        form = guide.card(record.form)
        return entry_title(form, record.answers) if form else ""
    if isinstance(record, Reflection):
        return f"{record.pitfall} {guide.title_of(record.pitfall)}".strip()
    return record_text(record)


def sentence_label(say: Catalogue, guide: Guide, record: Record, field: str) -> str:
    """Return which of a record's fields a sentence is of; "" where that goes without saying."""
    name, _, member = field.partition(".")
    if name == "answers" and isinstance(record, Card):
        return field_name(say, guide, record.form, member)
    if name == "context":
        return f"{member} {guide.title_of(member)}".strip()
    return "" if name in ("", "note", *NAMING) else say(f"history.field.{name}")
