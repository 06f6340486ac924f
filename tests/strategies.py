"""Hypothesis strategies for what the store holds: acts as they may lie in any log, records as a team writes them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from journals.log.act import Act, RecordChange
from journals.privacy.validation import checked_record
from journals.records.base import Level, Record
from journals.records.model import (
    DECISIONS,
    KINDS,
    OUTCOMES,
    PROJECT_KINDS,
    REPLY_KINDS,
    SIGNS,
    STATUSES,
    Action,
    Card,
    Lesson,
    Observation,
    Project,
    Review,
    Use,
)
from journals.records.retro import MIRROR_ANSWERS, ParkedItem, Reflection, Retro, Theme
from journals.text.clean import clean

R = TypeVar("R", bound=Record)


def costly(times: int) -> settings:
    """Return a property whose examples are slow one in `times` of the examples that others have."""
    return settings(max_examples=max(1, settings().max_examples // times))


IDS = [f"01JD0000000000000000000{number:03d}" for number in range(5)]
STAGES = [f"S{number}" for number in range(1, 8)]
PITFALLS = [f"{chapter}.{number}" for chapter in range(1, 5) for number in range(1, 5)]

days = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)
weeks = days.map(lambda day: f"{day[:4]}-W{1 + int(day[5:7]) * 4:02d}")
texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("æøåÆØÅ#:+-!?*[]\n"), max_size=60)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)


def stamps(writers: tuple[str, ...] = ("aaaaaaaa", "bbbbbbbb")) -> st.SearchStrategy[str]:
    """Return stamps of a few writers within a few milliseconds, so that equal ones are common."""
    return st.builds(
        lambda ms, count, writer: f"2026-11-23T18:07:12.{ms:03d}Z-{count:04x}-{writer}",
        st.integers(0, 3),
        st.integers(0, 1),
        st.sampled_from(writers),
    )


any_stamps = st.builds(
    lambda at, count, writer: f"{at.isoformat(timespec='milliseconds')}Z-{count:04x}-{writer}",
    st.datetimes(datetime(1000, 1, 1), datetime(2999, 12, 30, 23, 59, 59, 999999)),  # noqa: DTZ001 - UTC by its Z
    st.integers(0, 0xFFFF),
    st.sampled_from(("0000", "7hq2m0c4", "zzzzzzzzzzzzzzzz")),
)
"""Stamps from all the years a log may name."""

fields: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(("text", "stage", "pitfalls.4.4", "pitfalls.1.1", "deleted", "from_a_newer_version")),
    st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(("a", "b", "å")) | json_values,
    max_size=4,
)
changes: st.SearchStrategy[RecordChange] = st.tuples(
    st.sampled_from(("observations", "projects", "a_newer_table")), st.sampled_from(IDS[:3]), fields
)
acts: st.SearchStrategy[Act] = st.builds(Act, at=stamps(), do=st.lists(changes, max_size=3))


def _checked(type_: type[R], **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[R]:
    return st.builds(type_, **parts).map(checked_record)


required = texts.filter(lambda text: bool(clean(text).strip()))
levels = st.builds(Level, level=st.none() | st.integers(1, 5), note=texts)
contexts = st.dictionaries(st.sampled_from([f"C{number}" for number in range(1, 9)]), levels, max_size=3)
some_pitfalls = st.frozensets(st.sampled_from(PITFALLS), max_size=2)

observations = _checked(
    Observation,
    text=required,
    stage=st.sampled_from(STAGES),
    happened=st.none() | days | weeks,
    kind=st.none() | st.sampled_from(KINDS),
    sign=st.none() | st.sampled_from(SIGNS),
    pitfalls=some_pitfalls,
    insights=st.frozensets(st.sampled_from(("I1", "I2", "I3"))),
    perspective=texts,
    reply=texts,
    reply_as=st.none() | st.sampled_from(REPLY_KINDS),
    replied=st.none() | days,
)
projects = _checked(
    Project,
    name=required,
    technology=texts,
    technology_type=st.sampled_from(["", "sensors", "video-calls", "not-in-any-list"]),
    kind=st.sampled_from(PROJECT_KINDS),
    area=texts,
    stage=st.sampled_from(STAGES),
    status=st.sampled_from(STATUSES),
    ended=st.none() | days,
    ending=texts,
    context=contexts,
    delete_after=st.none() | days,
    reply_days=st.none() | st.integers(1, 365),
)
lessons = _checked(
    Lesson,
    title=required,
    situation=texts,
    learned=texts,
    do=texts,
    stage=st.sampled_from(STAGES),
    pitfalls=some_pitfalls,
    evidence=st.frozensets(st.sampled_from(IDS)),
    context=contexts,
    conditions=texts,
    status=st.sampled_from(("draft", "final", "retired")),
    because=texts,
    came_from=st.frozensets(st.sampled_from(IDS)),
    revised=st.none() | days,
)
actions = _checked(
    Action,
    text=required,
    owner=texts,
    due=st.none() | days,
    first_step=texts,
    stage=st.none() | st.sampled_from(STAGES),
    source=st.none() | st.sampled_from(IDS),
    status=st.sampled_from(("open", "done", "dropped")),
    done=st.none() | days,
    because=texts,
)
cards = _checked(
    Card,
    form=st.sampled_from(("purpose", "roles")),
    round=st.integers(1, 3),
    answers=st.dictionaries(st.sampled_from(("G1", "G1.felt", "who")), texts, max_size=3),
)
uses = _checked(
    Use,
    lesson=st.sampled_from(IDS),
    origin=st.sampled_from(IDS),
    lesson_title=texts,
    origin_name=texts,
    decision=st.none() | st.sampled_from(DECISIONS),
    because=texts,
    stage=st.sampled_from(STAGES),
    decided=st.none() | days,
    measure=st.none() | st.sampled_from(IDS),
    reason=st.none() | st.sampled_from(IDS),
    held=st.none() | st.sampled_from(OUTCOMES),
    held_because=texts,
    held_on=st.none() | days,
)
reviews = _checked(
    Review,
    stage=st.sampled_from(STAGES),
    status=st.none() | st.sampled_from(("done", "skipped")),
    because=texts,
    day=st.none() | days,
    met=st.integers(0, 40),
)
retros = _checked(
    Retro,
    format=st.sampled_from(("hour", "trio")),
    day=st.none() | days,
    stages=st.frozensets(st.sampled_from(STAGES), max_size=2),
    purpose=texts,
    followed=st.frozensets(st.sampled_from(IDS), max_size=2),
    people=st.integers(0, 12),
    taken=texts,
    returned=st.dictionaries(st.sampled_from("12345"), st.sampled_from("123"), max_size=3),
)
parked = _checked(ParkedItem, text=required, retro=st.sampled_from(IDS))
themes = _checked(Theme, name=required, retro=st.sampled_from(IDS))
mirror = _checked(
    Reflection, retro=st.sampled_from(IDS), pitfall=st.sampled_from(PITFALLS), answer=st.sampled_from(MIRROR_ANSWERS)
)
records: st.SearchStrategy[Record] = st.one_of(
    observations, projects, lessons, actions, cards, uses, reviews, retros, parked, themes, mirror
)
