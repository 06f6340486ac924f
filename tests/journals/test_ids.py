"""Ids rise within a process, and those made in one moment can still be told apart by their beginning."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journals import ids


def test_ids_of_one_moment_rise_and_differ_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journals.ids.time.time_ns", lambda: 1_790_000_000_000_000_000)
    made = [ids.ulid() for _ in range(500)]
    assert made == sorted(set(made))
    assert {len(each) for each in made} == {26}
    assert all(one[:13] != other[:13] for one, other in pairwise(made))
