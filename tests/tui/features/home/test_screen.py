"""Home: the projects, and what can be done with them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders
from journals.records.model import Action, Observation, Project
from journals.records.retro import Retro
from tests.terminal import PATIENCE
from tests.tui.conftest import NEWEST, Sit, begin
from tests.tui.desk import Desk
from tui.app import TilbageblikApp
from tui.settings import Settings
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static


async def test_lists_the_projects_with_what_matters_about_each(sit: Sit) -> None:
    async with sit() as desk:
        row = next(line for line in desk.lines if "2 Mål" in line)
        assert row.split()[-7:] == ["2", "Mål", "25", "5", "3", "uge", "47"]
        assert "stoppet ved 4" in desk.seen
        assert "Videosamtaler med borgere" in desk.seen
        assert "6 bekymringer og spørgsmål venter på svar" in desk.words
        assert "En handling er over tid" in desk.words


async def test_names_the_columns_above_them(sit: Sit) -> None:
    async with sit() as desk:
        heading = next(line for line in desk.lines if "Projekter" in line)
        row = next(line for line in desk.lines if "Sensorer" in line)
        for word, value in (("trin", "stoppet"), ("obs", " 30"), ("n mærke", " 7 "), ("senest", "uge 23")):
            assert value in row[heading.index(word) - 3 : heading.index(word) + 8], word


async def test_a_wide_screen_gives_the_technology_a_column_and_shows_the_project_beside(sit: Sit) -> None:
    async with sit(size=(160, 36)) as desk:
        heading = next(line for line in desk.lines if "Projekter" in line)
        row = next(line for line in desk.lines if "Sensorer" in line)
        assert row.index("Fyldningssensorer") == heading.index("teknologi")
        assert "Direktionen er med på" in desk.words
        await desk.press("down", "down")
        assert "Direktionen er med på" not in desk.words
        assert "Bider mest" in desk.words


async def test_the_day_that_a_meeting_agreed_on_for_the_next_stands_by_its_project(sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("enter")
        for name, agreed, text in (
            ("R1", "2026-12-03", "Næste tilbageblik: torsdag 03.12.2026"),
            ("R2", "2026-W47", "Tilbageblikket var aftalt til uge 47"),
            ("R3", None, "Tilbageblikket er ikke slut"),
        ):
            ended = "2026-11-20" if agreed else None
            retro = Retro(id=name, day="2026-11-20", closed=ended, next=agreed)
            desk.app.write(lambda retro=retro: desk.journal.add(retro))  # type: ignore[misc]
            await desk.press("escape")
            assert text in desk.words
            assert "Direktionen er med på" in desk.words, "and there is room for what was seen last"
            await desk.press("enter")
        await desk.press("escape")
        assert "aftalt til" not in desk.words, "one is under way"


async def test_an_empty_library_says_what_to_press(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        assert "Tryk n, og giv jeres første projekt et navn" in desk.words
        assert "Velkommen" not in desk.words
        await desk.press("enter", "e", "t", "a", "delete", "space", "x", "full_stop")
        assert "Tryk n, og giv jeres første projekt et navn" in desk.words


async def test_an_empty_library_greets(sit_empty: Sit) -> None:
    async with sit_empty(greets=True) as desk:
        assert "Velkommen" in desk.words
        assert "1 │ Begynd jeres første projekt" in desk.words
        await desk.press("escape")
        assert "Velkommen" in desk.words
        assert "Tryk n" in desk.words


async def test_a_name_and_enter_begin_a_project_at_its_first_stage(
    sit: Sit, samples: Path, places: LocalFolders
) -> None:
    async with sit() as desk:
        await desk.press("n")
        await desk.write("Ny port på genbrugspladsen", "enter", "escape")
        assert "Ny port på genbrugspladsen" in desk.lines[0]
        assert "▌1 Idé" in desk.seen
        await desk.press("escape")
        assert desk.app.screen.query_one("#list").has_focus
        assert "▌ Ny port" in desk.seen, "the cursor stands on the new project"
    library = Library([samples], places)
    library.refresh()
    assert find_project(library, "Ny port").project.stage == "S1"
    library.close()


async def test_the_first_project_of_all_can_be_walked_to_afterwards(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("n")
        await desk.write("Første", "enter", "escape")
        await desk.press("escape", "n")
        await desk.write("Anden", "enter", "escape")
        await desk.press("escape", "down", "enter")
        assert "Første" in desk.lines[0]


async def test_no_name_is_no_project(sit: Sit) -> None:
    async with sit() as desk:
        before = len(desk.app.library.journals)
        await desk.press("n", "enter")
        assert "Hvad hedder projektet?" in desk.seen, "the question stays"
        await desk.write("halv", "escape")
        assert "er ikke gemt" in desk.seen
        await desk.press("enter")
        assert "Hvad hedder projektet?" in desk.seen, "Enter is pressed by habit, and loses nothing"
        await desk.press("escape", "end")
        assert "Hvad hedder projektet?" not in desk.seen
        assert len(desk.app.library.journals) == before


async def test_a_name_that_is_too_long_is_told_and_creates_nothing(sit: Sit) -> None:
    async with sit() as desk:
        before = len(desk.app.library.journals)
        await desk.press("n")
        await desk.paste("x" * 20_001)
        await desk.press("enter")
        assert len(desk.told) == 1
        assert len(desk.app.library.journals) == before


async def test_e_changes_what_is_known(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e")
        assert "Om projektet" in desk.seen
        await desk.press("end")
        await desk.write(" (nord)")
        await desk.press("ctrl+s")
        assert find_project(desk.app.library, NEWEST).project.name == f"{NEWEST} (nord)"


async def test_t_and_a_digit_change_the_stage(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("t")
        assert "nu" in next(line for line in desk.lines if "2  " in line)
        await desk.press("4")
        assert "4 Prøve" in next(line for line in desk.lines if line.startswith("▌"))
        assert "er nu på trin 4" in desk.told[-1]
        await desk.press("t", "enter")
        assert "på trin 4" in desk.told[-1]
        assert "i forvejen" in desk.told[-1], "it begins at the present stage, and says that nothing changed"
        await desk.press("t", "up", "up", "enter")
        assert "2 Mål" in next(line for line in desk.lines if line.startswith("▌"))
        await desk.press("t", "escape")
        assert "2 Mål" in next(line for line in desk.lines if line.startswith("▌"))


async def test_a_puts_away_and_brings_back(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("a")
        assert not any("Skærmsamtaler" in line for line in desk.lines[3:10])
        assert "arkiveret" in desk.told[-1]
        await desk.press("full_stop", "end")
        assert "arkiveret" in next(line for line in desk.lines[3:12] if "Skærmsamtaler" in line)
        await desk.press("a")
        await desk.press("full_stop")
        assert any("Skærmsamtaler" in line for line in desk.lines[3:10])
        assert find_project(desk.app.library, NEWEST).project.status == "active"


async def test_deleting_asks_first_and_can_be_undone(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("delete")
        assert "25 observationer" in desk.words
        await desk.press("escape")
        assert NEWEST in [journal.project.name for journal in desk.app.library.journals]
        await desk.press("delete", "enter")
        assert NEWEST not in [journal.project.name for journal in desk.app.library.journals]
        await desk.press("u")
        assert len(find_project(desk.app.library, NEWEST).observations) == 25
        assert "Fortrudt" in desk.told[-1]
        await desk.press("U")
        assert NEWEST not in [journal.project.name for journal in desk.app.library.journals]


async def test_f_shows_only_projects_with_a_word(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("f")
        await desk.write("ruteapp", "enter")
        rows: Rows[Journal] = desk.one("#list", Rows)
        assert [journal.project.technology for journal in rows.items] == ["Fyldningssensorer og ruteapp"]
        assert "kun »ruteapp«" in desk.words
        await desk.press("f")
        await desk.write("zzz", "enter")
        assert "Ingen projekter passer" in desk.words
        await desk.press("f", "enter")
        await desk.press("down")
        assert "▌ Eksempel: Ny udgave" in desk.seen, "the arrows move again"


async def test_a_project_without_anything_is_shown_too(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Tom"))
    begin(colleague, Project(name="Ældre"), Action(text="ring", due="2026-11-23"))
    begin(colleague, Project(name="Åben"), Observation(text="mærkelig dag", happened="2026-W47"))
    async with sit_empty() as desk:
        names = [line[2:7].strip() for line in desk.lines if line[2:7].strip() in ("Tom", "Ældre", "Åben")]
        assert names[:3] == ["Tom", "Ældre", "Åben"], "in Danish order"
        assert "Ingen observationer endnu" in desk.words
        assert "En handling er over tid" in desk.words


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)])
async def test_every_size_shows_names_and_help(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        assert "Eksempel: Ny udgav" in desk.seen
        assert "h hjælp" in desk.lines[-1]
        assert all(len(line) == size[0] for line in desk.lines)
        assert len(desk.lines) == size[1]


async def test_escape_stays_and_ctrl_q_quits(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("escape", "escape")
        assert "Projekter" in desk.seen
        assert "Ctrl+Q for at lukke" in desk.told[-1]
        assert "Ctrl+Q luk" in desk.lines[-1]
        desk.send("ctrl+q")
        await desk.until(lambda: desk.app.return_code is not None)
        assert desk.app.return_code == 0


async def test_nothing_says_that_it_is_empty_before_it_has_been_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = threading.Event()
    look = Library.poll
    monkeypatch.setattr(Library, "poll", lambda library: [read.wait(PATIENCE), look(library)][1])
    app = TilbageblikApp(library, Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Desk(app, pilot)
        await desk.settle()
        assert "Tryk n" not in desk.words
        await desk.press("enter", "e", "v", "escape", "k", "escape")
        read.set()
        await desk.until(lambda: NEWEST[:20] in desk.seen)
        await desk.press("enter")
        assert NEWEST in desk.lines[0]


@pytest.mark.parametrize("width", [80, 96, 100, 119, 120, 160])
async def test_no_wider_screen_has_fewer_columns(sit: Sit, width: int) -> None:
    async with sit(size=(width, 30)) as desk:
        head = next(line for line in desk.lines if "projekter" in line.lower() and "trin" in line)
        for word in ("obs", "uden mærke", "handl", "senest"):
            assert word in head


async def test_the_head_stands_over_its_columns_after_a_resize_behind_another_screen(sit: Sit) -> None:
    async with sit(size=(80, 24)) as desk:
        await desk.press("v")
        await desk.pilot.resize_terminal(120, 36)
        await desk.press("escape")
        head = next(line for line in desk.lines if "uden mærke" in line)
        row = next(line for line in desk.lines if "2 Mål" in line)
        assert head.index("trin") == row.index("2 Mål")


async def test_the_look_at_one_project_gives_way_where_there_are_many(sit_empty: Sit, colleague: Library) -> None:
    for number in range(11):
        begin(colleague, Project(name=f"Vagtplan {number:02}", technology="Et ord mere. " * 30))
    async with sit_empty() as desk:
        assert sum("Vagtplan" in line for line in desk.lines) > 9
        assert desk.one("#look", Static).region.height == 3
