"""What is told when one begins: what in the logs cannot be read."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import Sit


def damaged_log(library: Path) -> Path:
    """Return a log of a library, with a line at its end that is no act."""
    log = min(library.glob("*/*.jsonl"))
    log.write_bytes(log.read_bytes() + b"garbage{{{\n")
    return log


async def test_a_log_with_a_line_that_cannot_be_read_is_named_once(sit: Sit, samples: Path) -> None:
    log = damaged_log(samples)
    async with sit() as desk:
        await desk.until(lambda: desk.told)
        (told,) = [each for each in desk.told if "kan ikke læses" in each]
        assert f"{log.parent.name}/{log.name}" in told
        assert "tilbageblik check" in told
        await desk.press("enter", "escape")
        assert len([each for each in desk.told if "kan ikke læses" in each]) == 1


async def test_where_all_can_be_read_nothing_is_told(sit: Sit) -> None:
    async with sit() as desk:
        assert not [each for each in desk.told if "læses" in each]
