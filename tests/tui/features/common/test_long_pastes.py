"""A paste of any length: it is looked through beside the screen, each line once, and no line takes more than it can."""

from __future__ import annotations

from collections import Counter
from threading import Event

import pytest

from journals.library import batch
from journals.privacy import guard
from journals.privacy.validation import checked_record
from journals.records.model import Observation
from journals.text.clean import MAX_TEXT
from tests.terminal import PATIENCE
from tests.tui.conftest import NEWEST, Sit
from tui.features.common import pasted_findings
from tui.features.common.paste_dialog import PasteDialog
from tui.features.common.pasted_lines import CHECKED_AT_ONCE
from tui.features.common.saving_dialog import SavingDialog
from tui.ui.dialogs.confirm import Confirm
from tui.ui.unsaved import unsaved
from tui.ui.widgets.bars import KeyBar
from tui.ui.widgets.capture_line import CaptureInput
from tui.ui.widgets.inputs import LONGEST_PASTE


async def test_a_long_paste_is_looked_through_beside_the_screen_each_line_once(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, go_on, most = Counter[str](), Event(), 300
    monkeypatch.setattr(pasted_findings, "SEEN_THROUGH_AT_ONCE", 100)

    def counted(text: str) -> object:
        if not looked:
            go_on.wait(PATIENCE)
        looked[text] += 1
        return guard.findings_at(text)

    monkeypatch.setattr(pasted_findings, "findings_at", counted)
    lines = [f"- skærmen i stue {number} gik ud" for number in range(most - 1)] + ["- ring på 20 30 40 50"]
    async with sit() as desk:
        before = len(desk.made(Observation))
        await desk.press("enter", "n")
        await desk.paste("\n".join(lines))
        assert isinstance(desk.place, PasteDialog), "it shows before it is looked through"
        assert "Ser linjerne igennem" in desk.words
        await desk.press("space", "space", "1", "enter")
        await desk.until(lambda: "Bagefter bliver de" in desk.words)
        assert isinstance(desk.place, PasteDialog), "it is logged when it is known what it holds"
        assert len(desk.made(Observation)) == before
        keys = desk.app.screen.query_one(KeyBar)
        await desk.until(lambda: keys.region.bottom < desk.app.size.height)
        assert isinstance(desk.place, PasteDialog), "not only because the box is gone"
        go_on.set()
        await desk.until(lambda: not isinstance(desk.place, PasteDialog))
        assert set(looked.values()) == {1}
        assert len(looked) == most
        await desk.press("enter")  # the line with a number waits
        await desk.until(lambda: len(desk.made(Observation)) == before + most - 3)


async def test_what_is_too_long_for_a_line_is_said_and_the_line_stays(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("før ")
        await desk.paste("ord " * LONGEST_PASTE)
        line = desk.app.screen.query_one(CaptureInput)
        assert line.value == "før "
        assert f"{MAX_TEXT}" in " ".join(desk.told).replace(".", "")
        await desk.paste("\n".join(["ord " * 1000] * (LONGEST_PASTE // 1000)))
        await desk.press("escape")
        assert line.value == "før "
        await desk.paste("efter")
        assert line.value == "før efter"


@pytest.mark.long
async def test_many_lines_are_made_ready_beside_the_screen_and_esc_stores_none(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, go_on, most = Event(), Event(), 2 * CHECKED_AT_ONCE

    def slow(record: Observation, before: Observation | None) -> Observation:
        looked.set()
        go_on.wait(PATIENCE)
        return checked_record(record, before)

    monkeypatch.setattr(batch, "checked_record", slow)
    async with sit() as desk:
        before = len(desk.made(Observation))
        await desk.press("enter", "n")
        await desk.paste("\n".join(f"- linje {number}" for number in range(most)))
        await desk.press("+", "space", "enter")
        await desk.until(looked.is_set)
        assert isinstance(desk.place, SavingDialog)
        assert f"Gemmer {most - 1} linjer" in desk.words
        assert f"{most - 1} linjer i {NEWEST}" in " ".join(unsaved(desk.app)), "they are not stored yet"
        await desk.until(lambda: "Esc stopper" in desk.words)
        saving = desk.place
        desk.send("escape")
        await desk.until(lambda: saving._checking is not None and saving._checking.is_stopping)
        desk.app.push_screen(Confirm("Noget andet?", "home.delete_it"))
        go_on.set()
        await desk.until(lambda: saving._ended)
        assert isinstance(desk.app.screen, Confirm), "what lies on top is not closed by it"
        await desk.press("escape")
        await desk.until(lambda: isinstance(desk.place, PasteDialog))
        assert len(desk.made(Observation)) == before
        assert f"{most - 1} af {most} linjer" in desk.words, "what was chosen is still chosen"
        await desk.press("enter")
        await desk.until(lambda: len(desk.made(Observation)) == before + most - 1)
        assert desk.made(Observation)[before].kind == "worked"
        assert unsaved(desk.app) == []
        await desk.press("escape", "u")
        await desk.until(lambda: len(desk.journal.observations) == 25)


async def test_more_than_one_act_takes_is_refused_and_asked_again(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_BYTES", 1000)
    async with sit() as desk:
        before = len(desk.made(Observation))
        await desk.press("enter", "n")
        await desk.paste("\n".join(f"- linje {number}" for number in range(CHECKED_AT_ONCE + 1)))
        await desk.press("enter")
        await desk.until(lambda: any("mere, end der kan gemmes på én gang" in each for each in desk.told))
        assert isinstance(desk.place, PasteDialog)
        assert len(desk.made(Observation)) == before
