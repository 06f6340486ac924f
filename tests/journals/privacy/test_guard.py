"""What the guard decides: what is refused, what is asked about, and what is taken out of a text."""

from __future__ import annotations

from typing import Any

import pytest

from journals.errors import Invalid
from journals.privacy.findings import Severity
from journals.privacy.guard import (
    free_texts,
    free_texts_in,
    has_blocked,
    new_findings,
    redact_findings,
    redacted,
    refuse_blocked,
)
from journals.privacy.validation import checked_record
from journals.records.base import Level, Record
from journals.records.model import Action, Card, Lesson, Observation, Project

CPR, PHONE = "010158-5123", "33 12 34 56"
BY = "[fjernet]"
FULL = (
    Project(
        name=f"Skærme {PHONE}",
        area="hjemmepleje",
        context={"C1": Level(2, f"ring {PHONE}"), "C2": Level(4, f"borger {CPR}"), "C3": Level(None, "intet")},
    ),
    Card(form="roles", answers={"G1": f"ring {PHONE}", "G2": f"borger {CPR}", "G3": "intet"}),
    Lesson(title=f"Spørg {PHONE}", do="intet", context={"C1": Level(2, PHONE), "C2": Level(4, CPR)}),
)


@pytest.mark.parametrize("record", FULL, ids=lambda each: each.TABLE)
@pytest.mark.parametrize("levels", [("block",), ("warn",), ("block", "warn")])
def test_what_is_redacted_is_gone_at_those_levels_and_all_else_stands(
    record: Record, levels: tuple[Severity, ...]
) -> None:
    swaps = {"block": CPR, "warn": PHONE}
    expected = free_texts(record)
    for level in levels:
        expected = {field: text.replace(swaps[level], BY) for field, text in expected.items()}
    clean = redacted(record, BY, levels=levels)
    assert clean == redact_findings(record, new_findings(record), BY, levels), (
        "those that were found at other levels too"
    )
    assert free_texts(clean) == expected
    assert new_findings(clean, levels=levels) == {}
    there, here = ({name: each.level for name, each in getattr(r, "context", {}).items()} for r in (record, clean))
    assert here == there


def test_only_texts_that_change_are_looked_at() -> None:
    before = Observation(text=f"ring {PHONE}", reply=f"borger {CPR}")
    refuse_blocked(before, before)
    after = Observation(text=f"ring {PHONE}", reply=f"borger {CPR}", perspective=PHONE)
    assert list(new_findings(after, before)) == ["perspective"]
    refuse_blocked(after, before)
    assert redacted(after, BY, before).reply == before.reply


def test_only_what_is_sure_is_refused() -> None:
    refuse_blocked(Observation(text=f"ring {PHONE}"))
    with pytest.raises(Invalid) as refused:
        refuse_blocked(Observation(text="-", perspective=f"borger {CPR}"))
    assert (refused.value.code, refused.value.params) == ("personal_blocked", {"field": "perspective", "what": "cpr"})


@pytest.mark.parametrize(
    ("table", "field", "value", "blocked"),
    [
        ("observations", "text", CPR, True),
        ("observations", "text", PHONE, False),
        ("observations", "stage", CPR, False),
        ("observations", "pitfalls.4.4", True, False),
        ("projects", "context.C3", {"level": 2, "note": CPR}, True),
        ("projects", "context.C3", {"level": 2, "note": PHONE}, False),
        ("lessons", "context", {"C3": {"level": 2, "note": CPR}}, True),
        ("cards", "answers.G1", CPR, True),
        ("weather", "text", CPR, False),
    ],
)
def test_a_line_of_a_log_is_looked_at_in_all_that_people_write(
    table: str, field: str, value: Any, blocked: bool
) -> None:
    assert has_blocked({field: value, "deleted": False}, table) is blocked


def test_the_texts_of_a_line_go_by_their_fields() -> None:
    change = {"context.C3": {"level": 2, "note": "n"}, "name": "a", "stage": "S1", "area": None}
    assert list(free_texts_in(change, "projects")) == [("context.C3", "n"), ("name", "a")]


@pytest.mark.parametrize(
    ("record", "asked"),
    [
        (Action(text="Ring til dem", owner="Anna"), {"owner"}),
        (Action(text="Ring til Anna", owner="superbruger, Team Nord"), set[str]()),
        (Observation(text="Anna ringede", perspective="Kirsten fra natholdet"), {"perspective"}),
    ],
)
def test_where_a_function_is_asked_for_a_name_is_asked_about(record: Record, asked: set[str]) -> None:
    found = new_findings(record)
    assert found.keys() == asked
    assert all(each.what == "name" for those in found.values() for each in those)
    assert not new_findings(redacted(record, BY))
    checked_record(record)  # nothing is refused
