"""A field of a form: what it is called, what is typed or chosen in it, and what its text means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypeAlias

from journals.text.date_rules import Direction
from tui.locale import Catalogue

Values: TypeAlias = dict[str, str | None]
"""What stands in the fields, as text; None for a choice of nothing."""


@dataclass(frozen=True)
class Field:
    """One line, several lines, a date, or one of a few. The label is the text `form.<label>`, or what `says` gives.

    A date is given and handed on as it is stored, and None is none; one that is hardly meant is asked about.
    """

    name: str
    kind: Literal["line", "text", "date", "choice", "heading"] = "line"
    label: str = ""
    options: Callable[[], Sequence[tuple[str | None, str]]] = field(default=tuple)
    says: Callable[[], str] | None = None
    hint: Callable[[str], str] | None = None
    """Says what the typed text means, below the line."""
    offer: Callable[[Values], str] | None = None
    """Says what Enter puts in the line, by what stands in all fields; "" for nothing. It is told below the line."""
    direction: Direction = "past"
    """Of a date."""

    def words(self, say: Catalogue) -> str:
        """Return the label."""
        return self.says() if self.says else say(f"form.{self.label or self.name}")


def touching(fields: Sequence[Field]) -> set[str]:
    """Return the fields to type in that would touch the one above: two on end look like one."""
    pairs = pairwise(fields)
    return {below.name for above, below in pairs if _is_typed(above) and above.hint is None and _is_typed(below)}


def _is_typed(each: Field) -> bool:
    return each.kind in ("line", "text", "date")
