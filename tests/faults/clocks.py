"""Clocks that are wrong: nobody's change vanishes, and nothing wins for ever."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from journals.library.check import check_library
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.pending_write import PendingWrite
from journals.library.undo import apply_plan, plan_undo
from journals.log.act import Act
from journals.log.stamp import MAX_CLOCK_SKEW, Clock, is_far_ahead, wall_ms, wall_time
from journals.records.model import Observation, Project
from tests.faults.outcome import Outcome, numbered
from tests.faults.promise import Promise, digest, logs, opened
from tests.faults.sample import acts_of

Wall: TypeAlias = Callable[[], int]
"""A wall clock, in milliseconds since 1970."""
DAY = 86_400_000
YEAR = 365 * DAY
JUMPS = (-30 * YEAR, -YEAR, -DAY, -3_600_000, -1_000, 0, 0, 1_000, 3_600_000, DAY, YEAR, 10 * YEAR)


def behind(by: int) -> Wall:
    """Return a clock that is behind; ahead where `by` is less than nothing."""
    return lambda: wall_ms() - by


def jumping(seed: int) -> Wall:
    """Return a clock that jumps at each look."""
    chance = random.Random(seed)
    return lambda: wall_ms() + chance.choice(JUMPS) + chance.randint(-5, 5)


WALLS: dict[str, Wall] = {
    "right": wall_ms,
    "right too": wall_ms,
    "a day behind": behind(DAY),
    "since 1970": behind(55 * YEAR),
    "hours ahead": behind(-22 * 3_600_000),
    "a day ahead": behind(-DAY - 60_000),
    "ten years ahead": behind(-10 * YEAR),
    "in the year 4000": behind(-1974 * YEAR),
    "jumping": jumping(1),
}


def run(quick: bool) -> Iterator[Outcome]:
    """Let machines with all sorts of clocks work together."""
    yield together(200 if quick else 3_000)
    yield apart(4 if quick else 60)
    yield set_right(5 if quick else 100)


class Machine:
    """An installation whose clock is perhaps wrong."""

    def __init__(self, folder: Path, local: Path, wall: Wall) -> None:
        self._folder, self._local, self.wall = folder, local, wall
        self.library = self._opened()

    def restart(self) -> None:
        """Close the library and open it again."""
        self.library.close()
        self.library = self._opened()

    @property
    def journal(self) -> Journal:
        """The one project."""
        return self.library.journals[0]

    def add(self, text: str) -> tuple[str, Act]:
        """Log something, and return its id and the act."""
        (new,), pending = self.journal.add(Observation(text=text))
        return new.id, _done(pending)

    def edit(self, record: str, text: str) -> Act:
        """Change what is seen of a record."""
        old = self.seen(record)
        assert old is not None
        pending = self.journal.edit((old, replace(old, text=text)))
        assert pending is not None
        return _done(pending)

    def delete(self, record: str) -> Act:
        """Delete what is seen."""
        old = self.seen(record)
        assert old is not None
        return _done(self.journal.delete(old))

    def undo(self) -> Act | None:
        """Take back what was done here last."""
        plan = plan_undo(self.library)
        return _done(apply_plan(plan).written) if plan else None

    def seen(self, record: str) -> Observation | None:
        """Return what it sees of a record, having looked at the disk."""
        self.library.refresh()
        return self.journal.get(Observation, record)

    def _opened(self) -> Library:
        library = opened(self._folder, self._local)
        writer = library.writer_of(self._folder)
        writer._clock = Clock(writer.name, self.wall)
        return library


def _done(pending: PendingWrite) -> Act:
    pending.wait()
    return pending.act


def begun(base: Path, names: Iterator[str] | list[str]) -> dict[str, Machine]:
    """Return machines on one folder, with one project made by the first."""
    folder = base / "library"
    folder.mkdir()
    machines = {}
    for name in names:
        machines[name] = Machine(folder, base / name.replace(" ", "-"), WALLS[name])
        if not machines[name].library.journals:
            machines[name].library.create(Project(name="Skærmbesøg"))[1].wait()
    return machines


def together(times: int, seed: int = 1) -> Outcome:
    """Let all work on the same records, each seeing what the others have done: then the last to do something wins."""
    outcome, chance = Outcome("wrong clocks, one folder"), random.Random(seed)
    expected: dict[str, str | None] = {}
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        machines = begun(base, list(WALLS))
        for number in range(times):
            name = chance.choice(list(machines))
            wrong = one_change(machines[name], expected, chance, f"nr. {number}")
            outcome.add(wrong, f"{number}, {name}")
            outcome.times += 1
            if number % 50 == 0:
                outcome.add(differs(machines[chance.choice(list(machines))], expected), f"{number}, seen by another")
        for machine in machines.values():
            machine.library.refresh()
            outcome.add(differs(machine, expected), "at the end")
        outcome.expect(len({digest(machine.library) for machine in machines.values()}) == 1, "not all see the same")
        outcome.add(unsound(base / "library"))
        outcome.add(untold(base / "library", base / "reader"))
        for machine in machines.values():
            machine.library.close()
    outcome.held = numbered(len(expected), "records, each as the last to change it left it")
    return outcome


def one_change(machine: Machine, expected: dict[str, str | None], chance: random.Random, text: str) -> list[str]:
    """Do one thing, look whether it counts, and return what does not."""
    if chance.random() < 0.05:
        machine.restart()
    machine.library.refresh()
    there = [record for record, seen in expected.items() if seen is not None]
    what = chance.random()
    if len(there) < 5 or what < 0.2:
        record, _ = machine.add(text)
        expected[record] = text
    else:
        record = chance.choice(there[-10:])
        before = expected[record]
        if what < 0.8:
            machine.edit(record, text)
            expected[record] = text
        else:
            machine.delete(record)
            expected[record] = None
        if chance.random() < 0.2:
            machine.undo()
            expected[record] = before
    seen = machine.seen(record)
    found = seen.text if seen else None
    return [] if found == expected[record] else [f"{found!r} stands, not {expected[record]!r}"]


def differs(machine: Machine, expected: dict[str, str | None]) -> list[str]:
    """Return the records that a machine sees otherwise than they were left."""
    machine.library.refresh()
    found = {each.id: each.text for each in machine.journal.observations}
    left = {record: text for record, text in expected.items() if text is not None}
    return [
        f"{record}: {found.get(record)!r}, not {left.get(record)!r}"
        for record in found.keys() | left.keys()
        if found.get(record) != left.get(record)
    ]


def unsound(folder: Path) -> list[str]:
    """Return the lines that nobody can read, and stamps that were given twice."""
    lost, stamps = [], set[str]()
    for log in logs(folder):
        found = acts_of(log)
        whole = log.read_bytes().count(b"\n")
        lost += [f"{whole - len(found)} lines of {log.name} cannot be read"] if whole != len(found) else []
        lost += [f"{act.at} was given twice" for act in found if act.at in stamps]
        stamps |= {act.at for act in found}
    return lost


def untold(folder: Path, local: Path) -> list[str]:
    """Return the logs with a stamp from the far future that check says nothing of, and the other way round."""
    far = {log for log in logs(folder) if any(is_far_ahead(act.at) for act in acts_of(log))}
    library = opened(folder, local)
    told = {fault.file for fault in check_library(library, None) if fault.code == "far_ahead"}
    library.close()
    return [f"{log.name} is far ahead, and told of: {log in told}" for log in far ^ told]


def apart(times: int, seed: int = 1) -> Outcome:
    """Let a machine with a wrong clock and one with a right one change the same without seeing each other.

    Who was first is then anybody's guess; but once it has been seen, whoever changes it next is right, for good.
    """
    outcome, chance, promise = Outcome("wrong clocks, apart"), random.Random(seed), 0
    wrong = [name for name in WALLS if not name.startswith("right")]
    for number in range(times):
        name = wrong[number % len(wrong)]
        with tempfile.TemporaryDirectory() as place:
            lost, made = one_meeting(Path(place), name, chance)
            outcome.add(lost, f"{number}, {name}")
            promise += made
        outcome.times += 1
    outcome.held = numbered(promise, "changes, each later one wins")
    return outcome


def one_meeting(base: Path, name: str, chance: random.Random) -> tuple[list[str], int]:
    """Let two machines meet after a while apart, and return what was not as promised, and how much was changed."""
    promise = Promise()
    machines = begun(base, ["right", name])
    right, wrong = machines["right"], machines[name]
    records = [right.add(f"før {number}")[0] for number in range(4)]
    wrong.library.refresh()
    for machine in chance.sample([right, wrong], 2):  # neither looks at the disk before it changes something
        for record in records:
            old = machine.journal.get(Observation, record)
            assert old is not None
            pending = machine.journal.edit((old, replace(old, text=f"hver for sig {chance.random()}")))
            assert pending is not None
            promise.hold(_done(pending))
        promise.hold(machine.add("ny")[1])
    for machine in machines.values():
        machine.library.refresh()
    lost = ["they do not see the same"] if digest(right.library) != digest(wrong.library) else []
    for number in range(3):
        for who in machines:
            for record in records:
                text = f"{number} set og rettet: {who}"
                promise.hold(machines[who].edit(record, text))
                lost += [f"{other} sees another" for other, each in machines.items() if _text(each, record) != text]
    fresh = right.add("bagefter")[1]
    if wall_time(fresh.at) > datetime.now(UTC) + MAX_CLOCK_SKEW + timedelta(minutes=1):
        lost.append(f"a right clock says {fresh.at} afterwards")
    reader = opened(base / "library", base / "reader")
    lost += promise.broken(reader) + unsound(base / "library") + untold(base / "library", base / "other")
    reader.close()
    for machine in machines.values():
        machine.library.close()
    return lost, len(promise)


def _text(machine: Machine, record: str) -> str | None:
    seen = machine.seen(record)
    return seen.text if seen else None


def set_right(times: int, seed: int = 1) -> Outcome:
    """Let a clock be wrong for a while and then be set right, with and without a new start."""
    outcome, chance, made = Outcome("a clock that is set right"), random.Random(seed), 0
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        machines = begun(base, ["right", "right too"])
        one, other = machines.values()
        record, _ = one.add("før")
        for number in range(times):
            name = chance.choice([name for name in WALLS if not name.startswith("right")])
            for wall in (WALLS[name], wall_ms):
                one.wall = wall
                one.library.writer_of(base / "library").clock._now_ms = wall
                if chance.random() < 0.5:
                    one.restart()
                for _ in range(3):
                    one.edit(record, f"{number} {chance.random()}")
                    made += 1
                act = other.edit(record, f"{number} rettet")
                outcome.expect(_text(one, record) == f"{number} rettet", f"{number}, {name}: {act.at} does not win")
            after = one.add("bagefter")[1]
            close = abs(wall_time(after.at) - datetime.now(UTC)) < MAX_CLOCK_SKEW + timedelta(minutes=1)
            outcome.expect(close, f"{number}, {name}: set right, it says {after.at}")
            outcome.times += 1
        outcome.add(unsound(base / "library"))
        for machine in machines.values():
            machine.library.close()
    outcome.held = numbered(made, "changes with a wrong clock, each replaced by a later one")
    return outcome
