"""What may be stored: what another program wrote too long can stay, and nothing gets past the guard."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from journals.errors import Invalid
from journals.privacy.validation import checked_record
from journals.records.base import Level, Record
from journals.records.model import Card, Observation, Project
from journals.text.clean import MAX_TEXT, clean
from tests.hostile import texts

LONG = "x" * (MAX_TEXT + 1)
STOOD: list[tuple[Record, Record, Record]] = [
    (
        Observation(text="a", reply=LONG),
        Observation(text="b", reply=LONG),
        Observation(text="a", reply=LONG + "x"),
    ),
    (
        Project(name="a", context={"C1": Level(2, LONG)}),
        Project(name="b", context={"C1": Level(3, LONG), "C2": Level(1, "n")}),
        Project(name="a", context={"C1": Level(2, LONG + "x")}),
    ),
    (
        Card(form="roles", answers={"G1": LONG}),
        Card(form="roles", answers={"G1": LONG, "G2": "b"}),
        Card(form="roles", answers={"G1": LONG, "G2": LONG}),
    ),
]


@pytest.mark.parametrize(("before", "other", "longer"), STOOD, ids=lambda each: each.TABLE)
def test_a_long_text_that_stood_may_stay_and_no_other_may_come(before: Record, other: Record, longer: Record) -> None:
    assert checked_record(other, before) == other
    for record, stood in ((longer, before), (before, None)):
        with pytest.raises(Invalid) as refused:
            checked_record(record, stood)
        assert refused.value.code == "text_too_long"


@given(texts())
def test_the_names_of_members_are_cleaned_too(text: str) -> None:
    assert checked_record(Card(form="roles", answers={f"G{text}": "a"})).answers == {clean(f"G{text}"): "a"}


def test_the_guard_looks_at_all_that_is_to_be_stored_and_is_new() -> None:
    stood = Observation(text="borger 010158-5123")
    with pytest.raises(Invalid) as refused:
        checked_record(stood)
    assert refused.value.code == "personal_blocked"
    assert checked_record(replace(stood, stage="S4"), stood).stage == "S4"
