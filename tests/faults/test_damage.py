"""A small part of the damage, and that it would be noticed if something were lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journals.log import compaction as compact
from tests.faults import damage
from tests.faults.sample import is_sound

Gone = Callable[[str, str], bool]


pytestmark = pytest.mark.long


def test_each_kind_of_damage_takes_nothing_with_it() -> None:
    times = len(damage.MUTATIONS)
    outcome = damage.damages(times, seed=7)
    assert (outcome.lost, outcome.times) == ([], times)


def test_compaction_that_drops_what_it_cannot_read_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def tidied(data: bytes, until: str, gone: Gone, undone: list[str]) -> bytes:
        lines = compact.compacted(data, until, gone, undone).split(b"\n")
        return b"".join(line + b"\n" for line in lines if is_sound(line))

    monkeypatch.setattr("journals.library.maintenance.compacted", tidied)
    ways = {"wrong types": damage.MUTATIONS["wrong types"]}
    assert any("unread bytes are gone" in each for each in damage.damages(1, mutations=ways).lost)


def test_a_damaged_line_that_is_not_named_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "check_library", lambda library, guide: [])
    ways = {"wrong types": damage.MUTATIONS["wrong types"]}
    assert any("and check names []" in each for each in damage.damages(1, mutations=ways).lost)


def test_every_way_to_damage_a_log_stands_a_log_of_any_length(tmp_path: Path) -> None:
    import random

    for mutate in damage.MUTATIONS.values():
        for data in (b"", b"x", b"one\n", b"one\ntwo"):
            assert isinstance(mutate(random.Random(1), data), bytes)
