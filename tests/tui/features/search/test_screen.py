"""Search: results while one types, opening them, filters, saved searches."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from rich.style import Style

from journals.index.query import Query
from journals.index.search_result import MayShow, SearchResult
from journals.library.library import Library
from journals.records.model import Action, Lesson, Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tests.tui.features.search.searching import answered, look_for, room
from tui.features.actions.screen import ActionsScreen
from tui.features.guide.screen import GuideScreen
from tui.features.home.screen import HomeScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.features.project.screen import ProjectScreen
from tui.features.search import saved_searches as searches
from tui.features.search import screen
from tui.features.search.result_rows import KeptSearch
from tui.ui.dialogs.pick import PickerDialog

pytestmark = pytest.mark.usefixtures("indexed")


def kept_lines(desk: Desk) -> list[str]:
    return [each.line for each in room(desk).rows.items if isinstance(each, KeptSearch)]


async def test_what_is_typed_is_found_marked_and_opened_and_escape_comes_back(
    sit_empty: Sit, colleague: Library
) -> None:
    journal = begin(
        colleague,
        Project(name="Nord"),
        Observation(text="Vi begyndte. Lyden ved kakkelovnene faldt ud. Så gik vi.", stage="S4"),
        Observation(text="Andet", stage="S2"),
    )
    async with sit_empty() as desk:
        await desk.until(lambda: desk.app.library.journals)
        await desk.press("s")
        await look_for(desk, "kakkelovn")
        assert "1 fund" in desk.seen
        assert "Lyden ved kakkelovnene faldt ud." in desk.seen
        looks = {part.text: part.style or Style() for strip in desk.strips for part in strip}
        assert looks["kakkelovnene"].underline, "the match is marked by more than its colour"
        assert room(desk).line.has_focus
        await desk.press("enter")
        assert isinstance(desk.place, ProjectScreen)
        assert desk.place.rows.item == journal.observations[-1]
        await desk.press("escape")
        assert room(desk).line.value == "kakkelovn"
        assert "Lyden ved kakkelovnene" in desk.seen
        await desk.press("escape")
        assert isinstance(desk.place, HomeScreen)


@pytest.mark.long
@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("læres", LessonScreen),
        ("handles", ActionsScreen),
        ("projekteret", ProjectScreen),
        ("4.4 i:katalog", GuideScreen),
    ],
)
async def test_each_kind_of_thing_opens_its_own_place(
    sit_empty: Sit, colleague: Library, line: str, place: type
) -> None:
    begin(
        colleague,
        Project(name="Projekteret"),
        Lesson(title="Det læres"),
        Action(text="Et andet"),
        Action(text="Det handles der på", status="done"),
    )
    async with sit_empty() as desk:
        await desk.until(lambda: desk.app.library.journals)
        await desk.press("s")
        await look_for(desk, line, "enter")
        assert isinstance(desk.place, place)
        if isinstance(desk.place, ActionsScreen):
            assert desk.place.entry is not None
            assert desk.place.entry.record.text == "Det handles der på"


async def test_enter_before_the_answer_opens_what_the_whole_line_finds(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(colleague, Project(name="Nord"), Lesson(title="Læring om døre"), Action(text="Lære om dørens lås"))
    async with sit_empty() as desk:
        await desk.until(lambda: desk.app.library.journals)
        await desk.press("s")
        await look_for(desk, "lær")
        search, slow = desk.app.indexer.search, list[Callable[[], None]]()

        def search_later(*asked: Any) -> Future[SearchResult]:
            told = Future[SearchResult]()
            slow.append(lambda: told.set_result(search(*asked).result()))
            return told

        monkeypatch.setattr(desk.app.indexer, "search", search_later)
        await desk.write("e lås", "enter")
        assert room(desk).line.value == "lære lås", "what the first letters found is not opened"
        slow[-1]()
        await desk.until(lambda: isinstance(desk.place, ActionsScreen))


async def test_letters_are_typed_and_arrows_choose(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("s")
        await look_for(desk, "borger", "down", "down")
        assert room(desk).line.value == "borger"
        assert room(desk).rows.cursor == 2
        await look_for(desk, "ne")
        assert room(desk).rows.cursor == 0, "the best is under the cursor when something else is asked for"


@pytest.mark.long
async def test_results_stay_until_others_have_come_also_when_a_search_was_stopped(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit() as desk:
        await desk.press("s")
        await look_for(desk, "borger")
        before = list(room(desk).rows.items)
        assert before
        asked: list[Future[SearchResult]] = []

        def later(query: Query, most: int, may_show: MayShow) -> Future[SearchResult]:
            asked.append(Future())
            return asked[-1]

        monkeypatch.setattr(desk.app.indexer, "search", later)
        await desk.write("n")
        room(desk).fill()  # something has changed: the same line is asked for again, and the first search is stopped
        await desk.settle()
        assert len(asked) == 2
        asked[0].set_result(SearchResult([]))
        await desk.settle()
        assert list(room(desk).rows.items) == before
        asked[1].set_result(SearchResult([]))
        await desk.settle()
        assert list(room(desk).rows.items) == []


@pytest.mark.long
async def test_it_says_what_it_did_when_not_all_is_there(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as desk:
        await desk.press("s")
        await look_for(desk, "borgrene")
        assert "Intet med »borgrene«. Her er det nærmeste: borgerne" in desk.words
        await desk.press("ctrl+u")
        await look_for(desk, "borger findesikke")
        assert "Intet har alle ordene." in desk.words
        await desk.press("ctrl+u")
        await look_for(desk, "tillidsmand")
        assert "1 fund · også: tillidsrepræsentant, tr" in desk.words
        await desk.press("ctrl+u")
        await look_for(desk, "borger trin:99")
        assert "trin:99 kan ikke bruges her" in desk.words
        await desk.press("ctrl+u")
        await look_for(desk, "qqqqqqq")
        assert "Der er ikke noget med det. Der er søgt i alt, hvad I har skrevet i 4 projekter" in desk.words
        await desk.press("ctrl+u")
        await look_for(desk, "qqqqqqq uge 47")
        assert "Der er kun søgt i det, der passer til uge 47. Prøv uden uge 47." in desk.words
        await desk.press("ctrl+u")
        await look_for(desk, "tegn:")
        assert "Det kan være: bider, håndteret, hold øje" in desk.words
        await desk.press("ctrl+u")
        await look_for(desk, "borger slgs:bek")
        assert "slgs:bek kan ikke bruges her" in desk.words
        assert "Mente I slags:bekymring?" in desk.words
        await desk.press("tab")
        await answered(desk)
        assert room(desk).line.value == "borger slags:bekymring"
        monkeypatch.setattr(screen, "MOST", 1)
        await desk.press("ctrl+u")
        await look_for(desk, "borger")
        assert "De 1 bedste" in desk.words
        await desk.write(" siden:2020")
        await answered(desk)
        assert "De første 1, ordnet efter dag." in desk.words


@pytest.mark.long
async def test_it_says_how_far_the_index_has_come(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit(size=(120, 36)) as desk:
        await desk.index_all()
        desk.app.indexer.progress = 0.37
        await desk.press("s")
        await desk.write("borger")
        await desk.until(lambda: room(desk).rows.items)
        assert "37 %" in desk.words
        desk.app.indexer.progress = 1.0
        await desk.until(lambda: "37 %" not in desk.words)


@pytest.mark.long
async def test_a_filter_is_completed_with_tab_and_with_right(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("s")
        await look_for(desk, "tri")
        assert "trin:" in desk.seen
        await desk.press("tab")
        assert room(desk).line.value == "trin:"
        await desk.write("Pr")
        await desk.press("right")
        assert room(desk).line.value == "trin:Prøve"
        await look_for(desk, " projekt:ek")
        assert "Tab giver trin:Prøve projekt:" in desk.words
        assert "projekt:ekk" not in desk.seen, "what does not go on from what was typed is not drawn behind it"
        await desk.press("tab")
        assert room(desk).line.value.startswith('trin:Prøve projekt:"Eksempel: ')
        await desk.until(lambda: room(desk).rows.items)


async def test_a_filter_is_chosen_from_lists(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("s")
        await look_for(desk, "borger", "ctrl+f")
        assert isinstance(desk.place, PickerDialog)
        await desk.write("sl", "enter")
        await desk.write("bek", "enter")
        assert room(desk).line.value == "borger slags:bekymring "
        await answered(desk)
        records = [each.record for each in room(desk)._result.hits]
        assert all(isinstance(each, Observation) and each.kind == "concern" for each in records)


@pytest.mark.long
async def test_searches_are_kept_here_run_again_and_forgotten(sit: Sit) -> None:
    async with sit() as desk:
        local = desk.app.library.local
        await desk.press("s")
        await look_for(desk, "borger trin:4", "ctrl+s")
        assert searches.load_searches(local).saved == ("borger trin:4",)
        await desk.press("ctrl+u")
        await look_for(desk, "borger", "enter", "escape", "escape", "s")
        assert "Gemte søgninger" in desk.seen
        assert "Seneste søgninger" in desk.seen
        assert kept_lines(desk) == [
            "borger trin:4",
            "borger",
        ]
        await desk.press("enter")
        assert room(desk).line.value == "borger trin:4"
        await desk.until(lambda: room(desk)._result.hits)
        await desk.press("home", "delete")
        assert room(desk).line.value == "orger trin:4", "where something is typed, a character is deleted"
        await desk.press("ctrl+u", "end", "ctrl+u", "delete")
        assert kept_lines(desk) == ["borger"]
        assert searches.load_searches(local).saved == ()
        assert not list(desk.app.library.folders[0].rglob("*search*")), "nothing of it is in the library"


async def test_a_search_for_a_person_is_not_kept(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("s")
        await look_for(desk, "010158-5123", "ctrl+s")
        assert "gemmes ikke" in desk.told[-1]
        assert searches.load_searches(desk.app.library.local) == searches.SavedSearches()
        assert not list(desk.app.library.local.state.glob("searches*"))


async def test_what_is_written_is_found_soon(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = begin(colleague, Project(name="Nord"), Observation(text="skærmen faldt ud"))
    async with sit_empty() as desk:
        await desk.until(lambda: desk.app.library.journals)
        await desk.press("s")
        await look_for(desk, "kakkelovn")
        assert room(desk)._result.hits == []
        ours = desk.app.library.journals[0]
        desk.app.write(lambda: ours.add(Observation(text="kakkelovnen kom igen")))
        await until(desk, lambda: len(room(desk)._result.hits) == 1)
        assert "kakkelovnen kom igen" in desk.seen
    assert journal.id


async def until(desk: Desk, come: Callable[[], object]) -> None:
    """Wait for what two threads have to do first."""
    for _ in range(3):
        try:
            await desk.until(come)
        except AssertionError:
            continue
        return
    raise AssertionError(desk.seen)


async def test_no_thread_is_left_behind(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("s")
        await look_for(desk, "borger")
    assert not [each for each in threading.enumerate() if each.name.startswith(("search", "index"))]
