"""Two clones change the same field without knowing of each other: the newer change wins, whatever comes first where."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.library.library import Library
from journals.log import stamp
from journals.records.model import Observation
from tests.journals.conftest import added, edited, installation, started

MINUTE_NS = 60_000_000_000
CLONES = ("one", "two")
deliveries = st.lists(st.sampled_from(CLONES), min_size=2, max_size=4).filter(lambda come: set(come) == set(CLONES))


class Wall:
    """A clock on the wall that shows what it is told to."""

    def __init__(self) -> None:
        self.now = time.time_ns() - 60 * MINUTE_NS

    def time_ns(self) -> int:
        return self.now


@contextmanager
def opened(base: Path, name: str) -> Iterator[Library]:
    library = Library([base / name], installation(base / f"local-{name}"))
    library.refresh()
    try:
        yield library
    finally:
        library.close()


def deliver(base: Path, sender: str, to: str) -> None:
    """Carry over all logs as they are there."""
    for log in (base / sender).glob("*/*.jsonl"):
        there = base / to / log.relative_to(base / sender)
        if not there.exists() or there.stat().st_size < log.stat().st_size:
            shutil.copy(log, there)


def text_in(library: Library) -> str:
    ((seen,),) = (journal.observations for journal in library.journals)
    return seen.text


@settings(max_examples=25)
@given(st.permutations(["one", "one", "two", "two"]), st.booleans(), deliveries)
def test_the_newer_change_wins_in_every_clone(turns: Sequence[str], one_first: bool, come: Sequence[str]) -> None:
    """`turns`: whose change is when, from the oldest; `come`: whose logs come to a third clone, one by one."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        base, wall = Path(folder), Wall()
        patch.setattr(stamp, "time", wall)
        with opened(base, "one") as library:
            added(started(library), Observation(text="common"))
        for other in ("two", "three"):
            shutil.copytree(base / "one", base / other)
        begun = wall.now
        for who in CLONES if one_first else reversed(CLONES):  # a log's lines are older or newer than the other's
            with opened(base, who) as library:
                for number in (at for at, turn in enumerate(turns) if turn == who):
                    wall.now = begun + (number + 1) * MINUTE_NS
                    (journal,) = library.journals
                    edited(journal, journal.observations[0], replace(journal.observations[0], text=f"change {number}"))
        newest = f"change {len(turns) - 1}"
        with opened(base, "three") as meanwhile:
            for sender in come:
                deliver(base, sender, "three")
                meanwhile.refresh()
            assert text_in(meanwhile) == newest
        deliver(base, "one", "two")
        deliver(base, "two", "one")
        for each in (*CLONES, "three"):
            with opened(base, each) as library:
                assert text_in(library) == newest, each
