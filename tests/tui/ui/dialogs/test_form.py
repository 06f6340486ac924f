"""The forms: what can be changed in them, what is refused, and what is saved."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.widgets import Static

from journals.library.library import Library
from journals.library.lookup import find_project
from journals.records.model import Observation, Project
from tests.tui.conftest import NEWEST, Sit, begin
from tests.tui.ui.dialogs.filling_in import fill_in, go_to, open_first, saved
from tui.ui.dialogs.form import Form


@pytest.mark.long
async def test_everything_about_an_observation_can_be_changed(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.press("pagedown", "end", "enter")
        await desk.write("To linjer nu")
        await go_to(desk, "stage")
        await desk.press("5")
        await go_to(desk, "kind")
        await desk.press("right")
        await fill_in(desk, "pitfalls", "44 #2.3")
        await go_to(desk, "sign")
        await desk.press("1")
        await fill_in(desk, "insights", "I1.2")
        await fill_in(desk, "perspective", "sagsbehandler")
        await fill_in(desk, "happened", "23/11")
        await desk.press("ctrl+s")
        new = saved(desk, old)
        assert new == replace(
            old,
            text=old.text + "\nTo linjer nu",
            stage="S5",
            kind="hindered",
            sign="bites",
            pitfalls=frozenset({"4.4", "2.3"}),
            insights=frozenset({"I1.2"}),
            perspective="sagsbehandler",
            happened="2026-11-23",
        )
        await desk.press("u")
        assert saved(desk, old) == old, "one save is one act"


async def test_saving_without_a_change_writes_nothing(sit: Sit) -> None:
    async with sit() as desk:
        await open_first(desk)
        await desk.press("ctrl+s", "u")
        assert "ikke mere at fortryde" in desk.told[-1]


@pytest.mark.long
async def test_the_titles_of_typed_pitfalls_are_shown(sit: Sit) -> None:
    async with sit() as desk:
        await open_first(desk)
        await fill_in(desk, "pitfalls", "24 77")
        assert f"2.4 {desk.app.guide.pitfall('2.4').title} · ?" in desk.words


async def test_what_is_refused_is_said_and_the_form_stays(sit: Sit) -> None:
    refused = (
        ("pitfalls", "77", "»77«"),
        ("pitfalls", "11 22 33", "højst have 2"),
        ("pitfalls", "I1.1", "»I1.1«"),
        ("pitfalls", "", ""),
        ("insights", "44", "»44«"),
        ("insights", "", ""),
        ("happened", "31.2.2026", "»31.2.2026«"),
    )
    async with sit() as desk:
        old = await open_first(desk)
        for field, text, said in refused:
            await fill_in(desk, field, text)
            if said:
                await desk.press("ctrl+s")
                assert isinstance(desk.place, Form)
                assert said in str(desk.one("#refused", Static).visual)
        assert saved(desk, old) == old


async def test_an_empty_text_is_refused(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.press("f7", "delete", "ctrl+s")
        assert isinstance(desk.place, Form)
        assert saved(desk, old) == old


@pytest.mark.long
async def test_a_date_can_be_typed_in_many_ways_and_taken_away(sit: Sit) -> None:
    async with sit() as desk:
        for typed, stored in (("uge 45", "2026-11-02"), ("", None)):
            old = await open_first(desk)
            await fill_in(desk, "happened", typed)
            await desk.press("ctrl+s")
            assert saved(desk, old).happened == stored, typed
            await desk.press("u", "escape")


async def test_a_week_stays_a_week_when_it_is_not_touched(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Uger"), Observation(text="i ugen", happened="2026-W46"))
    async with sit_empty() as desk:
        old = await open_first(desk)
        assert "uge 46, 2026" in desk.seen
        await desk.write("!", "ctrl+s")
        assert saved(desk, old).happened == "2026-W46"


async def test_what_others_write_meanwhile_stands_and_what_is_typed_stays(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.write(" mit")
        theirs = find_project(colleague, NEWEST)
        theirs.edit((old, replace(old, perspective="leder")))
        await desk.until(lambda: saved(desk, old).perspective == "leder")
        await desk.press("ctrl+s")
        assert saved(desk, old) == replace(old, perspective="leder", text=old.text + " mit")


@pytest.mark.long
async def test_everything_known_of_a_project(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Alt"))
    async with sit_empty() as desk:
        await desk.press("e")
        await fill_in(desk, "technology", "sensorer")
        await go_to(desk, "kind")
        await desk.press("3")
        await fill_in(desk, "area", "plejecenter")
        await fill_in(desk, "unit", "hus 2")
        await go_to(desk, "stage")
        await desk.press("6")
        await go_to(desk, "status")
        await desk.press("3")
        await fill_in(desk, "ending", "Spørg før")
        await desk.press("enter")
        await desk.write("I køber")
        await fill_in(desk, "delete_after", "1.5.2030")
        await desk.press("ctrl+s")
        project = desk.app.library.journals[0].project
        assert project == Project(
            id=project.id,
            name="Alt",
            technology="sensorer",
            kind="new-use",
            area="plejecenter",
            unit="hus 2",
            stage="S6",
            status="stopped",
            ended="2026-11-24",
            ending="Spørg før\nI køber",
            delete_after="2030-05-01",
        )
        await desk.press("escape", "e")  # from the steps of its ending
        await go_to(desk, "status")
        await desk.press("1", "ctrl+s")
        assert desk.app.library.journals[0].project.ended is None


@pytest.mark.long
async def test_a_name_cannot_be_taken_away(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e")
        await fill_in(desk, "name", "   ")
        await desk.press("ctrl+s")
        assert isinstance(desk.place, Form)
        assert NEWEST in [journal.project.name for journal in desk.app.library.journals]


@pytest.mark.long
async def test_what_the_guide_does_not_know_is_not_lost_by_saving(sit_empty: Sit, colleague: Library) -> None:
    foreign = Observation(text="fra en anden vejledning", stage="S9", pitfalls=frozenset({"9.9"}))
    begin(colleague, Project(name="Fremmed"), foreign)
    async with sit_empty() as desk:
        await desk.press("enter", "0", "e")
        await desk.write(", nu", "ctrl+s")
        made = desk.journal.observations[0]
        assert made.text == "fra en anden vejledning, nu"
        assert made.stage == "S9"
        assert made.pitfalls == {"9.9"}


@pytest.mark.long
async def test_a_type_is_offered_by_what_the_technology_is_called_and_taken_only_with_enter(sit: Sit) -> None:
    async with sit() as desk:
        journal = find_project(desk.app.library, NEWEST)
        old = journal.project
        await desk.press("e")
        await fill_in(desk, "name", "Ud på gulvet")
        await fill_in(desk, "technology_type", "")
        await fill_in(desk, "technology", "Kolibri")
        assert "Vi tror" not in desk.words, "a product tells nothing"
        await fill_in(desk, "technology", "Kolibri, skærmbesøg")
        assert "Vi tror, det er: Videosamtaler (Enter tager det)" in desk.words
        await desk.press("ctrl+s")
        assert journal.project == replace(
            old, name="Ud på gulvet", technology="Kolibri, skærmbesøg", technology_type=""
        ), "it is never set unasked"
        await desk.press("e")
        await go_to(desk, "technology_type")
        await desk.press("enter", "ctrl+s")
        assert journal.project.technology_type == "video-calls"
        await desk.press("e")
        await fill_in(desk, "technology_type", "app til")
        assert "Vi tror, det er: App til medarbejdere" in desk.words
        await desk.press("ctrl+s")
        assert "kan være flere typer" in desk.words
        await fill_in(desk, "technology_type", "kaffe")
        await desk.press("ctrl+s")
        assert "»kaffe« er ingen af typerne" in desk.words
        await fill_in(desk, "technology_type", "sensor")
        await desk.press("ctrl+s")
        assert journal.project.technology_type == "sensors", "the beginning is enough"
        await desk.press("e")
        await fill_in(desk, "technology_type", "")
        await desk.press("ctrl+s")
        assert journal.project.technology_type == ""


@pytest.mark.long
async def test_the_box_is_as_high_as_what_is_in_it_while_one_types(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "a")
        await desk.write("Mål dækningen i hele bygningen")
        await desk.press("tab", "tab")
        await desk.write("om to uger")
        assert "tirsdag 08.12.2026" in desk.seen
        assert "Første skridt" in desk.seen
