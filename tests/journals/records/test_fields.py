"""What a field is, is said once: whoever must know of it finds it there."""

from __future__ import annotations

from typing import Annotated, get_type_hints

import pytest
from msgspec import field

from journals.index.terms import SEARCHED_TYPES, searchable_text
from journals.privacy.guard import free_texts, new_findings
from journals.records.base import Level, Record, from_fields, to_fields
from journals.records.fields import SEARCHED_NOTES, WHOLE, Day, PitfallId, RecordId, SearchedText, schema
from journals.records.model import RECORDS, Lesson, Observation, Project


class Widened(Observation, frozen=True, kw_only=True):
    """An observation of a later version."""

    place: SearchedText = ""
    seen_again: Day | None = None
    like: frozenset[RecordId] = frozenset()
    near: dict[PitfallId, str] = field(default_factory=dict)
    then: Annotated[dict[str, Level], SEARCHED_NOTES, WHOLE] = field(default_factory=dict)


WIDE = Widened(
    id="01JD0000000000000000000001",
    text="t",
    place="Ring til 010190-1234",
    like=frozenset({"01JD0000000000000000000002"}),
    near={"4.4": "tæt"},
    then={"C1": Level(2, "bor på Møllevej 12")},
)


def test_a_new_field_is_known_to_all_who_ask() -> None:
    assert "place" in free_texts(WIDE)
    assert set(new_findings(WIDE)) >= {"place", "then.C1"}
    assert {WIDE.place, WIDE.then["C1"].note} <= set(searchable_text(WIDE).splitlines())
    assert "seen_again" in schema(Widened).days
    assert schema(Widened).records == ("review", "like")
    assert schema(Widened).guide.items() >= {("near", "pitfall"), ("stage", "stage")}


def test_sets_and_maps_are_a_field_a_member_but_for_snapshots() -> None:
    fields = to_fields(WIDE)
    assert fields["like.01JD0000000000000000000002"] is True
    assert fields["near.4.4"] == "tæt"
    assert fields["then"] == {"C1": {"level": 2, "note": "bor på Møllevej 12"}}
    assert from_fields(Widened, WIDE.id, fields) == WIDE


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.TABLE)
def test_what_is_marked_is_a_field_and_what_must_be_said_is_free_text(kind: type[Record]) -> None:
    found, names = schema(kind), set(kind.__struct_fields__)
    marked = {
        *found.members,
        *found.free_text,
        *found.searched,
        *found.days,
        *found.records,
        *found.guide,
        *found.words,
    }
    assert marked <= names - {"id"}
    assert set(found.searched) <= set(found.free_text)
    assert kind.REQUIRED in ("", *found.free_text)
    plain = {name for name, hint in get_type_hints(kind).items() if name in names and hint == frozenset[str]}
    assert plain <= found.members


def test_what_is_searched_and_in_which_order() -> None:
    assert {kind.TABLE: schema(kind).searched for kind in SEARCHED_TYPES} == {
        "projects": ("name", "technology", "area", "unit", "ending", "context"),
        "observations": ("text", "perspective", "reply"),
        "lessons": ("title", "situation", "learned", "do", "conditions", "because"),
        "actions": ("text", "owner", "first_step", "because"),
        "cards": ("answers",),
        "uses": ("lesson_title", "origin_name", "because", "held_because"),
        "reviews": ("because",),
        "retros": ("purpose", "taken", "told"),
        "themes": ("name", "summary"),
        "mirror": ("note",),
        "parked": ("text",),
        "guide": ("title", "summary", "text", "also", "forms"),
    }
    assert schema(Lesson).members == {"pitfalls", "evidence", "came_from"}
    assert schema(Project).maps == schema(Project).members == {"context"}
