"""What others can put into a shared folder: stray and forged logs, links and pipes, names that hold lines."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from journals.library.check import check_library
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.maintenance import compact, purge
from journals.log.act import Act, encode
from journals.log.atomic import TEMPORARY
from journals.log.reader import LOG_SUFFIX
from journals.records.model import Card, Observation
from journals.sharing.backup import back_up
from journals.sharing.restore import restore_backup
from tests.faults.outcome import Outcome, numbered
from tests.faults.promise import logs, opened
from tests.faults.shell import Shell
from tests.journals.conftest import added, own_log, started

NAMES = ("Alfa", "Beta", "Gamma")
PATIENCE = 300
TOKEN = "0123456789abcdef"
TODAY = date(2026, 11, 29)
FORGED = "wrong: all is lost"
PRECIOUS = b"precious\n"
AT = "2026-11-29T09:00:00.000Z-000{}-zzzzzzzz"


def run(quick: bool) -> Iterator[Outcome]:
    """Let others put each of them there."""
    yield stray(20 if quick else 200)
    if sys.platform == "win32":
        yield Outcome("links, pipes and folders with a file's name", skipped="links only for some, and no pipes")
        return
    yield names_taken(20 if quick else 200)
    yield names_of_lines(2 if quick else 10)


class Place:
    """A library of three projects, each with texts and the same card, as often as it is wanted."""

    def __init__(self, base: Path) -> None:
        self.base = base / "now"
        self.folder = self.base / "library"
        self._first = base / "first"
        self.folder.mkdir(parents=True)
        library = opened(self.folder, self.base / "one")
        for name in NAMES:
            journal = started(library, name)
            added(journal, *(Observation(text=f"{name} {number}") for number in range(3)))
            added(journal, Card(id="card-purpose-1", form="purpose", answers={"now": name}))
        library.close()
        shutil.copytree(self.base, self._first)

    def renew(self) -> None:
        """Let all be as it was at first."""
        shutil.rmtree(self.base)
        shutil.copytree(self._first, self.base, symlinks=True)

    @contextmanager
    def library(self, by: str) -> Iterator[Library]:
        """Open the library as an installation sees it."""
        library = opened(self.folder, self.base / by)
        try:
            yield library
        finally:
            library.close()


@contextmanager
def in_time() -> Iterator[None]:
    """Let nothing take longer than minutes: whoever waits for a pipe waits for ever."""

    def late(*_: object) -> None:
        raise TimeoutError("it hangs")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    signal.signal(signal.SIGALRM, late)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)


def rounds(outcome: Outcome, times: int, once: Callable[[Place, random.Random], list[str]]) -> Outcome:
    """Do something so many times to a place as it was at first, and note what was lost."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name))
        for number in range(times):
            try:
                with in_time():
                    outcome.add(once(place, chance), number)
            except Exception as error:  # whatever it is, it is the finding
                outcome.add([f"{type(error).__name__}: {error}"], number)
            outcome.times += 1
            place.renew()
    return outcome


# A log of another project


def stray(times: int) -> Outcome:
    """Let logs lie in the folder of another project, with their own head or a forged one, and purge one project."""
    outcome = rounds(Outcome("a log in another project's folder, its head forged or not"), times, _stray)
    outcome.held = f"{numbered(times * len(NAMES), 'projects')} whole, and a purge took only its own text"
    return outcome


def _stray(place: Place, chance: random.Random) -> list[str]:
    of, into = chance.sample(list(logs(place.folder)), 2)
    name = chance.choice(["zzzzzzzz", f"{into.stem} (konfliktkopi)", "0", f"{of.stem}-PC7"])
    strange = into.with_name(f"{name}{LOG_SUFFIX}")
    forged = chance.random() < 0.5
    if forged:
        head = chance.choice(["0", "01K0NOWHERE0000000000000000", "ZZ"])
        note = Act(AT.format(1), [("observations", "X", {"text": "x"})])
        strange.write_bytes(encode(Act(AT.format(0), [], project=head, format=1)) + encode(note))
    else:
        shutil.copy(of, strange)
    with place.library("two") as library:
        lost = _not_whole(library, NAMES)
        named = [each.file for each in check_library(library, None) if each.code == "stray_log"]
        lost += [] if named == [strange] else [f"check names {named}"]
        purged = _named(library, of.parent)
        before = {log: log.read_bytes() for log in logs(place.folder) if log.parent != of.parent and log != strange}
        purge(library, purged, *purged.known_ids(), gone=[of.stem, strange.stem])
        lost += [f"{log.name} was rewritten" for log, was in before.items() if log.read_bytes() != was]
        name = purged.project.name or next(name for name in NAMES if name.lower() in of.parent.name)
    left = [log for log in logs(place.folder) if f"{name} 1".encode() in log.read_bytes()]
    with place.library("three") as library:
        return lost + [f"{log.name} still holds it" for log in left] + _not_whole(library, set(NAMES) - {name})


def _named(library: Library, folder: Path) -> Journal:
    """Return the project that a folder was made for."""
    return next(each for each in library.journals if folder in [own.path for own in each.folders] and each.project.name)


def _not_whole(library: Library, names: Any) -> list[str]:
    """Return which projects lack something, or have what is another's."""
    there = {each.project.name: each for each in library.journals if each.project.name}
    lost = [] if set(there) == set(names) else [f"there are {sorted(there)}"]
    for name, journal in there.items():
        texts = sorted(each.text for each in journal.observations)
        lost += [] if texts == [f"{name} {number}" for number in range(3)] else [f"{name} has {texts}"]
        lost += [] if [each.answers["now"] for each in journal.all(Card)] == [name] else [f"{name} has another's card"]
    return lost


# Links, pipes, folders


def names_taken(times: int) -> Outcome:
    """Plant links, pipes and folders under names of our files; write, make small, erase, copy, and bring back."""
    outcome = rounds(Outcome("links, pipes and folders under the names of files of ours"), times, _names_taken)
    outcome.held = f"{numbered(times, 'times')} all was written, erased and copied; nothing went through a link"
    return outcome


def _names_taken(place: Place, chance: random.Random) -> list[str]:
    victim = place.base / "victim"
    victim.write_bytes(PRECIOUS)
    lost: list[str] = []
    with place.library("one") as library:
        journal = library.journals[0]
        (note,) = added(journal, Observation(text="zebrafinke"))
        log = own_log(journal)
        strange = log.with_name(f"zzzz0000{LOG_SUFFIX}")
        names = [f"{log.name}{TEMPORARY}", f".{log.stem}.{TOKEN}{LOG_SUFFIX}{TEMPORARY}"]
        names += [f"{log.stem}-backup-{TODAY}{more}{LOG_SUFFIX}{new}" for more in ("", "-2") for new in ("", TEMPORARY)]
        for name in [strange.name, *chance.sample(names, chance.randint(1, len(names)))]:
            _plant(log.with_name(name), victim, chance)
        added(journal, Observation(text="bagefter"))
        compact(library, journal)
        copies = back_up(library, place.base / "copies", TODAY).folder
        named = [each.file for each in check_library(library, None) if each.code == "strange_log"]
        lost += [] if strange in named else [f"check names {named}"]
        purge(library, journal, (Observation.TABLE, note.id))
        lost += ["it is not erased"] if b"zebrafinke" in log.read_bytes() else []
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:2]))
    with place.library("two") as library:
        restore_backup(library, copies, TODAY)
    with place.library("three") as library:
        texts = {each.text for journal in library.journals for each in journal.observations}
        lost += [] if {"bagefter", *(f"{name} 1" for name in NAMES)} <= texts else [f"there are {sorted(texts)}"]
    return lost + ([] if victim.read_bytes() == PRECIOUS else ["it wrote through a link"])


def _plant(path: Path, victim: Path, chance: random.Random) -> None:
    kind = chance.choice(("link", "dangling", "pipe", "folder"))
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
        (path / "x").touch()
    else:
        path.symlink_to(victim if kind == "link" else victim.with_name("nowhere"))


# Names that hold lines


def names_of_lines(times: int) -> Outcome:
    """Let folders and logs have names that hold lines and signs that act on a terminal, and look at what is printed."""
    outcome = rounds(Outcome("names of folders and logs that hold lines, or signs that draw"), times, _names_of_lines)
    outcome.held = numbered(times * len(PRINTING), "commands, no line that a name made")
    return outcome


PRINTING = (("check",), ("projects",), ("observations",), ("compact", NAMES[0]), ("purge", NAMES[1], "--dry-run"))


def _names_of_lines(place: Place, chance: random.Random) -> list[str]:
    end = chance.choice(["\n", "\r", "\v", "\x85", "\u2028", "\x1b[2J", "\x1b]0;x\x07\n"])
    name = f"a{end}{FORGED}{end}REST"
    log = next(logs(place.folder))
    folder = log.parent.rename(place.folder / f"2026-{name}")
    (folder / f"{name}{LOG_SUFFIX}").write_bytes((folder / log.name).read_bytes() + b"{half\n")
    (folder / f"{name} link{LOG_SUFFIX}").symlink_to(folder / log.name)
    shell, lost = Shell(place.folder, place.base / "shell"), list[str]()
    for words in PRINTING:
        done = shell(*words)
        said = (done.stdout + done.stderr).decode()
        lost += [f"{words}: {line}" for line in said.splitlines() if line.startswith((FORGED, "REST"))]
        lost += [f"{words}: it draws"] if "\x1b" in said or "\x07" in said else []
        lost += [f"{words}: a traceback"] if "Traceback" in said else []
    texts = set(shell.texts())
    return lost + ([] if {f"{each} 1" for each in NAMES} <= texts else [f"there are {sorted(texts)}"])
