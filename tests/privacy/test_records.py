"""What is looked at in a record, and what is told of it."""

from __future__ import annotations

import re
from typing import get_args, get_type_hints

import msgspec

from journals.privacy.detector import detect
from journals.privacy.findings import Finding, Severity
from journals.privacy.guard import FieldFindings, new_findings
from journals.records.base import Level, Record
from journals.records.fields import schema
from journals.records.model import RECORDS, Action, Lesson, Observation, Project


def found_in(record: Record) -> FieldFindings:
    return new_findings(record, levels=get_args(Severity))


def test_the_findings_of_a_record_are_told_by_field() -> None:
    note = "Spørg Birthe, 33 12 34 56"
    project = Project(
        id="01HF7YAT00TSV4RRFFQ69G5FAV",
        name="010158-5123",
        context={"C3": Level(2, note), "C4": Level(1)},
    )
    assert found_in(project) == {"name": [Finding("cpr", "block", 0, 11)], "context.C3": detect(note)}
    assert found_in(Observation(text="Lyden faldt ud", stage="S1", happened="2026-01-01")) == {}
    assert list(found_in(Lesson(title="t", do="ring 33123456"))) == ["do"]
    assert list(found_in(Action(text="t", owner="Mette Hansen"))) == ["owner"]


NAMED = {
    *("form", "lesson", "origin", "format", "retro", "observation", "theme", "merged_into", "pitfall", "phase"),
    *("at", "leader", "technology_type"),
}
"""Texts that name something and are never typed."""
LABELLED = {"id", "stage"}
"""Texts that are ids too, of which the types say so."""


def test_every_text_of_every_record_is_looked_at() -> None:
    for kind in RECORDS:
        free = {name for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__ and hint is str}
        free |= {"context", "answers"} & set(kind.__struct_fields__)
        assert set(schema(kind).free_text) == free - {*LABELLED, *NAMED}, kind


COPIED = {(Lesson, "context")}
"""What is a copy of something that is searched: the conditions of the place, which each of its lessons carries."""


def test_every_text_of_every_record_is_searched() -> None:
    """What names something is not: nobody reads it. Whoever adds a text says `SearchedText`, or argues here."""
    for kind in RECORDS:
        hints = get_type_hints(kind)
        texts = {name for name in kind.__struct_fields__ if hints[name] is str}
        maps = {"context", "answers"} & set(kind.__struct_fields__)
        apart = {*LABELLED, *NAMED, *(name for of, name in COPIED if of is kind)}
        assert set(schema(kind).searched) == (texts | maps) - apart, kind


def test_a_finding_does_not_say_what_it_found() -> None:
    text = "Borgeren hedder Ejvind, 010158-5123"
    for each in detect(text):
        assert not {"Ejvind", "5123"} & set(re.findall(r"\w+", str(each) + msgspec.json.encode(each).decode()))
