from __future__ import annotations
import pytest
from tests.tui.conftest import Desk, Sit
from journals.model import Observation

@pytest.mark.parametrize("keys", [["enter", "n"], ["enter", "r", "2", "tab", "tab", "n"]])
async def test_nobody_types_faster_than_lines_are_taken(sit: Sit, keys: list[str]) -> None:
    async with sit() as desk:
        await desk.press(*keys)
        for each in ("et", "to", "tre"):
            for character in [*each, "enter"]:
                desk.send(character)
        await desk.settle()
        assert [o.text for o in desk.made(Observation)] == ["et", "to", "tre"]
