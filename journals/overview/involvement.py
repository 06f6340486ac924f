"""Who was part of it, how much, and at which stage, and where nobody was (chapter 3: telling is not involving)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from journals.records.model import Card
from journals.text.clean import filter_key, one_line, sort_key

INVOLVEMENT = "involvement"
"""The form in which it is noted."""
Degree: TypeAlias = Literal["told", "heard", "tried", "made"]
"""They were told, asked, have tried it, or helped to make it what it is."""
DEGREES: tuple[Degree, ...] = get_args(Degree)


_ENDINGS = frozenset({"e", "r", "er", "n", "en", "ne", "rne", "erne", "s", "es"})
"""How a role that is written twice can differ: one of many, or those that are known."""


class InvolvedGroup(Struct, frozen=True):
    """A group, and what it was part of."""

    name: str
    """As it was written first."""
    stages: dict[Degree, tuple[str, ...]]
    """Degree → the stages at which, in their order; "" where none is said. A degree that is not there: never noted."""


class Involvement(Struct, frozen=True):
    """All groups of a project, and the gaps."""

    groups: tuple[InvolvedGroup, ...]
    """In the order of their names; none is ranked."""
    only_told: tuple[str, ...]
    """Groups that were told and no more."""
    not_there: tuple[str, ...]
    """Roles that speak in the project's notes, but of which nothing is noted."""
    silent_stages: tuple[str, ...]
    """Stages up to the one the project is at, at which no group was more than told."""


def involvement_of(
    cards: Iterable[Card], stages: Sequence[str], stage_now: str, roles: Iterable[str] = ()
) -> Involvement:
    """Return who was involved. `stages` are the guide's, in their order; `roles` those that speak in the notes."""
    names: dict[str, str] = {}
    noted: defaultdict[str, defaultdict[Degree, set[str]]] = defaultdict(lambda: defaultdict(set))
    for card in sorted(cards, key=lambda card: card.id):
        name = one_line(card.answers.get("group", ""))
        if key := filter_key(name):
            names.setdefault(key, name)
            if degree := next((each for each in DEGREES if each == card.answers.get("degree")), None):
                noted[key][degree].add(card.answers.get("stage", ""))
    groups = [InvolvedGroup(name, _in_order(noted[key], stages)) for key, name in names.items()]
    gone = stages[: stages.index(stage_now) + 1] if stage_now in stages else ()
    more_than_told = {at for by_degree in noted.values() for each in DEGREES[1:] for at in by_degree.get(each, ())}
    absent = {filter_key(name): name for role in roles if (name := one_line(role)) and not is_among(name, names)}
    return Involvement(
        groups=tuple(sorted(groups, key=lambda group: (sort_key(group.name), group.name))),
        only_told=_sorted(names[key] for key in names if set(noted[key]) == {"told"}),
        not_there=_sorted(absent.values()),
        silent_stages=tuple(stage for stage in gone if stage not in more_than_told) if names else (),
    )


def is_among(name: str, keys: Collection[str]) -> bool:
    """Return whether a group is one of those with these keys (`filter_key`), also where its word has another ending."""
    key = filter_key(name)
    return not key or key in keys or any(_differ_by_ending(key, each) for each in keys)


def _differ_by_ending(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and long.startswith(short) and long[len(short) :] in _ENDINGS


def _in_order(by_degree: dict[Degree, set[str]], stages: Sequence[str]) -> dict[Degree, tuple[str, ...]]:
    places = {stage: place for place, stage in enumerate(stages)}
    return {
        degree: tuple(sorted(by_degree[degree], key=lambda stage: (places.get(stage, len(places)), stage)))
        for degree in DEGREES
        if degree in by_degree
    }


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (sort_key(name), name)))
