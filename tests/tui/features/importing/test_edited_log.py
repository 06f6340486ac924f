"""A learning log that somebody edited is brought in: what changed is shown, and nothing here is overwritten unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.ids import ulid
from journals.records.model import Action
from tests.documents import learning_log
from tests.tui.conftest import NEWEST, Sit
from tests.tui.features.importing.conftest import read, ticked
from tui.features.project.screen import ProjectScreen
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.privacy import PrivacyDialog


async def test_a_learning_log_that_was_edited_shows_what_changed_and_takes_what_is_ticked(
    sit: Sit, downloads: Path
) -> None:
    async with sit(size=(120, 36)) as desk:
        journal = next(each for each in desk.app.library.journals if each.project.name == NEWEST)
        first, second, third, *_ = journal.observations
        log = learning_log([journal], desk.app.guide, desk.app.say, today=desk.app.today)
        desk.app.write(lambda: journal.edit((second, replace(second, text="Rettet her"))))
        for seen, text in ((first, "Rettet i dokumentet"), (second, "Rettet også i dokumentet")):
            at = log.index("\n\n  ", log.index(f"tb:o:{seen.id}"))
            log = log[:at] + f"\n\n  {text}" + log[log.index("\n\n", at + 2) :]
        begin = log.rindex("\n- ", 0, log.index(f"tb:o:{third.id}"))
        log = log[:begin] + log[log.index("\n\n", log.index("\n\n", begin + 2) + 2) :]
        (downloads / "laeringslog.md").write_text(log)
        place = await read(desk, "I", "enter", "enter")
        assert "1 rettet i dokumentet · 1 rettet begge steder" in desk.words
        assert ticked(place) == ["Rettet i dokumentet"], "nothing here is overwritten, and nothing deleted, by itself"
        shown = [row.planned.change for row in place.items()]
        await desk.press("home", *["down"] * next(n for n, each in enumerate(shown) if each and each.where == "both"))
        assert "Her: Rettet her" in desk.words
        assert "I dokumentet: Rettet også i dokumentet" in desk.words
        await desk.press("space", "enter")
        assert isinstance(desk.place, ProjectScreen)
        now = {each.id: each.text for each in journal.observations}
        assert (now[first.id], now[second.id]) == ("Rettet i dokumentet", "Rettet også i dokumentet")
        assert third.id in now
        await desk.press("u")
        assert {each.id: each.text for each in journal.observations}[second.id] == "Rettet her"


@pytest.mark.long
async def test_an_owner_who_became_a_person_is_shown_and_the_old_one_stays_and_a_text_is_edited(
    sit: Sit, downloads: Path
) -> None:
    async with sit(size=(120, 36)) as desk:
        journal = next(each for each in desk.app.library.journals if each.project.name == NEWEST)
        act = Action(id=ulid(), text="Ring til dem", owner="planlægger")
        desk.app.write(lambda: journal.add(act))
        log = learning_log([journal], desk.app.guide, desk.app.say, today=desk.app.today)
        at = log.index(f"tb:a:{act.id}")
        log = log[:at] + log[at:].replace("planlægger", "Hanne Sørensen", 1)
        at = log.rindex("\n- ", 0, at)
        (downloads / "log.md").write_text(f"{log[:at]}\n- Skriv til Anna Sørensen om det{log[at:]}")
        await read(desk, "I", "enter", "enter")
        await desk.press("enter")
        seen = [desk.words]
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("enter")
        assert isinstance(desk.place, Form), "Enter goes to the text, as it says"
        await desk.press("escape")
        await desk.press("enter", "tab")
        assert isinstance(desk.place, PrivacyDialog)
        seen.append(desk.words)
        question = next(each for each in seen if "Hanne" in each and "behold den, der står her" in each)
        assert "‹Hanne Sørensen›" in question
        assert "hentes det" in seen[-1], "the last answer brings all of it in, which is said"
        await desk.press("tab")
        assert isinstance(desk.place, ProjectScreen)
        assert {each.text: each.owner for each in journal.actions}["Ring til dem"] == "planlægger"
