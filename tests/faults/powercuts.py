"""A power cut after every single thing that a session writes, with a disk that kept less than it was given."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from journals.errors import NotSaved
from journals.library.library import Library
from journals.library.maintenance import compact, purge
from journals.library.pending_write import PendingWrite
from journals.records.model import Observation, Project
from tests.faults.changes import Team
from tests.faults.outcome import Outcome, numbered
from tests.faults.platter import WAYS, Platter, Way
from tests.faults.promise import Promise, opened, wrong
from tests.faults.tape import Tape
from tests.journals.conftest import installation

SAID: dict[Way, str] = {
    "all": "all that was written is there",
    "synced": "only what was synced is there",
    "half": "half of what was not synced is there",
    "zeros": "what was not synced is zeros",
    "empty": "what was not synced is empty files",
    "some": "some of what was not synced is there",
    "holes": "some blocks of what was not synced are there (a line on its way may stay, damaged)",
}


def run(quick: bool) -> Iterator[Outcome]:
    """Cut the power of a session at every step, or at every seventh."""
    if sys.platform == "win32":
        yield Outcome("power cuts", skipped="Windows makes names safe by itself, unseen by the recording")
        return
    yield from cuts(30 if quick else 80, every=7 if quick else 1)


def cuts(changes: int, every: int, seed: int = 1) -> list[Outcome]:
    """Record a session of so many changes, and see what a power cut at its steps leaves."""
    with tempfile.TemporaryDirectory() as place:
        base = Path(place).resolve() / "base"
        tape = record(base, changes, seed)
        outcomes = {way: Outcome(f"power cut, {SAID[way]}") for way in WAYS}
        chance = random.Random(seed)
        platter, promise = Platter(base), Promise()
        for number, step in enumerate(tape.steps):
            platter.take(step)
            if step.act is not None:
                promise.hold(step.act)
            if number % every == 0 or number == len(tape.steps) - 1:
                for way, outcome in outcomes.items():
                    _put(base, platter.left(way, chance))
                    lost = look(base, promise, damaged=way == "holes")
                    outcome.add(lost, f"step {number}, {step.what} {step.path.name}")
                    outcome.times += 1
        for outcome in outcomes.values():
            outcome.held = numbered(len(promise), "acknowledged changes")
        return list(outcomes.values())


def record(base: Path, changes: int, seed: int) -> Tape:
    """Record a session: a new project, changes, a disk full twice, a crash, a second start, compaction, erasing."""
    base.mkdir()
    tape = Tape(base)
    with tape.recording():
        library = _opened(base, tape)
        library.create(Project(name="Skærmbesøg"))
        team = Team(library, seed, sizes=(20, 200, 2_000))
        for number in range(changes):
            tape.room = 90 if number in (0, changes // 4) else None
            team.change()
            library.in_background(lambda: None).result()
        _close(library)
        _crash(base, tape)
        library = _opened(base, tape)
        team = Team(library, seed + 1, sizes=(20, 200))
        for number in range(changes // 2):
            team.change()
            if number % 10 == 9:
                compact(library, library.journals[0], keep=timedelta(0))
        purge(library, library.journals[0], (Observation.TABLE, library.journals[0].observations[0].id))
        team.change()
        _close(library)
    return tape


def look(base: Path, promise: Promise, *, damaged: bool = False) -> list[str]:
    """Start again after the power cut, go on writing, look as another installation, and return what was lost.

    `damaged`: a whole line may have zeros in it. It was on its way and nobody was told that it is saved. It stays: what
    cannot be read is never rewritten, and check names it.
    """
    library = opened(base / "library", base / "one")
    try:
        lost = promise.broken(library) + promise.unseen(library) + ([] if damaged else wrong(library))
        if library.journals:
            (new,), pending = library.journals[0].add(Observation(text="bagefter"))
            pending.wait()
        else:
            journal, pending = library.create(Project(name="bagefter"))
            pending.wait()
            (new,), pending = journal.add(Observation(text="bagefter"))
            pending.wait()
    except NotSaved as problem:
        return [f"the next start cannot write: {problem}"]
    finally:
        library.close()
    other = opened(base / "library", base / "two")
    try:
        lost += promise.broken(other) + ([] if damaged else wrong(other))
        if not any(journal.get(Observation, new.id) for journal in other.journals):
            lost.append("what was written after the power cut is not there")
    finally:
        other.close()
    return lost


def _opened(base: Path, tape: Tape) -> Library:
    library = Library([base / "library"], installation(base / "one"))

    def saved(pending: PendingWrite) -> None:
        if pending.done.exception() is None:
            tape.saved(pending.act)

    library.on_saved = saved
    library.refresh()
    return library


def _close(library: Library) -> None:
    library.refresh()
    library.close()


def _crash(base: Path, tape: Tape) -> None:
    """End the log in half a line, as a process that was killed leaves it."""
    (log,) = base.glob("library/*/*.jsonl")
    with log.open("ab") as file:
        file.write(b'{"at":"2026-11-23T18:07:12.345Z-00')
        file.flush()


def _put(base: Path, found: dict[Path, bytes | None]) -> None:
    """Put files back as the power cut left them, each under the name it had."""
    shutil.rmtree(base)
    base.mkdir()
    for path, data in found.items():
        if data is None:
            path.mkdir()
        else:
            path.write_bytes(data)
