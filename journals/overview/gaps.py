"""What is missing where a project notes whom it involved, what falls together, who talked about it, and who helps.

Each is worked out of the entries of the forms; one in which nothing is noted, or that is not there, has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journals.overview.change_calendar import CALENDAR, CalendarChange, changes_noted, collisions
from journals.overview.discussions import COMMITTEE, late_discussions
from journals.overview.involvement import INVOLVEMENT, Involvement, involvement_of
from journals.overview.support import SUPPORT, SupportGap, support_gaps
from journals.records.model import DECISION, Card, Observation, Project
from journals.text.clean import one_line
from journals.text.dates import first_day, is_stored_date, is_to_come, iso_week, last_day

GapKind: TypeAlias = Literal[
    "only_told",
    "not_there",
    "silent_stages",
    "collision",
    "ends_before",
    "settled_ahead",
    "late_discussion",
    "undiscussed",
    SupportGap,
]


SAYS_ALL = frozenset({SUPPORT})
"""Forms whose gaps say by group what their own warnings say of each entry."""


class Gap(Struct, frozen=True):
    """Something that is missing, or that stands in the way."""

    what: GapKind
    names: tuple[str, ...] = ()
    """Of whom or of what: groups, roles, stages (ids), or what falls together."""
    unit: str = ""
    """Where things fall together."""
    first: str = ""
    last: str = ""
    """Stored days or weeks: from when until when; decided and discussed."""


class GapContext(Struct, frozen=True):
    """What gaps are looked for in."""

    project: Project
    cards: Sequence[Card]
    observations: Sequence[Observation]
    stages: Sequence[str]
    """Ids of the guide's stages, in their order."""
    today: date

    def of(self, form: str) -> list[Card]:
        """Return what is noted in a form."""
        return [card for card in self.cards if card.form == form and any(card.answers.values())]

    @property
    def changes(self) -> list[CalendarChange]:
        """What changes elsewhere by its weeks, and the team's own decisions that are to be made."""
        return changes_noted([*self.of(CALENDAR), *self.of(DECISION)])

    @property
    def roles(self) -> set[str]:
        """The roles that speak in notes; who wrote in private is not told."""
        return {each.perspective for each in self.observations if not each.private}

    @property
    def involvement(self) -> Involvement:
        """Who was involved."""
        return involvement_of(self.of(INVOLVEMENT), self.stages, self.project.stage, self.roles)


def gaps(form: str, context: GapContext) -> list[Gap]:
    """Return the gaps of a form (id); none where nothing is noted in it."""
    find_gaps = _GAP_FINDERS.get(form)
    return [*find_gaps(context)] if find_gaps and context.of(form) else []


def _involvement(context: GapContext) -> Iterator[Gap]:
    involvement = context.involvement
    if involvement.only_told:
        yield Gap("only_told", involvement.only_told)
    if involvement.not_there:
        yield Gap("not_there", involvement.not_there)
    if involvement.silent_stages:
        yield Gap("silent_stages", involvement.silent_stages)


def _calendar(context: GapContext) -> Iterator[Gap]:
    monday = iso_week(context.today)
    for card in context.of(CALENDAR):
        first, last = card.answers.get("from", ""), card.answers.get("until", "")
        if is_stored_date(first) and is_stored_date(last) and last_day(last) < first_day(first):
            yield Gap("ends_before", (one_line(card.answers.get("what", "")),), first=first, last=last)
    for each in collisions(context.changes):
        first, last = iso_week(each.first), iso_week(each.last)
        if last >= monday:  # what has been cannot be moved
            yield Gap("collision", tuple(change.what for change in each.changes), each.unit, first, last)


def _decision(context: GapContext) -> Iterator[Gap]:
    for card in context.of(DECISION):
        day = card.answers.get("day", "")
        if card.answers.get(DECISION) and is_stored_date(day) and is_to_come(day, context.today):
            yield Gap("settled_ahead", (one_line(card.answers.get("about", "")),), first=day)


def _committee(context: GapContext) -> Iterator[Gap]:
    for late in late_discussions(context.of(COMMITTEE), context.of(DECISION), context.today.isoformat()):
        what: GapKind = "late_discussion" if late.discussed else "undiscussed"
        yield Gap(what, first=late.decided, last=late.discussed or "")


def _support(context: GapContext) -> Iterable[Gap]:
    groups = [group.name for group in context.involvement.groups]
    return (Gap(what, names) for what, names in support_gaps(context.of(SUPPORT), context.today, groups).items())


_GAP_FINDERS: Mapping[str, Callable[[GapContext], Iterable[Gap]]] = {
    INVOLVEMENT: _involvement,
    CALENDAR: _calendar,
    DECISION: _decision,
    COMMITTEE: _committee,
    SUPPORT: _support,
}
