"""What differs between a learning log and the project, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journals.importing.log_changes import FieldDifference, LogChange
from journals.importing.planned_items import PlannedItem
from journals.records.document_marks import TEXT_FIELDS
from journals.records.fields import schema
from journals.text.clean import one_line
from tui.locale import Catalogue
from tui.wording.display import long_date


def change_text(say: Catalogue, change: LogChange) -> str:
    """Return where a record was changed."""
    name = "emptied" if change.where == "there" and not change.is_safe else change.where
    return say(f"importing.change.{name}")


def changed_field_text(say: Catalogue, name: str) -> str:
    """Return what a field is called."""
    return say(f"history.field.{name}")


def value_text(say: Catalogue, change: LogChange, name: str, value: Any) -> str:
    """Return what a field holds; of a text all of it."""
    about = schema(type(change.before))
    if name in about.words:
        return say(f"words.{about.words[name]}.{value or 'none'}") if value or name in ("kind", "sign") else ""
    if not value:
        return ""
    if name in about.days:
        return long_date(say, value)
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def difference_lines(say: Catalogue, change: LogChange) -> Iterator[str]:
    """Yield each field that differs on a line: what is here, and what is in the log."""
    for each in change.differences:
        here, there = (_shown(say, change, each.field, value) for value in (each.here, _there(change, each)))
        yield say("importing.change.field", field=changed_field_text(say, each.field), here=here, there=there)
        if each.written is not None:
            yield say("importing.change.written", written=_shown(say, change, each.field, each.written))


def change_line(say: Catalogue, planned: PlannedItem) -> str:
    """Return what a list shows of a change: its text as it would be, or else the first field that differs."""
    change = planned.change
    if change is None or not change.differences:
        return planned.item.text
    texts = TEXT_FIELDS[change.before.TABLE]
    main = next((each for each in change.differences if each.field == texts[0]), None)
    if main is not None:
        return planned.item.text
    first = change.differences[0]
    shown = value_text(say, change, first.field, _there(change, first))
    return say(
        "importing.change.one", text=planned.item.text, field=changed_field_text(say, first.field), there=shown or "–"
    )


def _there(change: LogChange, each: FieldDifference) -> Any:
    """Return what would be stored: without what was taken out of it since."""
    return getattr(change.after, each.field)


def _shown(say: Catalogue, change: LogChange, name: str, value: Any) -> str:
    text = one_line(value_text(say, change, name, value))
    return say("words.quoted", text=text) if text and name in TEXT_FIELDS[change.before.TABLE] else text or "–"
