from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from journals.library.meant_losses import Loss, meant_losses, say_meant, take_back
from journals.library.paths import LOSSES_FOLDER

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
LOSS = Loss("p1")


@given(st.sets(st.integers(1, 8) | st.sampled_from([999_999, 1_000_000])))
def test_whatever_lies_there_a_loss_can_be_accepted_and_taken_back(planted: set[int]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / LOSSES_FOLDER).mkdir()
        for turn in planted:
            word = {"loss": {"project": "p1"}, "turn": turn, "at": NOW.isoformat()}
            (folder / LOSSES_FOLDER / f"{turn}.json").write_text(json.dumps(word), encoding="utf-8")
        for _ in range(2):
            say_meant(folder, [LOSS], NOW)
            assert list(meant_losses([folder])) == [LOSS]
            assert take_back([folder], NOW) == [LOSS]
            assert not meant_losses([folder])
