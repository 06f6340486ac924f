"""Each trouble once, and that it would be noticed if a text were lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.faults import holding, spoiling, trouble
from tests.faults.outcome import Outcome
from tests.files import no_space

EACH: dict[str, Callable[[], Outcome]] = {
    "a limit on files": lambda: trouble.spoilt("", 1, spoiling.limited),
    "a small disk": lambda: trouble.spoilt("", 1, spoiling.filled, on_disk=256),
    "everything full": lambda: trouble.everything_full(1),
    "a disk to read": lambda: trouble.spoilt("", 1, spoiling.read_only, on_disk=256),
    "not our folder": lambda: trouble.spoilt("", 1, spoiling.not_ours, bound=True),
    "no place of its own": lambda: trouble.refused("", spoiling.no_place_of_its_own),
    "too long": trouble.too_long,
    "held": lambda: holding.held(12, seed=7),
    "held when made small": lambda: holding.held_when_made_small(4, seed=7),
}


@pytest.mark.long
@pytest.mark.parametrize("outcome", EACH.values(), ids=EACH)
def test_trouble_loses_nothing(outcome: Callable[[], Outcome]) -> None:
    found = outcome()
    if found.skipped:
        pytest.skip(found.skipped)
    assert found.lost == []
    assert found.times


def test_a_text_that_is_kept_nowhere_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journals.log.rescue.store_unsaved", no_space)
    assert any("neither saved nor kept" in lost for lost in holding.held(8, seed=7).lost)


def test_a_program_that_gives_up_at_once_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journals.log.retry.is_transient", lambda error: False)
    assert any("held shortly, saved: False" in lost for lost in holding.held(8, seed=7).lost)
