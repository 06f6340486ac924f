"""The profile and its one card screen: filled in with digits and Enter, saved at once, taken back with u."""

from __future__ import annotations

import pytest

from journals.lessons import profile as cards
from journals.library.library import Library
from journals.records.model import Card, Project
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.features.profile.card_screen import CardScreen
from tui.features.profile.field_prompt import FieldPrompt
from tui.features.profile.screen import ProfileScreen
from tui.ui.dialogs.meanwhile import MeanwhileDialog

NEW = Project(name="Nyt", technology="tavle", stage="S2")


async def open_card(desk: Desk, form: str) -> None:
    """Open a form of the one project there is, with the keys."""
    await desk.press("enter", "p")
    assert isinstance(desk.place, ProfileScreen)
    await desk.press("down", *["down"] * [each.id for each in desk.app.guide.cards].index(form), "enter")
    assert isinstance(desk.place, CardScreen)
    assert desk.place.form_id == form


def answers(desk: Desk, form: str) -> dict[str, str]:
    return cards.form_answers(desk.journal, form)


def kind(desk: Desk) -> str:
    return desk.journal.project.kind


async def test_digits_answer_and_go_on_and_u_takes_back(sit_empty: Sit, colleague: Library) -> None:
    colleague.create(NEW)[1].wait()
    async with sit_empty() as desk:
        await open_card(desk, "purpose")
        await desk.press("3", "down", "2", "3")
        assert answers(desk, "purpose") == {"G1": "main", "G1.asked": "no", "G1.felt": "years"}
        assert "Ingen tæt på arbejdet" in desk.words
        assert "3 af 10" in desk.lines[0]
        await desk.press("0", "1")
        assert answers(desk, "purpose")["G2"] == "unknown"
        assert answers(desk, "purpose")["G3"] == "none"
        await desk.press("u", "u", "u")
        assert answers(desk, "purpose") == {"G1": "main", "G1.asked": "no"}
        await desk.press("home", "delete")
        assert answers(desk, "purpose") == {"G1.asked": "no"}
        assert "Var den nærmeste leder" not in desk.words  # which is asked of a goal only


async def test_enter_writes_a_text_or_a_note(sit_empty: Sit, colleague: Library) -> None:
    colleague.create(NEW)[1].wait()
    async with sit_empty() as desk:
        await open_card(desk, "context")
        await desk.press("4", "up", "enter")
        assert isinstance(desk.place, FieldPrompt)
        await desk.write("mange nye", "enter")
        assert desk.journal.project.context["C1"].note == "mange nye"
        assert desk.journal.project.context["C1"].level == 4
        await desk.press("plus", "plus")
        await desk.press("enter")
        await desk.write("tid til de svage", "enter", "enter")
        await desk.write("mere kørsel", "escape")
        assert "ikke gemt" in desk.words
        await desk.press("end")
        assert answers(desk, "questions") == {"Q1": "tid til de svage"}
        assert "1 af 4" in desk.lines[0]
        await desk.press("up", "i")
        assert "Ændringer i: De fire startspørgsmål" in desk.words
        assert "Hvad skal vi have ud af det?: »tid til de svage«" in desk.words
        await desk.press("escape", "down", "down", "enter")
        await desk.write("at de, der svarer om natten, skal se to steder og glemme det ene, når de har travlt", "enter")
        assert "når de har travlt" in desk.words, "an answer shows all its lines as soon as it is given"


async def test_an_answer_that_another_window_changed_meanwhile_is_seen_first(
    sit_empty: Sit, colleague: Library
) -> None:
    colleague.create(NEW)[1].wait()
    async with sit_empty() as desk:
        await open_card(desk, "questions")

        async def answered(text: str, field: str = "Q1") -> None:
            """Have the colleague answer, while a line is open here."""
            colleague.refresh()
            form = desk.app.guide.card("questions")
            assert form is not None
            written = cards.save_change(other := colleague.journals[0], cards.answer_change(other, form, {field: text}))
            assert written is not None
            written.wait()
            await desk.until(lambda: answers(desk, "questions").get(field) == text)

        await desk.press("enter")
        await desk.write("mindre kørsel")
        await answered("mere tid")
        await desk.press("enter")
        assert isinstance(desk.app.screen, MeanwhileDialog)
        assert "Her: mindre kørsel" in desk.seen
        assert "Det andet vindue: mere tid" in desk.seen
        await desk.press("enter")
        assert isinstance(desk.place, FieldPrompt)
        assert answers(desk, "questions") == {"Q1": "mere tid"}
        await desk.press("enter", "tab")
        assert answers(desk, "questions") == {"Q1": "mere tid"}, "the other one's may stand"
        await desk.press("up", "enter")
        await desk.write("tid til de svage")
        await answered("færre fald")
        await desk.press("enter", "end")
        assert answers(desk, "questions") == {"Q1": "tid til de svage"}
        await desk.press("up", "enter")
        await desk.write("altid")
        await answered("et svar til et andet felt", "Q2")
        await desk.press("enter")
        assert isinstance(desk.place, CardScreen), "nothing is asked where others changed something else"
        assert answers(desk, "questions")["Q1"] == "altid"


async def test_what_can_never_be_stored_is_asked_about_before(sit_empty: Sit, colleague: Library) -> None:
    colleague.create(NEW)[1].wait()
    async with sit_empty() as desk:
        await open_card(desk, "fence")
        await desk.press("enter")
        await desk.write("ring 12345678", "enter", "tab")
        (text,) = answers(desk, "fence").values()
        assert text.startswith("ring [")


@pytest.mark.long
async def test_a_new_use_shows_what_was_answered_last_time(sit_empty: Sit, colleague: Library) -> None:
    journal, pending = colleague.create(NEW)
    pending.wait()
    earlier = Card(id="card-questions-1", form="questions", answers={"Q1": "ro om aftenen"})
    journal.add(earlier)[1].wait()
    async with sit_empty() as desk:
        await desk.press("enter", "p", "enter")
        await desk.press("tab", "tab", "tab", "right", "right", "ctrl+s")
        assert kind(desk) == "new-use"
        assert "åbnet igen" in desk.told[-1]
        assert cards.latest_round(desk.journal, "questions") == 2
        await desk.press("down", "down", "down", "enter")
        assert "Sidst: ro om aftenen" in desk.words
        await desk.press("u", "escape")
        assert kind(desk) == "new"
        assert cards.latest_round(desk.journal, "questions") == 1
        await desk.press("n")
        assert cards.latest_round(desk.journal, "questions") == 2
        assert isinstance(desk.place, CardScreen)
        await desk.press("escape", "up", "n")
        assert "åbnes ikke igen" in desk.told[-1]


async def test_the_profile_says_how_far_each_is_and_what_to_talk_about(sit_empty: Sit, colleague: Library) -> None:
    journal, pending = colleague.create(NEW)
    pending.wait()
    journal.add(Card(id="card-fence-1", form="fence", answers={"used": "møder"}))[1].wait()
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press("enter", "p")
        assert any(line.startswith("  Hegnet") and "! 1 · nu · 1 af 3" in line for line in desk.lines)
        assert "Intet er hegnet ude" in desk.words
        await desk.press("g")
        assert "Nothing is fenced off" in desk.words


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_the_field_under_the_cursor_is_always_in_sight(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await open_card(desk, "roles")
        assert isinstance(desk.place, CardScreen)
        for _ in range(6):
            field = desk.place.rows.item
            assert field is not None
            assert field.label.split()[0] in desk.words
            await desk.press("down")
