"""Two windows at the same record: what the other did is seen before anything is written over it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from journals.library.library import Library
from journals.library.lookup import find_project
from journals.records.model import Action, Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.common.record_forms import observation_form
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.meanwhile import MeanwhileDialog
from tui.ui.dialogs.stored_prompt import StoredPrompt


async def editing(desk: Desk, colleague: Library, *, gone: bool = False) -> Observation:
    """Type in the form of an observation that the colleague changes or deletes meanwhile."""
    journal = find_project(desk.app.library, "Skærm")
    (old,) = journal.observations
    await desk.press("enter")
    desk.app.push_screen(observation_form(desk.app, journal, old))
    await desk.settle()
    await desk.write(" igen")
    colleague.refresh()
    theirs = find_project(colleague, "Skærm")
    (same,) = theirs.observations
    write = theirs.delete(same) if gone else theirs.edit((same, replace(same, text="Lyden kom", perspective="leder")))
    assert write is not None
    write.wait()
    await desk.until(lambda: journal.get(Observation, old.id) != old)
    await desk.press("ctrl+s")
    assert isinstance(desk.app.screen, MeanwhileDialog)
    return old


def now(desk: Desk) -> list[tuple[str, str]]:
    return [(each.text, each.perspective) for each in find_project(desk.app.library, "Skærm").observations]


async def test_what_another_window_wrote_is_not_written_over_unseen(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Skærm"), Observation(text="Lyden faldt ud"))
    async with sit_empty() as desk:
        await editing(desk, colleague)
        assert "Her: Lyden faldt ud igen" in desk.seen
        assert "Det andet vindue: Lyden kom" in desk.seen
        await desk.press("enter")
        assert isinstance(desk.app.screen, Form)
        assert now(desk) == [("Lyden kom", "leder")]
        await desk.press("ctrl+s", "end")
        assert not isinstance(desk.app.screen, Form)
        assert now(desk) == [("Lyden faldt ud igen", "leder")]


@pytest.mark.long
async def test_the_others_text_can_stand(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Skærm"), Observation(text="Lyden faldt ud"))
    async with sit_empty() as desk:
        await editing(desk, colleague)
        await desk.press("tab")
        assert not isinstance(desk.app.screen, Form)
        assert now(desk) == [("Lyden kom", "leder")]


@pytest.mark.parametrize(("key", "left"), [("end", ["Lyden faldt ud igen"]), ("tab", [])])
async def test_what_was_deleted_meanwhile_comes_back_only_if_that_is_meant(
    sit_empty: Sit, colleague: Library, key: str, left: list[str]
) -> None:
    begin(colleague, Project(name="Skærm"), Observation(text="Lyden faldt ud"))
    async with sit_empty() as desk:
        await editing(desk, colleague, gone=True)
        await desk.press(key)
        assert [text for text, _ in now(desk)] == left
        assert not isinstance(desk.app.screen, Form)


async def test_a_line_sees_it_too(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Skærm"), Action(text="Spørg", because="dyrt"))
    async with sit_empty() as desk:
        journal = find_project(desk.app.library, "Skærm")
        (old,) = journal.actions
        StoredPrompt(
            desk.app,
            "actions.ask_because",
            lambda because: replace(old, because=because),
            lambda new, _: desk.app.write(lambda: journal.edit((old, new))),
            stored=old.because,
            about=old.id,
            project=journal.id,
            before=old,
        ).ask()
        await desk.settle()
        await desk.write("for dyrt")
        colleague.refresh()
        theirs = find_project(colleague, "Skærm")
        write = theirs.edit((old, replace(old, because="ikke nu")))
        assert write is not None
        write.wait()
        await desk.until(lambda: journal.actions != [old])
        await desk.press("enter")
        assert "Det andet vindue: ikke nu" in desk.seen
        await desk.press("enter")
        assert "for dyrt" in desk.seen
        assert journal.actions[0].because == "ikke nu"
