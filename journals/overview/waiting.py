"""What waits today in all projects: what is late, who waits for an answer, what comes, where it is silent.

A kind of it is one function in `_KINDS`, in the order in which they are told, and its texts: `waiting.<kind>`, and
`waiting.group.<kind>` for the projects it waits in most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journals.ids import written_day
from journals.lessons.due import reviews_due
from journals.library.across import seen_between
from journals.library.library import Library
from journals.privacy.guard import is_deletion_due
from journals.records.model import Observation
from journals.records.summary import Summary
from journals.text.dates import day_to_order_by, first_day, is_over

WaitingKind: TypeAlias = Literal[
    "late",
    "due_today",
    "concerns",
    "to_decide",
    "trials",
    "reviews",
    "under_way",
    "missed",
    "agreed",
    "deletion",
    "silent",
    "year_ago",
]
"""Actions over time, and those due today; concerns and questions; agreed decisions whose day is over, trials nobody
decided about; looks at others' lessons, meetings under way, agreed meetings whose day is over, and those that are to
come; projects to be deleted, those in which nothing happens, what was seen a year ago."""

SILENT_AFTER = timedelta(days=31)
"""So long after its latest sign of life a project under way is silent."""
_A_YEAR = timedelta(weeks=52)
"""To the same day of the week."""
_begun = lru_cache(maxsize=4096)(written_day)
_MOST_SEEN = 10_000
"""Of what was seen a year ago so much is counted; a week of the largest library is far less."""


class WaitingSource(Struct, frozen=True):
    """What is known of all projects without opening them."""

    today: date
    summaries: Mapping[str, Summary]
    """By project (id)."""
    reviews: tuple[str, ...] = ()
    """Projects (ids) that are to read what others learned."""
    year_ago: tuple[tuple[str, Observation], ...] = ()
    """What was seen in this week a year ago, with its project (id), the latest first."""

    def active(self) -> Iterator[tuple[str, Summary]]:
        """Yield the projects under way."""
        return ((name, each) for name, each in self.summaries.items() if each.project.status == "active")


class Waiting(Struct, frozen=True):
    """Something of one kind that waits."""

    kind: WaitingKind
    number: int
    """How many there are in all projects."""
    projects: tuple[str, ...]
    """Where (ids), the one first that has waited longest or is next."""
    day: str | None = None
    """Of the first of them: a day or week as it is stored; None where it is not known."""
    seen: Observation | None = None
    """What was seen, where it is about that: the one that is told of all."""
    past: int | None = None
    """How many concerns have waited longer than their project agreed on; None where none of them has agreed."""

    def first_in(self, project: str) -> Waiting:
        """Return the same with one of the projects (ids) as the first; then its day is not known."""
        if project not in self.projects or project == self.projects[0]:
            return self
        return replace(self, projects=(project, *(each for each in self.projects if each != project)), day=None)


def gather_waiting(library: Library, today: date) -> WaitingSource:
    """Gather what may wait; closed projects are not opened."""
    seen = seen_between(library, *week_a_year_ago(today), _MOST_SEEN)
    summaries = {journal.id: found for journal in library.journals if (found := journal.summary).counted}
    return WaitingSource(
        today,
        summaries,
        tuple(sorted(journal.id for journal in reviews_due(library) if journal.id in summaries)),
        tuple((journal.id, each) for journal, each in seen),
    )


def what_waits(source: WaitingSource) -> list[Waiting]:
    """Return what waits, a kind each, the most pressing first: before all else a meeting that began today."""
    found = [each for kind in _KINDS if (each := kind(source)) is not None]
    return sorted(found, key=lambda each: (each.kind, each.day) != ("under_way", source.today.isoformat()))


def week_a_year_ago(today: date) -> tuple[date, date]:
    """Return the first and the last day of the week that is told of as a year ago."""
    monday = today - _A_YEAR - timedelta(days=today.weekday())
    return monday, monday + timedelta(days=6)


def year_ago_first(source: WaitingSource) -> list[tuple[str, Observation]]:
    """Return what is told of a year ago, with its project (id): first what bit, as one would know that again.

    Ended projects have part in it, what was put away and what was written in private has not.
    """
    shown = {name for name, each in source.summaries.items() if each.project.status != "archived"}
    told = [(name, each) for name, each in source.year_ago if name in shown and not each.private]
    return sorted(told, key=lambda pair: pair[1].sign != "bites")


def waiting_by_project(found: Iterable[Waiting]) -> dict[str, WaitingKind]:
    """Return the most pressing that waits in each project (id); what was seen a year ago does not."""
    kinds: dict[str, WaitingKind] = {}
    for each in found:
        for project in each.projects if each.kind != "year_ago" else ():
            kinds.setdefault(project, each.kind)
    return kinds


def latest_sign(project: str, summary: Summary) -> str:
    """Return the ISO day on which something last happened in a project (id); "" where that is not known."""
    return max(_latest_seen(summary), _begun(project))


def _latest_seen(summary: Summary) -> str:
    return max(day_to_order_by(summary.last), summary.met or "")


def _late(source: WaitingSource) -> Waiting | None:
    today = source.today.isoformat()
    late = {name: (each.overdue(today), each.dues[0]) for name, each in source.active() if each.overdue(today)}
    return _oldest_first("late", late)


def _due_today(source: WaitingSource) -> Waiting | None:
    today = source.today.isoformat()
    due = {name: (number, today) for name, each in source.active() if (number := each.dues.count(today))}
    return _oldest_first("due_today", due)


def _concerns(source: WaitingSource) -> Waiting | None:
    asked = {name: (each.waiting, each.waiting_since) for name, each in source.active() if each.waiting}
    found, today = _oldest_first("concerns", asked), source.today.isoformat()
    agreed = [each for name, each in source.active() if name in asked and each.project.reply_days]
    return replace(found, past=sum(each.replies_overdue(today) for each in agreed)) if found and agreed else found


def _to_decide(source: WaitingSource) -> Waiting | None:
    today = source.today.isoformat()
    over = {name: [day for day in each.decisions if day < today] for name, each in source.active()}
    return _oldest_first("to_decide", {name: (len(days), days[0]) for name, days in over.items() if days})


def _trials(source: WaitingSource) -> Waiting | None:
    tried = {name: (len(each.trials), each.trials[0]) for name, each in source.active() if each.trials}
    return _oldest_first("trials", tried)


def _reviews(source: WaitingSource) -> Waiting | None:
    return Waiting("reviews", len(source.reviews), source.reviews) if source.reviews else None


def _under_way(source: WaitingSource) -> Waiting | None:
    begun = [
        (each.meeting, name)
        for name, each in source.summaries.items()
        if each.meeting is not None and each.project.status != "archived"
    ]
    begun.sort(reverse=True)  # one goes on with the latest to begin
    return Waiting("under_way", len(begun), tuple(name for _, name in begun), begun[0][0] or None) if begun else None


def _missed(source: WaitingSource) -> Waiting | None:
    return _oldest_first("missed", _agreed_days(source, over=True))


def _agreed(source: WaitingSource) -> Waiting | None:
    return _oldest_first("agreed", _agreed_days(source, over=False))


def _agreed_days(source: WaitingSource, *, over: bool) -> dict[str, tuple[int, str | None]]:
    return {
        name: (1, each.next_meeting)
        for name, each in source.active()
        if each.next_meeting and is_over(each.next_meeting, source.today) == over
    }


def _deletion(source: WaitingSource) -> Waiting | None:
    due = {
        name: (1, each.project.delete_after)
        for name, each in source.summaries.items()
        if is_deletion_due(each.project, source.today)
    }
    return _oldest_first("deletion", due)


def _silent(source: WaitingSource) -> Waiting | None:
    before = (source.today - SILENT_AFTER).isoformat()
    quiet = ((name, each) for name, each in source.active() if _latest_seen(each) < before)
    signs = {name: latest_sign(name, each) for name, each in quiet if not each.project.hearsay}
    return _oldest_first("silent", {name: (1, sign) for name, sign in signs.items() if "" < sign < before})


def _year_ago(source: WaitingSource) -> Waiting | None:
    told = year_ago_first(source)
    if not told:
        return None
    seen = told[0][1]
    return Waiting("year_ago", len(told), tuple(dict.fromkeys(name for name, _ in told)), seen.happened, seen)


_KINDS: tuple[Callable[[WaitingSource], Waiting | None], ...] = (
    _late,
    _due_today,
    _concerns,
    _to_decide,
    _trials,
    _reviews,
    _under_way,
    _missed,
    _agreed,
    _deletion,
    _silent,
    _year_ago,
)


def _oldest_first(kind: WaitingKind, found: Mapping[str, tuple[int, str | None]]) -> Waiting | None:
    """Return how many wait in the projects (id → number, day of the first), and where; None where none does."""
    if not found:
        return None
    order = sorted(found, key=lambda name: (not found[name][1], first_day(found[name][1] or ""), name))
    return Waiting(kind, sum(number for number, _ in found.values()), tuple(order), found[order[0]][1] or None)
