"""Lessons: distilled from observations, found again, read with what they rest on."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from journals.library.library import Library
from journals.records.base import Level
from journals.records.model import Lesson, Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.guide.screen import GuideScreen
from tui.features.lessons.lesson_rows import ListedLesson
from tui.features.lessons.list_screen import LessonsScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.ui.dialogs.form import Form
from tui.ui.widgets.row_list import Rows


def found(desk: Desk) -> list[Lesson]:
    rows: Rows[ListedLesson] = desk.one("#list", Rows)
    return [each.lesson for each in rows.items]


async def test_the_chosen_observations_become_a_lesson_with_its_evidence_and_context(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "space", "space")
        await desk.press("d")
        assert "bygger på 2 observationer" in desk.words
        project = desk.app.screen_stack[-2]
        assert not isinstance(project, Form)
        first, second = project.query_one("#list", Rows).items[:2]
        await desk.write("Spørg før I måler", "ctrl+s")
        assert "Læringen er gemt" in desk.told[-1]
        assert "valgt" not in desk.lines[0], "the next key is for the row one stands on"
        (made,) = desk.made(Lesson)
        assert made.title == "Spørg før I måler"
        assert made.evidence == {first.id, second.id}
        assert made.pitfalls == first.pitfalls | second.pitfalls
        assert made.stage == first.stage
        assert made.context == desk.journal.project.context
        assert made.status == "draft"
        assert first.text in made.situation
        assert second.text in made.situation


@pytest.mark.long
async def test_the_context_is_that_of_the_day_it_was_learned(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "d")
        await desk.write("Som det var", "ctrl+s")
        (made,) = desk.made(Lesson)
        project = desk.journal.project
        changed = Project(id=project.id, name=project.name, context={"C1": Level(5, "helt anderledes")})
        desk.app.write(lambda: desk.journal.edit((project, changed)))
        await desk.press("v", "enter")
        assert "helt anderledes" not in desk.words
        assert desk.app.guide.factors[0].title in desk.words
        assert desk.journal.get(Lesson, made.id) == made


async def test_a_lesson_needs_a_title_and_can_be_given_up(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "d", "ctrl+s")
        assert isinstance(desk.place, Form)
        await desk.press("escape")
        assert desk.made(Lesson) == []


async def test_a_lesson_can_be_begun_where_nothing_was_seen(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Tom"))
    async with sit_empty() as desk:
        await desk.press("enter", "3", "d")
        await desk.write("Uden grund", "ctrl+s")
        (made,) = desk.made(Lesson)
        assert (made.title, made.stage, made.evidence) == ("Uden grund", "S3", frozenset())
        await desk.press("v", "enter")
        assert "Ingen observationer er knyttet til" in desk.words


async def test_all_projects_lessons_are_listed(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("v")
        assert len(found(desk)) == 21
        assert "21 af 21" in desk.lines[0]
        await desk.press("v")
        assert len([screen for screen in desk.app.screen_stack if isinstance(screen, LessonsScreen)]) == 1


@pytest.mark.long
async def test_lessons_are_narrowed_by_stage_pitfall_project_and_word(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("v", "2")
        assert {lesson.stage for lesson in found(desk)} == {"S2"}
        assert len(found(desk)) == 4
        await desk.press("m")
        await desk.write("33", "enter")
        assert [sorted(lesson.pitfalls) for lesson in found(desk)] == [["3.3"], ["3.3"]]
        assert "Kun: 2 " in desk.words
        await desk.press("p")
        await desk.write("jobcentret", "enter")
        assert [lesson.title for lesson in found(desk)] == ["Bed om at få tallet sat efter prøven"]
        assert "1 af 21" in desk.lines[0]
        await desk.press("f")
        await desk.write("findes ikke", "enter")
        assert "Ingen læringer passer" in desk.words
        await desk.press("f", "home", "shift+end", "delete", "enter", "0", "m", "enter", "p", "enter")
        assert len(found(desk)) == 21
        await desk.press("f")
        await desk.write("svaere hjem", "enter")
        assert [lesson.title for lesson in found(desk)] == ["Gå efter de svære hjem, mens I stadig prøver"]
        await desk.press("down", "enter")
        assert isinstance(desk.place, LessonScreen)


async def test_a_lesson_is_read_with_its_evidence_and_k_opens_its_pitfall(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("v", "f")
        await desk.write("svaere hjem", "enter", "enter")
        journal, lesson = (
            desk.journal,
            next(each for each in desk.journal.lessons if each.title.startswith("Gå efter de svære hjem")),
        )
        page = " ".join(str(desk.one("#whole", Static).visual).split())
        for each in lesson.evidence:
            observation = journal.get(Observation, each)
            assert observation is not None
            assert " ".join(observation.text.split()) in page
        assert "Vilkårene dengang" in page
        assert " ".join(lesson.learned.split()) in page
        await desk.press("k")
        assert isinstance(desk.place, GuideScreen)
        assert desk.app.guide.pitfall("4.4").title in desk.words
        await desk.press("escape")
        assert isinstance(desk.place, LessonScreen)
        await desk.press("enter")
        assert isinstance(desk.place, GuideScreen)
        await desk.press("escape", "escape")
        assert isinstance(desk.place, LessonsScreen)
        await desk.press("k")
        assert desk.app.guide.pitfall("4.4").title in desk.words


async def test_a_long_lesson_scrolls(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("v", "enter")
        top = desk.lines[1]
        await desk.press("pagedown", "down")
        assert desk.lines[1] != top
        await desk.press("end")
        assert desk.app.guide.factors[-1].title.split()[0] in desk.words


async def test_a_lesson_is_edited_made_final_and_deleted(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("v")
        first = found(desk)[0]
        assert first.status == "draft"
        await desk.press("full_stop")
        assert found(desk)[0].status == "final"
        assert "Læringen er endelig. Tryk u" in desk.told[-1]
        await desk.press("e")
        await desk.press("end")
        await desk.write("!", "ctrl+s")
        assert found(desk)[0].title == first.title + "!"
        await desk.press("enter", "full_stop")
        assert "udkast" in desk.words
        await desk.press("e")
        await desk.write("Nu: ", "ctrl+s")
        assert first.title + "!" + "Nu: " in desk.words
        await desk.press("escape", "delete")
        assert first.id not in [lesson.id for lesson in found(desk)]
        await desk.press("u")
        assert first.id in [lesson.id for lesson in found(desk)]


async def test_a_lesson_that_goes_while_it_is_read_says_so(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        await desk.press("v", "enter")
        shown = next(lesson for lesson in desk.journal.lessons if lesson.title in desk.words)
        theirs = colleague.journal(desk.journal.id)
        theirs.delete(shown).wait()
        await desk.until(lambda: "Læringen er slettet" in desk.words)
        await desk.press("e", "full_stop", "k", "escape", "escape")
        assert isinstance(desk.place, LessonsScreen)


async def test_an_empty_library_says_how_lessons_come(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("v")
        assert "Ingen læringer endnu" in desk.words
        await desk.press("enter", "e", "full_stop", "delete", "k", "escape")
        assert "Ingen læringer endnu" in desk.words


async def test_a_wide_screen_shows_the_lesson_beside(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        await desk.press("v")
        first, second = found(desk)[:2]
        assert first.learned.split("\n")[0][:20] in desk.words
        await desk.press("down")
        assert second.learned.split("\n")[0][:20] in desk.words
