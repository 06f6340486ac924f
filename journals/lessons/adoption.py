"""What projects did with earlier projects' lessons, and how those did there.

A decision lies in the project that made it, as a `Use` named by the lesson; what is counted of a lesson is counted from
the uses of all projects, so it follows the lesson for ever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journals.errors import Ambiguous, Invalid, NotFound
from journals.ids import is_named_by, joined_id, ulid
from journals.library.across import all_records, journal_anywhere
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.pending_write import PendingWrite
from journals.library.shelf_journal import is_on_shelf
from journals.records.model import ADOPTED, Action, Decision, Lesson, Observation, Outcome, Project, Use
from journals.text.clean import clean
from journals.text.dates import day_to_order_by

Uses: TypeAlias = Mapping[str, list[tuple[str, Use]]]
"""Lesson → the projects (ids) that have decided about it, and what."""

NEEDS_REASON: tuple[Decision, ...] = ("adapted", "no")
"""Decisions that take a word: how it was adapted, why it does not apply."""
HURT_LIMIT = 2
"""So often a lesson may hurt before it asks to be revised."""


class TrackRecord(Struct, frozen=True):
    """How a lesson has done in the projects that adopted it."""

    used: int = 0
    """Projects that took it over."""
    helped: int = 0
    none: int = 0
    hurt: int = 0
    refused: int = 0
    """Projects where it did not apply."""
    asks_revision: bool = False
    """Whether it has hurt twice since it was last revised."""

    @property
    def tried(self) -> int:
        """How many have said whether it helped."""
        return self.helped + self.none + self.hurt


def uses_in(library: Library) -> Uses:
    """Return all decisions in a library."""
    return by_lesson(all_records(library, Use))


def by_lesson(decided: Iterable[tuple[Journal, Use]]) -> Uses:
    """Return decisions by the lesson that they are about."""
    found: defaultdict[str, list[tuple[str, Use]]] = defaultdict(list)
    for journal, use in decided:
        if use.decision is not None:
            found[use.lesson].append((journal.id, use.as_decided))
    return found


def track_record(lesson: Lesson, uses: Uses) -> TrackRecord:
    """Count how a lesson did, and those it came from: each project once, by its latest decision."""
    latest: dict[str, Use] = {}
    for of in (*sorted(lesson.came_from), lesson.id):
        for project, use in uses.get(of, ()):
            known = latest.get(project)
            if known is None or day_to_order_by(use.decided) >= day_to_order_by(known.decided):
                latest[project] = use
    taken = [use for use in latest.values() if use.decision in ADOPTED]
    hurts = [use for use in taken if use.held == "hurt"]
    since = lesson.revised or ""
    return TrackRecord(
        used=len(taken),
        helped=sum(use.held == "helped" for use in taken),
        none=sum(use.held == "none" for use in taken),
        hurt=len(hurts),
        refused=sum(use.decision == "no" for use in latest.values()),
        asks_revision=sum((use.held_on or "") > since or not since for use in hurts) >= HURT_LIMIT,
    )


def use_id(lesson: str) -> str:
    """Return the id of a project's `Use` of a lesson."""
    return joined_id("use", lesson)


def use_of(journal: Journal, lesson: str) -> Use | None:
    """Return what a project has decided about a lesson; None where it has not."""
    found = journal.get(Use, use_id(lesson))
    return found.as_decided if found is not None and found.decision is not None else None


def kept_lesson(use: Use) -> tuple[Project, Lesson] | None:
    """Return what a use keeps of a lesson of others, for when that is on the shelf no more: its title and its project.

    None for a lesson of one's own: what was deleted there is gone.
    """
    if not (is_on_shelf(use.origin) and use.lesson_title):
        return None
    return Project(id=use.origin, name=use.origin_name), Lesson(id=use.lesson, title=use.lesson_title)


def find_kept(journal: Journal, name: str) -> tuple[Project, Lesson] | None:
    """Return the lesson with this id, or unambiguous start or end of it, of those that a project keeps so.

    Raises:
        Ambiguous: `ambiguous_record`.
    """
    wanted = clean(name).strip().casefold()
    fits = [use for use in journal.all(Use) if is_named_by(use.lesson, wanted)]
    kept = [found for use in fits if (found := kept_lesson(use))]
    exact = [found for found in kept if found[1].id.casefold() == wanted] or kept
    if len(exact) > 1:
        raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(lesson.id for _, lesson in exact))
    return exact[0] if exact else None


def adopted_title(library: Library, use: Use) -> str:
    """Return what a lesson that was decided about is called; "" where it is gone and nothing of it kept."""
    try:
        origin = journal_anywhere(library, use.origin)
    except NotFound:
        origin = None
    if origin is not None:
        origin.open(Lesson)
        if (found := origin.get(Lesson, use.lesson)) is not None:
            return found.title
    return use.lesson_title


def adopted_lessons(journal: Journal) -> list[Use]:
    """Return the lessons a project has taken over, in the order it did."""
    taken = [use for use in journal.all(Use) if use.decision in ADOPTED]
    return sorted(taken, key=lambda use: (use.decided or "", use.id))


def decide(
    journal: Journal,
    lesson: Lesson,
    origin: str,
    decision: Decision,
    *,
    today: date,
    because: str = "",
    origin_name: str = "",
    measure: Action | None = None,
    reason: Observation | None = None,
) -> PendingWrite | None:
    """Store what a project decides about a lesson of the project `origin`, with what comes of it, as one act.

    `origin_name`: what that is called, which is kept where it is on the shelf, as the lesson's title is.
    `measure`: the action that a lesson taken over becomes. `reason`: the observation that says why it does not apply.
    What came of an earlier decision goes, as long as nobody has done anything with it.

    Raises:
        Invalid: `because_empty` where a word is needed, or what else cannot be stored; then nothing is.
    """
    if decision in NEEDS_REASON and not because.strip():
        raise Invalid("because_empty", decision=decision)
    old = journal.get(Use, use_id(lesson.id))
    measure = replace(measure, id=ulid(), source=lesson.id) if measure and decision in ADOPTED else None
    reason = replace(reason, id=ulid(), review=use_id(lesson.id)) if reason and decision == "no" else None
    use = replace(
        old or Use(id=use_id(lesson.id), lesson=lesson.id, origin=origin),
        lesson_title=lesson.title if is_on_shelf(origin) else "",
        origin_name=origin_name if is_on_shelf(origin) else "",
        decision=decision,
        because=because if decision in NEEDS_REASON else "",
        stage=journal.project.stage,
        decided=today.isoformat(),
        measure=measure.id if measure else None,
        reason=reason.id if reason else None,
    )
    return journal.edit((old, use), *((None, each) for each in (measure, reason) if each), gone=came_of(journal, old))


def measure_text(lesson: Lesson) -> str:
    """Return the initial text of the measure when a lesson is adopted: what its project would do next time."""
    return lesson.do if lesson.do.strip() else lesson.title


def came_of(journal: Journal, use: Use | None) -> list[Action | Observation]:
    """Return the records that an earlier decision created and that nobody has changed since."""
    found: list[Action | Observation] = []
    if use and use.measure and (measure := journal.get(Action, use.measure)) and measure.status == "open":
        found.append(measure)
    if use and use.reason and (reason := journal.get(Observation, use.reason)):
        found.append(reason)
    return found


def record_outcome(
    journal: Journal, use: Use, held: Outcome | None, *, today: date, because: str = ""
) -> PendingWrite | None:
    """Store whether an adopted lesson helped here. A new reason for the same answer keeps the answer's date.

    Raises:
        Invalid: `not_taken` for one that was not taken over.
    """
    if use.decision not in ADOPTED:
        raise Invalid("not_taken")
    on = (use.held_on if held == use.held else None) or today.isoformat() if held else None
    return journal.edit((use, replace(use, held=held, held_because=because, held_on=on)))
