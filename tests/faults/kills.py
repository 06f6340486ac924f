"""Kill -9 at random moments, while changes are written without pause and while logs are compacted."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from journals.fold import Fold
from journals.folder import Folder
from tests.faults.outcome import Outcome, numbered
from tests.faults.process import Feeder
from tests.faults.promise import Promise, logs, opened, wrong
from tests.faults.worker import AT_ONCE

A_LIBRARY = 10
"""Kills on one library before it is closed in order and a new one begun."""


def run(quick: bool) -> Iterator[Outcome]:
    """Kill writers, and writers that compact."""
    times = 25 if quick else 500
    yield kills(times - times // 2, seed=1)
    yield kills(times // 2, seed=2, compact=True)


def kills(times: int, seed: int, *, compact: bool = False) -> Outcome:
    """Kill a process `times` times and look whether what it had acknowledged is there."""
    chance = random.Random(seed)
    what = "kill -9 while writing and compacting" if compact else "kill -9 while writing"
    outcome, counts = Outcome(what), Counter[str]()
    while outcome.times < times:
        with tempfile.TemporaryDirectory() as base:
            victim = Victim(Path(base), chance, compact=compact)
            for _ in range(min(A_LIBRARY, times - outcome.times)):
                outcome.add(victim.kill(counts), f"kill {outcome.times + 1}")
                outcome.times += 1
            outcome.add(victim.end(), f"after kill {outcome.times}")
            counts["acknowledged"] += len(victim.promise)
    outcome.held = ", ".join(
        [numbered(counts["acknowledged"], "acknowledged changes")]
        + [numbered(counts[word], word) for word in ("torn lines", "half compactions") if counts[word]]
    )
    return outcome


class Victim:
    """One library whose writer is killed again and again."""

    def __init__(self, base: Path, chance: random.Random, *, compact: bool) -> None:
        self.library = base / "library"
        self._local, self._other = base / "one", base / "two"
        self._chance = chance
        self._compact = compact
        self._kills = 0
        self.promise = Promise()

    def kill(self, counts: Counter[str]) -> list[str]:
        """Start the writer, kill it at some moment, and look; gives what was lost."""
        worker = self._start(None)
        self._wait_a_while(worker)
        worker.kill()
        self._kills += 1
        worker.acknowledged(self.promise)
        counts["torn lines"] += sum(not log.read_bytes().endswith(b"\n") for log in logs(self.library))
        counts["half compactions"] += len(list(self.library.glob("*/*.new")))
        return worker.notices() + self._look()

    def end(self) -> list[str]:
        """Start the writer once more, let it close in order, and look; gives what was lost."""
        worker = self._start(5)
        worker.wait_for(b"done")
        status = worker.close()
        worker.acknowledged(self.promise)
        lost = worker.notices() + self._look()
        lost += [f"the next start failed with {status}"] if status else []
        torn = [log.name for log in logs(self.library) if not log.read_bytes().endswith(b"\n")]
        lost += [f"{name} ends in a torn line" for name in torn]
        if len(list(logs(self.library))) > 1:
            lost.append("the writer took a new name")
        return lost

    def _start(self, count: int | None) -> Feeder:
        pieces = self._chance.choice((None, 1_000, 90))
        every = self._chance.randint(5, 60) if self._compact else None
        seed = self._chance.randrange(1 << 30)
        return Feeder(self.library, self._local, seed=seed, count=count, compact=every, pieces=pieces)

    def _wait_a_while(self, worker: Feeder) -> None:
        """Until some random moment: while it starts, writes, or is in the middle of compacting."""
        when = self._chance.random()
        if when < 0.1:
            time.sleep(self._chance.uniform(0.05, 0.5))
        elif self._compact and when < 0.7:
            worker.wait_for(b"compacting", self._chance.randint(1, 4))
            time.sleep(self._chance.uniform(0, 0.01))
        else:
            worker.wait_for(b"ok ", self._chance.randint(1, 120))
            time.sleep(self._chance.uniform(0, 0.01))

    def _look(self) -> list[str]:
        """See the library as another installation does; gives what is not as promised."""
        library = opened(self.library, self._other)
        try:
            lost = self.promise.broken(library) + self.promise.unseen(library) + wrong(library)
            return lost + self._too_much()
        finally:
            library.close()

    def _too_much(self) -> list[str]:
        """What is there and was never acknowledged can only be what was on its way at the kills."""
        fold = Fold()
        for folder in self.library.glob("*/"):
            fold.apply(Folder(folder).read())
        stamps = {at for fields in fold.state().values() for at, _ in fields.values()}
        strange = len(stamps - self.promise.stamps)
        return [f"{strange} changes that nobody made"] if strange > (AT_ONCE + 1) * (self._kills + 1) else []
