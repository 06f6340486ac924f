"""The history of a record in words: for the screen and for the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from content import Guide
from journals.lessons.entries import entry_title
from journals.library.history import FieldChange, HistoryEntry
from journals.library.journal import Journal
from journals.log.stamp import wall_time
from journals.records.base import Record
from journals.records.fields import schema
from journals.records.model import TYPES, Card, Observation
from journals.text.clean import one_line
from tui.locale import Catalogue
from tui.wording.display import long_date
from tui.wording.profile import answer_words, field_name
from tui.wording.record_text import record_text

_AN_ID = re.compile(r"(?:\w+-)?[0-9A-HJKMNP-TV-Z]{26}\Z|review-S\d\Z")
"""A record's id, or a project's: no word to anybody."""
_UNSAID = ("review",)
"""Fields of which the record says as much itself."""
_LONGEST_NAME = 60
MAX_SHOWN = 600
"""Characters of one text that are shown; `--json` gives all of it."""


class HistoryFormatter:
    """Formats the history of the records of one table in a project."""

    def __init__(
        self,
        say: Catalogue,
        guide: Guide,
        journal: Journal,
        table: str,
        record: str = "",
        *,
        name_of: Callable[[str], str] = lambda _: "",
    ) -> None:
        """`record`: its id, by which a card's form is known; `name_of`: what the project with an id is called."""
        self._name_of = name_of
        self._say, self._guide, self._journal, self._table = say, guide, journal, table
        self._schema = schema(TYPES.get(table, Record))
        self._empty = TYPES.get(table, Record)()
        self._form = card_form(journal, record) if table == Card.TABLE else ""

    def heading(self, entry: HistoryEntry) -> str:
        """Return when it was, what it was, and who did it."""
        say = self._say
        what = say(f"history.what.{entry.what}")
        if entry.how != "done":
            what = say(f"history.how.{entry.how}", what=what)
        return f"{local_time(say, entry.at)} · {what} · {self._who(entry)}"

    def value_line(self, field: str, value: Any, most: int = MAX_SHOWN) -> str:
        """Return a field of the log and what it holds, as `Stage: 4 Try`."""
        return self._say("history.is", field=self._field(field), after=_cut(self._value(field, value), most))

    def field_name(self, field: str) -> str:
        """Return what a field of the log is called."""
        return self._field(field)

    def lines(self, entry: HistoryEntry) -> Iterator[str]:
        """Yield what changed, a line each."""
        for change in entry.changes:
            if change.field not in _UNSAID:
                yield self._line(change)
        if entry.erased:
            yield self._say(f"history.erased.{entry.held}")

    def _who(self, entry: HistoryEntry) -> str:
        if entry.by:
            return self._say("history.by_here", by=entry.by) if entry.here else entry.by
        return self._say("history.here") if entry.here else self._say("history.away", writer=entry.writer)

    def _line(self, change: FieldChange) -> str:
        name, dot, member = change.field.partition(".")
        field = self._field(name)
        if dot and name in self._schema.members - self._schema.maps:
            key = "history.added" if change.after is True else "history.removed"
            return self._say(key, field=field, value=self._member(name, member))
        if name == "context":
            if not dot:  # a lesson's, which is a whole
                return self._say("history.changed", field=field)
            field = f"{member} {self._guide.title_of(member)}".strip()
        if name == "answers" and dot:
            field = field_name(self._say, self._guide, self._form, member)
            before, after = self._answer(member, change.before), self._answer(member, change.after)
        else:
            before, after = self._value(name, change.before), self._value(name, change.after)
        if change.before is None:
            return self._say("history.is", field=field, after=after)
        return self._say("history.was", field=field, before=before, after=after)

    def _answer(self, member: str, value: Any) -> str:
        """Return an answer: a choice by its name, a text in quotation marks."""
        if not isinstance(value, str) or not value:
            return self._say("history.nothing")
        form = self._guide.card(self._form)
        field = form.field(member) if form else None
        if field is None or field.kind in ("line", "text", "role"):
            return self._quoted(value)
        return answer_words(self._say, self._journal, field, _cut(value))

    def _field(self, name: str) -> str:
        key = f"history.field.{self._schema.words.get(name, name)}"  # of a project the kind is another thing
        key = key if self._say.has(key) else f"history.field.{name}"
        return self._say(key) if self._say.has(key) else one_line(name)[:40]

    def _member(self, name: str, member: str) -> str:
        if name in self._schema.records:
            return self._record(member)
        return f"{member} {self._guide.title_of(member)}".strip()

    def _record(self, id: str) -> str:
        """Return the text of the record with an id; a word where it is private, gone, or elsewhere."""
        found = [each for kind in TYPES.values() if (each := self._journal.get(kind, id)) is not None]
        if any(isinstance(each, Observation) and each.private for each in found):
            return self._say("history.private")
        texts = [text for each in found if (text := record_text(each))]
        if texts:
            return self._quoted(texts[0], _LONGEST_NAME)
        return self._say(f"bin.kind.{found[0].TABLE}" if found else "history.elsewhere")

    def _value(self, name: str, value: Any) -> str:
        if value is None:  # a log leaves out what is at its default
            default = getattr(self._empty, name, None)
            return self._value(name, default) if default and isinstance(default, str) else self._say("history.nothing")
        if name == "context" and isinstance(value, Mapping):
            number, note = value.get("level"), value.get("note")
            level = self._say(f"words.level.{number if type(number) is int and 1 <= number <= 5 else 'none'}")
            return f"{level}, {self._quoted(note)}" if isinstance(note, str) and note else level
        if not isinstance(value, str):
            return _cut(str(value))
        key = f"words.{self._schema.words.get(name, '')}.{value}"
        if self._say.has(key):
            return self._say(key)
        if name == "form":
            return getattr(self._guide.card(value), "title", "") or _cut(value)
        if name == "origin":
            known = self._name_of(value)
            return self._quoted(known, _LONGEST_NAME) if known else self._say("history.other_project")
        if name == "technology_type":
            return self._guide.technology_title(value)
        if name == "stage":
            return f"{value[1:]} {self._guide.short_of(value)}".strip()
        if name in self._schema.days:
            return long_date(self._say, _cut(value, 20))
        if name in self._schema.records or _AN_ID.match(value):
            return self._record(value)
        return self._quoted(value)

    def _quoted(self, text: str, most: int = MAX_SHOWN) -> str:
        return self._say("words.quoted", text=_cut(text, most))


def card_form(journal: Journal, record: str) -> str:
    """Return the id of a card's form, also of one that is gone; "" where its id does not say."""
    found = journal.get(Card, record) or Card(id=record)
    return found.form or found.form_in_id


def record_title(guide: Guide, journal: Journal, record: Record) -> str:
    """Return a record's title: its text, or the title of a card's form and what the entry is called."""
    if isinstance(record, Card):
        form = guide.card(record.form or card_form(journal, record.id))
        own = entry_title(form, record.answers) if form and form.several else ""
        return ": ".join(filter(None, (form.title if form else "", own)))
    return record_text(record)


def local_time(say: Catalogue, stamp: str) -> str:
    """Return when a stamp was made, in local time."""
    then = wall_time(stamp).astimezone()
    return say("history.when", day=f"{then:%d.%m.%Y}", hour=f"{then:%H}", minute=f"{then:%M}")


def _cut(text: str, most: int = MAX_SHOWN) -> str:
    shown = one_line(text[: 2 * most])
    return shown if len(shown) <= most and len(text) <= 2 * most else shown[: most - 1] + "…"
