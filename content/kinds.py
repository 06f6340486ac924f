"""The kinds of items a guide has: how their ids look, which fields and parts they must have.

A new kind is one type in `guide.py` and one line here.
"""

import re
from dataclasses import dataclass

from content import guide


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item. `plural` is its field on `Guide`; `example` an id; an item needs all `fields` and `parts`."""

    type: type[guide.Item]
    plural: str
    pattern: str
    example: str
    fields: tuple[str, ...] = ("reference",)
    optional: tuple[str, ...] = ("links",)
    parts: tuple[str, ...] = ()
    required: bool = False

    @property
    def name(self) -> str:
        """The kind's name in code, such as `pitfall`."""
        return self.type.kind


KINDS = (
    Kind(guide.About, "about", r"B([0-9][0-9])", "B01"),
    Kind(guide.Question, "questions", r"Q([1-9])", "Q1", required=True),
    Kind(guide.Recommendation, "recommendations", r"R([1-9])", "R1", parts=("reasons", "how"), required=True),
    Kind(guide.Insight, "insights", r"I([1-9])\.([1-9])", "I1.1", required=True),
    Kind(
        guide.Pitfall,
        "pitfalls",
        r"([1-9])\.([1-9])",
        "1.1",
        fields=("reference", "insights"),
        parts=("shows", "why", "helps", "ask", "bites"),
        required=True,
    ),
    Kind(
        guide.Stage,
        "stages",
        r"S([1-9])",
        "S1",
        fields=("reference", "short", "question", "insights"),
        required=True,
    ),
    Kind(guide.Role, "roles", r"RO([1-9])", "RO1", parts=("tasks", "checks"), required=True),
    Kind(guide.Factor, "factors", r"C([1-9])", "C1", fields=("reference", "question"), required=True),
    Kind(guide.Goal, "goals", r"G([1-9])", "G1", fields=("reference", "question"), required=True),
    Kind(guide.Difference, "differences", r"D([1-9])", "D1", fields=("reference", "question")),
    Kind(guide.Trait, "traits", r"T([1-9])", "T1", fields=("reference", "question", "poles")),
    Kind(guide.Change, "changes", r"A([1-9])", "A1", fields=("reference", "question")),
    Kind(guide.Practice, "practices", r"PR([0-9][0-9])", "PR01", fields=("reference", "first")),
    Kind(guide.Voice, "voices", r"V([0-9][0-9])", "V01"),
    Kind(guide.Reading, "readings", r"L([0-9][0-9])", "L01", optional=("links", "url")),
)


def kind_of(item_id: str) -> Kind | None:
    """Return the kind whose ids look like this one, or None."""
    return next((kind for kind in KINDS if re.fullmatch(kind.pattern, item_id)), None)


def numbers(kind: Kind, item_id: str) -> tuple[int, ...]:
    """Return the numbers in an id of the kind: `(4, 4)` for 4.4, `(12,)` for PR12."""
    match = re.fullmatch(kind.pattern, item_id)
    return tuple(int(number) for number in match.groups()) if match else ()
