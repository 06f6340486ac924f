"""Two meetings on two machines, the lean way; with a power cut in each phase it is `python -m tests.flows.retro`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.retro import SHORT, play, too_many
from tests.terminal import needs_terminal


@pytest.mark.long
@needs_terminal
def test_two_meetings_go_on_through_a_power_cut_and_a_second_machine(tmp_path: Path) -> None:
    desk = play(tmp_path, SHORT)
    assert sum("killed in" in line for line in desk.told) == len(SHORT.cuts)
    assert too_many(desk.parts) == []
