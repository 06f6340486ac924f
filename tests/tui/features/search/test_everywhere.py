"""What is seen is found, wherever it stands, and opened where it stands."""

from __future__ import annotations

import pytest

from journals.ids import joined_id
from journals.library.library import Library
from journals.records.base import Level
from journals.records.model import Action, Card, Lesson, Observation, Project, Review, Use
from journals.records.retro import ParkedItem, Reflection, Retro, Theme
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tests.tui.features.search.searching import look_for, room
from tui.features.actions.screen import ActionsScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.features.profile.card_screen import CardScreen
from tui.features.profile.screen import ProfileScreen
from tui.features.project.screen import ProjectScreen
from tui.features.retro.record_screen import RetroRecordScreen
from tui.features.review.outcomes_screen import OutcomesScreen
from tui.features.review.screen import ReviewScreen
from tui.features.search.screen import SearchScreen

pytestmark = pytest.mark.usefixtures("indexed")

DAY = "2026-11-20"
MEETING = "01KA4M0000000000000000RETR"
LEARNED = "01KA4M0000000000000000KENT"
PURPOSE = "card-purpose-1"

RECORDS = (
    Observation(text="Det gik **godt** nok", perspective="Sosuassistent", reply="Vi har fået hjortetak"),
    Lesson(id=LEARNED, title="En læring", do="Kog vandet til *kardemomme* først", because="blev til nelliker"),
    Lesson(title="En anden", context={"C7": Level(2, "Dårlig mobildækning i nord")}),
    Action(text="Gør noget", first_step="Køb vanilje", owner="Teamlederen"),
    Card(id=PURPOSE, form="purpose", answers={"now": "Mere tid til muskatnød"}),
    Use(
        id=joined_id("use", LEARNED),
        lesson=LEARNED,
        decision="adapted",
        because="med lidt sennep",
        held="helped",
        held_because="karry",
    ),
    Review(id="review-S4", stage="S4", status="skipped", because="der var kun timian"),
    Retro(id=MEETING, format="habits", day=DAY, closed=DAY, purpose="Se på paprika", taken="basilikum"),
    Theme(name="Bunken om dild", retro=MEETING, summary="Det handler om persille"),
    Reflection(id=joined_id("mirror", MEETING, "4.4"), retro=MEETING, pitfall="4.4", note="Vi manglede rosmarin"),
    ParkedItem(text="Senere: estragon", retro=MEETING),
)


async def opened(desk: Desk, word: str, place: type) -> str:
    """Look for a word, open the only thing that has it, and come back; return how the hit looked."""
    await desk.press("ctrl+u")
    await look_for(desk, f"{word} projekt:nord")
    assert [word for _ in room(desk)._result.hits] == [word], desk.seen
    looked = desk.words
    await desk.press("enter")
    assert isinstance(desk.place, place), (word, desk.place)
    return looked


async def back(desk: Desk) -> None:
    await desk.press("escape")
    await desk.until(lambda: isinstance(desk.place, SearchScreen))


@pytest.mark.long
async def test_whatever_stands_somewhere_is_found_and_opened_there(sit_empty: Sit, colleague: Library) -> None:
    project = Project(name="Nord", technology="Allehånde", context={"C7": Level(2, "Dårlig mobildækning i nord")})
    begin(colleague, project, *RECORDS)
    async with sit_empty(size=(120, 36)) as desk:
        await desk.until(lambda: desk.app.library.journals)
        await desk.press("s")
        for word, place in {
            "hjortetak": ProjectScreen,
            "vanilje": ActionsScreen,
            "nelliker": LessonScreen,
            "allehånde": ProfileScreen,
            "muskatnød": CardScreen,
            "karry": OutcomesScreen,
            "sennep": ReviewScreen,
            "timian": ReviewScreen,
        }.items():
            assert word in (await opened(desk, word, place)).casefold()
            await back(desk)
        await opened(desk, "mobildækning", CardScreen)
        assert isinstance(desk.place, CardScreen)
        assert desk.place.rows.item is not None
        assert desk.place.rows.item.id == "C7"
        await back(desk)
        for word in ("paprika", "basilikum", "dild", "rosmarin", "estragon"):
            await opened(desk, word, RetroRecordScreen)
            record = desk.place
            assert isinstance(record, RetroRecordScreen)
            await desk.until(lambda: word in getattr(record.lines.item, "text", ""))  # noqa: B023
            await back(desk)

        looked = await opened(desk, "sosuassistent", ProjectScreen)
        assert "Det gik godt nok" in looked, "what was seen, and not only by whom; and no stars"
        await back(desk)
        looked = await opened(desk, "kardemomme", LessonScreen)
        assert "Kog vandet til kardemomme først" in looked
        assert "læring · Det ville vi gøre · En læring · Nord" in looked
