"""Typing in the forms: moving, leaving, another language or size, and nothing typed is lost."""

from __future__ import annotations

import itertools

import pytest
from textual.content import Content

from journals.library.lookup import find_project
from journals.records.model import Action
from tests.tui.conftest import NEWEST, Sit
from tests.tui.everywhere import PLACES
from tests.tui.ui.dialogs.filling_in import fill_in, go_to, open_first, saved
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.prompt import PromptContext, PromptDialog
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.inputs import LineInput, TextInput


async def test_escape_leaves_at_once_where_nothing_was_typed(sit: Sit) -> None:
    async with sit() as desk:
        await open_first(desk)
        await desk.press("escape")
        assert not isinstance(desk.place, Form)


@pytest.mark.long
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
        await desk.press("escape", "end")
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


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
async def test_resizing_keeps_what_is_typed_and_where(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await fill_in(desk, "perspective", "nat")
        for size in [(40, 12), (120, 36), (80, 24), (20, 6), (80, 24)]:
            await desk.resize(*size)
        await desk.write("hold", "ctrl+s")
        assert saved(desk, old).perspective == "nathold"


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


@pytest.mark.long
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
        for sign, kind in {
            "+": "worked",
            "-": "hindered",
            "!": "concern",
            "?": "question",
            "*": "idea",
            "»": "surprise",
        }.items():
            await desk.press(sign)
            assert choice.value == kind
        await desk.press("enter")
        assert desk.place.focused is not choice
        above = desk.one("#field-stage", Choice)
        above.focus()
        await desk.press("!")
        assert choice.value == "concern", "a sign chooses also from the choice above"
        assert desk.place.focused is choice
        await desk.press("»")
        await desk.write("90 vagter")
        assert choice.value == "surprise"
        assert "90 vagter" in desk.words, "no letter is lost on a choice"


@pytest.mark.long
async def test_up_and_down_walk_through_lines_and_choices(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e", "down", "down", "down", "down")
        assert desk.place.focused is not None
        assert desk.place.focused.id == "field-hearsay"
        await desk.press("up", "shift+tab", "shift+tab")
        assert desk.place.focused is not None
        assert desk.place.focused.id == "field-technology"


@pytest.mark.long
async def test_a_text_of_many_lines_grows_and_keeps_tabs_for_moving(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        for _ in range(12):
            await desk.press("pagedown", "end", "enter")
            await desk.write("linje")
        assert "Ctrl+S gem" in desk.seen
        await desk.press("tab", "ctrl+s")
        assert saved(desk, old).text == old.text + "\nlinje" * 12


@pytest.mark.long
async def test_undoing_a_long_paste_takes_it_out_again(sit: Sit) -> None:
    async with sit() as desk:
        old = await open_first(desk)
        await desk.paste("\n".join(f"linje {number}" for number in range(30)))
        await desk.press("ctrl+z")
        assert isinstance(desk.place, Form)
        await desk.press("ctrl+y", "ctrl+z", "ctrl+s", "u")
        assert saved(desk, old) == old
        assert "ikke mere at fortryde" in desk.told[-1]


@pytest.mark.long
async def test_in_every_form_one_types_at_once_and_enter_goes_on(sit: Sit) -> None:
    async with sit() as desk:
        for name, opened in PLACES.items():
            if not name.startswith("Form"):
                continue
            form = opened(desk.app, find_project(desk.app.library, "Eksempel: Skærmsam"))
            desk.app.push_screen(form)
            await desk.write("abc")
            assert isinstance(form.focused, LineInput | TextInput), name
            assert "abc" in (form.focused.text if isinstance(form.focused, TextInput) else form.focused.value), name
            fields = list(form.query("Input, Choice, TextArea"))
            form.set_focus(fields[0])
            for before, after in itertools.pairwise(fields):
                await desk.press("tab" if isinstance(before, TextInput) else "enter")
                assert form.focused is after, name
            form.dismiss(None)
            await desk.settle()


async def test_of_a_row_of_questions_it_is_said_that_what_was_answered_before_is_safe(sit: Sit) -> None:
    async with sit() as desk:
        beside = PromptContext(lambda: Content(""), leave="agree.later")
        desk.app.push_screen(PromptDialog("project.ask_filter", beside=beside))
        await desk.write("halvt")
        await desk.press("escape")
        assert "svaret" in desk.words, "and not only that the line is not"
