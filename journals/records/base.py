"""What all records have in common: how they become fields in a log, and come back from them.

A record never changes: change a copy (`msgspec.structs.replace`) and hand both to `Journal.edit`. Fields that a newer
version of the program wrote stay in the log untouched, because a change writes only the fields it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from heapq import nsmallest
from typing import Annotated, Any, ClassVar, TypeVar, get_type_hints

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import astuple

from journals.ids import ID_PATTERN
from journals.records.fields import FreeText, schema
from journals.text.clean import LONGEST_SHOWN, clean, is_plain, shown_part

MOST_MEMBERS = 1_000
"""The most members of a set or map that are looked at where another program wrote more than any hand can."""


class Level(Struct, frozen=True, omit_defaults=True, gc=False):
    """How one context factor (chapter 1, pitfall 1) stands: 1 a hard starting point … 5 an easy one, None unknown."""

    level: Annotated[int, Meta(ge=1, le=5)] | None = None
    note: FreeText = ""


def text_in(value: Level | str) -> str:
    """Return what a person wrote in a member of a map."""
    return value.note if isinstance(value, Level) else value


class Record(Struct, frozen=True, kw_only=True, gc=False):
    """What all records have in common.

    None refers to another but by its id, so that the interpreter never looks for garbage among them (`gc=False`).
    """

    TABLE: ClassVar[str]
    REQUIRED: ClassVar[str] = "text"
    """The text a record cannot be without; "" where there is none."""

    id: Annotated[str, Meta(pattern=rf"^({ID_PATTERN})?\Z")] = ""

    def check(self, before: Record | None) -> None:
        """Refuse, as `Invalid`, what the types of fields cannot; it is to be stored in the place of `before`."""


R = TypeVar("R", bound=Record)


def to_fields(record: Record) -> dict[str, Any]:
    """Return the fields a log holds for `record`; what is at its default is left out."""
    fields: dict[str, Any] = {}
    for (name, default, is_plain_field), value in zip(_plan_of(type(record)), astuple(record), strict=True):
        if is_plain_field:
            if value is not default and value != default:
                fields[name] = value if type(value) is str else msgspec.to_builtins(value)
        elif value and name != "id":
            members = value.items() if isinstance(value, dict) else ((member, True) for member in value)
            fields |= {f"{name}.{member}": msgspec.to_builtins(each) for member, each in members}
    return fields


@cache
def _plan_of(kind: type[Record]) -> tuple[tuple[str, Any, bool], ...]:
    """Return of each field its name, its default, and whether it is one value: no id, no set, no map."""
    defaults, apart = kind(), {"id", *schema(kind).members}
    return tuple((name, getattr(defaults, name), name not in apart) for name in kind.__struct_fields__)


def changed_fields(before: R, after: R) -> dict[str, Any]:
    """Return the fields that change from `before` to `after`; null for what was taken away."""
    old, new = to_fields(before), to_fields(after)
    gone: dict[str, Any] = {field: None for field in old if field not in new}
    return gone | {field: value for field, value in new.items() if field not in old or old[field] != value}


def from_fields(kind: type[R], record: str, fields: Mapping[str, Any]) -> R:
    """Return the record that a log's fields make. What does not fit (damage, another version) is left out.

    Of a text that another program made longer than any here, the beginning is shown, and of a set or map the first by
    name; as a change writes only what differs from what was shown, all of it stays in the log until somebody changes
    that very text, or a map that is one value.
    """
    fields_of = schema(kind)
    members, maps = fields_of.members, fields_of.maps
    fields = _few(kind, fields)
    nested: dict[str, Any] = {}
    for field, value in (fields if _is_plain(fields) else _clean_fields(fields)).items():
        if "." not in field:
            if field not in members:
                nested[field] = value
            continue
        name, _, member = field.partition(".")
        if name in maps:
            nested.setdefault(name, {})[member] = value
        elif name in members and value is True:
            nested.setdefault(name, []).append(member)
    nested["id"] = record
    try:
        return msgspec.convert(nested, kind)
    except msgspec.ValidationError:
        return kind(**dict(_intact(kind, nested)))


def unfit_fields(kind: type[Record], record: str, fields: Mapping[str, Any]) -> list[str]:
    """Return the names of a log's fields that `from_fields` leaves out though the kind has such a field."""
    fields = _few(kind, fields)
    defaults, kept = kind(), to_fields(from_fields(kind, record, fields))
    unfit = [field for field in fields if len(field) > LONGEST_SHOWN]
    for field, value in _clean_fields(fields).items():
        name, is_member = field.partition(".")[0], field.partition(".")[0] in schema(kind).members and "." in field
        if name != "id" and name in kind.__struct_fields__ and field not in kept:
            left_empty = not is_member and value == msgspec.to_builtins(getattr(defaults, name))
            if not left_empty and value is not None:
                unfit.append(field)
    return unfit


def cut_fields(kind: type[Record], fields: Mapping[str, Any]) -> list[str]:
    """Return the names of a log's fields that hold a text of which `from_fields` shows only the beginning."""
    known = kind.__struct_fields__
    return [name for name, value in fields.items() if name.partition(".")[0] in known and _is_cut(value)]


def crowded_fields(kind: type[Record], fields: Mapping[str, Any]) -> list[str]:
    """Return the names of the sets and maps of which `from_fields` shows only the first members."""
    counts = Counter(name.partition(".")[0] for name in fields if "." in name)
    counts.update({name: len(value) for name, value in fields.items() if type(value) is dict})
    return [name for name in kind.__struct_fields__ if counts[name] > MOST_MEMBERS]


def _few(kind: type[Record], fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a log's fields without those that no kind of record has, if they are very many.

    Of each set and map the members are left whose names are the first: so all machines show the same.
    """
    if len(fields) <= MOST_MEMBERS:
        return fields
    few = {name: value for name, value in fields.items() if "." not in name and name in kind.__struct_fields__}
    for name in schema(kind).members:
        few |= {each: fields[each] for each in nsmallest(MOST_MEMBERS, (f for f in fields if f.startswith(f"{name}.")))}
    return few


def _is_cut(value: Any) -> bool:
    return (
        any(map(_is_cut, value.values()))
        if type(value) is dict
        else type(value) is str and shown_part(value) is not value
    )


def _is_plain(fields: Mapping[str, Any]) -> bool:
    """Return whether nothing in a record needs cleaning: asked of every record of a long project, mostly true."""
    values = fields.values()
    if dict in map(type, values):
        return False
    text = "".join([*fields, *[v for v in values if type(v) is str]])
    return len(text) <= LONGEST_SHOWN and is_plain(text)


def _clean_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Clean values, and the names of members; two that are the same then are one, and the last of them counts."""
    found: dict[str, Any] = {}
    for field, value in fields.items():
        name, dot, member = field.partition(".")
        if len(field) <= LONGEST_SHOWN:
            found[f"{name}.{clean(member)}" if dot else field] = _clean_value(value)
    return found


def _clean_value(value: Any) -> Any:
    if type(value) is str:
        return clean(shown_part(value))
    if type(value) is dict:
        names = value if len(value) <= MOST_MEMBERS else nsmallest(MOST_MEMBERS, value)
        return {clean(key): _clean_value(value[key]) for key in names}
    if type(value) is list:
        return [_clean_value(each) for each in value[:MOST_MEMBERS]]
    return value


def _intact(kind: type[Record], nested: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields that are what they should be; of a set or map its members that are."""
    hints, members = _hints(kind), schema(kind).members
    for name in kind.__struct_fields__:
        if name in nested:
            value, hint = nested[name], hints[name]
            if name in members and isinstance(value, list):
                value = [each for each in value if _fits([each], hint)]
            elif name in members and isinstance(value, dict):
                value = {key: each for key, each in value.items() if _fits({key: each}, hint)}
            if _fits(value, hint):
                yield name, msgspec.convert(value, hint)


@cache
def _hints(kind: type[Record]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _fits(value: Any, hint: Any) -> bool:
    try:
        msgspec.convert(value, hint)
    except msgspec.ValidationError:
        return False
    return True
