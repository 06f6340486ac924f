"""The result of an undo or redo in words: what it took back, or why it could not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from content import Guide
from journals.lessons.entries import entry_title
from journals.library.undo import UndoPlan, UndoResult
from journals.log.fold import DELETED
from journals.log.undo import FieldKey
from journals.privacy.guard import redact_text
from journals.records.base import Record
from journals.records.fields import schema
from journals.records.model import TYPES, Card, Observation, Project
from journals.text.clean import one_line, shown_name
from tui.locale import Catalogue
from tui.wording.display import brief
from tui.wording.history import HistoryFormatter
from tui.wording.record_text import record_text

_MOST = 30
"""Characters of a text that it is known by."""
_MOST_FIELDS = 2
"""Fields of which it is said what they hold again."""
_BESIDES = {"retros", "running"}
"""Tables in which an act notes what was done, beside doing it."""
_BROUGHT = ("actions", "lessons", "observations")
_TAGS = ("pitfalls.", "insights.")


def undo_text(say: Catalogue, guide: Guide, undone: UndoResult, *, redo: bool, files: Sequence[str] = ()) -> str:
    """Return what was undone or redone, where, and what was left and why; or that nothing could be.

    `files`: the names of those it brought in, where it was that.
    """
    left = [place for place in undone.skipped if place not in undone.erased]
    erased = _seen(undone.erased)
    if not undone.written.act.do:
        return say(
            "undo.not_redone" if redo else "undo.not_undone",
            what=_what(say, guide, undone),
            why=_why(say, left, erased),
        )
    text = say(
        "undo.redone" if redo else "undo.undone", what=_what(say, guide, undone, files) + _changed(say, guide, undone)
    )
    if _seen(left):
        text += " " + say.count("undo.left", len(_seen(left)))
    if erased:
        text += " " + say.count("undo.erased", len(erased))
    return text


def refused_text(say: Catalogue, guide: Guide, undone: UndoResult, following: UndoPlan | None) -> str:
    """Return that nothing could be undone, why, and what the next undo would take back instead."""
    left = [place for place in undone.skipped if place not in undone.erased]
    text = say("undo.stays", what=_what(say, guide, undone), why=_why(say, left, _seen(undone.erased)))
    if following is None:
        return text
    return f"{text} {say('undo.next', what=_what_follows(say, following))}"


def _what_follows(say: Catalogue, plan: UndoPlan) -> str:
    """Return what an undo that has not been done would do to the one record it is about, or how many there are."""
    fields = {(table, record): set(changed) for table, record, changed in plan.reversal.do if table not in _BESIDES}
    if len(fields) == 1:
        ((table, record), changed), *_ = fields.items()
        stands = plan.journal.get(TYPES[table], record) if table in TYPES else None
        if thing := _thing(say, stands, plan.journal.name):
            before = next(each for _, of, each in plan.reversal.do if of == record)
            is_gone = len(changed) > 1 and all(value is None for value in before.values())  # as before it was made
            how = "gone" if is_gone else "tagged" if _is_tags(changed) else "changed"
            return say(f"undo.what.{how}", thing=thing, tags=_tags(changed))
    tables = Counter(table for table, _ in fields if table in TYPES)
    things = ", ".join(say.count(f"undo.{table}", number) for table, number in sorted(tables.items()))
    return say("undo.what.several", things=things or "–", project=one_line(plan.journal.name) or "–")


def _is_tags(fields: set[str]) -> bool:
    changed = fields - {DELETED, "sign"}  # the first an edit says besides, the other is that of the tags
    return bool(changed) and all(field.startswith(_TAGS) for field in changed)


def _seen(places: list[FieldKey]) -> list[FieldKey]:
    """Leave out what is no record that a person knows of, such as an order to erase."""
    return [place for place in places if place[0] in TYPES]


def _why(say: Catalogue, left: list[FieldKey], erased: list[FieldKey]) -> str:
    if erased:
        return say("undo.why.both" if _seen(left) else "undo.why.erased")
    return say("undo.why.changed" if left else "undo.why.same")


def _what(say: Catalogue, guide: Guide, undone: UndoResult, files: Sequence[str] = ()) -> str:
    """Return what became of the one record it is about, or how many there are."""
    if files:
        tables = Counter(table for table, _ in undone.before)
        things = ", ".join(
            say.count(f"undo.brought.{table}", n) for table, n in sorted(tables.items()) if table in _BROUGHT
        )
        name = brief(shown_name(files[0])) if len(files) == 1 else say.count("import_room.files", len(files))
        return say("undo.what.import", file=name, things=things or "–", project=one_line(undone.name) or "–")
    written = {key: before for key, before in undone.before.items() if key[0] not in _BESIDES} or undone.before
    if len(written) == 1:
        ((table, record), before), *_ = written.items()
        after = undone.journal.get(TYPES[table], record)
        cards = [each for each in (after, before) if isinstance(each, Card)]
        thing = _card(say, guide, cards, undone.name) if cards else _thing(say, after or before, undone.name)
        if thing:
            return say(
                f"undo.what.{_how(undone, record, before, after)}", thing=thing, tags=_tags(_fields(undone, record))
            )
    tables = Counter(table for table, _ in written)
    project = one_line(undone.name) or "–"
    ways = {
        "changed" if (before is None) == (after is None) else "gone" if after is None else "back"
        for (table, record), before in written.items()
        for after in [undone.journal.get(TYPES[table], record)]
    }
    if len(ways) == 1 and "changed" not in ways and tables.keys() <= set(_BROUGHT):
        things = ", ".join(say.count(f"undo.brought.{table}", number) for table, number in sorted(tables.items()))
        there = say("undo.what.several", things=things, project=project)
        return say(f"undo.what.{ways.pop()}", thing=there)
    things = ", ".join(say.count(f"undo.{table}", number) for table, number in sorted(tables.items()))
    return say("undo.what.several", things=things, project=project)


def _changed(say: Catalogue, guide: Guide, undone: UndoResult) -> str:
    """Return what a change was changed back to; "" for what came or went, for tags, and for more than can be said."""
    stand = {(table, record): undone.journal.get(TYPES[table], record) for table, record in undone.before}
    if any((stand[key] is None) != (before is None) for key, before in undone.before.items()):
        return ""
    held: dict[tuple[str, str], list[Any]] = {}
    for table, record, fields in undone.written.act.do:
        if (table, record) not in stand:
            return ""
        for field, value in fields.items():
            if field != DELETED:
                held.setdefault((table, field), []).append(value)
    if not 0 < len(held) <= _MOST_FIELDS or any("." in field for _, field in held):
        return ""
    parts = []
    for (table, field), values in held.items():
        formatter = HistoryFormatter(say, guide, undone.journal, table)
        said = field not in schema(TYPES[table]).free_text  # what people write is in the record itself
        same = said and all(value == values[0] for value in values)
        parts.append(formatter.value_line(field, values[0], _MOST) if same else formatter.field_name(field))
    return f" ({'; '.join(parts)})"


def _how(undone: UndoResult, record: str, before: Record | None, after: Record | None) -> str:
    if (before is None) != (after is None):
        return "gone" if after is None else "back"
    return "tagged" if _is_tags(_fields(undone, record)) else "changed"


def _tags(fields: set[str]) -> str:
    """Return the tags that are put on or taken away."""
    return " ".join(sorted(field.partition(".")[2] for field in fields if field.startswith(_TAGS)))


def _fields(undone: UndoResult, record: str) -> set[str]:
    return {field for _, of, fields in undone.written.act.do if of == record for field in fields}


def _thing(say: Catalogue, record: Record | None, project: str) -> str:
    """Return a record's name, the beginning of its text; "" for one without."""
    is_private = isinstance(record, Observation) and record.private
    text = "" if record is None or is_private else record_text(record)
    if record is None or not text:
        return ""
    quoted = say("words.quoted", text=_beginning(redact_text(text, say("guard.removed"))))
    if isinstance(record, Project):
        return say("undo.thing.projects", text=quoted)
    return say(f"undo.thing.{record.TABLE}", text=quoted, project=one_line(project) or "–")


def _card(say: Catalogue, guide: Guide, stood: Sequence[Card], project: str) -> str:
    """Return a card's title, and of an entry what it is called, as it stands or stood; "" where no guide knows it."""
    form = guide.card(stood[0].form or stood[-1].form)
    if form is None:
        return ""
    named = next(filter(None, (entry_title(form, each.answers) for each in stood)), "") if form.several else ""
    text = f"{form.title}: {_beginning(redact_text(named, say('guard.removed')))}" if named else form.title
    return say("undo.thing.cards", text=say("words.quoted", text=text), project=one_line(project) or "–")


def _beginning(text: str) -> str:
    """Return the first words of a text; of one long word its first letters."""
    words = shorten(text, _MOST, placeholder=" …")
    return words if words != "…" else text[: _MOST - 1] + "…"
