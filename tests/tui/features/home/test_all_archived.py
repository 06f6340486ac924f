"""What the first screen says where all projects are archived: how to see them, not that a filter hides them."""

from __future__ import annotations

from journals.library.library import Library
from journals.records.model import Project
from tests.tui.conftest import Sit, begin


async def test_archived_projects_are_told_apart_from_those_a_word_hides(colleague: Library, sit_empty: Sit) -> None:
    begin(colleague, Project(name="Gammelt", stage="S4", status="archived"))
    async with sit_empty() as desk:
        assert "Alle projekter er arkiveret. Tryk . for at se dem" in desk.words
        await desk.press("full_stop")
        assert "Gammelt" in desk.seen
        await desk.press("f", *"x", "enter")
        assert "Ingen projekter passer" in desk.words
