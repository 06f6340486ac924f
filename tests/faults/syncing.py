"""Sync tools: copies in conflict, files that come and go and change while they are read, folders that vanish."""

from __future__ import annotations

import contextlib
import random
import shutil
import tempfile
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from journals.errors import NotSaved
from journals.library.check import check_library
from journals.library.library import Library
from journals.library.maintenance import compact
from journals.library.pending_write import PendingWrite
from journals.records.model import Observation
from tests.faults.changes import Team
from tests.faults.outcome import Outcome, numbered
from tests.faults.promise import Promise, digest, logs, opened, wrong
from tests.faults.sample import SMALL, Sample, standing
from tests.faults.synctool import SyncTool, name_of_copy
from tests.journals.conftest import installation, own_log


def run(quick: bool) -> Iterator[Outcome]:
    """Do what sync tools do to logs."""
    yield copies(12 if quick else 200)
    yield carried(150 if quick else 3_000)
    yield while_read(40 if quick else 1_000)
    yield away(6 if quick else 60)
    yield older(6 if quick else 60)
    yield twins(3 if quick else 25)


def copies(times: int, seed: int = 1) -> Outcome:
    """Split logs into two or three with different ends, as sync tools do where both sides have written."""
    outcome, chance = Outcome("conflict copies of logs"), random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        sample = Sample(Path(place))
        promise = standing(sample.folder)
        for number in range(times):
            log = chance.choice(list(logs(sample.folder)))
            made = split(log, chance, number)
            outcome.add(look(sample, log, made, promise), f"{number}, {made[-1].name}")
            outcome.times += 1
            sample.renew()
    outcome.held = numbered(times * len(promise), "changes, each copy told of and left there")
    return outcome


def split(log: Path, chance: random.Random, number: int) -> list[Path]:
    """Let a log and some copies of it have one beginning and different ends, and return the copies."""
    lines = log.read_bytes().splitlines(keepends=True)
    same = chance.randint(0, len(lines))
    ends: list[list[bytes]] = [[] for _ in range(chance.randint(2, 3))]
    for line in lines[same:]:
        chance.choice(ends).append(line)
    made = [log.with_name(name_of_copy(log.stem, number + place)) for place in range(len(ends) - 1)]
    for path, end in zip([log, *made], ends, strict=True):
        path.write_bytes(b"".join(lines[:same] + end))
    return made


def look(sample: Sample, log: Path, made: list[Path], promise: Promise) -> list[str]:
    """See a split log as somebody else does, let its owner make it small, and return what is not as promised."""
    before = {path: path.read_bytes() for path in logs(sample.folder)}
    reader = opened(sample.folder, sample.reader)
    found = check_library(reader, None)
    told = {fault.file for fault in found if fault.code == "conflict_copy"}
    lost = promise.broken(reader) + [f"check says {fault.code} is wrong" for fault in found if fault.level == "wrong"]
    lost += [f"check says nothing of {path.name}" for path in made if path not in told]
    reader.close()
    lost += [f"{path.name} was changed by reading" for path, was in before.items() if path.read_bytes() != was]
    owner = opened(sample.folder, sample.owner(log))
    for journal in owner.journals:
        compact(owner, journal, keep=timedelta(0))
    owner.close()
    lost += [f"{path.name} was deleted" for path in before if not path.exists()]
    return lost + unkept(sample, promise)


def carried(steps: int, seed: int = 1) -> Outcome:
    """Carry logs piece by piece into the folder of an open library that is written to, and look after each piece."""
    outcome, chance = Outcome("files that come, grow, shrink and vanish", times=steps), random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        sample = Sample(Path(place))
        here = sample.folder.with_name("here")
        tool = SyncTool(sample.folder, here, chance)
        watcher = Watcher(here, here.with_name("watcher"), chance)
        for number in range(steps):
            where = f"{number}, {tool.step()}"
            outcome.add(watcher.look(standing(here)), where)
            outcome.add([f"{name} was written to" for name in tool.touched()], where)
        tool.finish()
        watcher.library.refresh()
        seen = digest(watcher.library)
        outcome.add(wrong(watcher.library), "at the end")
        watcher.library.close()
        reader = opened(here, sample.reader)
        promise = standing(here)
        outcome.add(promise.broken(reader) + promise.unseen(reader) + watcher.promise.broken(reader), "at the end")
        outcome.expect(digest(reader) == seen, "who looked on sees something else than who comes afterwards")
        reader.close()
    outcome.held = numbered(len(watcher.promise), "changes made meanwhile, all that came whole")
    return outcome


class Watcher:
    """A library that is open while files come and go, and written to."""

    def __init__(self, folder: Path, local: Path, chance: random.Random) -> None:
        self._folder = folder
        self._local = local
        self._chance = chance
        self.promise = Promise()
        """What it has reported as saved."""
        self.library = opened(folder, local)

    def look(self, there: Promise) -> list[str]:
        """Look at the disk, or do not; write something, or start anew. Gives what is whole there and not seen."""
        if self._chance.random() < 0.3:
            return []
        self.library.refresh()
        lost = there.broken(self.library) + self.promise.broken(self.library)
        if self._chance.random() < 0.3:
            self._write()
        if self._chance.random() < 0.02:
            self.library.close()
            self.library = opened(self._folder, self._local)
        return lost

    def _write(self) -> None:
        for journal in self.library.journals[:1]:
            _, pending = journal.add(Observation(text="imens"))
            pending.wait()
            self.promise.hold(pending.act)


def while_read(times: int, seed: int = 1) -> Outcome:
    """Let one thread carry logs without pause while another looks."""
    outcome, chance = Outcome("files that change while they are read"), random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        sample = Sample(Path(place))
        here = sample.folder.with_name("here")
        tool = SyncTool(sample.folder, here, chance)
        stop = threading.Event()

        def carry() -> None:
            while not stop.is_set():
                tool.step()
            tool.finish()

        library = opened(here, sample.reader)
        thread = threading.Thread(target=carry)
        thread.start()
        try:
            for _ in range(times):
                library.refresh()
                outcome.times += 1
        finally:
            stop.set()
            thread.join()
        library.refresh()
        promise = standing(here)
        outcome.add(promise.broken(library) + promise.unseen(library) + wrong(library))
        library.close()
    outcome.held = numbered(len(promise), "changes in the end")
    return outcome


def away(times: int, seed: int = 1) -> Outcome:
    """Take a library's folder or a project's away while it is open and written to, and bring it back."""
    outcome, chance, promise = Outcome("a folder that vanishes and returns"), random.Random(seed), Promise()
    with tempfile.TemporaryDirectory() as place:
        sample = Sample(Path(place))
        folder, local = sample.folder, sample.locals[0]
        library = opened(folder, local)
        for number in range(times):
            gone = chance.choice((folder, library.journals[0].folders[0].path))
            stands_in = gone == folder and chance.random() < 0.3
            gone.rename(folder.with_name("away"))
            if stands_in:  # an empty folder, as where a disk was mounted
                folder.mkdir()
            made = put(library, promise, chance)
            if chance.random() < 0.4:  # the window is closed while it is away
                kept = library.close()
                outcome.expect(bool(kept) or gone.exists() or not made, f"{number}: nothing was kept")
                library = Library([folder], installation(local))
            elif chance.random() < 0.5:
                library.refresh()
            back(folder.with_name("away"), gone)
            library.refresh()
            library.in_background(lambda: None).result()  # what an emergency file held is written after it is seen
            outcome.add(promise.broken(library), f"{number}, in the window")
            outcome.add(unkept(sample, promise), number)
            outcome.times += 1
        outcome.expect(library.close() == [], "something was left over")
        left = list(local.glob("state/unsaved/*/*/*"))
        outcome.expect(not left, f"{len(left)} emergency files are left")
        outcome.add(unkept(sample, promise), "at the end")
    outcome.held = numbered(len(promise), "changes made meanwhile")
    return outcome


def put(library: Library, promise: Promise, chance: random.Random) -> int:
    """Change something where it perhaps cannot be written; it is promised all the same, for it is kept elsewhere.

    Gives how many acts it was.
    """
    pendings: list[PendingWrite] = []
    library.on_saved = pendings.append
    team = Team(library, chance.randrange(1 << 30), SMALL, undo=False)
    for _ in range(chance.randint(1, 4)):
        team.change()
    library.in_background(lambda: None).result()
    for pending in pendings:
        with contextlib.suppress(NotSaved):
            pending.wait()
        promise.hold(pending.act)
    return len(pendings)


def back(away: Path, gone: Path) -> None:
    """Bring a folder back; what was made in its place meanwhile goes into it."""
    if gone.exists():
        shutil.copytree(gone, away, dirs_exist_ok=True)
        shutil.rmtree(gone)
    away.rename(gone)


def older(times: int, seed: int = 1) -> Outcome:
    """Put an older copy in the place of a writer's own log, open or closed; later the newest comes back."""
    outcome, chance, promise = Outcome("an older copy of one's own log"), random.Random(seed), Promise()
    with tempfile.TemporaryDirectory() as place:
        sample = Sample(Path(place))
        folder, local = sample.folder, sample.locals[0]
        library = opened(folder, local)
        put(library, promise, chance)
        for number in range(times):
            log = own_log(library.journals[0])
            is_open = chance.random() < 0.5
            if not is_open:
                library.close()
            newest = log.read_bytes()
            old = newest[: chance.randrange(len(newest))]
            log.write_bytes(old)
            if not is_open:
                library = opened(folder, local)
            put(library, promise, chance)
            told = [fault.code for fault in library.notices]
            outcome.expect("own_log_cut" in told, f"{number}: nobody was told that something is missing")
            outcome.expect(log.read_bytes() == old, f"{number}: the older copy was written on")
            library.notices.clear()
            target = chance.choice((log, log.with_name(name_of_copy(log.stem, number))))
            target.write_bytes(newest)
            outcome.add(unkept(sample, promise), number)
            outcome.times += 1
        library.close()
    outcome.held = numbered(len(promise), "changes, each time told of")
    return outcome


def twins(times: int, seed: int = 1) -> Outcome:
    """Let two machines with a copy of the same disk write under one name, with a sync tool between them."""
    outcome, chance, made = Outcome("two machines with one writer's name"), random.Random(seed), 0
    for number in range(times):
        promise = Promise()
        with tempfile.TemporaryDirectory() as place:
            sample = Sample(Path(place))
            folders, libraries = pair(sample)
            for round_ in range(3):
                for library in libraries:
                    put(library, promise, chance)
                exchange(folders, chance, 10 * number + round_)
                for library in libraries:
                    library.refresh()
            for library in libraries:
                put(library, promise, chance)
            outcome.add(parted(libraries), number)
            for library in libraries:
                library.close()
            exchange(folders, chance, 10 * number + 9)
            for folder in folders:
                outcome.add(unkept(sample, promise, folder), number)
            outcome.times += 1
            made += len(promise)
    outcome.held = numbered(made, "changes of both")
    return outcome


def pair(sample: Sample) -> tuple[list[Path], list[Library]]:
    """Return two machines' folders and libraries, the one's disk a copy of the other's."""
    here, local = sample.folder, sample.locals[0]
    there, twin_local = here.with_name("away") / "library", here.with_name("twin")
    shutil.copytree(here, there)
    shutil.copytree(local, twin_local)
    twin = Library([there], installation(twin_local))
    for kind in ("writers", "unsaved"):  # they are kept by the library's path, which is another here
        for path in (twin_local / "state" / kind).glob("*"):
            path.rename(path.with_name(twin.writer_of(there)._folder.name))
    twin.refresh()
    return [here, there], [opened(here, local), twin]


def parted(libraries: list[Library]) -> list[str]:
    """Return what shows that two machines write under one name still, or that neither was told; who won is not."""
    names = {own_log(library.journals[0]).name for library in libraries}
    told = any(fault.code in ("own_log_changed", "own_log_cut") for library in libraries for fault in library.notices)
    return ["they still have one name"] * (len(names) == 1) + ["nobody was told"] * (not told)


def exchange(folders: list[Path], chance: random.Random, number: int) -> None:
    """Carry all logs both ways; of one name with two contents one wins, and the other becomes a copy."""
    both: dict[tuple[str, str], set[bytes]] = {}
    for folder in folders:
        for log in logs(folder):
            both.setdefault((log.parent.name, log.name), set()).add(log.read_bytes())
    for (project, name), contents in sorted(both.items()):
        winner, *losers = chance.sample(sorted(contents), len(contents))
        for folder in folders:
            (folder / project / name).write_bytes(winner)
            for place, loser in enumerate(losers):
                copy = name_of_copy(f"{name.partition('.')[0][:8]}", number + place)
                path = folder / project / copy.replace("2026", f"{3000 + number}")
                path = path if not path.exists() else path.with_stem(f"{path.stem} {number}")
                path.write_bytes(loser)


def unkept(sample: Sample, promise: Promise, folder: Path | None = None) -> list[str]:
    """Return what a newcomer does not find as promised."""
    reader = opened(folder or sample.folder, sample.reader)
    try:
        return promise.broken(reader)
    finally:
        reader.close()
