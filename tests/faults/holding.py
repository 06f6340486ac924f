"""A log that somebody else holds: in this process, because only Windows can really do it."""

from __future__ import annotations

import errno
import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from unittest import mock

from journals.errors import NotSaved
from journals.library.library import Library
from journals.library.maintenance import compact
from journals.records.model import Observation
from tests.faults.outcome import Outcome, numbered
from tests.faults.promise import Promise, opened, read_all
from tests.faults.sample import Sample
from tests.journals.conftest import own_log

TIMES = (1, 3, 5, 12, 20)
"""How often a file is refused: up to five times for a moment, the others for longer than two attempts of everything."""


class Holder:
    """Holds files for a while: opening or replacing them fails as it does on Windows, or on a network folder."""

    def __init__(self, path: Path, times: int, chance: random.Random) -> None:
        self._path, self.left, self._chance = path, times, chance
        self._open, self._replace = os.open, os.replace

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Hold the file, so often, while this lasts; nobody really waits."""
        with (
            mock.patch("os.open", self._opening),
            mock.patch("os.replace", self._replacing),
            mock.patch("journals.log.retry.time.sleep"),
        ):
            yield

    def _opening(self, path: str | Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        self._refuse(path)
        return self._open(path, flags, mode, dir_fd=dir_fd)

    def _replacing(self, old: str | Path, new: str | Path) -> None:
        self._refuse(new)
        self._replace(old, new)

    def _refuse(self, path: str | Path) -> None:
        if self.left and Path(path) == self._path:
            self.left -= 1
            if self._chance.random() < 0.3:
                raise OSError(errno.EBUSY, "busy")
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = self._chance.choice((5, 32, 33))  # type: ignore[attr-defined,unused-ignore]
            raise error


def held(times: int, seed: int = 1) -> Outcome:
    """Hold a log while it is to be written: for a moment, and for longer than anyone waits."""
    outcome, chance, counts = Outcome("a file that is held (in one process)"), random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as place:
        sample, promise = Sample(Path(place)), Promise()
        library = opened(sample.folder, sample.locals[0])
        for number in range(times):
            holder = Holder(own_log(library.journals[0]), chance.choice(TIMES), chance)
            patient = holder.left < 6
            with holder.holding():
                _, pending = library.journals[0].add(Observation(text=f"nr. {number}"))
                promise.hold(pending.act)
                saved = not pending.done.exception()
                kept = f"nr. {number}" in read_all(sample.locals[0].glob("state/unsaved/*/*/*.jsonl"))
            outcome.expect(saved == patient, f"{number}: held {'shortly' if patient else 'long'}, saved: {saved}")
            outcome.expect(saved or kept, f"{number}: neither saved nor kept")
            counts.update(saved=saved, kept=not saved)
            if chance.random() < 0.3 and not saved:  # the window is closed, and the next start brings it in
                library.close()
                library = opened(sample.folder, sample.locals[0])
            library.refresh()
            outcome.times += 1
        outcome.add(left_over(library, sample))
        reader = opened(sample.folder, sample.reader)
        outcome.add(promise.broken(reader))
        reader.close()
    outcome.held = f"{numbered(counts['saved'], 'saved after waiting')}, {numbered(counts['kept'], 'kept for later')}"
    return outcome


def left_over(library: Library, sample: Sample) -> list[str]:
    """Close a library, and return what is still kept elsewhere."""
    kept = library.close()
    files = sorted(sample.locals[0].glob("state/unsaved/*/*/*.jsonl"))
    return [f"{path.name} is left" for path in {*kept, *files}]


def held_when_made_small(times: int, seed: int = 1) -> Outcome:
    """Hold a log while it is to be replaced by a smaller one."""
    outcome, chance, done = Outcome("a file that is held when it is made small"), random.Random(seed), 0
    with tempfile.TemporaryDirectory() as place:
        sample = Sample(Path(place))
        for number in range(times):
            local = chance.choice(sample.locals)
            library = opened(sample.folder, local)
            log = own_log(library.journals[0])
            before = log.read_bytes()
            holder = Holder(log, chance.choice(TIMES), chance)
            patient = holder.left < 6
            with holder.holding():
                try:
                    compact(library, library.journals[0], keep=timedelta(0))
                except NotSaved:
                    outcome.expect(not patient and log.read_bytes() == before, f"{number}: refused, or half done")
                else:
                    outcome.expect(patient and log.read_bytes() != before, f"{number}: it was not held, or not done")
                    done += 1
            outcome.expect(not list(sample.folder.glob("*/*.new")), f"{number}: half a log is left")
            library.close()
            sample.renew()
            outcome.times += 1
    outcome.held = f"{done:,} done after waiting, the others as they were"
    return outcome
