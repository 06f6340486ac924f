"""The gate: which lines are acts, and that all that is written here is one."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.index.rows import index_row, unpack_fields
from journals.log.act import Act, decode, encode, try_decode
from journals.log.fold import Fold
from journals.log.stamp import Clock
from journals.log.undo import FieldHistory, FieldValue
from journals.records.base import Record, to_fields
from tests.strategies import acts, json_values, records, stamps

AT = "2026-11-23T18:07:12.000Z-0000-7hq2m0c4"
LATER = "2026-11-23T18:07:13.000Z-0000-7hq2m0c4"


def line(value: str = "1", *, field: str = "zz", **rest: object) -> bytes:
    """Return a line that sets one field, given as JSON, with `rest` in the act."""
    act = {"at": AT, "do": [["observations", "R", {field: "VALUE"}]], **rest}
    return json.dumps(act).replace('"VALUE"', value).encode()


def nested(depth: int, around: str = '{"a":%s}') -> str:
    """Return `depth` objects in each other."""
    start, _, end = around.partition("%s")
    return start * depth + "1" + end * depth


HOLDABLE = ("9223372036854775807", "-9223372036854775808", "1e308", "-0.0", "null", nested(16), nested(16, "[%s]"))
UNHOLDABLE = (
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616",
    "1" + "0" * 300,
    "1" + "0" * 5_000,
    "1e400",
    "NaN",
    "-Infinity",
    '"\\ud800"',
    '{"\\udc00":1}',
    '[[{"a":[18446744073709551616]}]]',
    nested(17),
    nested(600),
    nested(100_000),
    nested(17, "[%s]"),
    nested(100_000, "[%s]"),
)


@pytest.mark.parametrize("value", HOLDABLE, ids=lambda each: each[:20])
def test_what_every_part_can_hold_is_read(value: str) -> None:
    assert decode(line(value)).do[0][2].keys() == {"zz"}


@pytest.mark.parametrize("value", UNHOLDABLE, ids=lambda each: each[:20])
def test_what_some_part_cannot_hold_is_no_act(value: str) -> None:
    assert try_decode(line(value)) is None


@pytest.mark.parametrize("name", [b"\xff", b"\xed\xa0\x80", b"sk\xe6rm"])
def test_names_and_texts_that_are_not_utf_8_are_no_act(name: bytes) -> None:
    assert try_decode(line(field="NAME").replace(b"NAME", name)) is None
    assert try_decode(line('"VALUE"').replace(b"VALUE", name)) is None


def test_absurd_lengths_are_no_act() -> None:
    assert try_decode(line(field="x" * 1_000)) is not None
    assert try_decode(line(field="x" * 1_001)) is None
    assert try_decode(line(f'"{"x" * (1 << 26)}"')) is None
    assert try_decode(line(format=1 << 64)) is None


@pytest.mark.parametrize("stamp", ["~", "", AT, LATER, "9999", "2026-11-23"])
def test_an_act_undoes_only_what_came_before_it(stamp: str) -> None:
    assert try_decode(line(undoes=stamp)) is None
    assert try_decode(line(undoes="2026-11-23T18:07:11.000Z-0000-7hq2m0c4")) is not None


def test_an_undo_that_changes_nothing_may_be_of_an_act_from_the_far_future() -> None:
    """Such stamps are contained: what is done about them is of our own time."""
    assert decode(encode(Act(AT, [], undoes=LATER))).undoes == LATER


@pytest.mark.parametrize(
    ("since", "fits"), [("~", False), ("2026", False), (AT, True), ("2026-11-23T18:07:12.000Z", True)]
)
def test_a_log_is_compacted_up_to_a_time(since: str, fits: bool) -> None:
    assert (try_decode(encode(Act(AT, [], project="P", since=since))) is not None) is fits


@given(acts)
def test_an_act_is_read_as_it_was_written(act: Act) -> None:
    assert decode(encode(act)) == act


@given(records)
def test_every_record_that_may_be_stored_gives_a_line_that_is_read(record: Record) -> None:
    fields = to_fields(record)
    assert decode(encode(Act(AT, [(record.TABLE, "R", fields)]))).do == [(record.TABLE, "R", fields)]


_ANY = (
    st.binary(max_size=40)
    | st.from_regex(rb'"(\\u[dD][0-9a-f]{3}|.){0,6}"', fullmatch=True)
    | st.integers().map(lambda number: str(number).encode())
)


@given(json_values.map(msgspec.json.encode) | _ANY | st.integers(0, 300).map(lambda depth: nested(depth).encode()))
def test_whatever_comes_through_the_gate_can_be_folded_and_indexed(value: bytes) -> None:
    act = try_decode(line("HERE").replace(b"HERE", value))
    if act is not None:
        fold = Fold()
        fold.apply([act, act])
        row = index_row("observations", "R", fold.dump_record("observations", "R"))
        assert dict(unpack_fields(row.packed)) == fold.dump_record("observations", "R")
        assert decode(encode(act)) == act


@given(st.dictionaries(stamps(), st.none() | stamps() | st.just("~"), min_size=1))
def test_whatever_undoes_what_an_origin_is_found(undoes: dict[str, str | None]) -> None:
    values: dict[str, Any] = {at: FieldValue(at, number, undoes[at]) for number, at in enumerate(undoes)}
    history = FieldHistory(values)
    assert {history.origin(at) for at in values} <= {None, *values}


def test_an_undo_comes_after_what_it_undoes_though_that_is_not_folded_in() -> None:
    clock = Clock("7hq2m0c4", now_ms=lambda: 0)
    assert clock.tick(AT) > AT
