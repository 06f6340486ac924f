"""Kill -9 at each step of a purge: when the program has started once more, no byte of the text is anywhere."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from journals.library.paths import LOCAL_ENV
from journals.log.act import LOG_FORMAT, Act, encode
from journals.log.folder import ProjectFolder
from journals.log.purge import PURGES
from journals.records.model import Card
from tests.faults.outcome import Outcome, numbered
from tests.faults.process import ROOT
from tests.faults.promise import opened
from tests.journals.conftest import added, started

CALLS = ("write", "fsync", "replace", "unlink", "rename", "rmdir", "chmod", "ftruncate")
"""What a purge asks of the system; it is killed in the middle of a write, and before each of the others."""
WHAT = "kill -9 while erasing a project, of which crashes and sync tools have left much"
TEXT, NAME = "zebrafinke", "karen"
PROJECT = f"Besøg hos {NAME.title()}"
KILLED = """
import os, signal, sys
name, number = sys.argv[1], int(sys.argv[2])
sys.argv = ["tilbageblik", *sys.argv[3:]]
from tui.cli import main
call, count = getattr(os, name), 0
def counted(*args, **words):
    global count
    count += 1
    if count == number:
        if name == "write" and len(args[1]) > 3:
            call(args[0], bytes(args[1])[: len(args[1]) * 2 // 3])
        os.kill(os.getpid(), signal.SIGKILL)
    return call(*args, **words)
setattr(os, name, counted)
main()
"""


def run(quick: bool) -> Iterator[Outcome]:
    """Kill at every seventh step, or at each; and order a purge by a clock that is far ahead."""
    yield far_ahead(10 if quick else 100)
    if sys.platform == "win32":
        yield Outcome(WHAT, skipped="Windows has no SIGKILL")
    else:
        yield erasing(every=7 if quick else 1)


def erasing(every: int, calls: tuple[str, ...] = CALLS) -> Outcome:
    """Purge a project of which much lies about, killed at one step after the other."""
    outcome = Outcome(WHAT)
    with tempfile.TemporaryDirectory() as name:
        base, whole = Path(name, "now"), Path(name, "whole")
        _litter(base)
        shutil.copytree(base, whole)
        for call in calls:
            number = 1
            while True:
                shutil.rmtree(base)
                shutil.copytree(whole, base)
                if _tilbageblik(base, "purge", PROJECT, "--yes", killed=(call, str(number))) >= 0:
                    break
                again = ("projects",) if _is_ordered(base) else ("purge", PROJECT, "--yes")
                outcome.expect(_tilbageblik(base, *again) == 0, f"{call} {number}: {again[0]} failed")
                outcome.add(left(base), f"{call} {number}")
                outcome.times += 1
                number += every
    outcome.held = numbered(outcome.times, "purges finished at the next start")
    return outcome


def far_ahead(times: int) -> Outcome:
    """Order, in somebody's name, a purge of a card by a clock of another century, and write the card anew."""
    outcome, chance = Outcome("a purge ordered by a clock that is far ahead"), random.Random(1)
    for number in range(times):
        with tempfile.TemporaryDirectory() as place:
            outcome.add(_far_ahead(Path(place), chance), number)
        outcome.times += 1
    outcome.held = f"{numbered(times, 'texts')} erased, all that was written after that is there"
    return outcome


def _far_ahead(base: Path, chance: random.Random) -> list[str]:
    folder, by = base / "library", ("one", "two")
    library = opened(folder, base / by[0])
    journal = started(library)
    (card,) = added(journal, Card(id="card-purpose-1", form="purpose", answers={"now": TEXT}))
    library.close()
    far = f"{chance.randint(2030, 2998)}-0{chance.randint(1, 9)}-01T00:00:00.000Z-000{{}}-evil0000"
    order = Act(far.format(1), [(PURGES, "01PURGE", {"of": Card.TABLE, "record": card.id})])
    head = Act(far.format(0), [], project=journal.id, format=LOG_FORMAT)
    (folder / journal.folders[0].path.name / "evil0000.jsonl").write_bytes(encode(head) + encode(order))
    lost: list[str] = []
    for number in range(chance.randint(2, 5)):
        library = opened(folder, base / (by[0] if not number else chance.choice(by)))
        (journal,) = library.journals
        there = journal.all(Card)
        lost += [f"{there[0].answers if there else there} is there before {number}"] if _wrong(there, number) else []
        new = Card(id=card.id, form="purpose", answers={"now": str(number)})
        pending = journal.edit((there[0], new)) if there else journal.add(new)[1]
        pending.wait() if pending else None
        library.close()
    return lost + [f"{path.name} still holds it" for path in base.rglob("*") if _holds(path)]


def _wrong(there: list[Card], number: int) -> bool:
    """Return whether something else is there than what was written last."""
    return number > 0 and [card.answers["now"] for card in there] != [str(number - 1)]


def _holds(path: Path) -> bool:
    return path.is_file() and TEXT.encode() in path.read_bytes()


def left(base: Path) -> list[str]:
    """Return the files that still hold the text or the name, and the folders that are called after it."""
    found = []
    for path in sorted(base.rglob("*")):
        data = path.read_bytes().lower() if path.is_file() else b""
        if NAME in path.name.lower() or any(text.encode() in data for text in (TEXT, NAME)):
            found.append(str(path.relative_to(base)))
    return found


def _is_ordered(base: Path) -> bool:
    """Return whether the order is on disk: killed earlier, nothing has been promised yet."""
    acts = [act for log in base.glob("library/*/*.jsonl") for act in ProjectFolder(log.parent).read()]
    return any(table == PURGES for act in acts for table, _, _ in act.do)


def _litter(base: Path) -> None:
    """Make a project with a text, and all that crashes and sync tools leave of it."""
    _tilbageblik(base, "new", PROJECT)
    _tilbageblik(base, "log", PROJECT, f"en {TEXT} fløj forbi")
    _tilbageblik(base, "search", TEXT)
    (log,) = base.glob("library/*/*.jsonl")
    content = log.read_bytes()
    log.with_name(f"{log.stem} (konfliktkopi).jsonl").write_bytes(content)
    log.with_name(f".{log.stem}.0123456789abcdef.jsonl.new").write_bytes(content)
    half = base / "library" / f".{log.parent.name}-4711.half"
    half.mkdir()
    (half / log.name).write_bytes(content)
    (half / ".lock").touch()
    (writer,) = (base / "local" / "state" / "writers").iterdir()
    unsaved = base / "local" / "state" / "unsaved" / writer.name / log.stem
    unsaved.mkdir(parents=True)
    line = next(line for line in content.splitlines() if TEXT.encode() in line)
    (unsaved / ".typed.0123456789abcdef.json.new").write_bytes(line)
    (unsaved / ".x.0123456789abcdef.jsonl.new").write_bytes(line)
    torn = base / "local" / "state" / "torn" / f"{log.stem}.torn"
    torn.parent.mkdir()
    torn.write_bytes(line[:-5] + b"\n")


def _tilbageblik(base: Path, *words: str, killed: tuple[str, ...] = ()) -> int:
    """Run a command line to its end, or to its death; return its exit status."""
    program = ["-c", KILLED, *killed] if killed else ["-m", "tui"]
    line = [sys.executable, *program, "--library", str(base / "library"), "--lang", "en", *words]
    env = {**os.environ, LOCAL_ENV: str(base / "local"), "PYTHONUTF8": "1"}
    return subprocess.run(
        line, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False
    ).returncode
