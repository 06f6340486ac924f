"""The privacy guard on the screen: it shows while one types, asks before it is saved, and leaves no trace."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from journals.library.library import Library
from journals.records.model import Lesson, Observation, Project
from tests.files import contents
from tests.tui.conftest import TODAY, Sit, begin
from tests.tui.desk import Desk
from tui.ui.dialogs.privacy import PrivacyDialog

CPR = "010158-5123"
PHONE = "22 22 12 34"


def line(desk: Desk) -> str:
    return desk.one("#line Input", Input).value


def seen(desk: Desk, number: int) -> bool:
    return len(desk.app.library.journals[0].observations) == number


def holding(base: Path, text: str) -> list[Path]:
    return [path for path, held in contents(base).items() if text.encode() in held]


async def test_it_is_shown_while_one_types(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write(f"ring {PHONE}")
        assert f"ligner et telefonnummer: ring ‹{PHONE}›" in desk.words
        await desk.press("ctrl+u")
        await desk.write(f"nu {CPR}")
        assert f"et CPR-nummer kan ikke gemmes: nu ‹{CPR}›" in desk.words
        await desk.press("ctrl+u")
        await desk.write("nu en rolle")
        assert "‹" not in desk.one("#understood", Static).render_line(0).text


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_likely_data_is_asked_about_and_enter_goes_back(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("enter", "n")
        await desk.write(f"ring {PHONE}", "enter")
        assert isinstance(desk.place, PrivacyDialog)
        assert "‹22 22" in desk.words
        assert "[fjernet]" in desk.words
        await desk.press("n", "j", "y", "enter")
        assert not isinstance(desk.place, PrivacyDialog)
        assert line(desk) == f"ring {PHONE}", "it is still in the line"
        assert desk.made(Observation) == []


async def test_one_key_takes_it_away_and_another_saves_it(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write(f"ring {PHONE} straks", "enter", "tab")
        assert desk.made(Observation)[-1].text == "ring [fjernet] straks"
        assert line(desk) == ""
        await desk.write(f"ring {PHONE} straks", "enter", "end")
        assert desk.made(Observation)[-1].text == f"ring {PHONE} straks"


async def test_a_cpr_number_can_only_be_replaced(sit_empty: Sit, tmp_path: Path) -> None:
    async with sit_empty() as desk:
        await desk.press("n")
        await desk.write("Skærmbesøg", "enter", "escape")
        await desk.press("n")
        await desk.write(f"{CPR} fik den", "enter", "end")
        assert isinstance(desk.place, PrivacyDialog)
        assert "gem alligevel" not in desk.words
        await desk.press("tab")
        assert [each.text for each in desk.journal.observations] == ["[fjernet] fik den"]
    desk.app.library.close()
    assert holding(tmp_path, CPR) == []


async def test_a_name_for_a_project_is_asked_about_too(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("n")
        await desk.write(f"Tablet {CPR}", "enter")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("enter")
        assert desk.one("Input", Input).value == f"Tablet {CPR}", "the name is there to be corrected"
        await desk.press("enter", "tab", "escape")
        assert desk.journal.project.name == "Tablet [fjernet]"


async def test_a_form_shows_it_asks_and_writes_it_out_of_the_fields(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "0", "e")
        old = desk.journal.observations[0].text
        await desk.write(f" {PHONE}")
        assert f"‹{PHONE}›" in desk.one("#looks", Static).render_line(0).text
        await desk.press("ctrl+s")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("enter", "ctrl+s", "tab")
        assert desk.journal.observations[0].text == f"{old} [fjernet]"


async def test_what_stands_there_already_is_not_asked_about_again(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Skærme"), Observation(text=f"ring {PHONE}", stage="S4"))
    async with sit_empty() as desk:
        await desk.press("enter", "0", "e", "tab")
        await desk.press("ctrl+s")
        assert not isinstance(desk.place, PrivacyDialog)


async def test_of_many_pasted_lines_only_the_held_ones_wait(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste(f"en\n{CPR}\nring {PHONE}\nfire")
        assert "1 linje ligner et CPR-nummer" in desk.words
        await desk.press("enter")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("enter")
        assert sorted(each.text for each in desk.made(Observation)) == ["en", "fire"]
        assert line(desk) == CPR
        await desk.press("ctrl+u")
        await desk.press("enter")
        assert line(desk) == f"ring {PHONE}", "the next one comes when this one is done with"


async def test_of_many_pasted_lines_one_key_cleans_all(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste(f"en\n{CPR}\nring {PHONE}")
        await desk.press("enter", "tab")
        assert sorted(each.text for each in desk.made(Observation)) == ["[fjernet]", "en", "ring [fjernet]"]


async def test_what_comes_from_others_is_told_once(sit_empty: Sit, colleague: Library) -> None:
    journal = begin(colleague, Project(name="Skærme"))
    async with sit_empty() as desk:
        for number, text in enumerate((f"borger {CPR}", f"igen {CPR}"), 1):
            change = ("observations", f"01KAV{number:021d}", {"text": text, "stage": "S4"})
            journal._db.log.change([change])
            journal._written().wait()
            await desk.until(partial(seen, desk, number))
        await desk.until(lambda: any("CPR-nummer" in told for told in desk.told))
        assert sum("CPR-nummer" in told for told in desk.told) == 1
        assert CPR not in " ".join(desk.told)


async def test_a_project_that_was_to_be_gone_is_named(sit_empty: Sit, colleague: Library) -> None:
    journal = begin(colleague, Project(name="Skærme", delete_after=(TODAY - timedelta(1)).isoformat()))
    begin(colleague, Project(name="Andet", delete_after=TODAY.isoformat()))
    async with sit_empty() as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 2)
        assert "Et projekt skal slettes · siden 23.11.2026 · Skærme" in desk.words
        await desk.press("home")
        while desk.app.screen.rows.item.id != journal.id:  # type: ignore[attr-defined]
            await desk.press("down")
        await desk.press("enter")
        assert "skal slettes" in desk.lines[0]
        assert f"tilbageblik purge {journal.id}" in desk.words


async def test_the_old_text_is_gone_when_it_was_edited_away_and_the_app_closed(sit_empty: Sit, tmp_path: Path) -> None:
    async with sit_empty() as desk:
        await desk.press("n")
        await desk.write("Skærmbesøg", "enter", "escape", "n")
        await desk.write(f"ring {PHONE}", "enter", "end", "escape")
        assert holding(tmp_path, PHONE)
        await desk.press("up", "e", "f7")
        await desk.write("ring til kontoret", "ctrl+s")
        assert [each.text for each in desk.journal.observations] == ["ring til kontoret"]
    desk.app.library.close()  # once nothing looks at the disk for the app any more
    assert holding(tmp_path, PHONE) == []


async def test_a_lesson_made_of_a_note_is_looked_at_like_any_text(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Skærme"), Observation(text="lyden", stage="S4"))
    async with sit_empty() as desk:
        await desk.press("enter", "0", "d")
        await desk.write(f" {PHONE}", "ctrl+s")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("tab")
        assert [each.title.endswith("[fjernet]") for each in desk.made(Lesson)] == [True]


def unboxed(desk: Desk) -> str:
    """What stands in the box on top, as running text."""
    inside = [line.split("│")[1] for line in desk.lines if line.count("│") == 2]
    return " ".join(" ".join(inside).split())


@pytest.mark.long
async def test_each_kind_is_named_and_what_to_write_instead(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write(f"fru Hansen {CPR}")
        assert "et CPR-nummer kan ikke gemmes; ligner måske et navn: fru ‹Hansen›" in desk.words
        await desk.press("ctrl+u")
        await desk.write(f"ring {PHONE} eller skriv til a.b@example.com", "enter")
        assert "Skriv hellere: hvem der kan ringes til eller hvem der kan skrives til." in unboxed(desk)
        await desk.press("enter", "ctrl+u")
        await desk.write(f"ring {PHONE} om {CPR}", "enter")
        assert "et CPR-nummer kan ikke gemmes; ligner et telefonnummer:" in unboxed(desk)
        assert "Skriv i stedet: rollen, fx »en borger« eller hvem der kan ringes til." in unboxed(desk)


@pytest.mark.long
async def test_the_heading_is_whole_on_the_smallest_screen(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("enter", "n")
        await desk.write(f"ring {PHONE} om {CPR} og mail a.b@example.com", "enter")
        assert "Ikke gemt: det ligner et CPR-nummer, et telefonnummer, en e-mailadresse" in unboxed(desk)
        assert "Enter ret" in unboxed(desk)


@pytest.mark.long
async def test_a_paste_is_asked_about_under_a_heading_of_its_own(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste("en\nto")
        assert "Flere linjer på én gang" in desk.words
        assert "Smid det væk?" not in desk.words
        await desk.press("escape", "ctrl+u")
        await desk.press("escape", "e", "x", "escape")
        assert "Smid det væk?" in desk.words
