"""Actions in groups: by who does them, by project, or by when they are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from journals.library.journal import Journal
from journals.records.model import Action
from journals.text.clean import one_line, sort_key
from journals.text.dates import is_over, is_stored_date, last_day
from tui.locale import Catalogue
from tui.settings import ActionOrder

Pair: TypeAlias = tuple[Journal, Action]
_Group: TypeAlias = tuple[int, str, str]
"""Of an action: the rank of its group, what groups of one rank are sorted by, and the group's title."""


def grouped_actions(
    say: Catalogue, actions: Iterable[Pair], by: ActionOrder, today: date
) -> list[tuple[str, list[Pair]]]:
    """Return actions in groups with their titles, in each the one due first first.

    An owner is the same however the name is written; the first way that is met is the title.
    """
    groups: dict[tuple[int, str], tuple[str, list[Pair]]] = {}
    for pair in sorted(actions, key=_by_date):
        rank, order, title = _group_of(say, pair, by, today)
        groups.setdefault((rank, order), (title, []))[1].append(pair)
    return [groups[key] for key in sorted(groups)]


def _group_of(say: Catalogue, pair: Pair, by: ActionOrder, today: date) -> _Group:
    journal, action = pair
    if by == "owner":
        owner = one_line(action.owner)
        return (0, sort_key(owner.casefold()), owner) if owner else (1, "", say("actions.group.nobody"))
    if by == "project":
        name = one_line(journal.project.name) or "–"
        return 0, f"{sort_key(name)} {journal.id}", name
    rank = _when(action, today)
    return rank, "", say(f"actions.group.{('late', 'week', 'later', 'undated', 'past')[rank]}")


def _when(action: Action, today: date) -> int:
    """Return whether an action is late, due this week, later, at no known time, or is settled."""
    if action.status != "open":
        return 4
    if not is_stored_date(action.due):
        return 3
    sunday = today + timedelta(days=6 - today.weekday())
    return 0 if is_over(action.due, today) else 1 if last_day(action.due or "") <= sunday.isoformat() else 2


def _by_date(pair: Pair) -> tuple[bool, str, str]:
    _, action = pair
    return not action.due, last_day(action.due or ""), action.id
