"""What happened when, by ISO week: stages, meetings, decisions, concerns, actions, lessons, changes elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from journals.ids import written_day
from journals.overview.change_calendar import CALENDAR, changes_noted
from journals.overview.discussions import COMMITTEE
from journals.overview.source import OverviewSource
from journals.records.base import Record
from journals.records.model import DECISION, Action, Project
from journals.text.dates import day_to_order_by, is_over, is_stored_date, iso_week, last_day

Happening: TypeAlias = Literal[
    "staged",
    "met",
    "discussed",
    "settled",
    "decided",
    "raised",
    "answered",
    "agreed",
    "done",
    "late",
    "learned",
    "elsewhere",
]
"""A project came to another stage, a meeting, a discussion in a committee, a decision about the project, one about a
lesson, a concern or question and its reply, an action agreed and done or a deadline passed while it is open, a lesson,
and a change elsewhere that begins."""
HAPPENINGS: tuple[Happening, ...] = get_args(Happening)


class Event(Struct, frozen=True):
    """Something that happened on a day."""

    what: Happening
    day: str
    """ISO day; of what is known by its week alone the Monday."""
    project: str
    """Its id."""
    record: Record
    """Of a stage the project's own, as it was from then on."""
    about: str = ""
    """Of a decision the title of the lesson, as far as that is there."""


class Week(Struct, frozen=True):
    """An ISO week in which something happened."""

    name: str
    """As weeks are stored: `2026-W47`."""
    events: tuple[Event, ...]
    """The latest first."""

    @property
    def counts(self) -> Counter[Happening]:
        """How many there are of each."""
        return Counter(event.what for event in self.events)


class KeptActions(Struct, frozen=True):
    """How many of the actions were kept that should have been by now."""

    done: int = 0
    dropped: int = 0
    late: int = 0
    """Open, and their deadline is over."""
    late_ended: int = 0
    """Those of them in projects that are no longer under way."""

    @property
    def settled(self) -> int:
        """How many there are in all: what is open and not yet due says nothing."""
        return self.done + self.dropped + self.late


def timeline(source: OverviewSource, today: date) -> list[Week]:
    """Return the weeks in which something happened, the newest first; what has no day is in none."""
    weeks: defaultdict[str, list[Event]] = defaultdict(list)
    for event in _events(source, today):
        if is_stored_date(event.day):
            weeks[iso_week(date.fromisoformat(event.day))].append(event)
    found = [Week(name, tuple(sorted(events, key=_order, reverse=True))) for name, events in weeks.items()]
    return sorted(found, key=lambda week: week.events[0].day, reverse=True)


def kept_actions(source: OverviewSource, today: date) -> KeptActions:
    """Count the actions that were done, were dropped, or are late."""
    ended = {project.id for project in source.projects if project.status != "active"}
    states = Counter("late" if _is_late(action, today) else action.status for _, action in source.actions)
    late_ended = sum(project in ended and _is_late(action, today) for project, action in source.actions)
    return KeptActions(states["done"], states["dropped"], states["late"], late_ended)


def _events(source: OverviewSource, today: date) -> Iterator[Event]:
    """Yield all there is to tell, with the day it began on; "" where that is not known."""
    met = {retro.id: day_to_order_by(retro.day) for _, retro in source.meetings}
    chosen = {project.id for project in source.projects}
    for project, retro in source.meetings:
        yield Event("met", met[retro.id], project, retro)
    for project, use in (each for uses in source.uses.values() for each in uses):
        if project in chosen:
            yield Event("decided", day_to_order_by(use.decided), project, use, source.titles.get(use.lesson, ""))
    for project, concern in source.concerns:
        yield Event("raised", day_to_order_by(concern.happened), project, concern)
        if concern.reply:
            yield Event("answered", day_to_order_by(concern.replied), project, concern)
    for project, action in source.actions:
        yield Event("agreed", met.get(action.retro or "") or written_day(action.id), project, action)
        if action.status == "done":
            yield Event("done", day_to_order_by(action.done), project, action)
        elif _is_late(action, today):
            yield Event("late", last_day(action.due or ""), project, action)
    for project, lesson in source.lessons:
        yield Event("learned", met.get(lesson.retro or "") or written_day(lesson.id), project, lesson)
    yield from _around(source)


def _around(source: OverviewSource) -> Iterator[Event]:
    """Yield what is told of the projects themselves, and of what else changes where they are."""
    for project, change in source.stages:
        yield Event("staged", change.day, project, Project(id=project, stage=change.stage))
    for project, card in source.cards:
        for begun in changes_noted([card]) if card.form == CALENDAR else ():
            yield Event("elsewhere", begun.first.isoformat(), project, card)
        if card.form == COMMITTEE:
            yield Event("discussed", day_to_order_by(card.answers.get("when")), project, card)
        elif card.form == DECISION and card.answers.get(DECISION):  # one to come is none yet
            yield Event("settled", day_to_order_by(card.answers.get("day")), project, card)


def _is_late(action: Action, today: date) -> bool:
    return action.status == "open" and is_stored_date(action.due) and is_over(action.due, today)


def _order(event: Event) -> tuple[str, str]:
    return event.day, event.record.id
