"""Places that cannot be written: a clear message, the text kept, and all of it there when the trouble is over."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.holding import held, held_when_made_small
from tests.faults.outcome import Outcome, numbered
from tests.faults.place import Impossible, bound_by_permissions, deepest, small_disk
from tests.faults.promise import logs, read_all
from tests.faults.shell import Shell
from tests.faults.spoiling import (
    CLOSED,
    FORBIDDEN,
    PROJECT,
    Spoil,
    filled,
    limited,
    read_only,
    text_of,
)


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
    """Yield a shell with a project; its library alone lies on a small disk, if wanted."""
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
    """Do it once, and return what was not as promised."""
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
    """Log texts, one a line, and return those that were told to be saved, what else was said, and the exit status.

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
    read = {line: json.loads(line) for line in lines if line.startswith(b"{")}
    told = [record["text"] for record in read.values() if "text" in record]
    said = b"\n".join(line for line in lines if "text" not in read.get(line, {})).decode()
    wrong = int(len(told) < len(texts))
    return told, said, wrong if killed else process.returncode


def unclear(said: str, status: int, wrong: int) -> list[str]:
    """Return what is not right in what a process has said of texts that it could not save."""
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
