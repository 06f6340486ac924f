"""What others write that is no damage and still too much: values no part can hold, and stacks of combining marks."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from journals.log.purge import PURGES
from journals.text.clean import clean
from tests.faults.damage import damages
from tests.faults.outcome import Outcome, numbered
from tests.faults.shell import Shell
from tests.mutations import Mutations

SOMEBODY = "01JD0000000000000000000000"
LINES = 20
"""Mutated lines that are put into a log at a time."""
ORDERS = (PURGES.encode(), b'"deleted":true', b'"closed":')
"""What says that something is to be erased, as the end of a meeting does of private notes: obeyed, it is no loss."""
MARKS = "\u0301\u0316\u05bf\u0591\u093c\u0951\u302e\u302a\U0001d165\U0001d167"
PATIENCE = 3.0
"""Seconds of work that one text may take."""


def run(quick: bool) -> Iterator[Outcome]:
    """Put lines with such values into logs, and give such texts to who reads them."""
    yield damages(20 if quick else 300, mutations={"mutated": _mutated}, what="values that no part can hold, in logs")
    yield marks(10 if quick else 100)


def _mutated(chance: random.Random, data: bytes) -> bytes:
    """Put lines of mutated records into a log, anywhere between its own."""
    lines = data.splitlines(keepends=True)
    for line in Mutations(chance).lines(SOMEBODY, LINES):
        if any(order in line for order in ORDERS):
            continue
        lines.insert(chance.randrange(1, len(lines) + 1), line)
    return b"".join(lines)


def marks(times: int) -> Outcome:
    """Read texts in which up to a million marks stand on a letter, and log one of them."""
    outcome, chance = Outcome("a text with up to a million combining marks"), random.Random(1)
    for number in range(times):
        kinds = chance.sample(MARKS, chance.randint(1, 4))
        stacks = [letter + mark * chance.randint(1, 250_000) for letter, mark in zip("abcd", kinds, strict=False)]
        before = time.process_time()
        cleaned = clean(f"{''.join(stacks)} slut")
        took = time.process_time() - before
        outcome.expect(took < PATIENCE, f"{number}: {sum(map(len, stacks))} characters take {took:.1f} s")
        outcome.expect(cleaned.endswith(" slut") and cleaned[0] in "aá", f"{number}: {cleaned[:20]!r}")
        outcome.times += 1
    with tempfile.TemporaryDirectory() as place:
        shell = Shell(Path(place, "library"), Path(place, "local"))
        shell("new", "Skærmbesøg")
        done = shell("log", "Skærmbesøg", "-", stdin=f"a{MARKS[0] * 500_000}{MARKS[1] * 500_000} slut\n".encode())
        outcome.expect(done.returncode == 0, f"it ended with {done.returncode}: {done.stderr[:200]!r}")
        outcome.expect([text[-4:] for text in shell.texts()] == ["slut"], "the text is not there")
    outcome.held = f"letters and words are there, none takes {numbered(round(PATIENCE), 'seconds')}"
    return outcome
