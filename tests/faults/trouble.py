"""Places that cannot be written: a clear message, the text kept, and all of it there when the trouble is over."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias
from unittest import mock

from journals.errors import NotSaved
from journals.library.library import Library
from journals.library.maintenance import compact
from journals.records.model import Observation
from tests.faults.outcome import Outcome, numbered
from tests.faults.place import Impossible, bound_by_permissions, deepest, mount, small_disk
from tests.faults.promise import Promise, logs, opened
from tests.faults.sample import Sample
from tests.faults.shell import Shell
from tests.journals.conftest import own_log

Spoil: TypeAlias = Callable[[Shell], AbstractContextManager[object]]
"""Spoils the place a shell writes in, until it is left."""
TEXT = 3_000
"""Characters of a text, so that a disk that has a little room left is full soon."""
PROJECT = "Skærmbesøg"


def run(quick: bool) -> Iterator[Outcome]:
    """Spoil the place in each way, with real processes wherever that can be."""
    times = 1 if quick else 8
    yield spoilt("disk full: a limit on the size of files", times, limited)
    yield spoilt("disk full: a small disk", times, filled, on_disk=256)
    yield everything_full(1 if quick else 5)
    yield spoilt("a disk that can only be read", times, read_only, on_disk=256)
    for what, spoil in FORBIDDEN.items():
        yield spoilt(f"no permission: {what}", times, spoil, bound=True)
    for what, spoil in CLOSED.items():
        yield refused(f"no permission: {what}", spoil)
    yield too_long()
    yield held(20 if quick else 300)
    yield held_when_made_small(5 if quick else 50)


# What is spoilt, and how


@contextmanager
def limited(shell: Shell) -> Iterator[None]:
    """Let no file grow beyond a little more than the log is long."""
    if sys.platform == "win32":
        raise Impossible("Windows has no limit on the size of files")
    # What is kept elsewhere has to have room: the log is made longer than that first.
    shell("log", PROJECT, "-", stdin="\n".join(text_of(f"fyld {number}") for number in range(8)).encode())
    shell.most = max(log.stat().st_size for log in logs(shell.library)) + 2 * TEXT
    yield
    shell.most = 0


@contextmanager
def filled(shell: Shell, room: int = 2 * TEXT) -> Iterator[None]:
    """Fill the disk that the library is on, but for some room."""
    filler = shell.library.parent / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4_096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError as error:
                assert error.errno == errno.ENOSPC  # noqa: PT017 - what is wanted, not what is tested
        file.truncate(file.tell() - room)
    yield
    filler.unlink()


@contextmanager
def read_only(shell: Shell) -> Iterator[None]:
    """Let the disk that the library is on be read and not written."""
    mount("-o", "remount,ro", str(shell.library.parent))
    yield
    mount("-o", "remount,rw", str(shell.library.parent))


def _mode(mode: int, of: Callable[[Shell], Path]) -> Spoil:
    @contextmanager
    def change(shell: Shell) -> Iterator[None]:
        path = of(shell)
        before = path.stat().st_mode
        path.chmod(mode)
        try:
            yield
        finally:
            path.chmod(before)

    return change


@contextmanager
def not_ours(shell: Shell) -> Iterator[None]:
    """Let the project's folder, which somebody else has made, be one that we may not write in."""
    shell.local = shell.local.with_name("second")
    folder = next(logs(shell.library)).parent
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)


@contextmanager
def no_place_of_its_own(shell: Shell) -> Iterator[None]:
    """Let the program's own folder be one that it may not write in."""
    before = shell.local
    shell.local = before.with_name("closed")
    shell.local.mkdir(0o500)
    yield
    shell.local = before


FORBIDDEN: dict[str, Spoil] = {
    "to write the log": _mode(0o400, lambda shell: next(logs(shell.library))),
    "to write in the project's folder": not_ours,
}
"""Then what is logged is kept for later."""
CLOSED: dict[str, Spoil] = {
    "to read the log": _mode(0o000, lambda shell: next(logs(shell.library))),
    "to look into the project's folder": _mode(0o600, lambda shell: next(logs(shell.library)).parent),
    "to look into the library": _mode(0o000, lambda shell: shell.library),
    "to write in the program's own folder": no_place_of_its_own,
}
"""Then there is no project to log anything in, or no way to; nothing is accepted."""


# What is done there


def spoilt(what: str, times: int, spoil: Spoil, *, on_disk: int = 0, bound: bool = False) -> Outcome:
    """Log some texts, spoil the place, log some more, mend it, and look; `on_disk`: a disk of so many kilobytes."""
    outcome, chance, counts = Outcome(what), random.Random(1), Counter[str]()
    try:
        for number in range(times):
            with a_shell(on_disk, bound=bound) as shell:
                outcome.add(once(shell, spoil, chance, counts), number)
            outcome.times += 1
    except Impossible as why:
        outcome.skipped = str(why)
    outcome.held = ", ".join(numbered(counts[word], word) for word in ("texts saved", "texts kept for later"))
    return outcome


@contextmanager
def a_shell(on_disk: int = 0, *, bound: bool = False) -> Iterator[Shell]:
    """Give a shell with a project; its library alone lies on a small disk, if wanted."""
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        with small_disk(on_disk) if on_disk else _at(base) as disk:
            shell = Shell(disk / "library", base / "local")
            shell.before = bound_by_permissions() if bound else []
            shell("new", PROJECT)
            yield shell


@contextmanager
def _at(base: Path) -> Iterator[Path]:
    yield base


def once(shell: Shell, spoil: Spoil, chance: random.Random, counts: Counter[str]) -> list[str]:
    """Do it once; gives what was not as promised."""
    before = [text_of(f"før {number}") for number in range(2)]
    shell("log", PROJECT, "-", stdin="\n".join(before).encode())
    texts = [text_of(f"nr. {number} ") for number in range(chance.randint(2, 4))]
    with spoil(shell):
        before = shell.texts() or before  # a way of spoiling may have logged some, or nothing can be seen now
        told, said, status = log_some(shell, texts, killed=chance.random() < 0.3)
        in_logs = read_all(logs(shell.library)) if told else ""
        kept = read_all(shell.kept())
        lost = [f"told and not in a log: {text[:20]}" for text in told if text not in in_logs]
        lost += [f"nowhere: {text[:20]}" for text in texts if text not in told and text not in kept]
        lost += unclear(said, status, len(texts) - len(told))
        counts.update({"texts saved": len(told), "texts kept for later": len(texts) - len(told)})
    again = [*before, *texts]
    lost += (
        [] if sorted(shell.texts()) == sorted(again) else [f"{len(shell.texts())} of {len(again)} are there at last"]
    )
    lost += [f"{path.name} is still there" for path in shell.kept()]
    newcomer = Shell(shell.library, shell.local.with_name("newcomer"))
    return lost + ([] if sorted(newcomer.texts()) == sorted(again) else ["somebody else sees something else"])


def log_some(shell: Shell, texts: list[str], *, killed: bool) -> tuple[list[str], str, int]:
    """Log texts, one a line; gives those that were told to be saved, what else was said, and the exit status.

    `killed`: end it with no chance to tidy up, once the last has been told of or refused.
    """
    with shell.start("log", PROJECT, "-", "--json") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(f"{text}\n" for text in texts).encode())
        process.stdin.flush()
        lines = []
        if killed:
            lines = [process.stdout.readline() for _ in texts]  # and it waits for more
            process.kill()
        lines += process.communicate()[0].splitlines()
    told = [json.loads(line)["text"] for line in lines if line.startswith(b"{")]
    said = b"\n".join(line for line in lines if not line.startswith(b"{")).decode()
    wrong = int(len(told) < len(texts))
    return told, said, wrong if killed else process.returncode


def unclear(said: str, status: int, wrong: int) -> list[str]:
    """Give what is not right in what a process has said of texts that it could not save."""
    lost = ["a traceback"] if "Traceback" in said else []
    lost += [f"it ended with {status}"] if status != int(wrong > 0) else []
    if wrong:
        lines = [line for line in said.splitlines() if line]
        lost += [f"{wrong} were not saved, and it says {lines}"] if len(lines) < wrong else []
        lost += [f"it does not say which file: {lines}"] if not any(".jsonl" in line for line in lines) else []
    return lost


def everything_full(times: int) -> Outcome:
    """Fill the disk that both the library and the program's own folder are on: then the text is said aloud."""
    outcome = Outcome("disk full: no room for an emergency file either")
    try:
        for number in range(times):
            with small_disk(256) as disk:
                shell = Shell(disk / "library", disk / "local")
                shell("new", PROJECT)
                text = text_of("højt")
                with filled(shell, room=0):
                    done = shell("log", PROJECT, text)
                said = done.stderr.decode()
                outcome.expect(text in said, f"{number}: nobody is told the text: {said[:200]}")
                outcome.expect("Traceback" not in said and done.returncode == 1, f"{number}: {said[:200]}")
                outcome.expect(shell.texts() == [], f"{number}: something half is there")
                outcome.expect(shell("log", PROJECT, text).returncode == 0, f"{number}: it cannot go on")
                outcome.times += 1
    except Impossible as why:
        outcome.skipped = str(why)
    outcome.held = numbered(outcome.times, "texts said aloud")
    return outcome


def refused(what: str, spoil: Spoil) -> Outcome:
    """Spoil a place so that nothing can be logged at all: that is said, and nothing is changed."""
    outcome = Outcome(what)
    try:
        with a_shell(bound=True) as shell:
            shell("log", PROJECT, "nr. 1")
            before = read_all(logs(shell.library))
            with spoil(shell):
                done = shell("log", PROJECT, "nr. 2")
            lines = done.stderr.decode().splitlines()
            outcome.expect(done.returncode == 1 and 1 <= len(lines) <= 2, f"it ended with {done.returncode}: {lines}")
            outcome.expect("Traceback" not in done.stderr.decode(), "a traceback")
            outcome.expect(read_all(logs(shell.library)) == before, "something was changed")
            outcome.expect(shell("log", PROJECT, "nr. 3").returncode == 0, "it cannot go on")
            outcome.expect(sorted(shell.texts()) == ["nr. 1", "nr. 3"], f"it sees {shell.texts()}")
            outcome.times += 1
    except Impossible as why:
        outcome.skipped = str(why)
    outcome.held = "it is said, and nothing is changed"
    return outcome


def too_long() -> Outcome:
    """Begin a project where no path is short enough: it is kept, and told of at each start."""
    outcome = Outcome("a path that is too long")
    base = Path(tempfile.mkdtemp())
    try:
        shell = Shell(deepest(base / "library"), base / "local")
        for number in range(3):
            done = shell("new", f"{PROJECT} {number}") if not number else shell("projects")
            said = done.stderr.decode()
            outcome.expect("Traceback" not in said, f"a traceback: {said[-200:]}")
            outcome.expect(done.returncode == int(not number), f"it ended with {done.returncode}: {said[:200]}")
            outcome.expect(bool(said), "nothing is said")
            outcome.expect(f"{PROJECT} 0" in read_all(shell.kept()), "it is not kept")
            outcome.times += 1
    finally:
        shutil.rmtree(base)
    outcome.held = "the project's line is kept, and told of"
    return outcome


# A file that somebody else holds: in this process, because only Windows can really do it


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
            holder = Holder(own_log(library.journals[0]), chance.choice((1, 3, 5, 6, 20)), chance)
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
    """Close a library; gives what is still kept elsewhere."""
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
            holder = Holder(log, chance.choice((1, 5, 6, 20)), chance)
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


def text_of(beginning: str) -> str:
    """Give a text that takes some room."""
    return f"{beginning} {'æøå ord ' * (TEXT // 8)}".strip()


def read_all(paths: Iterator[Path] | list[Path]) -> str:
    """Give what stands in files."""
    return b"\n".join(path.read_bytes() for path in paths).decode()
