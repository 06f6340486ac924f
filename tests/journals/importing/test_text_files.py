"""Whole files of text, of the forms people have: what a person counts in them is found, and no name of a person."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.found import FileReading, FoundItem
from journals.importing.people import NameFinder
from journals.importing.source import ImportSource

FILES = Path(__file__).parent / "files" / "text"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FILES / "expected.json").read_text("utf-8"))


def reading(name: str, data: bytes) -> FileReading:
    return read_file(ImportSource(name.rpartition("/")[2], data, heading_words(), date(2026, 11, 29)))


def counted(items: Sequence[FoundItem]) -> dict[str, int]:
    """Return how many there are of each kind, as a person would say it."""
    other = {"actions": "action", "lessons": "lesson"}
    return dict(Counter(other.get(each.table) or each.kind or "none" for each in items if not each.is_aside))


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_person_counts_is_found(name: str) -> None:
    read = reading(name, (FILES / name).read_bytes())
    expected = EXPECTED[name]
    assert counted(read.items) == expected["items"], [(each.line, each.kind, each.text) for each in read.items]
    assert sum(each.is_reply for each in read.items) == expected.get("replies", 0)
    assert sum(each.is_prose for each in read.items) == expected.get("prose", 0)
    assert len(read.dropped) == expected["dropped"], read.dropped
    people = NameFinder(read.names)
    for person in expected.get("names", ()):
        assert not any(person in people.replaced(each.text, "") or person in each.owner for each in read.items)


@pytest.mark.parametrize("name", [each for each in EXPECTED if not each.endswith(".eml")])
def test_lines_are_true(name: str) -> None:
    """What is said to stand in a line does: its first word is there."""
    data = (FILES / name).read_bytes()
    lines = data.decode().split("\n")
    for each in reading(name, data).items:
        assert each.text.split()[0] in lines[each.line - 1], each
