"""Logs damaged as a disk, a sync tool or a helpful person can: what is intact is there, and nothing is rewritten."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from journals import act as acts
from journals.library import Library
from journals.local import LOCAL_ENV
from journals.model import Observation, Project
from tests.faults.changes import Team
from tests.faults.outcome import Outcome, numbered
from tests.faults.process import ROOT
from tests.faults.promise import Promise, logs, opened
from tests.journals.conftest import installation

WRITERS = 3
Mutation = Callable[[random.Random, bytes], bytes]


def run(quick: bool) -> Iterator[Outcome]:
    """Do 1,000 damages, or 60."""
    yield damages(60 if quick else 1_000)


def damages(times: int, seed: int = 1, mutations: dict[str, Mutation] | None = None) -> Outcome:
    """Damage one log at a time of a library with several writers, and look."""
    ways = mutations or MUTATIONS
    outcome, chance, intact = Outcome("damaged logs"), random.Random(seed), 0
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        whole = written(base)
        for number in range(times):
            here = base / f"damaged-{number}"
            shutil.copytree(whole, here)
            log = chance.choice(list(logs(here)))
            name = list(ways)[number % len(ways)]
            log.write_bytes(ways[name](chance, log.read_bytes()))
            promise = standing(here)
            intact += len(promise)
            where = f"{number}, {name}"
            outcome.add(look(here, log, promise, base / "reader"), where)
            if number % 10 == 0:
                outcome.add(write_on(here, log, base), where)
            if number % 20 == 0:
                outcome.add(command_line(here, base / "shell"), where)
            outcome.times += 1
            shutil.rmtree(here)
    outcome.held = numbered(intact, "intact changes, all unread bytes")
    return outcome


def written(base: Path) -> Path:
    """Make a library in which several installations have written; each keeps its own folder below `base`."""
    folder = base / "library"
    folder.mkdir()
    for number in range(WRITERS):
        library = Library([folder], installation(base / f"local-{number}"))
        library.refresh()
        if not library.journals:
            library.create(Project(name="Skærmbesøg"))[1].wait()
        team = Team(library, number, sizes=(20, 200))
        for _ in range(40):
            team.change()
        library.close()
    return folder


def standing(folder: Path) -> Promise:
    """Give what a folder's whole, sound lines say."""
    promise = Promise()
    for log in logs(folder):
        for line in log.read_bytes().split(b"\n")[:-1]:
            if is_sound(line):
                promise.hold(acts.decode(line))
    return promise


def is_sound(line: bytes) -> bool:
    """Tell whether a line is an act."""
    try:
        acts.decode(line)
    except ValueError:
        return False
    return True


def unread(log: Path) -> list[bytes]:
    """Give the whole lines of a log that are no acts."""
    lines = log.read_bytes().split(b"\n")[:-1]
    return [line for line in lines if line.strip() and not is_sound(line)]


def look(folder: Path, log: Path, promise: Promise, local: Path) -> list[str]:
    """Open the library as somebody else; gives what is not as promised."""
    before = {each: each.read_bytes() for each in logs(folder)}
    library = opened(folder, local)
    try:
        lost = promise.broken(library)
        told = {fault.file for fault in library.faults()}
        if unread(log) and log not in told:
            lost.append("nothing is said of lines that cannot be read")
        write(library, "bagefter")
    except Exception as error:  # whatever it is, it is the finding
        return [f"{type(error).__name__}: {error}"]
    finally:
        library.close()
    lost += [f"{each.name} was rewritten" for each, was in before.items() if each.read_bytes() != was]
    return lost


def write_on(folder: Path, log: Path, base: Path) -> list[str]:
    """Let its owner go on and make its log small; gives what was lost of what could not be read."""
    damaged, lines = log.read_bytes(), unread(log)
    owner = next(base / f"local-{number}" for number in range(WRITERS) if owns(base / f"local-{number}", log))
    local = base / "owner"
    shutil.rmtree(local, ignore_errors=True)
    shutil.copytree(owner, local)
    library = opened(folder, local)
    try:
        write(library, "videre")
        if not log.read_bytes().startswith(damaged):
            return ["its owner rewrote it"]
        for journal in library.everything():
            library.compact(journal, keep=timedelta(0))
    finally:
        library.close()
    kept = b"\n".join(each.read_bytes() for each in logs(folder))
    return [f"unread bytes are gone: {line[:40]!r}" for line in lines if line not in kept]


def write(library: Library, text: str) -> None:
    """Log something, where the line that names the project is not what was damaged."""
    for journal in library.journals[:1]:
        journal.add(Observation(text=text))[1].wait()


def owns(local: Path, log: Path) -> bool:
    """Tell whether a log is written by the installation that keeps its things in `local`."""
    return any(
        log.stem.encode() in path.read_bytes() or log.stem in path.name for path in local.rglob("*") if path.is_file()
    )


def command_line(folder: Path, local: Path) -> list[str]:
    """Read it with the command line; gives what is not as promised."""
    command = [sys.executable, "-m", "tui", "--library", str(folder)]
    env = {**os.environ, LOCAL_ENV: str(local)}
    listed = subprocess.run([*command, "observations", "--json"], cwd=ROOT, env=env, capture_output=True)
    checked = subprocess.run([*command, "check", "--json"], cwd=ROOT, env=env, capture_output=True)
    lost = [f"the list ended with {listed.returncode}"] if listed.returncode else []
    lost += ["a traceback"] if b"Traceback" in listed.stderr + checked.stderr else []
    wrong = any(each["level"] == "wrong" for each in json.loads(checked.stdout))
    return lost + ([] if checked.returncode == int(wrong) else [f"check ended with {checked.returncode}"])


def _in_lines(change: Callable[[random.Random, list[bytes]], list[bytes]]) -> Mutation:
    def mutate(chance: random.Random, data: bytes) -> bytes:
        return b"".join(change(chance, data.splitlines(keepends=True)))

    return mutate


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _zeros(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    size = min(chance.randint(1, 5_000), len(data) - start)
    return data[:start] + bytes(size) + data[start + size :]


def _not_utf8(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice([b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88"]) + data[at + 1 :]


def _shuffle(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    return chance.sample(lines, len(lines))


def _repeat(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    return [again for line in lines for again in [line] * chance.choice((1, 1, 2, 3))]


def _interleave(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    at = chance.randrange(len(lines) - 1)
    one, other = lines[at], lines[at + 1]
    part = chance.randrange(len(one))
    return [*lines[:at], one[:part], other, one[part:], *lines[at + 2 :]]


def _insert(*lines: bytes) -> Mutation:
    def insert(chance: random.Random, there: list[bytes]) -> list[bytes]:
        at = chance.randrange(len(there) + 1)
        return [*there[:at], chance.choice(lines) + b"\n", *there[at:]]

    return _in_lines(insert)


_AT = b'{"at":"2026-01-01T00:00:00.000Z-0000-zzzzzzzz",'

MUTATIONS: dict[str, Mutation] = {
    "bits flipped": _flip,
    "cut off": _cut,
    "zeros": _zeros,
    "not UTF-8": _not_utf8,
    "shuffled": _in_lines(_shuffle),
    "repeated": _in_lines(_repeat),
    "interleaved": _in_lines(_interleave),
    "a line of 10 MB": _insert(b"x" * 10_000_000, b'{"at":' + b" " * 10_000_000 + b"1}"),
    "wrong types": _insert(
        b"[]", b"1", b'"x"', b"null", b"{}", _AT + b'"do":7}', _AT + b'"do":[[1,2,3]]}', _AT + b'"do":[["a","b"]]}'
    ),
    "wrong values": _insert(
        _AT + b'"do":[["observations","R1",{"text":7,"stage":[],"pitfalls":1}]]}',
        _AT + b'"do":[["projects","R1",{"name":{"a":1}}]]}',
    ),
    "unknown tables and fields": _insert(
        _AT + b'"do":[["moods","R1",{"mood":"fine"}]]}',
        _AT + b'"do":[["observations","R2",{"text":"t","colour":"red"}]]}',
    ),
    "a newer format": _insert(b'{"at":"2026-01-01T00:00:00.000Z-0000-zzzzzzzz","do":[],"project":"P","format":99}'),
    "deeply nested": _insert(_AT + b'"do":[["observations","R1",{"text":' + b"[" * 5_000 + b"]" * 5_000 + b"}]]}"),
}
