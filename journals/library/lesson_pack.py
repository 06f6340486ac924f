"""A lessons pack: what another organisation has learned, as one file, and the one gate it comes in through.

A pack is JSON: who it is from, and projects with lessons, each with roughly where it was learned and how often it
helped. It holds no observations and nobody's functions. Whoever wrote it may mean anything by it, so that whatever the
rest of the program could not hold, show or tell apart is no pack.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from journals.errors import Invalid, Problem
from journals.ids import ID_PATTERN
from journals.privacy.findings import FindingKind
from journals.privacy.guard import new_findings, refuse_blocked
from journals.privacy.validation import checked_record
from journals.records.base import Level, R
from journals.records.fields import LONGEST_TYPE_ID, TYPE_ID
from journals.records.model import Lesson, Project, ProjectKind
from journals.text.clean import clean, one_line

PACK_FORM = 1
"""Raised when what an old reader understands changes its meaning."""
MOST_PACK_BYTES = 20_000_000
_MOST_LESSONS = 5_000
_MOST_NAME = 100
"""Characters of what an organisation or a project is called, or where it works."""

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)

_Id = Annotated[str, Meta(pattern=rf"^{ID_PATTERN}\Z")]
_Times = Annotated[int, Meta(ge=0, le=100_000)]
_LevelNumber = Annotated[int, Meta(ge=1, le=5)]
_begins_a_pack = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"tilbageblik_pack"\s*:').match


class PackOrigin(Struct, frozen=True):
    """Whom a pack is from, as they call themselves."""

    id: Annotated[str, Meta(pattern=r"^[0-9A-Z]{26}\Z")]
    name: str


class PackedLesson(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A lesson, and in how many projects of theirs it did what."""

    id: _Id
    title: str
    situation: str = ""
    learned: str = ""
    do: str = ""
    stage: str = "S1"
    pitfalls: list[str] = []
    conditions: str = ""
    context: dict[str, _LevelNumber] = {}
    used: _Times = 0
    helped: _Times = 0
    none: _Times = 0
    hurt: _Times = 0
    refused: _Times = 0


class PackedProject(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A project, roughly, and what it learned."""

    id: _Id
    name: str
    technology: str = ""
    technology_type: str = ""
    kind: ProjectKind = "new"
    area: str = ""
    context: dict[str, _LevelNumber] = {}
    lessons: list[PackedLesson] = []


class LessonPack(Struct, frozen=True, kw_only=True, rename={"form": "tilbageblik_pack"}):
    """A pack."""

    form: int
    origin: PackOrigin
    made: date
    made_at: Annotated[datetime, Meta(tz=True)] | None = None
    """The moment, by which two packs of one day are told apart; earlier versions wrote only the day."""
    projects: list[PackedProject] = field(default_factory=list)

    @property
    def age(self) -> tuple[date, datetime]:
        """By which the newer of two packs is the greater; one that tells only its day is before others of that day."""
        return self.made, self.made_at or _BEFORE_ALL

    @property
    def lessons(self) -> dict[str, PackedLesson]:
        """All lessons by their ids."""
        return {lesson.id: lesson for project in self.projects for lesson in project.lessons}


def is_pack(beginning: bytes) -> bool:
    """Return whether what a file begins with says that it is a pack."""
    return _begins_a_pack(beginning) is not None


def decode_pack(data: bytes) -> LessonPack:
    """Return a pack with its texts cleaned.

    Raises:
        Problem: `pack_damaged`, `pack_newer`, `pack_too_large`, `pack_too_many`, `pack_name`, or `pack_lesson(n)`: its
            n-th lesson, or the project of that, is none.
        Invalid: `pack_personal(n)`: it holds what can never be stored.
    """
    if len(data) > MOST_PACK_BYTES:
        raise Problem("pack_too_large", most=MOST_PACK_BYTES // 1_000_000)
    try:
        form = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_Form)
        if form.form > PACK_FORM:
            raise Problem("pack_newer")
        pack = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=LessonPack)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("pack_damaged") from error
    return _checked(pack)


def encode_pack(pack: LessonPack) -> bytes:
    """Return a pack as a file holds it."""
    return msgspec.json.format(msgspec.json.encode(pack), indent=1) + b"\n"


class _Form(Struct, rename={"form": "tilbageblik_pack"}):
    form: int


def _checked(pack: LessonPack) -> LessonPack:
    """Return a pack in which every record is one that could be stored here."""
    lessons = [lesson for project in pack.projects for lesson in project.lessons]
    ids = [each.id.casefold() for each in lessons] + [each.id.casefold() for each in pack.projects]
    if len(lessons) > _MOST_LESSONS:
        raise Problem("pack_too_many", most=_MOST_LESSONS)
    if len(set(ids)) < len(ids):
        raise Problem("pack_damaged")
    origin = PackOrigin(pack.origin.id, checked_name(pack.origin.name))
    projects, number = [], 0
    for project in pack.projects:
        ready = _checked_record_of(project_of(project), number + 1)
        found = []
        for lesson in project.lessons:
            number += 1
            found.append(_packed(lesson, _checked_record_of(lesson_of(lesson), number)))
        projects.append(
            msgspec.structs.replace(
                project,
                name=_short(ready.name),
                technology=_short(ready.technology),
                technology_type=ready.technology_type,
                area=_short(ready.area),
                context=_numbers(ready.context),
                lessons=found,
            )
        )
    return msgspec.structs.replace(pack, origin=origin, projects=projects)


def checked_name(name: str) -> str:
    """Return what an organisation calls itself, on one line.

    Raises:
        Problem: `pack_name` for none, or one too long. Invalid: `personal_blocked`.
    """
    name = one_line(clean(name))
    if not name or len(name) > _MOST_NAME:
        raise Problem("pack_name", most=_MOST_NAME)
    refuse_blocked(Project(name=name))
    return name


def personal_data_in(pack: LessonPack) -> Counter[FindingKind]:
    """Return how much of a pack looks like personal data that is only asked about: others wrote it, so it is told."""
    records = [*map(project_of, pack.projects), *map(lesson_of, pack.lessons.values())]
    found = (new_findings(each, levels=("warn",)) for each in records)
    return Counter(finding.what for fields in found for those in fields.values() for finding in those)


def project_of(packed: PackedProject) -> Project:
    """Return a packed project as a record."""
    return Project(
        id=packed.id,
        name=packed.name.strip() or "–",
        technology=packed.technology,
        technology_type=_type_id(packed.technology_type),
        kind=packed.kind,
        area=packed.area,
        context=_levels(packed.context),
    )


def _type_id(text: str) -> str:
    """Return the id of a type of technology; "" for a text that is none."""
    return text if len(text) <= LONGEST_TYPE_ID and re.fullmatch(TYPE_ID, text) else ""


def lesson_of(packed: PackedLesson) -> Lesson:
    """Return a packed lesson as a record."""
    return Lesson(
        id=packed.id,
        title=packed.title,
        situation=packed.situation,
        learned=packed.learned,
        do=packed.do,
        stage=packed.stage,
        pitfalls=frozenset(packed.pitfalls),
        conditions=packed.conditions,
        context=_levels(packed.context),
        status="final",
    )


def _packed(packed: PackedLesson, ready: Lesson) -> PackedLesson:
    return msgspec.structs.replace(
        packed,
        title=one_line(ready.title),
        situation=ready.situation,
        learned=ready.learned,
        do=ready.do,
        stage=ready.stage,
        pitfalls=sorted(ready.pitfalls),
        conditions=ready.conditions,
        context=_numbers(ready.context),
    )


def _levels(numbers: Mapping[str, int]) -> dict[str, Level]:
    """Return a packed context as a record has it."""
    return {factor: Level(number) for factor, number in numbers.items()}


def _numbers(context: Mapping[str, Level]) -> dict[str, int]:
    """Return what is packed of a record's context."""
    return {factor: at.level for factor, at in context.items() if at.level}


def _checked_record_of(record: R, number: int) -> R:
    try:
        return checked_record(record)
    except Invalid as refused:
        if refused.code == "personal_blocked":
            raise Invalid("pack_personal", n=number) from refused
        raise Problem("pack_lesson", n=number) from refused


def _short(text: str) -> str:
    return one_line(text)[:_MOST_NAME]
