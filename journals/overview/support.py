"""What each group needs to be able to use it, and what nobody has seen to (chapter 4, pitfall 1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias, get_args

from journals.overview.involvement import is_among
from journals.records.model import Card
from journals.text.clean import filter_key, one_line, sort_key
from journals.text.dates import is_over

SUPPORT = "support"
"""The form in which it is noted."""
SupportGap: TypeAlias = Literal["no_help", "hidden", "alone", "no_agreement", "run_out", "unnamed"]
"""A need that nobody helps with; something is silently required that not all can; nobody to ask; help from outside
that is not agreed; help that has ended; a group that takes part, but of whose needs nothing is noted."""
SUPPORT_GAPS: tuple[SupportGap, ...] = get_args(SupportGap)


def support_gaps(cards: Iterable[Card], today: date, involved: Iterable[str] = ()) -> dict[SupportGap, tuple[str, ...]]:
    """Return the groups that each gap is there for, by name; a gap without any is not there.

    `involved` are the groups that are known to take part.
    """
    found: dict[SupportGap, dict[str, str]] = {gap: {} for gap in SUPPORT_GAPS}
    known: set[str] = set()
    for card in sorted(cards, key=lambda card: card.id):
        name = one_line(card.answers.get("group", ""))
        key = filter_key(name)
        known.add(key)
        for gap in _gaps(card, today) if key else ():
            found[gap].setdefault(key, name)
    for each in involved:
        if not is_among(name := one_line(each), known):
            found["unnamed"].setdefault(filter_key(name), name)
    return {
        gap: tuple(sorted(there.values(), key=lambda name: (sort_key(name), name)))
        for gap, there in found.items()
        if there
    }


def _gaps(card: Card, today: date) -> Iterable[SupportGap]:
    told = card.answers
    if told.get("need") and not told.get("help"):
        yield "no_help"
    if "yes" in (told.get("language"), told.get("judgement")) and told.get("able") != "yes":
        yield "hidden"
    if not told.get("pair"):
        yield "alone"
    if told.get("outside") == "yes" and told.get("agreed") != "yes":
        yield "no_agreement"
    if told.get("help") and is_over(told.get("until"), today):
        yield "run_out"
