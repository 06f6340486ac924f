"""Forms that hold several entries: noted from a cold start, looked through, changed, discarded and brought back."""

from __future__ import annotations

import pytest

from journals.lessons.entries import entries, new_entry_id
from journals.library.library import Library
from journals.records.model import Card, Observation, Project
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.features.closing.screen import ClosingScreen
from tui.features.guide.screen import GuideScreen
from tui.features.profile.card_screen import CardScreen
from tui.features.profile.entries_screen import EntriesScreen
from tui.features.profile.field_prompt import FieldPrompt
from tui.features.profile.screen import ProfileScreen
from tui.ui.places import CardPage, EntriesPage, GuidePage

NEW = Project(name="Sansegulve", technology="gulv", stage="S4")


def noted(desk: Desk, form: str = "trial") -> list[Card]:
    found = desk.app.guide.card(form)
    assert found is not None
    return entries(desk.journal, found)


async def open_entries(desk: Desk) -> None:
    """Open the trials of the one project there is, with the keys."""
    await desk.press("enter", "p")
    assert isinstance(desk.place, ProfileScreen)
    assert "1 Prøver" in desk.words
    await desk.press("1")
    assert isinstance(desk.place, EntriesScreen)


@pytest.mark.long
async def test_a_trial_is_noted_changed_discarded_and_brought_back(sit_empty: Sit, colleague: Library) -> None:
    colleague.create(NEW)[1].wait()
    async with sit_empty(size=(120, 36)) as desk:
        await open_entries(desk)
        await desk.press("n")
        assert isinstance(desk.place, FieldPrompt), "a new entry opens with its first line"
        await desk.write("Ser gulvet et fald om natten?", "enter", "enter")
        await desk.write("uge 47", "enter", "enter")
        await desk.write("demensafsnittet", "enter")
        assert "Enter skriv" not in desk.lines[-1], "Enter only goes on at a choice without a note"
        await desk.press("2", "1")
        assert "n: note til »Er der mere tid, flere penge" in desk.words
        await desk.press("n")
        await desk.write("ekstra timer", "enter")
        assert "n: note til" not in desk.words
        (card,) = noted(desk)
        assert card.answers == {
            "question": "Ser gulvet et fald om natten?",
            "day": "2026-W47",
            "place": "demensafsnittet",
            "hard": "no",
            "means": "yes",
            "means.note": "ekstra timer",
        }
        assert "Er det kun prøvet, hvor det er let?" in desk.words
        await desk.press("escape")
        assert isinstance(desk.place, EntriesScreen)
        assert "Ser gulvet et fald om natten?" in desk.words
        await desk.press("delete")
        assert noted(desk) == []
        assert "Der er intet noteret" in desk.words
        await desk.press("u")
        assert noted(desk) == [card]
        await desk.press("delete", "z")
        assert "Ser gulvet" in desk.words
        await desk.press("enter", "escape", "n")
        await desk.write("Og om dagen?", "enter")
        await desk.press("u")
        await desk.until(lambda: "Det er fortrudt, så intet er noteret her" in desk.words)
        await desk.press("home", "enter")
        await desk.write("Og om dagen?", "enter", "enter")
        await desk.write("uge 40", "enter", "escape")
        assert [each.answers["question"] for each in noted(desk)] == ["Ser gulvet et fald om natten?", "Og om dagen?"]
        assert desk.place.record_here() == (desk.journal, noted(desk)[1]), "the cursor is on what was noted last"
        await desk.press("delete")
        await desk.until(lambda: len(noted(desk)) == 1)
        await desk.press("u")
        await desk.until(lambda: len(noted(desk)) == 2)
        assert desk.place.record_here() == (desk.journal, noted(desk)[1]), "and on what came back"
        await desk.press("i")
        assert "Ændringer i: " in desk.words


async def test_a_result_is_never_shown_without_its_terms(sit_empty: Sit, colleague: Library) -> None:
    journal, pending = colleague.create(NEW)
    pending.wait()
    answers = {"question": "Virker det?", "place": "stue 2", "result": "ja, hver gang"}
    journal.add(Card(id="card-trial-01KB0000000000000000000000".lower(), form="trial", answers=answers))[1].wait()
    async with sit_empty(size=(80, 24)) as desk:
        await open_entries(desk)
        words = desk.words
        assert "ja, hver gang" in words
        assert words.index("sted: stue 2") < words.index("ja, hver gang")
        assert "ikke noteret" in words


async def test_a_page_of_the_guide_leads_to_the_form_and_the_form_to_the_page(
    sit_empty: Sit, colleague: Library
) -> None:
    colleague.create(Project(name="Afsluttet", technology="gulv", stage="S7", status="finished"))[1].wait()
    colleague.create(NEW)[1].wait()
    async with sit_empty(size=(120, 36)) as desk:
        desk.app.go(GuidePage("PR04"))
        await desk.settle()
        assert "n: skriv det ned under Prøver" in desk.words
        await desk.press("n", "enter")  # which project is asked for where we are in none
        assert isinstance(desk.place, EntriesScreen)
        assert "Der er intet noteret under Prøver" in desk.words
        await desk.press("k")
        assert isinstance(desk.place, GuideScreen)
        assert "1.2 Prøven gik godt" in desk.words
        await desk.press("n", "2")  # a trial, or a decision point
        assert isinstance(desk.place, EntriesScreen)
        assert desk.place.form_id == "decision"
        assert desk.place.journal.project.name == "Sansegulve", "what goes on comes before what is finished"
        desk.app.go(CardPage(desk.place.journal, "plan", new_entry_id("plan")))
        await desk.settle()
        await desk.press("escape", "down", "down", "down", "enter")
        assert "ingen observationer i projektet endnu" in desk.told[-1]


async def test_an_observation_is_picked_from_a_list(sit_empty: Sit, colleague: Library) -> None:
    journal, pending = colleague.create(NEW)
    pending.wait()
    (seen,), pending = journal.add(Observation(text="Gulvet kalder på den forkerte vagt"))
    pending.wait()
    entry = Card(id=new_entry_id("plan"), form="plan", answers={"what": "Færre alarmer"})
    journal.add(entry)[1].wait()
    async with sit_empty(size=(120, 36)) as desk:
        form = desk.app.guide.card("plan")
        assert form is not None
        field = next(field for field in form.fields if field.kind == "observation")
        desk.app.go(CardPage(desk.app.library.journals[0], "plan", entry.id))
        await desk.settle()
        await desk.press(*["down"] * form.asked(entry.answers).index(field), "enter", "enter")
        assert noted(desk, "plan")[0].answers[field.id] == seen.id
        assert "Gulvet kalder på den forkerte vagt" in desk.words


@pytest.mark.long
async def test_to_stop_is_a_good_ending_from_which_the_end_of_the_project_follows(
    sit_empty: Sit, colleague: Library
) -> None:
    journal, pending = colleague.create(NEW)
    pending.wait()
    answers = {"about": "Skal gulvet lægges i alle stuer?", "day": "2026-11-20", "decision": "continue"}
    entry = Card(id=new_entry_id("decision"), form="decision", answers=answers)
    journal.add(entry)[1].wait()
    async with sit_empty(size=(80, 24)) as desk:
        desk.app.go(EntriesPage(desk.app.library.journals[0], "decision"))
        await desk.settle()
        assert "✓ fortsæt · 20.11.2026" in desk.words
        await desk.press("enter", "down", "down", "down")
        assert "At stoppe er en god afslutning" not in desk.words.partition("Hvad blev det?")[2]
        await desk.press("q")
        assert isinstance(desk.place, CardScreen)  # nothing ends yet
        await desk.press("3")
        assert noted(desk, "decision")[0].answers["decision"] == "stop"
        assert "✓ At stoppe er en god afslutning. q afslutter projektet" in desk.words
        await desk.press("q")
        assert isinstance(desk.place, ClosingScreen)


async def test_home_leads_to_the_trial_that_nobody_has_decided_about(sit_empty: Sit, colleague: Library) -> None:
    journal, pending = colleague.create(NEW)
    pending.wait()
    answers = {"question": "Om natten?", "day": "2026-W40", "result": "ja"}
    journal.add(Card(id=new_entry_id("trial"), form="trial", answers=answers))[1].wait()
    async with sit_empty(size=(80, 24)) as desk:
        assert "En prøve med resultat venter på en beslutning · siden uge 40" in desk.words
        await desk.press("1")
        assert isinstance(desk.place, EntriesScreen)
        await desk.press("enter", "end", "1")
        assert noted(desk)[0].answers["decision"] == "continue"
        await desk.press("escape", "escape", "escape")
        assert "prøve med resultat venter på en beslutning" not in desk.words
