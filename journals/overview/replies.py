"""How fast concerns and questions are answered (chapter 4: answer fast, also when nothing is done)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from journals.overview.source import OverviewSource
from journals.records.model import Observation, Project
from journals.records.reply_deadline import reply_deadline
from journals.text.dates import first_day, is_stored_date


class AgreedReplies(Struct, frozen=True):
    """What became of concerns and questions that were to be answered within an agreed time."""

    in_time: int = 0
    """Answered by then."""
    late: int = 0
    """Answered after it."""
    past: int = 0
    """Still waiting after it."""

    @property
    def settled(self) -> int:
        """How many were answered, or should have been: the number behind the three."""
        return self.in_time + self.late + self.past


class ReplyTimes(Struct, frozen=True):
    """What is known of the replies to concerns and questions."""

    raised: int = 0
    waiting: int = 0
    """Those without a reply."""
    waiting_ended: int = 0
    """Those of them in projects that are no longer under way, where that is asked for."""
    waiting_private: int = 0
    """Those of them that were written in private: they are counted, but stand in no list for others."""
    oldest_waits: str | None = None
    """The stored day or week on which the first of those was seen; None where none has a day."""
    oldest_waits_days: int | None = None
    """Days since then."""
    timed: int = 0
    """Those with a reply of which both days are known: the number behind the two below."""
    median_days: float | None = None
    longest_days: int | None = None
    agreed: AgreedReplies | None = None
    """None where nobody has agreed on a time."""


def reply_times(concerns: Iterable[Observation], today: date | None = None) -> ReplyTimes:
    """Return how long replies took; a reply from before the concern's day came the same day.

    `today`: where it is to be said since when the oldest waits.
    """
    asked = list(concerns)
    days = [
        max((_day(each.replied) - _day(each.happened)).days, 0)
        for each in asked
        if not each.waits and each.replied and is_stored_date(each.replied) and is_stored_date(each.happened)
    ]
    waits = [each.happened for each in asked if each.waits and each.happened and is_stored_date(each.happened)]
    oldest = min(waits, key=_day, default=None) if today else None
    return ReplyTimes(
        raised=len(asked),
        waiting=sum(each.waits for each in asked),
        waiting_private=sum(each.waits and each.private for each in asked),
        timed=len(days),
        oldest_waits_days=max((today - _day(oldest)).days, 0) if today and oldest else None,
        oldest_waits=oldest,
        median_days=float(median(days)) if days else None,
        longest_days=max(days, default=None),
    )


def project_replies(project: Project, concerns: Iterable[Observation], today: date) -> ReplyTimes:
    """Return how long replies took in a project, and how many came within the time it has agreed on."""
    asked = list(concerns)
    agreed = agreed_replies(((project.reply_days, each) for each in asked), today)
    return replace(reply_times(asked, today), agreed=agreed)


def source_replies(source: OverviewSource, today: date) -> ReplyTimes:
    """Return the same of the chosen projects together; only those that have agreed on a time are held against it."""
    within = {project.id: project.reply_days for project in source.projects}
    agreed = agreed_replies(((within.get(name), each) for name, each in source.concerns), today)
    ended = {project.id for project in source.projects if project.status != "active"}
    return replace(
        reply_times((each for _, each in source.concerns), today),
        waiting_ended=sum(each.waits for project, each in source.concerns if project in ended),
        agreed=agreed,
    )


def agreed_replies(asked: Iterable[tuple[int | None, Observation]], today: date) -> AgreedReplies | None:
    """Return how many were answered within the days beside them; None where there are no days beside any.

    One of which a day is not known is not counted, and none that waits while there is time.
    """
    held = [(within, each) for within, each in asked if within is not None]
    in_time = late = past = 0
    for within, each in held:
        deadline = reply_deadline(each.happened, within)
        if deadline is None:
            continue
        if each.waits:
            past += deadline < today.isoformat()
        elif is_stored_date(each.replied):
            in_time += first_day(each.replied or "") <= deadline
            late += first_day(each.replied or "") > deadline
    return AgreedReplies(in_time, late, past) if held else None


def _day(when: str | None) -> date:
    return date.fromisoformat(first_day(when or ""))
