"""A project at a glance: what a list of projects says of it, without its log being read."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from journals.records.decisions import decision_days, trial_days
from journals.records.model import Action, Card, Lesson, Observation, Project, Review
from journals.records.next_meeting import next_meeting
from journals.records.reply_deadline import reply_deadline
from journals.records.retro import Retro
from journals.text.dates import day_to_order_by, last_day


class Summary(Struct, frozen=True):
    """What is counted of a project."""

    project: Project
    there: bool = True
    """False for one that is deleted, or whose own record has not come."""
    observations: int = 0
    """Without what only says why a lesson does not apply here."""
    untagged: int = 0
    waiting: int = 0
    """Concerns and questions nobody has answered."""
    waiting_since: str | None = None
    """The ISO day of the first of them; None where none has a day."""
    replies_due: tuple[str, ...] = ()
    """The ISO days until which there is time to answer them, the first first; none where no time is agreed."""
    lessons: int = 0
    """Those that have not been taken out."""
    open_actions: int = 0
    dues: tuple[str, ...] = ()
    """The last days (ISO) on which open actions are due, the first first; those without a day left out."""
    last: str | None = None
    """The day of the latest observation."""
    bitten: tuple[str, ...] = ()
    """Pitfalls that an observation says bit here."""
    reviewed: bool = False
    """Whether it held a review before its start, or said why not."""
    meeting: str | None = None
    """The day on which a retrospective began that has not ended; None where none is under way."""
    met: str | None = None
    """The ISO day of the latest retrospective; None where none has a day."""
    next_meeting: str | None = None
    """The day or week, as it is stored, that the latest agreed on for the next."""
    trials: tuple[str, ...] = ()
    """The ISO days of trials that led to something nobody has decided about, the first first."""
    decisions: tuple[str, ...] = ()
    """The last ISO days on which something agreed was to be decided, and is not, the first first."""
    to_purge: bool = False
    """Whether it may hold something that a purge order says must go."""
    counted: bool = True
    """False as long as only the project's own record has been seen."""
    may_be_late: bool = False
    """Whether a private note may have come after the end of its meeting; whoever opens the project looks."""

    def overdue(self, day: str) -> int:
        """Return how many open actions were due before an ISO day."""
        return sum(due < day for due in self.dues)

    def replies_overdue(self, day: str) -> int:
        """Return how many concerns were to be answered before an ISO day, and wait."""
        return sum(due < day for due in self.replies_due)


def summarize(
    project: Project,
    there: bool,
    observations: Iterable[Observation],
    lessons: Iterable[Lesson],
    actions: Iterable[Action],
    reviews: Iterable[Review] = (),
    retros: Iterable[Retro] = (),
    cards: Iterable[Card] = (),
) -> Summary:
    """Count what a project holds; `observations` newest first."""
    seen, todo = list(observations), [action for action in actions if action.status == "open"]
    held, noted = list(retros), list(cards)
    agreed = next_meeting(held)
    return Summary(
        project,
        there,
        observations=sum(each.review is None for each in seen),
        untagged=sum(each.needs_tag for each in seen),
        waiting=sum(each.waits for each in seen),
        waiting_since=min(filter(None, (day_to_order_by(each.happened) for each in seen if each.waits)), default=None),
        replies_due=replies_due(project, (each.happened for each in seen if each.waits)),
        lessons=sum(each.status != "retired" for each in lessons),
        open_actions=len(todo),
        dues=tuple(sorted(last_day(action.due) for action in todo if action.due)),
        last=latest_day(seen),
        bitten=tuple(sorted({pitfall for each in seen if each.sign == "bites" for pitfall in each.pitfalls})),
        reviewed=any(True for _ in reviews),
        meeting=max((day_to_order_by(each.day) for each in held if each.closed is None), default=None),
        met=last_met(held),
        next_meeting=agreed.day if agreed else None,
        trials=trial_days(noted),
        decisions=decision_days(noted),
    )


def replies_due(project: Project, noted: Iterable[str | None]) -> tuple[str, ...]:
    """Return until when there is time to answer what was noted on these days, the first first."""
    return tuple(sorted(filter(None, (reply_deadline(day, project.reply_days) for day in noted))))


def latest_day(observations: Iterable[Observation]) -> str | None:
    """Return the day of the latest observation; None where none has a day."""
    latest, last = "", None
    for each in observations:
        if (day := day_to_order_by(each.happened)) > latest:
            latest, last = day, each.happened
    return last


def last_met(retros: Iterable[Retro]) -> str | None:
    """Return the ISO day of the latest retrospective; None where none has a day."""
    return max(filter(None, (day_to_order_by(each.day) for each in retros)), default=None)
