"""What a field is, said once, where a record declares it: the types below, and what can be asked of them.

The privacy guard, the index, the history, `check`, the sample library and the log's own form all ask `schema`, so that
a field that is added to a record is known to each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

from msgspec import Meta, Struct

FreeText: TypeAlias = Annotated[str, Meta(extra={"free_text": True})]
"""A text in which people write what they like, so that the privacy guard looks at it."""
SearchedText: TypeAlias = Annotated[str, Meta(extra={"free_text": True, "searched": True})]
"""Such a text that is searched too. A record's first one shows best what it is."""
Function: TypeAlias = Annotated[str, Meta(extra={"free_text": True, "searched": True, "function": True})]
"""Such a text that says what somebody does and never who it is, so that the privacy guard asks about any name."""
# A day that no calendar has would be the latest for ever, and `$` lets a line end through.
_YEAR, _IN_YEAR = "[0-9]{4}-", "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
Day: TypeAlias = Annotated[str, Meta(pattern=rf"^{_YEAR}{_IN_YEAR}\Z", extra={"day": True})]
When: TypeAlias = Annotated[
    str, Meta(pattern=rf"^{_YEAR}({_IN_YEAR}|W(0[1-9]|[1-4][0-9]|5[0-3]))\Z", extra={"day": True})
]
"""A day, or only its ISO week where a day would tell who."""
RecordId: TypeAlias = Annotated[str, Meta(extra={"record": True})]
"""The id of another record that must be in the library."""
_ONE_LINE = r"^.{0,100}\Z"
"""What is shown as it is has no line end in it: others could forge lines with one."""
StageId: TypeAlias = Annotated[str, Meta(pattern=_ONE_LINE, extra={"guide": "stage"})]
PitfallId: TypeAlias = Annotated[str, Meta(pattern=_ONE_LINE, extra={"guide": "pitfall"})]
InsightId: TypeAlias = Annotated[str, Meta(pattern=_ONE_LINE, extra={"guide": "insight"})]
FactorId: TypeAlias = Annotated[str, Meta(pattern=_ONE_LINE, extra={"guide": "factor"})]
LONGEST_TYPE_ID = 40
TYPE_ID = r"[a-z]+(-[a-z]+)*"
"""How the id of a type of technology looks: it names something, so that nothing personal can stand in one. That of
`content.technologies` is the same; this one is apart, because most commands need no guide."""
TechnologyTypeId: TypeAlias = Annotated[str, Meta(pattern=rf"^({TYPE_ID})?\Z", max_length=LONGEST_TYPE_ID)]
"""The id of a type of technology; "" where nobody has said one."""
GuideKind: TypeAlias = Literal["stage", "pitfall", "insight", "factor"]
FewPeople: TypeAlias = Annotated[int, Meta(ge=0, le=999)]
"""How many there are in a room, or of what each of them has."""
Count: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000)]
MOST_REPLY_DAYS = 365
ReplyDays: TypeAlias = Annotated[int, Meta(ge=1, le=MOST_REPLY_DAYS)]
Seconds: TypeAlias = Annotated[int, Meta(ge=-10_000_000, le=10_000_000)]

WHOLE = Meta(extra={"whole": True})
"""Marks a set or map that is one value in the log: a snapshot, which two people never add to."""
FREE_NOTES = Meta(extra={"free_text": True})
"""Marks a map whose values hold what people write."""
SEARCHED_NOTES = Meta(extra={"free_text": True, "searched": True})
"""Marks such a map whose texts are searched too."""


class Schema(Struct, frozen=True):
    """What the fields of a kind of record are, each by its name, in the order they are declared."""

    members: frozenset[str]
    """Sets and maps: in the log each member is a field of its own, so that what two people add is all kept."""
    maps: frozenset[str]
    """Those of them that are maps."""
    free_text: tuple[str, ...]
    searched: tuple[str, ...]
    functions: frozenset[str]
    """Those that say what somebody does, and never who it is."""
    days: frozenset[str]
    records: tuple[str, ...]
    """Ids of other records: one, or a set of them."""
    guide: Mapping[str, GuideKind]
    """Ids of the guide: one, or a set or map by them."""
    words: Mapping[str, str]
    """Choices → the topic of texts (`words.<topic>.<value>`) that says their values."""


@cache
def schema(kind: type[Struct]) -> Schema:
    """Return what the fields of a kind of record are, as its annotations say."""
    hints = get_type_hints(kind, include_extras=True)
    fields = {name: list(_extras(hints[name])) for name in kind.__struct_fields__}
    collections = {name: _collection(hints[name]) for name in fields if {"whole": True} not in fields[name]}

    def marked(key: str) -> dict[str, Any]:
        return {name: extra[key] for name, extras in fields.items() for extra in extras if key in extra}

    return Schema(
        members=frozenset(name for name, origin in collections.items() if origin is not None),
        maps=frozenset(name for name, origin in collections.items() if origin is dict),
        free_text=tuple(marked("free_text")),
        searched=tuple(marked("searched")),
        functions=frozenset(marked("function")),
        days=frozenset(marked("day")),
        records=tuple(marked("record")),
        guide=marked("guide"),
        words=marked("words"),
    )


def _extras(hint: Any) -> Iterator[dict[str, Any]]:
    """Yield what is marked anywhere in a type: on itself, its members, its keys and values."""
    if get_origin(hint) is Annotated:
        yield from (each.extra for each in hint.__metadata__ if isinstance(each, Meta) and each.extra)
        yield from _extras(hint.__origin__)
    else:
        for argument in get_args(hint):
            yield from _extras(argument)


def _collection(hint: Any) -> type | None:
    """Return `frozenset` or `dict` where a field is one, else None."""
    if get_origin(hint) is Annotated:
        return _collection(hint.__origin__)
    origin = get_origin(hint)
    return origin if origin in (frozenset, dict) else None
