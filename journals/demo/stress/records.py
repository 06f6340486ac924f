"""The records of one made project, and which writer did what when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from journals.demo.stress.texts import SentenceGenerator
from journals.ids import ulid_from
from journals.log.act import Act, RecordChange
from journals.log.stamp import writer_of
from journals.records.base import Level, Record, to_fields
from journals.records.model import (
    KINDS,
    PROJECT_KINDS,
    REPLY_KINDS,
    SIGNS,
    Action,
    ActionStatus,
    Lesson,
    Observation,
    Project,
)

T = TypeVar("T")

BEGINNING = datetime(2023, 1, 2, tzinfo=UTC)
DAYS = 3 * 365
"""All is spread over three years from the beginning; fixed, so that the same is made on any day."""
STAGES = tuple(f"S{number}" for number in range(1, 8))
PITFALLS = tuple(f"{chapter}.{number}" for chapter in range(1, 5) for number in range(1, 5))
INSIGHTS = tuple(f"I{chapter}.{number}" for chapter in range(1, 5) for number in range(1, 4))
FACTORS = tuple(f"C{number}" for number in range(1, 9))
EDITED = 0.1
"""The part of observations that are changed later."""
_FATES: tuple[ActionStatus, ...] = ("open", "open", "open", "done", "done", "dropped")
_DAY_MS = 86_400_000
_EARLIEST, _LATEST = 6, 20
"""The hours of the day (UTC) in which anybody writes."""


class Maker:
    """Makes the acts of one project, each with the writer that did it, in no special order."""

    def __init__(self, teller: SentenceGenerator, chance: Random, writers: list[str]) -> None:
        self._teller = teller
        self._chance = chance
        self._writers = writers
        self._taken: set[int] = set()
        self._made: dict[str, int] = {}
        self._first = _ms(BEGINNING + timedelta(days=int(chance.random() * DAYS / 2)))
        self._last = _ms(BEGINNING + timedelta(days=DAYS))
        self.id = ulid_from(self._first, chance.getrandbits(80))
        self._context: dict[str, Level] = {}

    @property
    def year(self) -> str:
        """The year the project began."""
        return _stamp(self._first, "")[:4]

    def project(self, name: str, technology: str, area: str, unit: str) -> Iterator[Act]:
        """Begin the project, with its context, and finish it perhaps."""
        said = self._teller
        self._context = {
            factor: Level(1 + int(5 * self._chance.random()), said.sentence())
            for factor in FACTORS
            if self._chance.random() < 0.7
        }
        project = Project(
            id=self.id,
            name=name,
            technology=technology,
            kind=self._one_of(PROJECT_KINDS),
            area=area,
            unit=unit,
            stage=self._one_of(STAGES),
            context=self._context,
        )
        yield self._added(self._first, project)
        if self._chance.random() < 0.4:
            ended = self._between(self._last - 90 * _DAY_MS)
            status = "finished" if self._chance.random() < 0.8 else "stopped"
            ending = said.text(60, 300)
            yield self._changed(ended, project, status=status, ended=_day(ended), ending=ending)

    def observations(self, number: int) -> Iterator[tuple[Observation, Act]]:
        """Write observations, and change some of them later."""
        for _ in range(number):
            at = self._between(self._first)
            seen = self._observation(at)
            yield seen, self._added(at, seen)
            if self._chance.random() < EDITED:
                yield seen, self._edit(at, seen)

    def lesson(self, seen: list[Observation]) -> tuple[Lesson, Act]:
        """Distil a lesson from some observations."""
        rests_on = {each.id: each for each in self._some(seen, 4)}
        at = self._after(*rests_on)
        lesson = Lesson(
            id=ulid_from(at, self._chance.getrandbits(80)),
            title=self._teller.sentence(),
            situation=self._teller.text(80, 400),
            learned=self._teller.text(80, 400),
            do=self._teller.text(60, 300),
            stage=self._one_of(STAGES),
            pitfalls=frozenset(pitfall for each in rests_on.values() for pitfall in each.pitfalls),
            evidence=frozenset(rests_on),
            context=self._context,
            conditions=self._teller.sentence() if self._chance.random() < 0.2 else "",
            status="final" if self._chance.random() < 0.8 else "draft",
        )
        return lesson, self._added(at, lesson)

    def action(self, source: Record) -> Act:
        """Decide on something to do about a lesson or an observation."""
        at = self._after(source.id)
        due = _day(at + int((7 + 120 * self._chance.random()) * _DAY_MS))
        status = self._one_of(_FATES)
        action = Action(
            id=ulid_from(at, self._chance.getrandbits(80)),
            text=self._teller.sentence(),
            owner=self._one_of(self._teller.language.roles),
            due=due if self._chance.random() < 0.8 else None,
            first_step=self._teller.sentence() if self._chance.random() < 0.5 else "",
            stage=self._one_of(STAGES) if self._chance.random() < 0.6 else None,
            source=source.id,
            status=status,
            done=due if status == "done" else None,
            because=self._teller.sentence() if status == "dropped" else "",
        )
        return self._added(at, action)

    def heads(self) -> list[Act]:
        """Return what each writer's log begins with."""
        return [
            Act(at=_stamp(self._first - _DAY_MS + place, writer), do=[], project=self.id, format=1)
            for place, writer in enumerate(self._writers)
        ]

    def _observation(self, at: int) -> Observation:
        chance, tagged = self._chance, self._chance.random()
        pitfalls = frozenset(self._some(PITFALLS, 2)) if tagged < 0.7 else frozenset[str]()
        return Observation(
            id=ulid_from(at, chance.getrandbits(80)),
            text=self._teller.text(),
            stage=self._one_of(STAGES),
            happened=_day(at - int(3 * chance.random()) * _DAY_MS),
            kind=self._one_of(KINDS) if chance.random() < 0.9 else None,
            sign=self._one_of(SIGNS) if pitfalls else None,
            pitfalls=pitfalls,
            insights=frozenset((self._one_of(INSIGHTS),)) if chance.random() < 0.15 else frozenset[str](),
            perspective=self._one_of(self._teller.language.roles) if chance.random() < 0.6 else "",
        )

    def _edit(self, at: int, seen: Observation) -> Act:
        """Return a reply to a concern or question, and a better text for others; never before it was written."""
        later = self._between(at)
        if seen.waits:
            reply = self._teller.text(60, 250)
            return self._changed(later, seen, reply=reply, reply_as=self._one_of(REPLY_KINDS), replied=_day(later))
        return self._changed(later, seen, text=self._teller.text())

    def _after(self, *records: str) -> int:
        """Return a moment after these were written."""
        return self._between(max((self._made[record] for record in records), default=self._first))

    def _added(self, at: int, record: Record) -> Act:
        self._made[record.id] = at
        fields = dict(sorted(to_fields(record).items()))  # sets have an order of their own in every process
        return self._act(at, [(record.TABLE, record.id, {**fields, "deleted": False})])

    def _changed(self, at: int, record: Record, **fields: Any) -> Act:
        return self._act(at, [(record.TABLE, record.id, fields)])

    def _act(self, at: int, changes: list[RecordChange]) -> Act:
        return Act(at=_stamp(at, self._one_of(self._writers)), do=changes)

    def _between(self, first: int) -> int:
        """Return a moment between `first` and the end, in hours when people are at work; no two are the same."""
        day, _ = divmod(first + int((self._last - first) * self._chance.random()), _DAY_MS)
        hours = _EARLIEST + (_LATEST - _EARLIEST) * self._chance.random()
        found = max(first + 1, day * _DAY_MS + int(hours * 3_600_000))
        while found in self._taken:
            found += 1
        self._taken.add(found)
        return found

    def _one_of(self, choices: list[T] | tuple[T, ...]) -> T:
        return choices[int(self._chance.random() * len(choices))]

    def _some(self, choices: list[T] | tuple[T, ...], most: int) -> list[T]:
        """Return one or more, the first of them more often."""
        number = 1 + int(most * self._chance.random() ** 2)
        return [choices[int(self._chance.random() ** 1.5 * len(choices))] for _ in range(number)] if choices else []


def in_order(acts: list[Act], writers: list[str]) -> dict[str, list[Act]]:
    """Return each writer's acts in the order they were done."""
    logs: dict[str, list[Act]] = {writer: [] for writer in writers}
    for act in sorted(acts, key=lambda act: act.at):
        logs[writer_of(act.at)].append(act)
    return logs


def _stamp(ms: int, writer: str) -> str:
    at = BEGINNING + timedelta(milliseconds=ms - _ms(BEGINNING))
    return f"{at.isoformat(timespec='milliseconds')[:23]}Z-0000-{writer}"


def _day(ms: int) -> str:
    return _stamp(ms, "")[:10]


def _ms(at: datetime) -> int:
    return int(at.timestamp()) * 1000
