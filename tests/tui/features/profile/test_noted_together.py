"""Forms whose entries show something together: whom one forgot, what came too late, what falls into the same weeks."""

from __future__ import annotations

import pytest

from journals.lessons.entries import entries
from journals.library.library import Library
from journals.records.model import Card, Observation, Project
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.features.profile.entries_screen import EntriesScreen
from tui.features.profile.field_prompt import FieldPrompt

NEW = Project(name="Sansegulve", technology="gulv", stage="S3")


def answers(desk: Desk, form: str) -> list[dict[str, str]]:
    found = desk.app.guide.card(form)
    assert found is not None
    return [card.answers for card in entries(desk.journal, found)]


async def new_entry(desk: Desk, form: str) -> None:
    """Note a new entry of a form, from the profile."""
    several = [each.id for each in desk.app.guide.cards if each.several]
    await desk.press("end", *["up"] * (len(several) - 1 - several.index(form)), "n")
    assert isinstance(desk.place, FieldPrompt)


@pytest.mark.long
async def test_a_lead_notes_who_took_part_and_a_safety_rep_what_was_agreed(sit_empty: Sit, colleague: Library) -> None:
    journal, pending = colleague.create(NEW)
    pending.wait()
    journal.add(Observation(text="Hvem ser skærmen om natten?", perspective="nattevagt"))[1].wait()
    journal.add(
        Card(
            id="card-decision-01kb0000000000000000000000",
            form="decision",
            answers={"about": "Skal vi prøve?", "day": "2026-01-12", "decision": "continue"},
        )
    )[1].wait()
    async with sit_empty(size=(80, 24)) as desk:
        await desk.press("enter", "p")
        await new_entry(desk, "involvement")
        await desk.write("dagvagten", "enter")
        await desk.press("1")
        assert "3 3 " not in desk.words, "a stage has its number once"
        await desk.press("3", "escape", "enter")  # told, at stage 3; the form again
        assert answers(desk, "involvement") == [{"group": "dagvagten", "degree": "told", "stage": "S3"}]
        assert isinstance(desk.place, EntriesScreen)
        (row,) = (line.split() for line in desk.lines if line.startswith("  dagvagten"))
        assert row == ["dagvagten", "3", "–", "–", "–"]
        assert "Har kun fået det at vide: dagvagten" in desk.words
        assert "Står i loggen, men ikke her: nattevagt" in desk.words
        await desk.press("escape")
        await new_entry(desk, "committee")
        await desk.write("Gulve og nattevagter", "enter", "enter")
        await desk.write("2.2.2026", "enter")
        await desk.press("4")  # the safety group
        assert "Besluttet 12.01.2026, men først drøftet 02.02.2026" in desk.words, "it is told as it is written"
        assert answers(desk, "committee") == [
            {"topic": "Gulve og nattevagter", "when": "2026-02-02", "where": "safety"}
        ]
        await desk.press("escape", "enter")
        assert "Besluttet 12.01.2026, men først drøftet 02.02.2026" in desk.words
        await desk.press("u", "u")  # where, then when
        await desk.until(lambda: "Besluttet 12.01.2026, uden at MED" in desk.words)


async def test_the_calendar_shows_in_which_weeks_things_fall_together(sit_empty: Sit, colleague: Library) -> None:
    journal, pending = colleague.create(NEW)
    pending.wait()
    for number, (what, first, last) in enumerate(
        [("Ny vagtplan", "2026-W48", "2026-W50"), ("Flytning", "2026-12-07", "2026-W51")]
    ):
        told = {"what": what, "units": "Nord", "from": first, "until": last}
        journal.add(Card(id=f"card-calendar-01kb000000000000000000000{number}", form="calendar", answers=told))[
            1
        ].wait()
    async with sit_empty(size=(80, 24)) as desk:
        await desk.press("enter", "p")
        assert "2 noteret · 0 af " in desk.lines[0]
        await desk.press("end", "up", "enter")
        assert isinstance(desk.place, EntriesScreen)
        weeks, nord = (line.split() for line in desk.lines if line.startswith(("  Uge", "  Nord")))
        assert weeks[1:6] == ["48", "49", "50", "51", "52"]
        assert nord[1:6] == ["1", "1", "×2", "1", "·"]
        assert "Nord, uge 50: 2 ting på samme tid: Ny vagtplan, Flytning." in desk.words
        for size in ((40, 12), (20, 8), (120, 36)):
            await desk.resize(*size)
            assert isinstance(desk.place, EntriesScreen)
