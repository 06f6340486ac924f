"""What is to be decided in a project: trials that led to something, and moments that were agreed on."""

from __future__ import annotations

from collections.abc import Iterable

from journals.ids import written_day
from journals.records.model import DECISION, TRIAL, Card
from journals.text.dates import day_to_order_by, is_stored_date, last_day

_DAY, RESULT = "day", "result"
"""Fields that the forms of trials and of decision points have."""


def trial_days(cards: Iterable[Card]) -> tuple[str, ...]:
    """Return the ISO days of the trials that led to something nobody has decided about, the first first."""
    waiting = (card for card in cards if card.form == TRIAL and card.is_undecided and card.answers.get(RESULT))
    return tuple(sorted(day_to_order_by(card.answers.get(_DAY)) or _written(card) for card in waiting))


def decision_days(cards: Iterable[Card]) -> tuple[str, ...]:
    """Return the last ISO days on which something agreed was to be decided, and is not, the first first."""
    agreed = (card.answers.get(_DAY, "") for card in cards if card.form == DECISION and card.is_undecided)
    return tuple(sorted(last_day(day) for day in agreed if is_stored_date(day)))


def _written(card: Card) -> str:
    return written_day(card.id.rpartition("-")[2].upper())
