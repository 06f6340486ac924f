"""TinyDB over change logs: its own operations, at the cost of what they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.table import Document

from journals.library.storage import Database, LogStorage, TableDraft, changes, query_for
from journals.log.act import Act, RecordChange, encode
from journals.log.fold import Fold
from journals.log.stamp import Clock
from tests.strategies import IDS, json_values

Tables = dict[str, dict[str, Any]]
tables_of_fields = st.dictionaries(
    st.sampled_from(IDS),
    st.dictionaries(
        st.sampled_from(("text", "stage", "pitfalls.4.4")), json_values.filter(lambda v: v is not None), min_size=1
    ),
)


class Store:
    """A database whose acts can be counted."""

    def __init__(self) -> None:
        self.fold = Fold()
        self.acts: list[Act] = []
        self.db = Database(LogStorage(self.fold, self.commit))
        self._clock = Clock("7hq2m0c4")

    def commit(self, changed: list[RecordChange]) -> None:
        self.acts.append(Act(at=self._clock.tick(), do=changed))
        self.fold.apply(self.acts[-1:])

    def rows(self, table: str = "observations") -> Tables:
        """What is there, without the field that says so."""
        shown = self.fold.tables.get(table, {})
        return {key: {f: v for f, v in fields.items() if f != "deleted"} for key, fields in shown.items()}

    def written_by(self, work: Callable[[], object]) -> bytes:
        self.acts.clear()
        work()
        return b"".join(encode(act) for act in self.acts)


@pytest.fixture
def store() -> Store:
    return Store()


def test_it_is_tinydb_and_does_what_tinydb_does(store: Store) -> None:
    rows = store.db.table("observations")
    assert isinstance(store.db, TinyDB)
    first, second = rows.insert_multiple([{"text": "net væk", "stage": "S4"}, {"text": "nyt kabel", "stage": "S5"}])
    assert rows.insert(Document({"text": "borger glad"}, "R1")) == "R1"  # type: ignore[arg-type, comparison-overlap]
    assert sorted([str(first), str(second)]) == [str(first), str(second)], "ids sort by time"
    assert rows.search(where("stage") == "S4") == [{"text": "net væk", "stage": "S4", "deleted": False}]
    assert set(rows.update({"stage": "S6"}, where("stage").exists())) == {first, second}
    assert rows.count(where("stage") == "S6") == 2
    rows.upsert({"stage": "S7"}, where("text") == "borger glad")
    assert rows.remove(doc_ids=[first]) == [first]
    assert len(rows) == 2
    assert {str(row.doc_id): dict(row) for row in rows} == store.fold.tables["observations"]
    assert store.db.tables() == {"observations"}


@pytest.mark.parametrize("there", [10, 1_000])
def test_a_write_costs_what_it_changes_not_what_is_stored(store: Store, there: int) -> None:
    rows = store.db.table("observations")
    rows.insert_multiple(Document({"text": f"nr. {n}", "stage": "S1"}, f"R{n:04d}") for n in range(there))  # type: ignore[arg-type]
    new = store.written_by(lambda: rows.insert(Document({"text": "ny"}, "NEW")))  # type: ignore[arg-type]
    assert new.partition(b'"do":')[2] == b'[["observations","NEW",{"text":"ny","deleted":false}]]}\n'
    edited = store.written_by(lambda: rows.update({"stage": "S2"}, doc_ids=["R0003"]))  # type: ignore[list-item]
    assert edited.partition(b'"do":')[2] == b'[["observations","R0003",{"stage":"S2","deleted":false}]]}\n'
    removed = store.written_by(lambda: rows.remove(doc_ids=["R0004"]))  # type: ignore[list-item]
    assert removed.partition(b'"do":')[2] == b'[["observations","R0004",{"deleted":true}]]}\n'
    assert store.written_by(lambda: rows.update({"stage": "S2"}, doc_ids=["R0003"])) == b""  # type: ignore[list-item]


def test_a_write_copies_only_the_records_it_touches(store: Store) -> None:
    rows = store.db.table("observations")
    rows.insert_multiple(Document({"text": f"nr. {n}"}, f"R{n}") for n in range(9))  # type: ignore[arg-type]
    held = dict(store.fold.tables["observations"])
    draft = TableDraft(store.fold.tables["observations"])
    draft["R3"]["text"] = "ny"
    assert set(draft.touched) == {"R3"}
    assert held["R3"]["text"] == "nr. 3", "the copy changed, not the record"
    assert dict(draft)["R3"] == {"text": "ny", "deleted": False}


def test_a_failing_update_changes_nothing(store: Store) -> None:
    rows = store.db.table("observations")
    rows.insert_multiple(Document({"text": f"nr. {n}"}, f"R{n}") for n in range(3))  # type: ignore[arg-type]
    before = store.fold.state()

    def fail_on_the_last(document: dict[str, Any]) -> None:
        if document["text"] == "nr. 2":
            raise ValueError
        document["text"] = "spoiled"

    def update() -> None:
        with pytest.raises(ValueError):
            rows.update(fail_on_the_last)  # type: ignore[arg-type]

    assert store.written_by(update) == b""
    assert store.fold.state() == before
    assert store.rows() == {f"R{n}": {"text": f"nr. {n}"} for n in range(3)}


def test_what_is_put_together_is_one_act_or_none(store: Store) -> None:
    with store.db.log.one_act():
        store.db.put("observations", "R1", {"text": "en"})
        store.db.put("lessons", "L1", {"title": "to"})
    assert len(store.acts) == 1
    with pytest.raises(LookupError), store.db.log.one_act():  # noqa: PT012 - what was put before must not be written
        store.db.put("observations", "R2", {"text": "tre"})
        raise LookupError
    assert len(store.acts) == 1
    assert store.rows() == {"R1": {"text": "en"}}
    store.db.put("observations", "R3", {"text": "fire"})
    assert len(store.acts) == 2, "the next one is its own act"


def test_null_takes_a_field_away(store: Store) -> None:
    store.db.put("observations", "R1", {"text": "en", "stage": "S4"})
    store.db.put("observations", "R1", {"stage": None, "kind": None})
    assert store.rows() == {"R1": {"text": "en"}}
    assert store.acts[-1].do == [("observations", "R1", {"stage": None, "deleted": False})]


def test_dropping_and_emptying_tables_are_acts_too(store: Store) -> None:
    store.db.put("observations", "R1", {"text": "en"})
    store.db.put("observations", "R2", {"text": "to"})
    store.db.put("lessons", "L1", {"title": "tre"})
    store.db.table("observations").truncate()
    assert (store.rows(), store.rows("lessons")) == ({}, {"L1": {"title": "tre"}})
    store.db.drop_tables()
    assert store.fold.tables == {}
    store.db.put("observations", "R1", {"kind": "idea"})
    assert store.rows() == {"R1": {"text": "en", "kind": "idea"}}, "an edit brings a record back whole"


@given(tables_of_fields, tables_of_fields)
def test_the_difference_applied_gives_what_was_wanted(before: Tables, after: Tables) -> None:
    store = Store()
    with store.db.log.one_act():
        for record, values in before.items():
            store.db.put("observations", record, values)
    store.db.log.write({"observations": after} if after else {})
    assert store.rows() == after
    assert not list(changes("observations", after, after))


@given(tables_of_fields, st.lists(st.tuples(st.sampled_from(("set", "edit", "delete", "pop")), st.sampled_from(IDS))))
def test_a_draft_behaves_as_a_dictionary_and_leaves_the_original(base: Tables, steps: list[tuple[str, str]]) -> None:
    original = {key: dict(value) for key, value in base.items()}
    model = {key: dict(value) for key, value in base.items()}
    draft = TableDraft(base)
    for number, (step, key) in enumerate(steps):
        if step == "set":
            model[key] = {"text": number}
            draft[key] = {"text": number}
        elif key not in model:
            assert key not in draft
            with pytest.raises(KeyError):
                draft.pop(key)
        elif step == "edit":
            model[key]["stage"] = number
            draft[key]["stage"] = number
        else:
            model.pop(key)
            draft.pop(key)
        assert dict(draft) == model
        assert len(draft) == len(model)
    assert base == original


def test_a_query_knows_that_defaults_are_not_stored() -> None:
    rows = Store().db.table("observations")
    rows.insert_multiple([{"text": "a"}, {"text": "b", "stage": "S1"}, {"text": "c", "stage": "S2", "kind": "idea"}])

    def found(**conditions: object) -> list[str]:
        return sorted(row["text"] for row in rows.search(query_for(conditions, {"stage": "S1", "kind": None})))

    assert found() == ["a", "b", "c"]
    assert found(stage="S1") == ["a", "b"]
    assert found(stage="S2") == ["c"]
    assert found(kind=None) == ["a", "b"]
    assert found(kind="idea", stage="S1") == []
