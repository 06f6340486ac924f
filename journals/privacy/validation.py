"""Validation of records before they are stored: clean texts, valid values, nothing that must not be kept.

The one gate to the log: `Journal` stores what `checked_record` returns, and nothing else.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from journals.errors import Invalid
from journals.privacy.guard import refuse_blocked
from journals.privacy.sound_forms import is_sound_form, note_sound_form, texts_aside
from journals.records.base import Level, Record
from journals.text.clean import checked_text, clean

R = TypeVar("R", bound=Record)
_FIELD = re.compile(r"`\$\.(\w+)")


def checked_record(record: R, before: R | None = None) -> R:
    """Return `record` with its texts cleaned, ready to replace `before`.

    Raises:
        Invalid: a text too long or missing, a value of the wrong form, a text that changes and holds what can never be
            stored (`journals.privacy.guard`), or what the record itself refuses (`Record.check`).
    """
    if is_sound_form(record):
        return _checked_texts(record, before)
    changes: dict[str, Any] = {}
    for name, value in zip(record.__struct_fields__, msgspec.structs.astuple(record), strict=True):
        if not value and name != record.REQUIRED:
            continue  # as most fields are
        if isinstance(value, str) and name != "id":
            stood = getattr(before, name) if before is not None else None
            text = _checked_text(value, stood, name, required=name == record.REQUIRED)
            if text is not value:
                changes[name] = text
        elif isinstance(value, dict):
            members = (getattr(before, name) if before is not None else None) or {}
            changes[name] = {
                clean(member): _checked_member(each, members.get(member), name) for member, each in value.items()
            }
    record.check(before)
    cleaned = msgspec.structs.replace(record, **changes) if changes else record
    try:
        ready = msgspec.convert(msgspec.to_builtins(cleaned), type(record))
    except msgspec.ValidationError as error:
        raise Invalid("bad_value", table=record.TABLE, name=_field_of(error)) from error
    refuse_blocked(ready, before)
    if cleaned != ready:
        return ready
    note_sound_form(cleaned)
    return cleaned  # of thousands only one is held


def _checked_texts(record: R, before: R | None) -> R:
    """Return `record` with its free texts checked, of which all else is known to be sound."""
    changes: dict[str, Any] = {}
    is_new = False
    for name in texts_aside(type(record)):
        value = getattr(record, name)
        stood = getattr(before, name) if before is not None else None
        if (value or name == record.REQUIRED) and (value != stood or not value.strip()):
            is_new = True
            if (text := _checked_text(value, stood, name, required=name == record.REQUIRED)) is not value:
                changes[name] = text
    record.check(before)
    cleaned = msgspec.structs.replace(record, **changes) if changes else record
    if is_new:
        refuse_blocked(cleaned, before)
    return cleaned


def _field_of(error: msgspec.ValidationError) -> str:
    """Return the field whose value is of the wrong form, which msgspec tells by its path only."""
    found = _FIELD.search(str(error))
    return found[1] if found else ""


def _checked_text(text: str, stood: object, name: str, *, required: bool = False) -> str:
    if text == stood and (text.strip() or not required):
        return text  # another program wrote it perhaps; it stays, or nothing else of the record could be changed
    return checked_text(text, field=name, required=required) if text or required else text


def _checked_member(value: Any, stood: Any, name: str) -> Any:
    if isinstance(value, Level):
        return Level(value.level, _checked_text(value.note, getattr(stood, "note", None), name))
    return _checked_text(value, stood, name)
