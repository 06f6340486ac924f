"""Validation of records before they are stored: clean texts, valid values, nothing that must not be kept.

The one gate to the log: `Journal` stores what `checked_record` returns, and nothing else.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from journals.errors import Invalid
from journals.privacy.guard import refuse_blocked
from journals.records.base import Level, Record
from journals.text.clean import checked_text, clean

R = TypeVar("R", bound=Record)


def checked_record(record: R, before: R | None = None) -> R:
    """Return `record` with its texts cleaned, ready to replace `before`.

    Raises:
        Invalid: a text too long or missing, a value of the wrong form, a text that changes and holds what can never be
            stored (`journals.privacy.guard`), or what the record itself refuses (`Record.check`).
    """
    values: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        stood = getattr(before, name) if before is not None else None
        if isinstance(value, str) and name != "id":
            value = _checked_text(value, stood, name, required=name == record.REQUIRED)
        elif isinstance(value, dict):
            stood = stood or {}
            value = {clean(member): _checked_member(each, stood.get(member), name) for member, each in value.items()}
        values[name] = value
    record.check(before)
    try:
        ready = msgspec.convert(msgspec.to_builtins(values), type(record))
    except msgspec.ValidationError as error:
        raise Invalid("bad_value", reason=str(error)) from error
    refuse_blocked(ready, before)
    return ready


def _checked_text(text: str, stood: object, name: str, *, required: bool = False) -> str:
    if text == stood and (text.strip() or not required):
        return text  # another program wrote it perhaps; it stays, or nothing else of the record could be changed
    return checked_text(text, field=name, required=required) if text or required else text


def _checked_member(value: Any, stood: Any, name: str) -> Any:
    if isinstance(value, Level):
        return Level(value.level, _checked_text(value.note, getattr(stood, "note", None), name))
    return _checked_text(value, stood, name)
