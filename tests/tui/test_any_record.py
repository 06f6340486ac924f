"""Whatever JSON stands in whatever field: every place and every box shows what there is."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from content.formats import load_formats
from journals.records.retro import Retro
from journals.retro.meeting import Meeting
from tests.mutations import MANY, SEEDS, Mutations
from tests.tui.conftest import Sit
from tests.tui.everywhere import PLACES
from tui.features.retro.screen import RetroScreen


@pytest.mark.long
@pytest.mark.usefixtures("indexed", "every_frame")
@pytest.mark.parametrize("seed", range(SEEDS))
async def test_every_place_and_every_box_is_drawn(sit_empty: Sit, folder: Path, seed: int) -> None:
    project = Mutations(Random(seed)).library(folder, MANY)
    async with sit_empty(language=("da", "en")[seed % 2], size=((80, 24), (120, 36))[seed // 2 % 2]) as desk:
        await desk.until(lambda: desk.app.indexer.progress >= 1)
        for name, opener in PLACES.items():
            while len(desk.app.screen_stack) > 1:
                desk.app.pop_screen()
            desk.app.push_screen(opener(desk.app, desk.app.library.journal(project)))
            await desk.settle()
            assert desk.app._exception is None, (seed, name)
            assert len(desk.strips) == desk.app.size.height, (seed, name)
        assert not [told for told in desk.told if "Error" in told]


@pytest.mark.skipif("MUTATED" not in os.environ, reason="takes long: python -m tests.faults --full")
@pytest.mark.parametrize("seed", range(SEEDS))
async def test_every_phase_of_every_meeting_is_drawn(sit_empty: Sit, folder: Path, seed: int) -> None:
    Mutations(Random(seed)).library(folder, MANY)
    async with sit_empty(language=("da", "en")[seed % 2]) as desk:
        app = desk.app
        meetings = [Meeting(journal, each.id) for journal in app.library.journals for each in journal.all(Retro)]
        for meeting in meetings:
            while len(app.screen_stack) > 1:
                app.pop_screen()
            screen = RetroScreen(meeting.journal, meeting, load_formats("da"))
            app.push_screen(screen)
            await desk.settle()
            for _ in screen.format.phases:
                await desk.press("down", "i", "escape")
                assert app._exception is None, (seed, meeting.id, screen.phase)
                if app.screen is not screen:
                    break
                screen.action_next()
                await desk.settle()
