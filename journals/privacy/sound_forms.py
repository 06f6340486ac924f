"""Which forms of records have been found sound: of many that come at once, most differ only in their words.

The form of a record is all of it but its id, its free texts, and its days, which are remembered by themselves. To hold
each value of each of thousands against its type would be most of what they cost.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import cache

from msgspec import Struct
from msgspec.structs import astuple, replace

from journals.errors import Invalid
from journals.ids import ID_PATTERN
from journals.records.base import Record
from journals.records.fields import schema
from journals.text.clean import checked_text

_ID = re.compile(rf"(?:{ID_PATTERN})?")
_MOST_FORMS, _MOST_DAYS = 1_000, 10_000
_forms: set[Hashable] = set()
_days: set[tuple[type[Record], str, str]] = set()


class _Aside(Struct, frozen=True):
    """The fields of a kind of record that are no part of its form."""

    texts: tuple[str, ...]
    blank: dict[str, str | None]
    days: tuple[str, ...]


@cache
def _aside(kind: type[Record]) -> _Aside:
    texts = tuple(name for name in schema(kind).free_text if getattr(kind(), name) == "")  # and not a map
    days = tuple(name for name in kind.__struct_fields__ if name in schema(kind).days)
    return _Aside(texts, dict.fromkeys(("id", *texts), "") | dict.fromkeys(days), days)


def texts_aside(kind: type[Record]) -> tuple[str, ...]:
    """Return the free texts of a kind of record that are no part of its form."""
    return _aside(kind).texts


def is_sound_form(record: Record) -> bool:
    """Return whether a record can be stored, but for its free texts, as another was."""
    form = _form(record)
    return form in _forms and _ID.fullmatch(record.id) is not None and all(map(_days.__contains__, _days_of(record)))


def note_sound_form(record: Record) -> None:
    """Remember the form of a record that was found sound; not of one whose texts stay as others wrote them."""
    form = _form(record)
    if form is None or not all(_is_ours(value) for value in astuple(record) if isinstance(value, str)):
        return
    for held, most in (_forms, _MOST_FORMS), (_days, _MOST_DAYS):
        if len(held) >= most:
            held.clear()
    _forms.add(form)
    _days.update(_days_of(record))


def _is_ours(text: str) -> bool:
    """Return whether a text could be stored if it were new: clean, and not too long."""
    try:
        return checked_text(text) == text
    except Invalid:
        return False


def _form(record: Record) -> Hashable | None:
    """Return the form of a record; None where that cannot be looked up."""
    blank = replace(record, **_aside(type(record)).blank)
    try:
        hash(blank)
    except TypeError:  # it holds a map
        return None
    return blank, *map(type, astuple(record))  # 1 is equal to True


def _days_of(record: Record) -> list[tuple[type[Record], str, str]]:
    kind = type(record)
    return [(kind, name, day) for name in _aside(kind).days if (day := getattr(record, name)) is not None]
