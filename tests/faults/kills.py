"""Kill -9 at random moments, while changes are written without pause and while logs are compacted."""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from journals.log.fold import Fold
from journals.log.folder import ProjectFolder
from tests.faults.outcome import Outcome, numbered
from tests.faults.process import Feeder
from tests.faults.promise import Promise, logs, opened, wrong
from tests.faults.worker import AT_ONCE

A_LIBRARY = 10
"""Kills on one library before it is closed in order and a new one begun."""
AT_A_TIME = 2
"""Libraries whose writers are killed at the same time."""


def run(quick: bool) -> Iterator[Outcome]:
    """Kill writers, and writers that compact."""
    times = 25 if quick else 500
    yield kills(times - times // 2, seed=1)
    yield kills(times // 2, seed=2, compact=True)


def kills(times: int, seed: int, *, compact: bool = False, **told: Any) -> Outcome:
    """Kill processes `times` times and look whether what they had acknowledged is there; `told` goes to the worker."""
    outcome = Outcome("kill -9 while writing and compacting" if compact else "kill -9 while writing")
    counts = Counter[str]()

    def killed(first: int) -> Outcome:
        with tempfile.TemporaryDirectory() as base:
            victim = Victim(Path(base), random.Random(f"{seed} {first}"), compact=compact, told=told)
            return one_library(victim, first, min(A_LIBRARY, times - first), counts)

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        for each in pool.map(killed, range(0, times, A_LIBRARY)):
            outcome.add(each.lost)
            outcome.times += each.times
    outcome.held = ", ".join(
        [numbered(counts["acknowledged"], "acknowledged changes")]
        + [numbered(counts[word], word) for word in ("torn lines", "half compactions") if counts[word]]
    )
    return outcome


def one_library(victim: Victim, first: int, times: int, counts: Counter[str]) -> Outcome:
    """Kill one library's writer again and again, and let it end in order at last."""
    outcome = Outcome("kills")
    for number in range(first + 1, first + times + 1):
        outcome.add(victim.kill(counts), f"kill {number}")
        outcome.times += 1
    outcome.add(victim.end(), f"after kill {first + times}")
    counts["acknowledged"] += len(victim.promise)
    return outcome


class Victim:
    """One library whose writer is killed again and again."""

    def __init__(self, base: Path, chance: random.Random, *, compact: bool, told: dict[str, Any]) -> None:
        self.library = base / "library"
        self._local, self._other = base / "one", base / "two"
        self._chance = chance
        self._compact = compact
        self._told = told
        self._kills = 0
        self.promise = Promise()

    def kill(self, counts: Counter[str]) -> list[str]:
        """Start the writer, kill it at some moment, look, and return what was lost."""
        worker = self._start(None)
        self._wait_a_while(worker)
        worker.kill()
        self._kills += 1
        worker.acknowledged(self.promise)
        counts["torn lines"] += sum(not log.read_bytes().endswith(b"\n") for log in logs(self.library))
        counts["half compactions"] += len(list(self.library.glob("*/*.new")))
        return worker.notices() + self._look()

    def end(self) -> list[str]:
        """Start the writer once more, let it close in order, look, and return what was lost."""
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
        told = {"seed": seed, "count": count, "compact": every, "pieces": pieces, **self._told}
        return Feeder(self.library, self._local, **told)

    def _wait_a_while(self, worker: Feeder) -> None:
        """Wait until some random moment: while it starts, writes, or is in the middle of compacting."""
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
        """See the library as another installation does, and return what is not as promised."""
        library = opened(self.library, self._other)
        try:
            lost = self.promise.broken(library) + self.promise.unseen(library) + wrong(library)
            return lost + self._too_much()
        finally:
            library.close()

    def _too_much(self) -> list[str]:
        """Return what is there, was never acknowledged, and was not on its way at the kills either."""
        fold = Fold()
        for folder in self.library.glob("*/"):
            fold.apply(ProjectFolder(folder).read())
        stamps = {at for fields in fold.state().values() for at, _ in fields.values()}
        strange = len(stamps - self.promise.stamps)
        return [f"{strange} changes that nobody made"] if strange > (AT_ONCE + 1) * (self._kills + 1) else []
