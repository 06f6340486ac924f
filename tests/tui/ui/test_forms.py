"""The forms: everything about an observation, a project, a lesson, an action, a reply."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.widgets import Static, TextArea

from journals.library.library import Library
from journals.library.lookup import find_project
from journals.records.model import Action, Observation, Project
from tests.tui.conftest import NEWEST, Desk, Sit, begin
from tui.ui.dialogs.form import Form
from tui.ui.widgets.choice import Choice


async def open_first(desk: Desk) -> Observation:
    """Open a project, and the form of its first observation; gives the observation."""
    await desk.press("enter", "e")
    assert isinstance(desk.place, Form)
    return desk.app.screen_stack[-2].query_one("#list").item  # type: ignore[attr-defined, no-any-return]


async def go_to(desk: Desk, field: str) -> None:
    """Press Tab until a field has the keys."""
    for _ in range(40):
        if desk.place.focused is not None and desk.place.focused.id == f"field-{field}":
            return
        await desk.press("tab")
    raise AssertionError(f"Tab never comes to {field}")


async def fill_in(desk: Desk, field: str, text: str) -> None:
    """Type a text in a field, instead of what stands there."""
    await go_to(desk, field)
    await desk.press(*(("f7",) if isinstance(desk.place.focused, TextArea) else ("home", "shift+end")), "delete")
    await desk.write(text)


def saved(desk: Desk, observation: Observation) -> Observation:
    found = desk.journal.get(Observation, observation.id)
    assert found is not None
    return found


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


async def test_escape_leaves_at_once_where_nothing_was_typed(sit: Sit) -> None:
    async with sit() as desk:
        await open_first(desk)
        await desk.press("escape")
        assert not isinstance(desk.place, Form)


async def test_escape_asks_where_something_would_be_lost(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.write("Ikke gemt")
        await desk.press("escape")
        assert "er ikke gemt" in desk.words
        await desk.press("escape")
        assert isinstance(desk.place, Form)
        assert "Ikke gemt" in desk.seen
        await desk.write(", men næsten")
        assert "Ikke gemt, men næsten" in desk.seen
        await desk.press("escape", "enter")
        assert not isinstance(desk.place, Form)
        assert saved(desk, old) == old


async def test_staying_goes_on_where_one_was_in_a_line_too(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e")
        await desk.press("end")
        await desk.write(" nord")
        await desk.press("escape", "escape")
        await desk.write("vest", "ctrl+s")
        assert find_project(desk.app.library, "Eksempel: Skærmsam").project.name == f"{NEWEST} nordvest"


async def test_typing_back_what_stood_there_is_no_change(sit: Sit) -> None:
    async with sit() as desk:
        await open_first(desk)
        await desk.write("x", "backspace", "escape")
        assert not isinstance(desk.place, Form)


async def test_ctrl_g_says_the_labels_in_the_other_language_and_keeps_what_is_typed(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.write(" halvt")
        await fill_in(desk, "perspective", "leder af nat")
        await desk.press("ctrl+g")
        assert "Seen by (role)" in desk.seen
        assert "Set af" not in desk.seen
        await desk.write("holdet")
        await desk.press("ctrl+g", "ctrl+s")
        assert saved(desk, old).perspective == "leder af natholdet"
        assert saved(desk, old).text == old.text + " halvt"


async def test_ctrl_g_keeps_the_cursor_in_a_text_of_many_lines(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.press("left", "left", "ctrl+g")
        await desk.write("X", "ctrl+s")
        assert saved(desk, old).text == old.text[:-2] + "X" + old.text[-2:]


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_the_field_with_the_keys_is_always_in_sight(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("enter", "p", "enter")
        for _ in range(30):
            focused = desk.place.focused
            assert focused is not None
            region = focused.region
            assert region.height
            assert desk.place.region.contains_region(region)
            assert "Ctrl+S" in desk.seen
            await desk.press("tab")


async def test_resizing_keeps_what_is_typed_and_where(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await fill_in(desk, "perspective", "nat")
        for size in [(40, 12), (120, 36), (80, 24), (20, 6), (80, 24)]:
            await desk.resize(*size)
        await desk.write("hold", "ctrl+s")
        assert saved(desk, old).perspective == "nathold"


async def test_what_others_write_meanwhile_stands_and_what_is_typed_stays(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.write(" mit")
        theirs = find_project(colleague, NEWEST)
        theirs.edit((old, replace(old, perspective="leder")))
        await desk.until(lambda: saved(desk, old).perspective == "leder")
        await desk.press("ctrl+s")
        assert saved(desk, old) == replace(old, perspective="leder", text=old.text + " mit")


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


async def test_a_name_cannot_be_taken_away(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e")
        await fill_in(desk, "name", "   ")
        await desk.press("ctrl+s")
        assert isinstance(desk.place, Form)
        assert NEWEST in [journal.project.name for journal in desk.app.library.journals]


async def test_enter_goes_on_and_saves_in_the_last_field(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "a")
        await desk.write("Ring til leverandøren", "enter")
        await desk.write("systemforvalter", "enter")
        await desk.write("30.11", "enter")
        await desk.write("find nummeret", "enter")
        made = desk.made(Action)[-1]
        assert (made.text, made.owner, made.due, made.first_step, made.status) == (
            "Ring til leverandøren",
            "systemforvalter",
            "2026-11-30",
            "find nummeret",
            "open",
        )


async def test_choices_step_round_and_take_their_number(sit: Sit) -> None:
    async with sit() as desk:
        await open_first(desk)
        await go_to(desk, "kind")
        choice = desk.place.focused
        assert isinstance(choice, Choice)
        await desk.press("7")
        assert choice.value is None
        await desk.press("right")
        assert choice.value == "worked"
        await desk.press("left", "left")
        assert choice.value == "surprise"
        await desk.press("9", "0", "x")
        assert choice.value == "surprise"


async def test_up_and_down_walk_through_lines_and_choices(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e", "down", "down", "down")
        assert desk.place.focused is not None
        assert desk.place.focused.id == "field-hearsay"
        await desk.press("up", "shift+tab")
        assert desk.place.focused is not None
        assert desk.place.focused.id == "field-technology"


async def test_a_text_of_many_lines_grows_and_keeps_tabs_for_moving(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        for _ in range(12):
            await desk.press("pagedown", "end", "enter")
            await desk.write("linje")
        assert "Ctrl+S gem" in desk.seen
        await desk.press("tab", "ctrl+s")
        assert saved(desk, old).text == old.text + "\nlinje" * 12


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


async def test_undoing_a_long_paste_takes_it_out_again(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.paste("\n".join(f"linje {number}" for number in range(30)))
        await desk.press("ctrl+z")
        assert isinstance(desk.place, Form)
        await desk.press("ctrl+y", "ctrl+z", "ctrl+s", "u")
        assert saved(desk, old) == old
        assert "ikke mere at fortryde" in desk.told[-1]
