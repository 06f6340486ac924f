"""Validation of records before they are stored: clean texts, valid values, nothing that must not be kept.

The one gate to the log: `Journal` stores what `checked_record` returns, and nothing else.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from journals.errors import Invalid
from journals.privacy.guard import refuse_blocked
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
    return cleaned if cleaned == ready else ready  # of thousands only one is held


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
