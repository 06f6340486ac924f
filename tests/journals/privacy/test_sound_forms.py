"""Whether others were found sound before makes no difference to what may be stored."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.errors import Invalid
from journals.privacy import sound_forms
from journals.privacy.validation import checked_record
from journals.records.base import Level, Record
from journals.records.model import Action, Lesson, Observation, Project, Use

KINDS: tuple[type[Record], ...] = (Observation, Action, Lesson, Project, Use)
VALUES: list[Any] = [
    *(
        "",
        " ",
        "a",
        " S1 ",
        "S1",
        "worked",
        "open",
        "draft",
        "2025-02-28",
        "2025-13-01",
        "2025-W07",
        "01J",
        "0 1",
        "x" * 20_001,
    ),
    *(None, True, False, 1, 0, 1.0, frozenset(), frozenset({"1.1"}), frozenset({1}), {}, {"C1": Level(2, "a")}, []),
    *("010158-5123", "a\x00b", "\u200b", "x" * 20_001),
]


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a record with any value in any field."""
    kind = draw(st.sampled_from(KINDS))
    fields = st.dictionaries(st.sampled_from(kind.__struct_fields__), st.sampled_from(VALUES), max_size=3)
    return replace(kind(), **({kind.REQUIRED: "a"} if kind.REQUIRED else {}) | draw(fields))


def outcome(record: Record, before: Record | None) -> object:
    """Return what becomes of a record: as it may be stored, or why it may not."""
    try:
        return checked_record(record, before)
    except Invalid as refused:
        return refused.code, refused.params
    except (TypeError, AttributeError) as broken:
        return type(broken)


@given(st.lists(records(), min_size=1, max_size=6), records() | st.none())
@example([Observation(text="a", private=True), replace(Observation(text="a"), private=1)], None)
@example([Observation(text="a", happened="2025-02-28"), Observation(text="b", happened="2025-13-01")], None)
@example([Observation(text="a"), Observation(text="b", id="0 1")], None)
@example(
    [Observation(text="a", stage=" S1 "), Observation(text="b", stage=" S1 ")], Observation(text="c", stage=" S1 ")
)
@example([Action(text="a", source="x" * 20_001)], Action(text="a", source="x" * 20_001))
def test_what_was_found_sound_before_makes_no_difference(those: list[Record], before: Record | None) -> None:
    sound_forms._forms.clear()
    sound_forms._days.clear()
    for record in those:
        stood = before if type(before) is type(record) else None
        warm = outcome(record, stood), outcome(record, stood), outcome(record, None)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("journals.privacy.validation.is_sound_form", lambda record: False)
            assert warm == (outcome(record, stood), outcome(record, stood), outcome(record, None))


def test_of_many_alike_only_the_first_is_held_against_its_types(monkeypatch: pytest.MonkeyPatch) -> None:
    checked_record(Observation(text="a", happened="2025-02-28", kind="worked"))
    monkeypatch.setattr("journals.privacy.validation.msgspec.convert", None)
    other = Observation(text=" b ", happened="2025-02-28", kind="worked", perspective="c", id="01J")
    assert checked_record(other) == replace(other, text="b")
