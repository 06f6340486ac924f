"""What each column of a table holds, in one word: how a choice is shown, and changed column by column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec.structs import replace

from journals.importing.found import ColumnChoice

ShownRole: TypeAlias = str
"""A field of `ColumnChoice`; `ignored` for what is not taken."""

TAG_ROLES: tuple[Literal["pitfall", "stage", "perspective"], ...] = ("pitfall", "stage", "perspective")
"""What somebody has tagged a row with: fields of `ColumnChoice`, and names of roles."""
OFFERED_ROLES: tuple[ShownRole, ...] = (
    "text",
    "kind",
    "happened",
    "owner",
    "due",
    "done",
    "title",
    "after",
    "pitfall",
    "stage",
    "perspective",
    "names",
    "ignored",
)
_SINGLE = ("text", "kind", "happened", "owner", "due", "title", "group", "id", "done", *TAG_ROLES)
_SEVERAL = ("names", "after", "kinds_too", "ignored")


def roles_of(choice: ColumnChoice, columns: int) -> list[ShownRole]:
    """Return the role of each of so many columns."""
    roles: list[ShownRole] = ["ignored"] * columns
    for name in _SEVERAL:
        for place in getattr(choice, name):
            if place < columns:
                roles[place] = name
    for name in _SINGLE:
        place = getattr(choice, name)
        if place is not None and place < columns:
            roles[place] = name
    return roles


def with_role(roles: Sequence[ShownRole], column: int, role: ShownRole) -> list[ShownRole]:
    """Return the roles where one column has another; the one that had a role of which there is one loses it."""
    others = ["ignored" if each == role and role in _SINGLE else each for each in roles]
    return [*others[:column], role, *others[column + 1 :]]


def choice_of(roles: Sequence[ShownRole], before: ColumnChoice, *, is_column_per_kind: bool) -> ColumnChoice:
    """Return the choice that roles are; what they do not say is as it was before."""
    places = {name: tuple(place for place, each in enumerate(roles) if each == name) for name in (*_SINGLE, *_SEVERAL)}
    fields = {name: places[name][0] if places[name] else None for name in _SINGLE}
    several = {name: places[name] for name in _SEVERAL}
    if is_column_per_kind:  # columns of notes have no role: only those are left out that were before
        several["ignored"] = before.ignored
        kept = before if before.is_column_per_kind else ColumnChoice()
        fields |= {"text": kept.text, "kind": kept.kind, "title": None}
    return replace(before, **fields, **several, is_column_per_kind=is_column_per_kind)


def completed_choice(choice: ColumnChoice, guess: ColumnChoice) -> ColumnChoice:
    """Return what somebody chose, with what the guess says of columns that the choice says nothing of at all.

    On the command line few roles can be named: there `kinds` says only that columns are headings.
    """
    if choice == ColumnChoice(is_column_per_kind=True):
        headings = replace(guess, text=None, kind=None, kinds_too=(), title=None, after=(), is_column_per_kind=True)
        return guess if guess.is_column_per_kind else headings
    if any((choice.title, choice.after, choice.kinds_too, choice.group, choice.done, choice.ignored)):
        return choice
    if choice.is_column_per_kind or guess.is_column_per_kind:
        return choice
    used = {choice.text, choice.kind, choice.happened, choice.owner, choice.due, *choice.names}
    used |= {choice.pitfall, choice.stage, choice.perspective}
    said = {name: getattr(choice, name) for name in TAG_ROLES}
    free = {name: None if getattr(guess, name) in used else getattr(guess, name) for name in TAG_ROLES}
    tags = {name: free[name] if said[name] is None else said[name] for name in TAG_ROLES}
    return replace(
        choice,
        pitfall=tags["pitfall"],
        stage=tags["stage"],
        perspective=tags["perspective"],
        kinds_too=tuple(place for place in guess.kinds_too if place not in used),
        group=guess.group if guess.group not in used else None,
        done=guess.done if guess.done not in used else None,
    )
