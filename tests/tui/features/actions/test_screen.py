"""Actions and concerns: what waits for somebody."""

from __future__ import annotations

import pytest

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Action, Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.actions.action_rows import ActionItem, ActionRow
from tui.features.actions.screen import ActionsScreen
from tui.settings import remembered
from tui.ui.dialogs.form import Form
from tui.ui.widgets.row_list import Rows


def waiting(desk: Desk) -> list[str]:
    rows: Rows[ActionRow] = desk.one("#list", Rows)
    return [row.record.text for row in rows.items if isinstance(row, ActionItem)]


def under_cursor(desk: Desk) -> Observation | Action:
    place = desk.place
    assert isinstance(place, ActionsScreen)
    assert place.entry is not None
    return place.entry.record


@pytest.mark.long
async def test_a_adds_an_action_to_what_is_under_the_cursor(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter")
        item = desk.one("#list", Rows).items[0]
        await desk.press("a")
        await desk.write("Spørg driften", "tab")
        await desk.write("teamleder", "tab")
        await desk.write("uge 50", "ctrl+s")
        (made,) = desk.made(Action)
        assert (made.text, made.owner, made.due) == ("Spørg driften", "teamleder", "2026-W50")
        assert (made.source, made.stage) == (item.id, item.stage)
        await desk.press("b")
        assert "Spørg driften" in waiting(desk)


async def test_an_action_is_ticked_off_and_the_tick_taken_away(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "b", "end")
        old = under_cursor(desk)
        assert isinstance(old, Action)
        await desk.press("space")
        new = desk.journal.get(Action, old.id)
        assert new is not None
        assert (new.status, new.done) == ("done", "2026-11-24")
        assert old.text not in waiting(desk)
        assert old.text in desk.told[-1]
        await desk.press("full_stop")
        assert old.text in waiting(desk)
        await desk.press("home", *["down"] * waiting(desk).index(old.text))
        assert "gjort" in next(line for line in desk.lines if line.startswith("▌"))
        await desk.press("enter")
        assert desk.journal.get(Action, old.id) == old
        await desk.press("u", "u")
        assert desk.journal.get(Action, old.id) == old


async def test_the_cursor_goes_on_to_the_next_when_one_is_ticked_off(sit_empty: Sit, colleague: Library) -> None:
    actions = [Action(text=f"nummer {n}", due=f"2026-12-0{n}") for n in range(1, 5)]
    begin(colleague, Project(name="Fire"), *actions, Observation(text="nå?", kind="question"))
    async with sit_empty() as desk:
        await desk.press("b", "down", "down", "enter")
        assert under_cursor(desk).text == "nummer 3"
        await desk.press("enter", "enter")
        assert under_cursor(desk).text == "nummer 1"
        await desk.press("enter")
        assert under_cursor(desk).text == "nå?"


async def test_overdue_is_said_with_a_sign(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "b")
        late = next(line for line in desk.lines if "Skriv én side" in line)
        assert late.rstrip(" ▐").endswith("uge 45 !")


async def test_w_writes_the_reply_to_a_concern(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "down", "w")
        assert isinstance(desk.place, Form)
        await desk.press("shift+tab", "1", "enter")
        await desk.write("Vi har spurgt juristen", "ctrl+s")
        (answered,) = [o for o in desk.journal.observations if o.reply == "Vi har spurgt juristen"]
        assert (answered.reply_as, answered.replied) == ("acted", "2026-11-24")
        assert "Vi har spurgt juristen" in desk.words
        await desk.press("u")
        assert not any(o.reply == "Vi har spurgt juristen" for o in desk.journal.observations)


async def test_only_concerns_and_questions_get_replies(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "w")
        assert not isinstance(desk.place, Form)
        assert "Kun bekymringer" in desk.told[-1]


async def test_the_list_of_all_projects_names_them_and_replies_too(sit: Sit) -> None:
    async with sit(size=(80, 150)) as desk:
        await desk.press("b")
        assert "alle projekter" in desk.lines[0]
        assert "6 venter på svar" in desk.lines[0], "of projects that are under way"
        assert desk.words.index("Skulle være gjort") < desk.words.index("Bekymringer og spørgsmål")
        while not isinstance(under_cursor(desk), Observation):
            await desk.press("down")
        assert "Skærmsamtaler på jobcentret" in desk.words
        first = under_cursor(desk)
        await desk.press("enter")
        await desk.write("Ja", "ctrl+s")
        assert "5 venter på svar" in desk.lines[0]
        assert first.text not in waiting(desk)
        await desk.press("full_stop")
        assert "Svar: Ja" in desk.words


async def test_an_empty_reply_is_no_reply(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("b", "down", "enter", "tab")
        await desk.write("   ", "ctrl+s")
        assert "6 venter på svar" in desk.lines[0] if isinstance(desk.place, ActionsScreen) else True
        assert sum(o.waits for j in desk.app.library.journals for o in j.observations) == 7


async def test_an_action_is_dropped_with_a_reason(sit: Sit) -> None:
    async with sit(size=(80, 150)) as desk:
        await desk.press("enter", "b", "end")
        old = under_cursor(desk)
        await desk.press("d", "enter")
        await desk.write("ingen penge", "enter")
        new = desk.journal.get(Action, old.id)
        assert new is not None
        assert (new.status, new.because) == ("dropped", "ingen penge")
        await desk.press("full_stop")
        assert "fordi ingen penge" in desk.words


async def test_an_action_is_edited_and_deleted(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "b", "end")
        old = under_cursor(desk)
        await desk.press("e", "end")
        await desk.write("!", "ctrl+s")
        assert old.text + "!" in waiting(desk)
        await desk.press("delete")
        assert old.text + "!" not in waiting(desk)
        await desk.press("u")
        assert old.text + "!" in waiting(desk)


async def test_a_concern_can_be_edited_from_the_list(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("b")
        old = under_cursor(desk)
        await desk.press("e")
        await desk.write(" Stadig.", "ctrl+s")
        assert under_cursor(desk).text == old.text + " Stadig."


async def test_nothing_waits_says_so(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("b")
        assert "Ingen venter på svar" in desk.words
        await desk.press("enter", "space", "w", "e", "d", "delete", "up", "down", "end", "full_stop", "k", "escape")
        assert "Ingen venter på svar" in desk.words


async def test_k_on_a_concern_opens_its_pitfall(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "b", "down")
        record = under_cursor(desk)
        assert isinstance(record, Observation)
        await desk.press("k")
        assert desk.app.guide[min(record.pitfalls) if record.pitfalls else "R1"].title in desk.words


async def test_at_every_size_text_and_date_fit(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("enter", "b", "end")
        for size in [(40, 12), (80, 24), (120, 36)]:
            await desk.resize(*size)
            assert any(line.startswith("▌ ·") for line in desk.lines), size
            assert all(len(line) == size[0] for line in desk.lines)


async def test_the_key_bar_says_what_enter_does_with_what_is_under_the_cursor(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        await desk.press("b", "end")
        assert isinstance(under_cursor(desk), Action)
        assert "Enter gjort" in desk.lines[-1]
        while not isinstance(under_cursor(desk), Observation):
            await desk.press("up")
        assert "Enter svar" in desk.lines[-1]
        await desk.press("enter")
        assert isinstance(desk.app.screen, Form)


async def test_the_comma_puts_actions_by_owner_project_and_deadline(
    sit_empty: Sit, colleague: Library, places: LocalFolders
) -> None:
    begin(
        colleague,
        Project(name="Porte"),
        Action(text="a", owner="Åse-funktionen", due="2026-12-10"),
        Action(text="b", owner="driften", due="2026-11-27"),
        Observation(text="nå?", kind="question"),
    )
    begin(colleague, Project(name="Låse"), Action(text="c", owner="Driften", due="2026-11-20"))
    async with sit_empty() as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 2)
        await desk.press("b")
        assert waiting(desk) == ["c", "nå?", "b", "a"]
        assert "efter" not in desk.lines[0]
        await desk.press("comma")
        assert waiting(desk) == ["c", "b", "a", "nå?"]
        assert "efter ansvarlig" in desk.lines[0]
        titles = ("Driften", "Åse-funktionen", "Bekymringer og spørgsmål")
        assert tuple(line.strip() for line in desk.lines if line.strip() in titles) == titles
        await desk.press("comma")
        assert waiting(desk) == ["c", "b", "a", "nå?"]
        assert "efter projekt" in desk.lines[0]
        await desk.press("comma")
        assert "Denne uge" in desk.seen
        assert remembered(places) == {"actions_by": "date"}
        await desk.press("escape", "b")
        assert "efter frist" in desk.lines[0], "it stays so"
        await desk.press("escape", "1")
        assert "Skulle være gjort" in desk.seen
        assert "efter" not in desk.lines[0], "who comes for what is late begins there"
        assert under_cursor(desk).text == "c"
