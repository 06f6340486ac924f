"""The fold: the same lines give the same state, however they come."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.log.act import Act, decode, encode
from journals.log.fold import Fold
from tests.strategies import acts

EARLY = "2026-11-23T18:07:12.000Z-0000-aaaaaaaa"
LATE = "2026-11-23T18:07:12.000Z-0000-bbbbbbbb"


def folded(*found: Act) -> Fold:
    fold = Fold()
    fold.apply(found)
    return fold


def write(at: str, **fields: Any) -> Act:
    return Act(at=at, do=[("observations", "R", fields)])


@given(st.lists(acts, max_size=12), st.data())
def test_any_order_duplication_and_partition_gives_the_same_state(found: list[Act], data: st.DataObject) -> None:
    whole = folded(*found)
    again = data.draw(st.permutations(found + data.draw(st.lists(st.sampled_from(found), max_size=8)) if found else []))
    parts = Fold()
    while again:
        size = data.draw(st.integers(1, len(again)))
        parts.apply(decode(encode(act).rstrip()) for act in again[:size])
        again = again[size:]
    assert parts.tables == whole.tables
    assert parts.state() == whole.state()


@given(st.lists(acts, max_size=8), acts)
def test_a_record_that_was_not_touched_looks_as_it_did(before: list[Act], act: Act) -> None:
    fold = folded(*before)
    seen = {(table, record): dict(fields) for table, rows in fold.tables.items() for record, fields in rows.items()}
    touched = fold.apply([act])
    now = {(table, record): fields for table, rows in fold.tables.items() for record, fields in rows.items()}
    assert {key for key in seen.keys() | now.keys() if seen.get(key) != now.get(key)} <= touched
    assert fold.apply([act]) == set(), "the same act again changes nothing"


@given(st.lists(acts, max_size=8), st.lists(acts, max_size=4))
def test_a_record_that_was_dumped_and_loaded_is_the_one_that_was_folded(found: list[Act], later: list[Act]) -> None:
    fold, loaded = folded(*found), Fold()
    for key in fold.record_keys():
        loaded.load_record(*key, fold.dump_record(*key))
        removed = [field for field, (_, value) in fold.dump_record(*key).items() if value is None]
        assert loaded.removed_fields(*key) == fold.removed_fields(*key) == removed
    assert (loaded.tables, loaded.state()) == (fold.tables, fold.state())
    assert loaded.apply(later) == fold.apply(later)
    assert (loaded.tables, loaded.state()) == (fold.tables, fold.state())


marks = st.builds(write, st.sampled_from((EARLY, LATE)), deleted=st.booleans(), text=st.none() | st.just("x"))


@given(st.lists(marks, max_size=4))
def test_what_is_deleted_or_has_no_fields_is_not_there_however_it_came(found: list[Act]) -> None:
    fold = Fold()
    for act in found:
        fold.apply([act])
    values = fold.values("observations", "R")
    there = values.get("text") is not None and values["deleted"] is False
    assert fold.tables == folded(*found).tables == ({"observations": {"R": values}} if there else {})
    assert (fold.deleted_at("observations", "R") is not None) is (values.get("deleted") is True)


@given(st.lists(acts, max_size=8), st.sampled_from((None, {"text"})), st.sampled_from((EARLY, LATE)))
def test_dropping_values_leaves_the_later_ones_and_whether_the_record_is_deleted(
    found: list[Act], fields: set[str] | None, before: str
) -> None:
    fold = folded(*found)
    for key in fold.record_keys():
        held, deleted = fold.dump_record(*key), fold.deleted_at(*key)
        fold.drop_values(*key, fields, lambda at: at < before)
        assert fold.deleted_at(*key) == deleted
        assert fold.values(*key) == {
            field: value
            for field, (at, value) in held.items()
            if value is not None and (at >= before or field == "deleted" or not (fields is None or field in fields))
        }


@given(st.lists(acts, max_size=6), st.lists(acts, max_size=6))
def test_an_act_that_waits_for_the_disk_holds_what_it_did_whatever_comes_after(
    found: list[Act], later: list[Act]
) -> None:
    """The fold shares its values with the act, and the stamps of one act's records with each other."""
    lines = [encode(act) for act in found]
    fold = folded(*found)
    fold.apply(later)
    fold.merge(folded(*later))
    for key in fold.record_keys():
        fold.drop_values(*key, None, lambda at: True)
    assert [encode(act) for act in found] == lines


def test_the_latest_value_wins_field_by_field() -> None:
    fold = folded(write(LATE, text="ny"), write(EARLY, text="gammel", stage="S4"))
    assert fold.tables == {"observations": {"R": {"text": "ny", "stage": "S4"}}}


@pytest.mark.parametrize(("one", "other", "wins"), [("a", "b", "b"), (1, 2, 2), (False, True, True), (None, 1, None)])
def test_of_equal_stamps_the_greater_json_text_wins(one: Any, other: Any, wins: Any) -> None:
    for order in ([one, other], [other, one]):
        fold = folded(write(EARLY, stage="S1"), *(write(EARLY, value=value) for value in order))
        assert fold.tables["observations"]["R"].get("value") == wins


def test_null_takes_a_field_away_and_an_older_value_does_not_bring_it_back() -> None:
    fold = folded(write(LATE, text=None, stage="S1"))
    assert not fold.apply([write(EARLY, text="gammel")])
    assert fold.tables == {"observations": {"R": {"stage": "S1"}}}


def test_an_edit_after_a_deletion_brings_the_whole_record_back_and_an_earlier_one_does_not() -> None:
    first = Act(at="2026-11-23T18:07:11.000Z-0000-aaaaaaaa", do=write(EARLY, text="x", stage="S1", deleted=False).do)
    assert folded(first, write(LATE, deleted=True), write(EARLY, stage="S2", deleted=False)).tables == {}
    back = folded(first, write(EARLY, deleted=True), write(LATE, stage="S2", deleted=False))
    assert back.tables == {"observations": {"R": {"text": "x", "stage": "S2", "deleted": False}}}


def test_stamps_of_what_a_change_would_replace() -> None:
    fold = folded(write(EARLY, text="x"), write(LATE, stage="S1"))
    assert fold.stamps("observations", "R", ["text", "stage", "kind"]) == [EARLY, LATE]
    assert fold.latest() == LATE
    assert Fold().latest() == ""
