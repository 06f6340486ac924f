"""A program that dies while somebody types in a box: the text is there when that box is opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

import tui.app
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders
from journals.records.model import Action, Lesson, Observation
from tests.files import contents
from tests.tui.conftest import NEWEST, Sit, seat
from tests.tui.everywhere import PLACES, Opener
from tui.features.profile.field_prompt import FieldPrompt
from tui.ui.box_drafts import card_box
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.unsaved import all_drafts, recover_drafts, unsaved

TYPED = "halvskrevet"
KEPT_BOXES: dict[str, Opener] = {name: opener for name, opener in PLACES.items() if name.startswith("Form ")} | {
    "a line": lambda app, journal: PromptDialog("actions.ask_because", about="a1"),
    "a field of a card": lambda app, journal: FieldPrompt("Ord", "", "", card_box("purpose", "G1")),
}


def kept(places: LocalFolders) -> str:
    return b"".join(contents(places.state, named="typed.json").values()).decode()


@pytest.mark.long
async def test_what_is_typed_in_any_box_waits_for_that_box(sit: Sit) -> None:
    async with sit() as desk:
        journal = find_project(desk.app.library, NEWEST)
        for name in KEPT_BOXES:
            box = KEPT_BOXES[name](desk.app, journal)
            assert isinstance(box, Form | PromptDialog)
            desk.app.push_screen(box)
            await desk.settle()
            await desk.write(TYPED)
            drafts = all_drafts(desk.app)
            assert [text for texts in drafts.values() for text in texts if TYPED in text], name
            box.dismiss(None)
            await desk.settle()
            assert not all_drafts(desk.app), "who leaves a box has done with it"
            recover_drafts(desk.app, drafts)
            assert desk.told[-1].endswith(unsaved(desk.app)[0]), name
            again = KEPT_BOXES[name](desk.app, journal)
            desk.app.push_screen(again)
            await desk.settle()
            stands = [each.value for each in again.query(Input)] + [each.text for each in again.query(TextArea)]
            assert [text for text in stands if TYPED in text], name
            assert unsaved(desk.app), f"{name}: it is not stored yet"
            again.dismiss(None)
            await desk.settle()
            assert not desk.app.drafts


@pytest.mark.long
async def test_a_new_lesson_is_gone_on_with_from_whatever_row(
    samples: Path, places: LocalFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tui.app, "LOOK_EVERY", 0.05)
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.press("enter", "0", "down")
        (_, source) = desk.app.context.record_here() or (None, None)
        assert isinstance(source, Observation)
        await desk.press("d")
        await desk.write("Lad en kollega vise det", "tab", "tab")
        await desk.paste("Vi lærte\nto ting, og ring 22 22 12 34")
        await desk.press("tab")
        await desk.write("gør det igen")
        await desk.until(lambda: "gør det igen" in kept(places))
        assert "22 12 34" not in kept(places), "nor is what the guard would ask about"
    library.close()
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.until(lambda: any("Lad en kollega vise det" in told for told in desk.told))
        await desk.press("enter", "0", "d")
        assert "Det her blev skrevet sidst" in desk.seen
        assert "halvskrevet om en anden observation" in desk.told[-1]
        await desk.press("ctrl+s")
        (made,) = desk.made(Lesson)
        assert (made.title, made.do) == ("Lad en kollega vise det", "gør det igen")
        assert made.evidence == {source.id}
        assert made.situation == source.text
        await desk.until(lambda: not kept(places))
    library.close()


async def test_what_was_saved_in_the_last_moment_or_is_gone_is_no_form_that_waits(sit: Sit) -> None:
    async with sit() as desk:
        journal = find_project(desk.app.library, NEWEST)
        (saved, gone), _ = journal.add(Action(text="Spørg natholdet"), Action(text="Gå en tur"))
        journal.delete(gone)
        place = f"{journal.id}/box:form.action_title"
        recover_drafts(
            desk.app,
            {f"{place}:text/{saved.id}": ["Spørg natholdet"], f"{place}:first_step/{gone.id}": ["Find skoene"]},
        )
        assert not [told for told in desk.told if "natholdet" in told]
        await desk.press("enter", "n")
        assert "Find skoene" in desk.seen, "what it was about is gone, so it waits in the line"
