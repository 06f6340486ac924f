"""Logs damaged as a disk, a sync tool or a helpful person can: what is intact is there, and nothing is rewritten."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

from journals.library.check import check_library
from journals.library.library import Library
from journals.library.maintenance import compact
from journals.library.undo import plan_undo
from journals.records.model import Observation
from tests.faults.outcome import Outcome, numbered
from tests.faults.promise import Promise, logs, opened
from tests.faults.sample import Sample, is_sound, standing
from tests.faults.shell import Shell

Mutation: TypeAlias = Callable[[random.Random, bytes], bytes]
OWNER, PROCESSES = 2, 20
"""At every how manieth damage its owner goes on, and the command line looks: neither divides the number of ways."""


def run(quick: bool) -> Iterator[Outcome]:
    """Do 1,000 damages, or 60."""
    yield damages(60 if quick else 1_000)


def damages(
    times: int, seed: int = 1, mutations: dict[str, Mutation] | None = None, what: str = "damaged logs"
) -> Outcome:
    """Damage one log at a time of a library with several writers, and look."""
    ways = mutations or MUTATIONS
    outcome, chance, counts = Outcome(what), random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as place:
        sample = Sample(Path(place))
        for number in range(times):
            log = chance.choice(list(logs(sample.folder)))
            names = [list(ways)[number % len(ways)], *chance.sample(sorted(ways), chance.choice((0, 0, 1)))]
            for name in names:
                log.write_bytes(ways[name](chance, log.read_bytes()))
            promise = standing(sample.folder)
            counts.update(intact=len(promise), unread=len(unread(log)))
            where = f"{number}, {' and '.join(names)}"
            try:
                outcome.add(look(sample, log, promise), where)
                if number % OWNER == 0:
                    outcome.add(write_on(sample, log, promise, forgetful=chance.random() < 0.5), where)
                if number % PROCESSES == 0:
                    outcome.add(command_line(sample), where)
            except Exception as error:  # whatever it is, it is the finding
                outcome.add([f"{type(error).__name__}: {error}"], where)
            outcome.times += 1
            sample.renew()
    unreadable = numbered(counts["unread"], "unreadable lines told of and kept")
    outcome.held = f"{numbered(counts['intact'], 'intact changes')}, {unreadable}"
    return outcome


def unread(log: Path) -> dict[int, bytes]:
    """Return the whole lines of a log that are no acts, by their numbers."""
    lines = enumerate(log.read_bytes().split(b"\n")[:-1], start=1)
    return {number: line for number, line in lines if line.strip() and not is_sound(line)}


def look(sample: Sample, log: Path, promise: Promise) -> list[str]:
    """Open the library as somebody else, and return what is not as promised."""
    before = {each: each.read_bytes() for each in logs(sample.folder)}
    library = opened(sample.folder, sample.reader)
    try:
        lost = promise.broken(library) + promise.unseen(library)
        found = check_library(library, None)
        told = {fault.line for fault in found if fault.file == log and fault.code == "bad_line"}
        if told != set(unread(log)):
            lost.append(f"lines {sorted(unread(log))} cannot be read, and check names {sorted(map(str, told))}")
        tail = before[log].rpartition(b"\n")[2]
        if tail and not is_sound(tail) and not any(fault.code == "torn_tail" for fault in found):
            lost.append("nothing is said of a torn tail")
        write(library, "bagefter")
        if library.journals and plan_undo(library) is None:
            lost.append("what was just written cannot be undone")
    finally:
        library.close()
    return lost + [f"{each.name} was rewritten" for each, was in before.items() if each.read_bytes() != was]


def write_on(sample: Sample, log: Path, promise: Promise, *, forgetful: bool) -> list[str]:
    """Let its owner go on and make its log small, and return what was lost.

    `forgetful`: the owner has lost its marks, so that it does not notice, and appends to the damaged log.
    """
    damaged, lines, local = log.read_bytes(), list(unread(log).values()), sample.owner(log)
    if forgetful:
        for mark in local.glob(f"state/writers/*/{log.stem}"):
            shutil.rmtree(mark)
    whole, _, tail = damaged.rpartition(b"\n")
    lines += [] if is_sound(tail) else [tail]  # a last line that lacks its end only can be read
    library = opened(sample.folder, local)
    write(library, "videre")
    lost = [] if log.read_bytes().startswith(whole) else ["its owner rewrote it"]
    for journal in library.all_journals():
        compact(library, journal, keep=timedelta(0))
    library.close()
    kept = b"\n".join(each.read_bytes() for each in [*logs(sample.folder), *local.glob("state/torn/*")])
    lost += [f"unread bytes are gone: {line[:40]!r}" for line in lines if line not in kept]
    reader = opened(sample.folder, sample.reader)
    lost += promise.broken(reader)
    reader.close()
    return lost


def write(library: Library, text: str) -> None:
    """Log something, where the line that names the project is not what was damaged."""
    for journal in library.journals[:1]:
        journal.add(Observation(text=text))[1].wait()


def command_line(sample: Sample) -> list[str]:
    """Read it with the command line, and return what is not as promised."""
    shell = Shell(sample.folder, sample.reader.with_name("shell"))
    listed, checked, searched = shell("observations", "--json"), shell("check", "--json"), shell("search", "og")
    found = json.loads(checked.stdout)
    lost = [f"the list ended with {listed.returncode}"] if listed.returncode else []
    lost += ["a traceback"] if b"Traceback" in listed.stderr + checked.stderr + searched.stderr else []
    lost += [f"the search ended with {searched.returncode}"] if searched.returncode else []
    wrong = any(each["level"] == "wrong" for each in found)
    lost += [] if checked.returncode == int(wrong) else [f"check ended with {checked.returncode}"]
    lost += [] if listed.stderr or not wrong else ["the list says nothing of damage"]
    lost += [f"check does not say all: {each}" for each in found if set(each) != {"level", "file", "line", "reason"}]
    rows = {each["id"] for each in json.loads(listed.stdout)}
    library = opened(sample.folder, sample.reader)
    seen = {each.id for journal in library.journals for each in journal.observations}
    library.close()
    return lost + ([] if rows == seen else [f"{len(rows)} are listed of {len(seen)}"])


def _in_lines(change: Callable[[random.Random, list[bytes]], list[bytes]]) -> Mutation:
    def mutate(chance: random.Random, data: bytes) -> bytes:
        return b"".join(change(chance, data.splitlines(keepends=True))) if data else data

    return mutate


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randint(0, len(data))]


def _zeros(chance: random.Random, data: bytes) -> bytes:
    start = chance.randint(0, len(data))
    size = min(chance.randint(1, 5_000), len(data) - start)
    return data[:start] + bytes(size) + data[start + size :]


def _not_utf8(chance: random.Random, data: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice([b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88"]) + data[at + 1 :]


def _shuffle(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    return chance.sample(lines, len(lines))


def _repeat(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    return [again for line in lines for again in [line] * chance.choice((1, 1, 2, 3))]


def _interleave(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    at = chance.randrange(len(lines))
    one, other = lines[at], lines[(at + 1) % len(lines)]
    part = chance.randrange(len(one))
    return [*lines[:at], one[:part], other, one[part:], *lines[at + 2 :]]


def _misname(chance: random.Random, lines: list[bytes]) -> list[bytes]:
    at = next((number for number, line in enumerate(lines) if b'"project":"' in line), None)
    if at is None:
        return lines
    line = bytearray(lines[at])
    line[line.index(b'"project":"') + 11 + chance.randrange(26)] = chance.choice(b"XYZ")
    return [*lines[:at], bytes(line), *lines[at + 1 :]]


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
    "a project of nobody's": _in_lines(_misname),
    "deeply nested": _insert(_AT + b'"do":[["observations","R1",{"text":' + b"[" * 5_000 + b"]" * 5_000 + b"}]]}"),
}
