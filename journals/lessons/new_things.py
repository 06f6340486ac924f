"""How much becomes new on the day a project begins (chapter 4, pitfall 2: the whole package from day one)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from content.cards import CardForm

CHANGES = "changes"
"""The form in which it is noted."""


class NewThings(Struct, frozen=True):
    """Of the kinds of new things that the guide names, how many there are on one day."""

    new: int
    not_new: int
    of: int

    @property
    def unsaid(self) -> int:
        """Those of which nobody has said whether they are new: that is not known, and not none."""
        return self.of - self.new - self.not_new


def new_things(form: CardForm, answers: Mapping[str, str]) -> NewThings | None:
    """Return how many of the kinds are new; None for another form, and before anybody has said of one."""
    told = [answers.get(field.id, "") for field in form.fields if field.kind == "check"]
    if form.id != CHANGES or not any(told):
        return None
    return NewThings(told.count("yes"), told.count("no"), len(told))
