"""A set or map that another program filled beyond measure: the first members are shown, and all of it stays."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from content import load
from journals.library.check import check_library
from journals.library.history import read_history
from journals.records.base import MOST_MEMBERS, Record, crowded_fields, from_fields, unfit_fields
from journals.records.fields import schema
from journals.records.model import RECORDS, Card, Lesson, Project
from tests.journals.conftest import OpenLibrary, own_log, started

AT = "2026-01-01T00:00:00.000Z-0000-zzzzzzzz"
ID = "01JD8Q4X2N0000000000000000"
MANY = 30 * MOST_MEMBERS
SETS = [(kind, name) for kind in RECORDS for name in sorted(schema(kind).members - schema(kind).maps)]


@pytest.mark.parametrize(("kind", "name"), SETS, ids=[f"{kind.TABLE}.{name}" for kind, name in SETS])
def test_every_set_is_bounded(kind: type[Record], name: str) -> None:
    fields = {f"{name}.{number:06}": True for number in range(MANY)}
    shown = from_fields(kind, ID, fields)
    assert getattr(shown, name) == {f"{number:06}" for number in range(MOST_MEMBERS)}, "the same on every machine"
    assert from_fields(kind, ID, dict(reversed(fields.items()))) == shown
    assert crowded_fields(kind, fields) == [name]
    assert unfit_fields(kind, ID, fields) == []


def test_every_map_is_bounded_kept_whole_or_not() -> None:
    levels = {f"C{number:06}": {"level": 3, "note": "ord"} for number in range(MANY)}
    first = sorted(levels)[:MOST_MEMBERS]
    whole = from_fields(Lesson, ID, {"title": "x", "context": levels})
    split = from_fields(Project, ID, {"name": "x"} | {f"context.{name}": each for name, each in levels.items()})
    assert sorted(whole.context) == sorted(split.context) == first
    card = from_fields(Card, ID, {f"answers.{name}": "ord" for name in levels})
    assert sorted(card.answers) == first
    assert crowded_fields(Lesson, {"context": levels}) == ["context"]


def test_what_no_record_has_is_in_nobodys_way() -> None:
    fields = {f"strange{number}": "ord" for number in range(MANY)} | {"title": "x", "pitfalls.1.1": True}
    assert from_fields(Lesson, ID, fields) == Lesson(id=ID, title="x", pitfalls=frozenset({"1.1"}))


def test_another_field_is_changed_and_all_of_them_stay(open_library: OpenLibrary) -> None:
    journal = started(open_library())
    log = own_log(journal)
    context = {f"C{number}": {"level": 3, "note": "ord"} for number in range(MANY)}
    fields = {"title": "x", "context": context} | {f"evidence.{number}": True for number in range(MANY)}
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"at": AT, "do": [["lessons", ID, fields]]}) + "\n")
    library = open_library(by="other")
    (there,) = library.journals
    (before,) = there.lessons
    written = there.edit((before, replace(before, title="y", evidence=frozenset())))
    assert written is not None
    written.wait()
    stored = there.values(Lesson.TABLE, ID)
    assert stored["title"] == "y"
    assert len(stored["context"]) == MANY
    assert sum(name.startswith("evidence.") for name in stored) == MANY - MOST_MEMBERS
    found = check_library(library, load("da"))
    assert {each.params["name"] for each in found if each.code == "crowded"} == {"evidence", "context"}
    assert all(len(entry.changes) <= MOST_MEMBERS for entry in read_history(library, there, Lesson.TABLE, ID))
