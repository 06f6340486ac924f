"""A retrospective in a real terminal, with a power cut in each phase; all of it is `python -m tests.flows.retro`."""

from __future__ import annotations

from pathlib import Path

from tests.flows.retro import FEWEST_KEYS, SHORT, play
from tests.flows.retro_phases import THROUGH
from tests.terminal import needs_terminal


@needs_terminal
def test_a_meeting_goes_on_after_every_power_cut_and_its_log_holds_all(tmp_path: Path) -> None:
    desk = play(tmp_path, SHORT)
    assert sum("killed in" in line for line in desk.told) == 7
    assert desk.parts[THROUGH].pressed.total() < FEWEST_KEYS
