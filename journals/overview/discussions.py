"""Whether elected bodies talked about it before it was decided (chapter 3, pitfall 4: use the joint committees)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from journals.records.model import Card
from journals.text.dates import first_day, is_stored_date, last_day

COMMITTEE = "committee"
"""The form in which discussions are noted."""


class LateDiscussion(Struct, frozen=True):
    """A decision that nobody had discussed when it was made."""

    decided: str
    """The stored day or week of the decision."""
    discussed: str | None
    """When it was first discussed; None for not yet."""
    about: Card
    """What says when it was decided: a decision, or the discussion itself."""


def late_discussions(discussions: Iterable[Card], decisions: Iterable[Card], today: str) -> list[LateDiscussion]:
    """Return what was decided before anybody had discussed it, the first first.

    What is decided on the day, or may be in the week, of a discussion is not late. A decision to come is none yet. A
    discussion that names a day of decision is held against that; decisions of the project against all discussions.
    """
    talks = [card for card in discussions if is_stored_date(card.answers.get("when"))]
    days = sorted(card.answers["when"] for card in talks)
    days.sort(key=first_day)
    late = [
        LateDiscussion(decided, card.answers["when"], card)
        for card in talks
        if _is_after(card.answers["when"], decided := card.answers.get("decided", ""))
    ]
    for card in decisions:
        decided = card.answers.get("day", "")
        is_made = bool(card.answers.get("decision")) and is_stored_date(decided) and first_day(decided) <= today
        if is_made and all(_is_after(day, decided) for day in days):
            late.append(LateDiscussion(decided, days[0] if days else None, card))
    return sorted(late, key=lambda each: (first_day(each.decided), each.about.id))


def _is_after(day: str, decided: str) -> bool:
    return is_stored_date(decided) and first_day(day) > last_day(decided)
