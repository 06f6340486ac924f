"""The records a team writes, as typed values; how they become fields in a log, and come back from them.

A record never changes: change a copy (`msgspec.structs.replace`) and hand both to `Journal.edit`. Fields that a newer
version of the program wrote stay in the log untouched, because a change writes only the fields it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar, get_args, get_type_hints

import msgspec
from msgspec import Meta, Struct

from journals.act import ID
from journals.errors import Invalid
from journals.text import MAX_TEXT, checked, clean

Kind: TypeAlias = Literal["worked", "hindered", "concern", "question", "idea", "surprise"]
Sign: TypeAlias = Literal["bites", "handled", "watch"]
ProjectKind: TypeAlias = Literal["new", "upgrade", "new-use", "roll-out"]
Status: TypeAlias = Literal["active", "finished", "stopped", "archived"]
ReplyKind: TypeAlias = Literal["acted", "plan", "no"]
LessonStatus: TypeAlias = Literal["draft", "final"]
ActionStatus: TypeAlias = Literal["open", "done", "dropped"]
Day: TypeAlias = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
When: TypeAlias = Annotated[str, Meta(pattern=r"^\d{4}-(\d\d-\d\d|W\d\d)$")]
"""A day, or only its ISO week where a day would tell who."""

KINDS: tuple[Kind, ...] = get_args(Kind)
SIGNS: tuple[Sign, ...] = get_args(Sign)
PROJECT_KINDS: tuple[ProjectKind, ...] = get_args(ProjectKind)
STATUSES: tuple[Status, ...] = get_args(Status)
REPLY_KINDS: tuple[ReplyKind, ...] = get_args(ReplyKind)
MOST_PITFALLS = 2
"""An observation speaks to none, one or two pitfalls; more says nothing."""


class Level(Struct, frozen=True, omit_defaults=True):
    """How one context factor (chapter 1, pitfall 1) stands: 1 a hard starting point … 5 an easy one, None unknown."""

    level: Annotated[int, Meta(ge=1, le=5)] | None = None
    note: str = ""


class Record(Struct, frozen=True, kw_only=True):
    """What all records have in common."""

    TABLE: ClassVar[str]
    MEMBERS: ClassVar[frozenset[str]] = frozenset()
    """Fields that are sets or maps: in the log each member is a field of its own, so that two people's are all kept."""
    REQUIRED: ClassVar[str] = "text"
    """The text a record cannot be without."""

    id: Annotated[str, Meta(pattern=rf"^({ID})?\Z")] = ""


class Project(Record, frozen=True, kw_only=True):
    """One introduction of a technology in one place."""

    TABLE: ClassVar[str] = "projects"
    MEMBERS: ClassVar[frozenset[str]] = frozenset({"context"})
    REQUIRED: ClassVar[str] = "name"

    name: str = ""
    technology: str = ""
    kind: ProjectKind = "new"
    area: str = ""
    unit: str = ""
    stage: str = "S1"
    status: Status = "active"
    ended: Day | None = None
    ending: str = ""
    """What this team would tell the next one."""
    context: dict[str, Level] = {}
    """Context factor (C1 … C8) → how it stands here."""
    delete_after: Day | None = None


class Observation(Record, frozen=True, kw_only=True):
    """Something that happened, seen by the team."""

    TABLE: ClassVar[str] = "observations"
    MEMBERS: ClassVar[frozenset[str]] = frozenset({"pitfalls", "insights"})

    text: str = ""
    """Markdown."""
    stage: str = "S1"
    """When it happened, not where the project officially stood."""
    happened: When | None = None
    kind: Kind | None = None
    sign: Sign | None = None
    """Towards its pitfalls."""
    pitfalls: frozenset[str] = frozenset()
    insights: frozenset[str] = frozenset()
    perspective: str = ""
    """Whose eyes saw it: a role, never a name."""
    reply: str = ""
    reply_as: ReplyKind | None = None
    replied: Day | None = None

    @property
    def waits(self) -> bool:
        """Tell whether this is a concern or question nobody has answered (chapter 4, on fast answers)."""
        return self.kind in ("concern", "question") and not self.reply


class Lesson(Record, frozen=True, kw_only=True):
    """What a team learned, with what it rests on and the context it was learned in."""

    TABLE: ClassVar[str] = "lessons"
    MEMBERS: ClassVar[frozenset[str]] = frozenset({"pitfalls", "evidence"})
    REQUIRED: ClassVar[str] = "title"

    title: str = ""
    situation: str = ""
    learned: str = ""
    do: str = ""
    stage: str = "S1"
    pitfalls: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    """Ids of observations."""
    context: dict[str, Level] = {}
    """The project's context as it was then: a snapshot, one value."""
    conditions: str = ""
    """Special conditions, when it was learned in a trial (chapter 1, pitfall 2)."""
    status: LessonStatus = "draft"


class Action(Record, frozen=True, kw_only=True):
    """Something the team will do, by a function, not a person."""

    TABLE: ClassVar[str] = "actions"

    text: str = ""
    owner: str = ""
    due: Day | None = None
    first_step: str = ""
    stage: str | None = None
    source: str | None = None
    """Id of the lesson or observation it comes from."""
    status: ActionStatus = "open"
    done: Day | None = None
    because: str = ""
    """Why it was dropped."""


R = TypeVar("R", bound=Record)
RECORDS: tuple[type[Record], ...] = (Project, Observation, Lesson, Action)
TYPES: Mapping[str, type[Record]] = {kind.TABLE: kind for kind in RECORDS}


def checked_record(record: R, before: R | None = None) -> R:
    """Give `record` with its texts cleaned, ready to be stored in the place of `before`.

    Raises:
        Invalid: a text too long or missing, a value of the wrong form, a text that changes and holds what can never be
            stored (`journals.guard`), or more than two pitfalls on an observation (two people may each have added one;
            then it may stay as it is, or have fewer).
    """
    values: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        stood = getattr(before, name) if before is not None else None
        if isinstance(value, str) and len(value) > MAX_TEXT and value == stood:
            pass  # another program wrote it; it can stay, or nothing else of the record could be changed
        elif isinstance(value, str) and name != "id" and (value or name == record.REQUIRED):
            value = checked(value, field=name, required=name == record.REQUIRED)
        elif name == "context":
            value = {factor: _checked_level(at, (stood or {}).get(factor)) for factor, at in value.items()}
        values[name] = value
    if isinstance(record, Observation):
        stood = len(before.pitfalls) if isinstance(before, Observation) else 0
        if len(record.pitfalls) > max(MOST_PITFALLS, stood):
            raise Invalid("too_many_pitfalls", most=MOST_PITFALLS)
    try:
        ready = msgspec.convert(msgspec.to_builtins(values), type(record))
    except msgspec.ValidationError as error:
        raise Invalid("bad_value", reason=str(error)) from error
    from journals.guard import refuse_blocked  # which looks at records, and is needed only where one is stored

    refuse_blocked(ready, before)
    return ready


def _checked_level(at: Level, before: Level | None) -> Level:
    stays = before is not None and len(at.note) > MAX_TEXT and at.note == before.note
    return Level(at.level, at.note if stays else checked(at.note, field="context"))


def to_fields(record: Record) -> dict[str, Any]:
    """Give the fields a log holds for `record`; what is at its default is left out."""
    return dict(_flat(record))


def difference(before: R, after: R) -> dict[str, Any]:
    """Give the fields that change from `before` to `after`; null for what was taken away."""
    old, new = to_fields(before), to_fields(after)
    gone: dict[str, Any] = {field: None for field in old if field not in new}
    return gone | {field: value for field, value in new.items() if field not in old or old[field] != value}


def from_fields(kind: type[R], record: str, fields: Mapping[str, Any]) -> R:
    """Make a record of a log's fields. What does not fit (damage, another version) is left out, the rest stands."""
    nested: dict[str, Any] = {}
    for field, value in fields.items():
        name, dot, member = field.partition(".")
        if not dot and name not in kind.MEMBERS:
            nested[name] = _clean_value(value)
        elif dot and name in kind.MEMBERS:
            nested.setdefault(name, {})[clean(member)] = _clean_value(value)
    nested["id"] = record
    for name in kind.MEMBERS & nested.keys():
        if name != "context":
            nested[name] = [member for member, there in nested[name].items() if there is True]
    try:
        return msgspec.convert(nested, kind)
    except msgspec.ValidationError:
        return kind(**dict(_intact(kind, nested)))


def _clean_value(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    if type(value) is dict:
        return {clean(key): _clean_value(each) for key, each in value.items()}
    return value


def _flat(record: Record) -> Iterator[tuple[str, Any]]:
    defaults = type(record)()
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name == "id":
            continue
        if name in record.MEMBERS:
            members = value.items() if isinstance(value, dict) else ((member, True) for member in value)
            yield from ((f"{name}.{member}", msgspec.to_builtins(each)) for member, each in members)
        elif value != getattr(defaults, name):
            yield name, msgspec.to_builtins(value)


def _intact(kind: type[Record], nested: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(kind, include_extras=True)
    for name in kind.__struct_fields__:
        if name in nested:
            try:
                yield name, msgspec.convert(nested[name], hints[name])
            except msgspec.ValidationError:
                continue
