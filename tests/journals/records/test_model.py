"""Records as values: into a log's fields and back, whatever lies there."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.errors import Invalid
from journals.privacy.validation import checked_record
from journals.records.base import Level, Record, changed_fields, from_fields, to_fields, unfit_fields
from journals.records.fields import schema
from journals.records.model import RECORDS, TYPES, Lesson, Observation, Project
from journals.records.retro import MEETING_RECORDS
from journals.text.clean import MAX_TEXT, clean
from tests import hostile
from tests.strategies import IDS, json_values, observations, projects, records

ID = IDS[0]
NAMES = sorted({name for kind in RECORDS for name in kind.__struct_fields__} | {"from_a_newer_version"})
any_fields = st.dictionaries(
    st.sampled_from(NAMES) | st.builds("{}.{}".format, st.sampled_from(NAMES), st.sampled_from(("4.4", "C1", "x"))),
    json_values | st.sampled_from((True, "S4", "2026-11-24", "idea")) | st.just({"level": 3, "note": "n"}),
)


def texts_in(value: object) -> list[str]:
    """Every text in a record, keys and members included."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, msgspec.Struct):
        return [text for name in value.__struct_fields__ for text in texts_in(getattr(value, name))]
    if isinstance(value, dict):
        return [text for pair in value.items() for each in pair for text in texts_in(each)]
    return [text for each in value for text in texts_in(each)] if isinstance(value, frozenset) else []


@given(records)
def test_a_record_comes_back_from_its_fields(record: Record) -> None:
    there = msgspec.structs.replace(record, id=ID)
    stored = msgspec.json.decode(msgspec.json.encode(to_fields(there)))
    assert from_fields(type(record), ID, stored) == there
    assert unfit_fields(type(record), ID, stored) == []
    assert None not in stored.values(), "what is at its default is left out"


@pytest.mark.parametrize("kind", [observations, projects])
@given(data=st.data())
def test_the_difference_applied_gives_the_second(kind: st.SearchStrategy[Record], data: st.DataObject) -> None:
    before, after = data.draw(kind), data.draw(kind)
    stored: dict[str, Any] = to_fields(before) | changed_fields(before, after)
    assert from_fields(type(after), "", {f: value for f, value in stored.items() if value is not None}) == after
    assert changed_fields(after, after) == {}


@given(st.sampled_from(RECORDS), any_fields)
def test_any_fields_at_all_make_a_record_and_what_fits_stands(kind: type[Record], stored: dict[str, Any]) -> None:
    record = from_fields(kind, ID, stored)
    assert record.id == ID
    assert msgspec.convert(msgspec.to_builtins(record), kind) == record, "every value has its type"
    alone = {name: from_fields(kind, ID, {name: value}) for name, value in stored.items()}
    for name, only in alone.items():
        if "." not in name and name in kind.__struct_fields__:
            assert getattr(record, name) == getattr(only, name) or name in schema(kind).members


@given(hostile.texts())
def test_hostile_text_in_a_log_is_harmless_in_the_record(text: str) -> None:
    level = {"level": 2, "note": text}
    project = from_fields(Project, ID, {"name": text, "context.C1": level, f"context.{text}": {"level": 1}})
    lesson = from_fields(Lesson, ID, {"title": text, "context": {"C1": level, text: level}, f"evidence.{text}": True})
    for each in [*texts_in(project), *texts_in(lesson)]:
        assert not set(each) & set("\x00\x07\x08\x1b\r\x7f\x9b\u2028\u202e\u2066\ud800\udfff\ufeff")


def test_each_place_that_holds_a_text_is_cleaned_by_itself() -> None:
    raw, plain = "a\u202eb", clean("a\u202eb")
    assert from_fields(Project, ID, {"name": raw}).name == plain
    assert from_fields(Project, ID, {"context.C1": {"level": 1, "note": raw}}).context["C1"].note == plain
    assert from_fields(Lesson, ID, {"context": {raw: {"level": 1}}}).context == {plain: Level(1)}
    assert from_fields(Lesson, ID, {f"evidence.{raw}": True}).evidence == {plain}


def test_damage_in_one_field_leaves_the_others() -> None:
    stored = {"text": "net væk", "stage": 4, "kind": "unheard of", "happened": "i går", "pitfalls.4.4": True}
    assert from_fields(Observation, ID, stored) == Observation(id=ID, text="net væk", pitfalls=frozenset({"4.4"}))


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.TABLE)
def test_what_is_shown_as_it_is_has_no_line_end(kind: type[Record]) -> None:
    found = schema(kind)
    for name in {*found.days, *found.guide}:
        for forged in ("S1\nX", "2026-01-02\n", "\n2026-01-02", "4.4\n"):
            stored = (
                {f"{name}.{forged}": "x" if name in found.maps else True} if name in found.members else {name: forged}
            )
            shown = getattr(from_fields(kind, "", stored), name)
            assert "\n" not in "".join(shown or ())


@pytest.mark.parametrize(
    "day", ["9999-99-99", "2026-00-01", "2026-13-01", "2026-01-32", "2026-W00", "2026-W54", "２０26-01-01"]
)
def test_a_day_that_no_calendar_has_is_none(day: str) -> None:
    assert from_fields(Observation, "", {"text": "t", "happened": day}).happened is None


def test_a_member_that_is_none_takes_no_other_with_it() -> None:
    stored = {"text": "t", "pitfalls.4.4": True, "pitfalls.4.4\nX": True}
    assert from_fields(Observation, "", stored).pitfalls == {"4.4"}
    of_project = from_fields(Project, "", {"name": "p", "context.C1": {"level": 2}, "context.C2": {"level": 99}})
    assert set(of_project.context) == {"C1"}


def test_a_member_counts_only_where_it_is_true() -> None:
    stored = {"pitfalls.4.4": True, "pitfalls.1.1": 1, "pitfalls.1.2": False, "pitfalls": ["3.3"]}
    assert from_fields(Observation, ID, stored).pitfalls == {"4.4"}


@given(observations)
def test_checking_twice_is_checking_once(record: Observation) -> None:
    assert checked_record(record) == record


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (Observation(text=" \n\ufeff"), "text_empty"),
        (Project(name=""), "text_empty"),
        (Lesson(title=""), "text_empty"),
        (Observation(text="x" * (MAX_TEXT + 1)), "text_too_long"),
        (Observation(text="x", reply="x" * (MAX_TEXT + 1)), "text_too_long"),
        (Project(name="x", context={"C1": Level(note="x" * (MAX_TEXT + 1))}), "text_too_long"),
        (Observation(text="x", pitfalls=frozenset({"1.1", "1.2", "1.3"})), "too_many_pitfalls"),
        (Observation(text="x", happened="i går"), "bad_value"),
        (Observation(text="x", kind="rumour"), "bad_value"),  # type: ignore[arg-type]
        (Project(name="x", context={"C1": Level(level=9)}), "bad_value"),
        (Observation(text="x", id="../x"), "bad_value"),
        (Observation(text="x", id="R1\n"), "bad_value"),
    ],
)
def test_what_cannot_be_stored_is_refused(record: Record, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_record(record)
    assert refused.value.code == code


def test_texts_are_cleaned_and_the_longest_goes_in() -> None:
    record = checked_record(Observation(text=" \x1b[31mra\u030ad\r\n ", perspective="\u202eleder"))
    assert (record.text, record.perspective) == ("\ufffd[31mråd", "\ufffdleder")
    assert len(checked_record(Observation(text="x" * MAX_TEXT)).text) == MAX_TEXT


def test_pitfalls_that_two_people_added_may_stay_but_not_grow() -> None:
    three = Observation(text="x", pitfalls=frozenset({"1.1", "1.2", "1.3"}))
    assert checked_record(msgspec.structs.replace(three, text="y"), three).pitfalls == three.pitfalls
    with pytest.raises(Invalid):
        checked_record(msgspec.structs.replace(three, pitfalls=three.pitfalls | {"4.4"}), three)


@pytest.mark.parametrize(
    ("kind", "reply", "waits"),
    [("concern", "", True), ("question", "", True), ("concern", "svar", False), ("idea", "", False), (None, "", False)],
)
def test_what_waits_for_an_answer(kind: Any, reply: str, waits: bool) -> None:
    assert Observation(text="x", kind=kind, reply=reply).waits is waits


def test_every_kind_of_record_has_its_table() -> None:
    assert set(TYPES) == {"projects", "observations", "lessons", "actions", "cards", "uses", "reviews"} | {
        kind.TABLE for kind in MEETING_RECORDS
    }
