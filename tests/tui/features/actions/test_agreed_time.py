"""The days within which concerns are answered: agreed on in the project's form, seen where concerns wait."""

from __future__ import annotations

import pytest

from journals.library.library import Library
from journals.records.model import Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.features.actions.test_screen import waiting
from tests.tui.ui.dialogs.filling_in import fill_in
from tui.features.home.waiting_list import WaitingList
from tui.ui.dialogs.form import Form


@pytest.mark.long
async def test_a_time_is_agreed_on_and_what_waits_longer_comes_first(sit_empty: Sit, colleague: Library) -> None:
    begin(
        colleague,
        Project(name="Porte", stage="S4"),
        Observation(text="nylig", kind="concern", happened="2026-11-20"),
        Observation(text="gammel", kind="question", happened="2026-11-02"),
        Observation(text="uden dag", kind="concern"),
    )
    async with sit_empty(size=(120, 36)) as desk:
        concerns = "3 bekymringer og spørgsmål venter på svar"
        lines = desk.one("#today", WaitingList)

        def told() -> list[str]:
            return [row.words.what for row in lines.items if row.waiting.kind == "concerns"]

        assert told() == [concerns]
        await desk.press("b")
        assert waiting(desk) == ["uden dag", "gammel", "nylig"]
        assert "tryk e på projektet" in desk.words
        assert "over tid" not in desk.words

        # It is agreed on where the project's facts are; what is no number of days is refused, and not lost.
        await desk.press("escape", "e")
        await fill_in(desk, "reply_days", "to uger")
        await desk.press("ctrl+s")
        assert isinstance(desk.place, Form)
        assert "»to uger« er ikke et antal dage" in desk.words
        await fill_in(desk, "reply_days", "14")
        assert "et første svar inden 14 dage" in desk.words
        await desk.press("ctrl+s")
        assert desk.app.library.journals[0].project.reply_days == 14
        assert told() == [f"{concerns}, 1 over tid"]

        await desk.press("b")
        assert waiting(desk) == ["gammel", "uden dag", "nylig"]
        assert "3 venter på svar · 1 over tid" in desk.lines[0]
        assert "svar skulle være givet 16.11.2026 · Porte" in desk.words
        assert "svar senest 04.12.2026 · Porte" in desk.words
        assert "tryk e på projektet" not in desk.words

        # Seen in the overview too; undone, nothing is agreed.
        await desk.press("escape", "o", "3")
        await desk.until(lambda: "0 af 1 inden den aftalte tid, 1 har ventet længere end aftalt" in desk.words)
        assert "Handlinger ingen har skullet" in " ".join(desk.words.split())
        await desk.press("escape", "u")
        assert desk.app.library.journals[0].project.reply_days is None
        assert told() == [concerns]
