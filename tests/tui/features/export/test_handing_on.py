"""What was learned is handed on from the app, and what others learned comes in: pages, packs and the shelf."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from journals.lessons.adoption import use_of
from journals.library import shelf as shelf_module
from journals.library.lesson_pack import LessonPack, decode_pack
from journals.records.model import Lesson
from tests.hostile import HOSTILE
from tests.journals.library.test_shelf import AARHUS, LESSON, as_file, pack
from tests.tui.conftest import Sit
from tests.tui.test_hostile import harmless
from tui.features.importing import folders
from tui.features.lessons.list_screen import LessonsScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.features.review.screen import ReviewScreen
from tui.ui.dialogs.confirm import Confirm
from tui.ui.dialogs.prompt import PromptDialog
from tui.wording.review import origin_text


def packs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pack"))


@pytest.mark.long
async def test_pages_and_a_pack_are_made_from_the_export_screen(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x", "p")
        assert isinstance(desk.place, PromptDialog)
        await desk.press("enter")
        await desk.until(lambda: (documents / "laeringer" / "index.html").is_file())
        await desk.until(lambda: any("filer er skrevet" in each for each in desk.told))
        await desk.press("p", "enter")
        await desk.until(lambda: any("alt er, som det var" in each for each in desk.told))
        (documents / "fuld").mkdir()
        (documents / "fuld" / "mine.txt").write_text("x")
        await desk.press("p")
        await desk.write(str(documents / "fuld"), "enter")
        await desk.until(lambda: any("der ligger andet" in each for each in desk.told))
        await desk.press("e")
        assert any("ingen endelige læringer" in each for each in desk.told), "before it is asked whom they are from"
        assert packs(documents) == []
        desk.journal.add(Lesson(title="Spørg først", status="final"))
        await desk.press("e")
        await desk.write("Aarhus", "enter")
        (file,) = packs(documents)
        assert json.loads(file.read_bytes())["origin"]["name"] == "Aarhus"
        assert str(file) in desk.told[-1]


async def test_the_shelf_is_read_off_the_screens_thread(
    sit: Sit, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_on: list[threading.Thread] = []

    def noted(data: bytes) -> LessonPack:
        read_on.append(threading.current_thread())
        return decode_pack(data)

    monkeypatch.setattr(shelf_module, "decode_pack", noted)
    (samples / "shelf").mkdir()
    (samples / "shelf" / "aarhus.json").write_bytes(as_file(pack()))
    async with sit() as desk:
        await desk.until(lambda: read_on)
        assert [lesson.id for _, lesson in desk.app.library.shelf.lessons()] == [LESSON]
        assert len(read_on) == 1
        assert threading.main_thread() not in read_on


@pytest.mark.long
async def test_a_pack_goes_on_the_shelf_and_its_lessons_are_met_as_what_they_are(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "downloads"
    place.mkdir()
    monkeypatch.setattr(folders, "usual_folders", lambda: [place])
    value = pack()
    value["projects"][0]["technology"] = "Videosamtaler"
    (place / "aarhus.pack").write_bytes(as_file(value))
    (place / "bad.pack").write_text("{}")
    async with sit(size=(120, 36)) as desk:
        await desk.press("enter", "I")
        await desk.write(str(place / "bad.pack"), "enter")
        assert "bad.pack" in desk.told[-1]
        await desk.press("ctrl+u")
        await desk.write(str(place / "aarhus.pack"), "enter")
        assert isinstance(desk.place, Confirm)
        assert "1 læring fra Aarhus" in desk.words
        await desk.press("enter")
        assert "Lagt på hylden" in desk.told[-1]
        shelf = desk.app.library.shelf
        ((origin, lesson),) = shelf.lessons()
        journal = desk.journal
        desk.app.push_screen(ReviewScreen(journal))
        await desk.until(lambda: isinstance(desk.place, ReviewScreen) and desk.place.item)
        review = desk.place
        assert isinstance(review, ReviewScreen)
        while review.item is not None and review.item.lesson.id != LESSON:
            await desk.press("right")
        assert review.item is not None
        assert origin_text(desk.app.say, review.item) == (
            "Udefra: Aarhus · Skraldebiler (2025) · trin 1 · Siger de selv: brugt i 3, hjalp i 2"
        )
        await desk.press("4")
        use = use_of(journal, LESSON)
        assert use is not None
        assert (use.decision, use.origin) == ("later", origin.id)
        desk.app.push_screen(LessonScreen(origin, lesson.id))
        await desk.press("full_stop", "e", "d", "t", "i", "escape")
        assert isinstance(desk.place, LessonScreen), "nothing of it can be changed"
        assert "Udefra: Aarhus" in desk.words
        await desk.press("v")
        listed = desk.place
        assert isinstance(listed, LessonsScreen)
        assert LESSON not in {each.lesson.id for each in listed.items()}
        await desk.press("w", "delete", "full_stop", "space", "j")
        assert "Andres læringer" in desk.words
        assert not any("kan læses, men ikke ændres" in each for each in desk.told), "no key of a change works"
        assert [each.lesson.id for each in listed.items()] == [LESSON]
        assert "Udefra: Aarhus · Skraldebiler" in desk.words
        await desk.press("w", "s")
        await desk.write("chaufførerne")
        await desk.until(lambda: "Udefra: Aarhus" in desk.words)
        await desk.press("escape", "escape", "ctrl+p")
        await desk.write("hylden andres", "enter")
        await desk.until(lambda: "Andres læringer" in desk.words)
        assert "tag ned" in desk.words
        await desk.press("n")
        assert isinstance(desk.place, Confirm)
        await desk.press("enter")
        assert "taget af hylden" in desk.told[-1]
        assert "Hylden er tom" in desk.words
        assert shelf.packs == []


@pytest.mark.long
async def test_what_others_wrote_acts_nowhere(sit: Sit) -> None:
    texts = [text for text in HOSTILE if not any("\ud800" <= sign <= "\udfff" for sign in text)]
    value = pack(origin={"id": AARHUS, "name": "[@click=app.quit()]Aar\u202ehus[/]\x1b[31m"})
    value["projects"][0]["name"] = "[bold]x[/] \x1b]0;x\x07"
    value["projects"][0]["lessons"] = [
        {"id": f"{LESSON[:-4]}9{number:03}", "title": f"x{text[:900]}", "do": text[:9000], "conditions": text[:9000]}
        for number, text in enumerate(texts)
    ]
    async with sit(size=(100, 30)) as desk:
        shelf = desk.app.library.shelf
        shelf.put(decode_pack(as_file(value)))
        await desk.press("v", "w")
        assert isinstance(desk.place, LessonsScreen)
        for _ in texts:
            harmless(desk, "the list")
            await desk.press("down")
        await desk.press("enter")
        harmless(desk, "its page")
        await desk.press("escape", "escape", "s")
        await desk.write("x")
        await desk.until(lambda: "Udefra" in desk.words)
        harmless(desk, "what is found")
        await desk.press("escape")
        desk.app.push_screen(ReviewScreen(desk.app.library.journals[-1]))
        await desk.until(lambda: isinstance(desk.place, ReviewScreen) and desk.place.item)
        for _ in range(12):
            harmless(desk, "the review")
            await desk.press("right")
