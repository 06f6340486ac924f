"""A project: stages, the list, and what is done to one observation or many."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders
from journals.records.model import Action, Observation, Project
from tests.files import no_space
from tests.tui.conftest import NEWEST, Sit, begin
from tests.tui.desk import Desk
from tui.ui.dialogs.form import Form
from tui.ui.widgets.row_list import Rows


def rows(desk: Desk) -> Rows[Observation]:
    return desk.one("#list", Rows)


def texts(desk: Desk) -> list[str]:
    return [observation.text for observation in rows(desk).items]


async def test_the_stages_are_counted_and_the_chosen_one_has_its_question(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter")
        names, counts = desk.lines[1], desk.lines[2]
        assert "▌2 Mål" in names
        assert counts.split() == ["4", "9", "11", "1", "–", "–", "–", "25"]
        assert desk.app.guide.stage("S2").question.split()[0] in desk.lines[3]
        assert len(texts(desk)) == 9
        for key, count in (("1", 4), ("3", 11), ("4", 1), ("5", 0), ("0", 25)):
            await desk.press(key)
            assert len(texts(desk)) == count
            assert f"▌{key}" in desk.lines[1]
        assert "5 uden mærke" in desk.lines[0]


async def test_what_home_does_not_count_is_told(sit_empty: Sit, colleague: Library) -> None:
    own, of_review = Observation(text="lyden faldt ud"), Observation(text="gælder ikke her", review="review-S1")
    begin(colleague, Project(name="Skærme"), own, of_review)
    async with sit_empty(size=(100, 30)) as desk:
        await desk.press("enter")
        assert "1 fra erfaringstjek · 1 uden mærke" in desk.lines[0]


async def test_the_newest_is_on_top(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "0")
        days = [observation.happened or "" for observation in rows(desk).items]
        assert days == sorted(days, reverse=True)
        assert rows(desk).cursor == 0


async def test_an_empty_stage_invites_and_the_arrows_work_again_afterwards(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "6")
        assert "Ingen observationer ved dette trin" in desk.words
        await desk.press("1", "down")
        assert rows(desk).has_focus
        assert rows(desk).cursor == 1


async def test_escape_goes_back_and_enter_comes_again(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "escape")
        assert "Projekter" in desk.seen
        await desk.press("down", "enter")
        assert "forældreportalen" in desk.lines[0]


async def test_the_untagged_are_always_counted_and_can_be_shown_alone(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "0", "full_stop")
        assert len(texts(desk)) == 5
        assert "Kun dem uden mærke (. viser alle)" in desk.words
        assert all(not observation.pitfalls for observation in rows(desk).items)
        await desk.press("m")
        await desk.write("44", "enter")
        assert "4 uden mærke" in desk.lines[0]
        assert len(texts(desk)) == 4
        await desk.press("full_stop")
        assert len(texts(desk)) == 25
        assert "Kun" not in desk.words
        await desk.press("f")
        await desk.write("tal", "enter")
        assert "Kun »tal« (f og Enter viser alle)" in desk.words


async def test_f_finds_words_kinds_and_pitfalls(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "0", "f")
        await desk.write("partshoring", "enter")
        assert len(texts(desk)) == 1, "marks over letters do not matter"
        await desk.press("f", "home", "shift+end")
        await desk.write("bekymring", "enter")
        assert {observation.kind for observation in rows(desk).items} == {"concern"}
        await desk.press("f", "home", "shift+end")
        await desk.write("findes ikke", "enter")
        assert "Ingen observationer passer" in desk.words
        await desk.press("f", "home", "shift+end", "delete", "enter")
        assert len(texts(desk)) == 25
        await desk.press("f", "escape")
        assert len(texts(desk)) == 25


async def test_t_moves_to_another_stage(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter")
        moved = rows(desk).items[0]
        await desk.press("t", "5")
        assert moved.id not in [observation.id for observation in rows(desk).items]
        await desk.press("5")
        assert [observation.id for observation in rows(desk).items] == [moved.id]
        assert desk.lines[2].split()[:5] == ["4", "8", "11", "1", "1"]


async def test_delete_and_undo_and_redo(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter")
        first = texts(desk)[0]
        await desk.press("delete")
        assert first not in texts(desk)
        assert len(texts(desk)) == 8
        await desk.press("u")
        assert texts(desk)[0] == first
        assert desk.told[-1].startswith(f"Fortrudt: observationen »{first[:20]}")
        assert desk.told[-1].endswith(f" …« i {NEWEST} er her igen.")
        await desk.press("U")
        assert first not in texts(desk)
        await desk.press("u", "u")
        assert "ikke mere at fortryde" in desk.told[-1]


async def test_undo_pressed_twice_at_once_takes_two_acts_back(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "delete", "delete")
        assert len(texts(desk)) == 7
        desk.send("u")
        desk.send("u")
        await desk.settle()
        assert len(texts(desk)) == 9


async def test_undo_works_after_a_restart(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "delete", "t", "5")
        assert len(texts(desk)) == 7
    desk.app.library.close()
    async with sit() as desk:
        await desk.press("enter")
        assert len(texts(desk)) == 7
        await desk.press("u", "u")
        assert len(texts(desk)) == 9
    desk.app.library.close()
    async with sit() as desk:
        await desk.press("enter", "U", "U")
        assert len(texts(desk)) == 7


async def test_twelve_are_tagged_together_and_one_undo_takes_all_tags_back(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Tolv"), *(Observation(text=f"nummer {n}", stage="S1") for n in range(12)))
    async with sit_empty() as desk:
        await desk.press("enter", *["space"] * 12)
        assert "12 valgt · 12 uden mærke" in desk.lines[0]
        await desk.press("m")
        assert "Mærk 12 observationer" in desk.seen
        await desk.write("43", "tab", "enter")
        assert all(observation.pitfalls == {"4.3"} for observation in desk.journal.observations)
        assert "0 uden mærke" in desk.lines[0]
        assert "valgt" not in desk.lines[0], "what they were chosen for is done"
        await desk.press("u")
        assert all(not observation.pitfalls for observation in desk.journal.observations)
        assert "12 observationer" in desk.told[-1]


async def test_several_are_moved_and_deleted_together(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "space", "down", "space")
        assert "2 valgt" in desk.lines[0]
        assert sum(line[1:2] == "■" for line in desk.lines) == 2
        await desk.press("t", "7")
        assert desk.told[-1].startswith("2 observationer er flyttet til trin 7")
        assert len(texts(desk)) == 7
        await desk.press("u")
        assert desk.told[-1].endswith("(Trin: 2 Mål).")
        await desk.press("U")
        await desk.press("7", "home", "space", "space", "delete")
        assert texts(desk) == []
        await desk.press("u", "u", "2")
        assert len(texts(desk)) == 9


async def test_space_again_takes_the_mark_away(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "space", "up", "space")
        assert "valgt" not in desk.lines[0]


async def test_what_is_chosen_and_no_longer_shown_is_not_touched(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "space", "3", "delete")
        assert len(texts(desk)) == 10
        await desk.press("2")
        assert len(texts(desk)) == 9


async def test_a_wide_screen_shows_the_whole_observation_beside(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        await desk.press("enter", "0")
        item = rows(desk).item
        assert item is not None
        beside = " ".join(str(desk.one("#whole", Static).visual).split())
        assert " ".join(item.text.split()) in beside
        assert "20.11.2026" in beside
        assert all(desk.app.guide.pitfall(pitfall).title in beside for pitfall in item.pitfalls)


async def test_the_one_under_the_cursor_shows_more_of_its_text(sit_empty: Sit, colleague: Library) -> None:
    long = " ".join(f"ord{n}" for n in range(40))
    begin(colleague, Project(name="Lang"), Observation(text=long), Observation(text="kort", happened="2026-11-24"))
    async with sit_empty() as desk:
        await desk.press("enter")
        assert "ord39" not in desk.seen
        await desk.press("down")
        assert "ord39" in desk.seen


async def test_k_opens_the_page_of_what_is_under_the_cursor_and_escape_comes_back(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "down", "k")
        assert "4.3" in desk.lines[1]
        assert desk.app.guide.pitfall("4.3").title.split()[0] in desk.lines[1]
        await desk.press("escape")
        assert rows(desk).cursor == 1


async def test_p_changes_the_project(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "p", "enter", "end")
        await desk.write("!", "ctrl+s", "escape")
        assert desk.lines[0].startswith(f" {NEWEST}!")


async def test_keys_on_an_empty_list_do_nothing(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Tom"))
    async with sit_empty() as desk:
        await desk.press("enter", "e", "m", "t", "space", "w", "delete", "up", "down", "end", "pagedown", "enter")
        assert "Tryk n, og skriv det første" in desk.words


async def test_tagging_is_about_what_was_under_the_cursor_when_it_began(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        await desk.press("enter")
        first, second = rows(desk).items[:2]
        await desk.press("m")
        theirs = find_project(colleague, NEWEST)
        theirs.delete(theirs.get(Observation, first.id) or first).wait()
        await desk.until(lambda: desk.journal.get(Observation, first.id) is None)
        await desk.write("11", "enter")
        assert desk.journal.get(Observation, second.id) == second


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)])
async def test_rows_say_what_they_are_without_colour(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("enter")
        assert {"+ ", "? "} <= {line[2:4] for line in desk.lines}
        assert size[0] < 50 or "✓ 3.3" in desk.seen


async def test_what_is_not_on_disk_says_so(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Journal, "unsaved_ids", lambda journal: {each.id for each in journal.observations})
    async with sit() as desk:
        await desk.press("enter")
        assert "gemmer …" in desk.seen


async def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(
    sit: Sit, samples: Path, places: LocalFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journals.log.appender import LogWriter

    real = LogWriter._append

    async with sit() as desk:
        await desk.press("enter")
        monkeypatch.setattr(LogWriter, "_append", no_space)
        await desk.press("n")
        await desk.write("Skrevet uden plads", "enter")
        await desk.until(lambda: desk.told)
        assert "Skrevet uden plads" in texts(desk)
        monkeypatch.setattr(LogWriter, "_append", real)
    desk.app.library.close()
    library = Library([samples], places)
    library.refresh()
    assert "Skrevet uden plads" in [o.text for o in find_project(library, NEWEST).observations]
    library.close()


@pytest.mark.long
async def test_an_action_is_about_what_is_chosen_and_is_refused_of_several(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "0", "space", "a")
        form = desk.place
        chosen, here = desk.app.screen_stack[-2].query_one("#list", Rows).items[:2]
        assert isinstance(form, Form)
        await desk.write("Ring til dem", "ctrl+s")
        (made,) = [each for each in desk.made(Action) if each.text == "Ring til dem"]
        assert made.source == chosen.id != here.id
        assert "valgt" not in desk.lines[0]
        await desk.press("space", "space", "a")
        assert "en handling handler om én" in desk.told[-1]
        assert not isinstance(desk.place, Form)


async def test_what_is_moved_is_said_and_nothing_is_told_as_moved_that_was_there(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "space", "space", "t")
        assert "2 observationer flyttes" in desk.words
        stage = desk.app.screen_stack[-2].query_one("#list", Rows).items[0].stage
        await desk.press("enter")
        assert "i forvejen" in desk.told[-1], "the cursor is on the present stage"
        assert "2 valgt" in desk.lines[0], "nothing is done yet"
        await desk.press("t", "7" if stage != "S7" else "6")
        assert "2 observationer er flyttet" in desk.told[-1]
        assert "valgt" not in desk.lines[0]
        await desk.press("0", "space", "space", "delete", "u")
        assert "2 observationer" in desk.told[-1]
        assert "er her igen" in desk.told[-1]
