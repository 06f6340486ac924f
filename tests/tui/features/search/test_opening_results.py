"""The search room: what is typed is found while one types, and every finding leads to its place."""

from __future__ import annotations

from concurrent.futures import Future

import pytest

from journals.index.query import Query
from journals.index.search_result import Hit, MayShow, SearchResult
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Action, Lesson, Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tests.tui.features.search.searching import answered, room
from tui.features.actions.screen import ActionsScreen
from tui.features.guide.screen import GuideScreen
from tui.features.home.screen import HomeScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.features.project.screen import ProjectScreen
from tui.features.search import saved_searches as searches
from tui.features.search.result_rows import KeptSearch
from tui.features.search.screen import SearchScreen
from tui.settings import ThemeName
from tui.ui import indexer as indexing
from tui.ui.dialogs.pick import PickerDialog

pytestmark = pytest.mark.usefixtures("indexed")

CPR = "Ring til 010190-1234"


@pytest.fixture
def journal(colleague: Library) -> Journal:
    """A project with something of every kind."""
    return begin(
        colleague,
        Project(name="Nøglebokse i hjemmeplejen", area="Ældre"),
        Observation(text="Boksen sad fast i frosten", stage="S2", kind="concern", happened="2026-01-12"),
        Observation(text="Skærmbesøgene faldt ud hele dagen. Boksen var god.", stage="S5", pitfalls=frozenset({"4.4"})),
        Observation(text="Noget helt andet", stage="S5"),
        Lesson(title="Prøv boksen i frost", learned="Frosten binder den"),
        Action(text="Smør boksene inden frosten", owner="Leder"),
        Action(text="Ring om låsene", status="done"),
    )


def texts(desk: Desk) -> list[str]:
    """What the rows are about: the tables of findings, or lines that were kept."""
    rows = [row for row in room(desk).rows.items if isinstance(row, Hit | KeptSearch)]
    return [row.table if isinstance(row, Hit) else row.line for row in rows]


async def search(desk: Desk, line: str) -> None:
    """Go and type, and wait for what is found."""
    if not isinstance(desk.place, SearchScreen):
        await desk.press("s")
    await desk.until_indexed()
    await desk.write(line)
    await answered(desk)


async def choose(desk: Desk, table: str) -> Hit:
    """Go to the first finding of a table."""
    await desk.until(lambda: table in texts(desk))
    for _ in room(desk).rows.items:
        row = room(desk).rows.item
        if isinstance(row, Hit) and row.table == table:
            return row
        await desk.press("down")
    raise AssertionError(desk.seen)


@pytest.mark.usefixtures("journal")
async def test_what_is_typed_is_found_while_one_types(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await search(desk, "boks")
        assert {"observations", "lessons", "actions", "projects"} <= set(texts(desk))
        assert "Boksen sad fast i frosten" in desk.seen
        assert "observation · Nøglebokse i hjemmeplejen · 2 Mål" in desk.seen
        await desk.write("en frost i:observationer")
        await desk.until(lambda: texts(desk) == ["observations"])
        assert "1 fund" in desk.seen
        await desk.write(" findesikke")
        await desk.until(lambda: "Intet har alle ordene" in desk.seen)


@pytest.mark.usefixtures("journal")
async def test_an_observation_is_opened_at_its_row_and_escape_comes_back_to_the_line(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await search(desk, "skærmbesøg")
        hit = await choose(desk, "observations")
        await desk.press("enter")
        assert isinstance(desk.place, ProjectScreen)
        item = desk.place.rows.item
        assert item is not None
        assert item.id == hit.id
        await desk.press("escape")
        assert room(desk).line.value == "skærmbesøg"
        assert room(desk).line.has_focus
        assert room(desk).rows.item == hit
        await desk.press("escape")
        assert isinstance(desk.place, HomeScreen)


@pytest.mark.long
@pytest.mark.usefixtures("journal")
async def test_every_other_kind_opens_its_place(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await search(desk, "boks")
        lesson = await choose(desk, "lessons")
        await desk.press("enter")
        assert isinstance(desk.place, LessonScreen)
        assert isinstance(lesson.record, Lesson)
        assert lesson.record.title in desk.words
        await desk.press("escape", "home")
        await desk.press(*["up"] * 9)
        action = await choose(desk, "actions")
        await desk.press("enter")
        assert isinstance(desk.place, ActionsScreen)
        assert desk.place.entry is not None
        assert desk.place.entry.record.id == action.id
        await desk.press("escape", *["up"] * 9)
        await choose(desk, "projects")
        await desk.press("enter")
        assert isinstance(desk.place, ProjectScreen)
        assert desk.journal.project.name.startswith("Nøglebokse")


@pytest.mark.long
@pytest.mark.usefixtures("journal")
async def test_an_action_that_is_done_is_shown_where_it_is(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await search(desk, "låsene i:handlinger")
        hit = await choose(desk, "actions")
        await desk.press("enter")
        assert isinstance(desk.place, ActionsScreen)
        assert desk.place.entry is not None
        assert desk.place.entry.record.id == hit.id


@pytest.mark.usefixtures("journal")
async def test_a_page_of_the_guide_is_opened(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await search(desk, "4.4 i:katalog")
        hit = await choose(desk, "guide")
        await desk.press("enter")
        assert isinstance(desk.place, GuideScreen)
        assert desk.app.guide[hit.id].title in desk.words
        await desk.press("escape")
        while not isinstance(desk.place, SearchScreen):
            await desk.press("escape")
        assert room(desk).line.value == "4.4 i:katalog"


@pytest.mark.long
@pytest.mark.usefixtures("journal")
async def test_tab_completes_and_a_list_narrows(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await search(desk, "boksen fald")
        await desk.press("tab")
        assert room(desk).line.value == "boksen faldgrube:"
        await desk.write("4.4")
        await desk.until(lambda: texts(desk) == ["observations"])
        assert room(desk).line.has_focus
        await desk.press("ctrl+f")
        assert isinstance(desk.place, PickerDialog)
        await desk.write("projekt", "enter")
        await desk.write("nøgle", "enter")
        assert room(desk).line.value == 'boksen faldgrube:4.4 projekt:"Nøglebokse i hjemmeplejen" '
        await desk.until(lambda: texts(desk) == ["observations"])
        await desk.write("x trin:findes")
        await desk.until(lambda: "trin:findes kan ikke bruges her" in desk.words)


@pytest.mark.long
@pytest.mark.usefixtures("journal")
async def test_a_search_is_saved_listed_used_again_and_forgotten(sit_empty: Sit, places: LocalFolders) -> None:
    async with sit_empty() as desk:
        await search(desk, "boks i:læringer")
        await desk.press("ctrl+s")
        assert "Søgningen er gemt" in desk.told[-1]
        await desk.press("enter", "escape", *["backspace"] * len("boks i:læringer"))
        await desk.until(lambda: texts(desk) == ["boks i:læringer"])
        assert "Gemte søgninger" in desk.seen
        await desk.press("enter")
        await desk.until(lambda: texts(desk) == ["lessons"])
        assert room(desk).line.value == "boks i:læringer"
        await desk.press(*["backspace"] * len("boks i:læringer"))
        await desk.until(lambda: texts(desk) == ["boks i:læringer"])
        await desk.press("delete")
        assert texts(desk) == []
        assert searches.load_searches(places) == searches.SavedSearches()


@pytest.mark.usefixtures("journal")
async def test_what_was_opened_is_among_the_latest(sit_empty: Sit, places: LocalFolders) -> None:
    async with sit_empty() as desk:
        await search(desk, "frosten")
        await desk.press("enter", "escape")
        assert searches.load_searches(places).latest == ("frosten",)
        await desk.press("escape", "s")
        await desk.until(lambda: texts(desk) == ["frosten"])
        assert "Seneste søgninger" in desk.seen


@pytest.mark.long
@pytest.mark.usefixtures("journal")
async def test_what_looks_like_a_person_is_not_kept(sit_empty: Sit, places: LocalFolders) -> None:
    async with sit_empty() as desk:
        await search(desk, "boksen " + CPR)
        await desk.press("ctrl+s")
        assert "gemmes ikke" in desk.told[-1]
        assert texts(desk)
        await desk.press("down", "enter")
        assert not isinstance(desk.place, SearchScreen)
        assert searches.load_searches(places) == searches.SavedSearches()
        assert not any("010190" in path.read_text(errors="replace") for path in places.state.rglob("*.json"))


async def test_what_another_writer_adds_is_found_after_a_while(
    sit_empty: Sit, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "EVERY", 0.1)
    async with sit_empty() as desk:
        await search(desk, "vandmelon")
        assert texts(desk) == []
        seen = journal.add(Observation(text="En vandmelon i boksen"))[0][0]
        await desk.until(lambda: texts(desk) == ["observations"])
        journal.delete(seen).wait()
        await desk.until(lambda: texts(desk) == [])
        assert "Der er ikke noget med det" in desk.words


@pytest.mark.usefixtures("journal")
async def test_what_comes_into_the_index_while_it_answers_is_asked_for_again(
    sit_empty: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit_empty() as desk:
        await desk.index_all()
        asked, search = list[Future[SearchResult]](), desk.app.indexer.search

        def grown_meanwhile(query: Query, most: int, may_show: MayShow) -> Future[SearchResult]:
            asked.append(search(query, most, may_show))
            asked[-1].result()
            desk.app.indexer.steps += len(asked) == 1
            return asked[-1]

        monkeypatch.setattr(desk.app.indexer, "search", grown_meanwhile)
        await desk.press("s", "b")
        await desk.until(lambda: len(asked) >= 2)  # and once more where the index itself has come further meanwhile
        await desk.until(lambda: asked[-1].done() and room(desk)._seen == room(desk)._index_now())
        answered = len(asked)
        await desk.settle()
        assert len(asked) == answered, "and then no more"


@pytest.mark.long
async def test_what_has_gone_meanwhile_is_told(sit_empty: Sit, journal: Journal, colleague: Library) -> None:
    async with sit_empty() as desk:
        await search(desk, "hjemmeplejen i:projekter")
        hit = await choose(desk, "projects")
        desk.app.library._journals.pop(journal.id)
        room(desk)._go(hit)
        await desk.settle()
        assert desk.told[-1] == "Det er der ikke mere."


@pytest.mark.long
@pytest.mark.usefixtures("journal")
async def test_the_language_changes_while_one_types(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await search(desk, "frosten")
        assert "fund" in desk.seen
        await desk.press("ctrl+g")
        await desk.until(lambda: "found" in desk.seen)
        assert room(desk).line.value == "frosten"
        assert "Enter open" in desk.seen
        await desk.until_indexed()
        await desk.press(*["backspace"] * 9)
        await desk.write("pilot in:guide")
        await desk.until(lambda: "guide" in texts(desk))


@pytest.mark.long
@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_it_draws(sit_empty: Sit, theme: ThemeName, size: tuple[int, int]) -> None:
    async with sit_empty(size=size, theme=theme) as desk:
        await search(desk, "boks")
        await desk.until(lambda: texts(desk))
        assert len(desk.strips) == size[1]
        assert all(strip.cell_length == size[0] for strip in desk.strips)
        assert "boks" in desk.seen
        assert room(desk).query_one("#asking").region.height == 1
        await desk.press("down", "down", "enter", "escape", "pagedown")
        assert len(desk.strips) == size[1]


@pytest.mark.long
async def test_wide_letters_and_marks_stay_in_their_row(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="[b]日本[/b]"), Observation(text="日本語 boksen [red] " + "日本語" * 40))
    async with sit_empty(size=(40, 12)) as desk:
        await search(desk, "boksen")
        await desk.until(lambda: texts(desk))
        assert "[red]" in desk.seen
        assert all(strip.cell_length == 40 for strip in desk.strips)


async def test_f1_tells_the_keys_of_the_room(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("s", "f1")
        assert "Gem søgningen" in desk.words


async def test_an_empty_library_still_has_the_guide(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("s")
        assert "Skriv, hvad I leder efter." in desk.words
        await search(desk, "faldgrube")
        await desk.until(lambda: "guide" in texts(desk))
