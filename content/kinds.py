"""The kinds of items a guide has: how their ids look, which fields and parts they must have.

A new kind is one type in `items.py` and one line here.
"""

import re
from dataclasses import dataclass

from content import items


@dataclass(frozen=True, slots=True)
class ItemKind:
    """One kind of item. `plural` is its field on `Guide`; `example` an id; an item needs all `fields` and `parts`."""

    type: type[items.Item]
    plural: str
    pattern: str
    example: str
    fields: tuple[str, ...] = ("reference",)
    optional: tuple[str, ...] = ("links", "also")
    parts: tuple[str, ...] = ()
    required: bool = False

    @property
    def name(self) -> str:
        """The kind's name in code, such as `pitfall`."""
        return self.type.kind


ITEM_KINDS = (
    ItemKind(items.About, "about", r"B([0-9][0-9])", "B01"),
    ItemKind(items.Question, "questions", r"Q([1-9])", "Q1", required=True),
    ItemKind(items.Recommendation, "recommendations", r"R([1-9])", "R1", parts=("reasons", "how"), required=True),
    ItemKind(items.Insight, "insights", r"I([1-9])\.([1-9])", "I1.1", required=True),
    ItemKind(
        items.Pitfall,
        "pitfalls",
        r"([1-9])\.([1-9])",
        "1.1",
        fields=("reference", "insights"),
        parts=("shows", "why", "helps", "ask", "bites"),
        required=True,
    ),
    ItemKind(
        items.Stage,
        "stages",
        r"S([1-9])",
        "S1",
        fields=("reference", "short", "question", "insights"),
        required=True,
    ),
    ItemKind(items.Role, "roles", r"RO([1-9])", "RO1", parts=("tasks", "checks"), required=True),
    ItemKind(items.Factor, "factors", r"C([1-9])", "C1", fields=("reference", "question"), required=True),
    ItemKind(items.Goal, "goals", r"G([1-9])", "G1", fields=("reference", "question"), required=True),
    ItemKind(items.Difference, "differences", r"D([1-9])", "D1", fields=("reference", "question")),
    ItemKind(items.Trait, "traits", r"T([1-9])", "T1", fields=("reference", "question", "poles")),
    ItemKind(items.Change, "changes", r"A([1-9])", "A1", fields=("reference", "question")),
    ItemKind(items.Practice, "practices", r"PR([0-9][0-9])", "PR01", fields=("reference", "first")),
    ItemKind(items.Voice, "voices", r"V([0-9][0-9])", "V01"),
    ItemKind(items.Reading, "readings", r"L([0-9][0-9])", "L01", optional=("links", "also", "url")),
)


def item_kind(item_id: str) -> ItemKind | None:
    """Return the kind whose ids look like this one, or None."""
    return next((kind for kind in ITEM_KINDS if re.fullmatch(kind.pattern, item_id)), None)


def numbers(kind: ItemKind, item_id: str) -> tuple[int, ...]:
    """Return the numbers in an id of the kind: `(4, 4)` for 4.4, `(12,)` for PR12."""
    match = re.fullmatch(kind.pattern, item_id)
    return tuple(int(number) for number in match.groups()) if match else ()
