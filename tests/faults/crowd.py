"""Many processes at once: on one folder, and each on its own with all of them merged afterwards in any order."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from journals.library.library import Library
from journals.records.model import Project
from tests.faults.outcome import Outcome, numbered
from tests.faults.process import Feeder
from tests.faults.promise import Promise, digest, logs, opened, wrong
from tests.journals.conftest import installation

WRITERS = 8
ORDERS = 3
"""In so many random orders the folders are merged."""


def run(quick: bool) -> Iterator[Outcome]:
    """Eight processes with 500 changes each, or with 40."""
    each = 40 if quick else 500
    with tempfile.TemporaryDirectory() as base:
        yield together(Path(base), each)
    with tempfile.TemporaryDirectory() as base:
        yield apart(Path(base), each)


def together(base: Path, each: int, writers: int = WRITERS) -> Outcome:
    """Let all write in one folder, and see that they see the same in the end."""
    outcome = Outcome(f"{writers} processes on one folder", times=writers * each)
    library = begun(base / "library", base / "first")
    feeders = [
        Feeder(library, base / f"local-{number}", seed=number, count=each, undo=False) for number in range(writers)
    ]
    promise = heard(feeders)
    sums = {feeder.ask("sum") for feeder in feeders}
    outcome.expect(len(sums) == 1, f"{len(sums)} different states and exports")
    for feeder in feeders:
        outcome.expect(feeder.close() == 0, "a writer failed")
        outcome.add(feeder.notices())
    outcome.expect(len(promise) == writers * each, f"{len(promise)} of {writers * each} were acknowledged")
    outcome.add(broken(library, base / "reader", promise))
    outcome.held = numbered(len(promise), "changes, every writer sees the same")
    return outcome


def apart(base: Path, each: int, writers: int = WRITERS, orders: int = ORDERS) -> Outcome:
    """Let each write in a folder of its own; then the logs are brought together, a few at a time, in any order."""
    outcome = Outcome(f"{writers} folders merged in random order", times=writers * each)
    first = begun(base / "library", base / "first")
    folders = [base / f"library-{number}" for number in range(writers)]
    for folder in folders:
        shutil.copytree(first, folder)
    feeders = [
        Feeder(folder, base / f"local-{number}", seed=100 + number, count=each, undo=False)
        for number, folder in enumerate(folders)
    ]
    promise = heard(feeders)
    for feeder in feeders:
        outcome.expect(feeder.close() == 0, "a writer failed")
        outcome.add(feeder.notices())
    chance = random.Random(1)
    sums = set()
    for number in range(orders):
        merged = base / f"merged-{number}"
        sums.add(merge(folders, merged, base / f"reader-{number}", chance))
        outcome.add(broken(merged, base / f"later-{number}", promise), f"order {number}")
    outcome.expect(len(sums) == 1, f"{len(sums)} different states and exports")
    outcome.expect(len(promise) == writers * each, f"{len(promise)} of {writers * each} were acknowledged")
    outcome.held = numbered(len(promise), f"changes, {orders} orders end the same")
    return outcome


def begun(folder: Path, local: Path) -> Path:
    """Make a library with one project in it."""
    folder.mkdir()
    library = Library([folder], installation(local))
    library.create(Project(name="Skærmbesøg"))[1].wait()
    library.close()
    return folder


def heard(feeders: Sequence[Feeder]) -> Promise:
    """Wait until all have done their changes, and return what was reported as saved."""
    promise = Promise()
    for feeder in feeders:
        feeder.wait_for(b"done")
        feeder.acknowledged(promise)
    return promise


def merge(folders: Sequence[Path], into: Path, local: Path, chance: random.Random) -> str:
    """Bring the logs of all folders into one, while a library looks on, and return the digest of what it sees."""
    every = [log for folder in folders for log in logs(folder)]
    chance.shuffle(every)
    into.mkdir()
    library = Library([into], installation(local))
    try:
        for log in every:
            target = into / log.parent.name / log.name
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(log, target)
            if chance.random() < 0.5:
                library.refresh()
        library.refresh()
        return digest(library)
    finally:
        library.close()


def broken(folder: Path, local: Path, promise: Promise) -> list[str]:
    """Return what a newcomer does not find as promised."""
    library = opened(folder, local)
    try:
        return promise.broken(library) + promise.unseen(library) + wrong(library)
    finally:
        library.close()
