"""Lessons that have been used: how they did is seen, and they are revised, split, merged and taken out."""

from __future__ import annotations

import pytest

from journals.lessons.adoption import use_id
from journals.library.library import Library
from journals.records.model import Lesson, Project, Use
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.lessons.lesson_rows import ListedLesson
from tui.features.lessons.list_screen import LessonsScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.ui.widgets.row_list import Rows


def titles(desk: Desk) -> list[str]:
    rows: Rows[ListedLesson] = desk.one("#list", Rows)
    return [each.lesson.title for each in rows.items]


def used(lesson: Lesson, **told: object) -> Use:
    return Use(id=use_id(lesson.id), lesson=lesson.id, decided="2026-11-01", **told)  # type: ignore[arg-type]


@pytest.mark.long
async def test_a_lesson_lives_on(sit_empty: Sit, colleague: Library) -> None:
    asks = Lesson(id="01L1", title="Spørg aftenholdet", learned="De ved det", stage="S4")
    plain = Lesson(id="01L2", title="Mål lyden", learned="Den falder ud", stage="S4")
    begin(colleague, Project(name="Skærme"), asks, plain)
    for name in ("Nord", "Syd"):
        hurt = used(asks, decision="adapted", because="kun om dagen", held="hurt", held_on="2026-11-10")
        begin(colleague, Project(name=name), hurt, used(plain, decision="applies", held="helped"))
    async with sit_empty() as desk:
        await desk.press("v")
        assert titles(desk) == ["Spørg aftenholdet", "Mål lyden"], "what asks to be revised comes first"
        assert "× Skal rettes · brugt i 2, gjorde det værre i 2" in desk.words
        assert "brugt i 2, hjalp i 2" in desk.words

        await desk.press("enter", "end")
        assert "Nord: tilpasset: kun om dagen · × gjorde det værre" in desk.words
        await desk.press("e", "tab", "tab")
        await desk.write(" mest", "ctrl+s", "home")
        assert "Sidst gået igennem: 24.11.2026" in desk.words
        assert "Skal rettes" not in desk.words

        await desk.press("d", "ctrl+s")
        assert "En læring deles i mindst to" in desk.words
        await desk.press(*["tab"] * 8)
        await desk.write("Spørg om dagen", "ctrl+s")
        assert isinstance(desk.place, LessonScreen)
        assert "Taget ud, fordi: delt i to" in desk.words
        await desk.press("escape")
        assert titles(desk) == ["Spørg om dagen", "Spørg aftenholdet", "Mål lyden"]
        assert desk.words.count("brugt i 2, gjorde det værre i 2") == 2, "each part did what the whole did"
        await desk.press("u")
        assert titles(desk) == ["Mål lyden", "Spørg aftenholdet"]

        await desk.press("j")
        assert "Vælg mindst to læringer" in desk.told[-1]
        await desk.press("home", "space", "space", "j")
        await desk.write(" 2", "ctrl+s")
        assert titles(desk) == ["Spørg aftenholdet / Mål lyden 2"]
        assert "brugt i 2" in desk.words
        await desk.press("a")
        assert len(titles(desk)) == 3
        await desk.press("u", "a")
        assert titles(desk) == ["Mål lyden", "Spørg aftenholdet"]

        await desk.press("home", "t")
        await desk.write("modellen er væk", "enter")
        assert titles(desk) == ["Spørg aftenholdet"]
        await desk.press("a", "home", "enter")
        assert "Taget ud, fordi: modellen er væk" in desk.words
        await desk.press("t", "escape", "a")
        assert titles(desk) == ["Mål lyden", "Spørg aftenholdet"], "it is in use again"
        assert isinstance(desk.place, LessonsScreen)
