"""From Home: notes of last year come into a project, are looked over, and can all be taken back."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from docx import Document

from journals.importing import reading
from journals.importing.found import FileReading
from journals.importing.reading import ImportInput
from journals.importing.source import ImportSource
from journals.records.model import Action, Lesson, Observation
from tests.terminal import PATIENCE
from tests.tui.conftest import NEWEST, Sit
from tests.tui.features.importing.conftest import items, read, ticked
from tui.features.importing.columns_dialog import ColumnsDialog
from tui.features.importing.files_line import FilesLine
from tui.features.importing.files_screen import ImportFilesScreen
from tui.features.importing.preview_screen import ImportScreen
from tui.features.project.screen import ProjectScreen
from tui.ui.dialogs.confirm import Confirm, DiscardDialog
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.pick import PickerDialog
from tui.ui.dialogs.privacy import PrivacyDialog
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.widgets import progress as under_way
from tui.ui.widgets.progress import UnderWay
from tui.ui.widgets.static import Static

NOTES = """# Gik godt
- Aftenholdet nåede hele ruten
- De nye hjalp hinanden ved vagtskiftet

# Drillede
- Lyden faldt ud hos to borgere
- Ring til Anna Sørensen på 12 34 56 78 om det
- Lyden faldt ud hos to borgere

# Handlinger
- Bestil et ekstra stik
"""


def word_file(path: Path) -> Path:
    """Write a Word file as a colleague does."""
    document = Document()
    for line in NOTES.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], 1)
        elif line:
            document.add_paragraph(line[2:], style="List Bullet")
    document.save(str(path))
    return path


async def test_one_word_file_of_last_year_comes_into_a_project_with_five_keys(sit: Sit, downloads: Path) -> None:
    word_file(downloads / "opsamling.docx")
    (downloads / "gammel.txt").write_text("- noget andet")
    os.utime(downloads / "gammel.txt", (1_000_000, 1_000_000))
    async with sit() as desk:
        place = await read(desk, "I", "enter", "enter")
        assert "opsamling.docx" in desk.seen
        assert "4 observationer (2 virkede, 2 hindrede) · 1 handling" in desk.words
        assert "1 står to gange" in desk.words
        assert len(ticked(place)) == 5
        assert desk.made(Observation) == [], "nothing is stored before Enter"
        await desk.press("enter")
        assert isinstance(desk.place, PrivacyDialog), "what looks personal is asked about first"
        await desk.press("tab")
        project = desk.place
        assert isinstance(project, ProjectScreen)
        assert len(desk.made(Observation)) == 4
        assert [each.text for each in desk.made(Action)] == ["Bestil et ekstra stik"]
        texts = {each.text for each in desk.made(Observation)}
        assert "Anna" not in str(texts)
        assert {each.text for each in project.items()} >= texts, "the project shows what came"
        assert "2 virkede, 2 hindrede, 1 handling" in desk.told[-1]
        assert "Hentet ind" in desk.seen, "and it is still to be seen when the project has opened"
        await desk.press("u")
        assert desk.made(Observation) == []
        assert desk.made(Action) == []


async def test_whether_actions_of_last_year_are_done_is_asked_once(sit: Sit, downloads: Path) -> None:
    late = "- Ring til IT\n- Bestil headset inden 1. juni 2025 (ansvarlig: teamleder)\n"
    (downloads / "gammel.md").write_text(f"# Handlinger\n{late}", "utf-8")
    async with sit() as desk:
        await read(desk, "enter", "I", "enter")
        assert "teamleder · senest 01.06.2025" in desk.seen, "the list says it, wherever the cursor is"
        await desk.press("enter")
        assert isinstance(desk.place, Confirm)
        assert "En handling i noterne skulle være gjort før i dag" in desk.words
        assert "»Bestil headset«" in desk.words
        await desk.press("enter")
        made = {each.text: (each.status, each.done) for each in desk.made(Action)}
        assert made == {"Bestil headset": ("done", None), "Ring til IT": ("open", None)}, "on which day nobody said"


async def test_of_several_each_is_said_to_be_done_by_itself(sit: Sit, downloads: Path) -> None:
    late = "".join(f"- {text} inden 1. juni 2025\n" for text in ("Bestil headset", "Ring til IT", "Skriv brev"))
    (downloads / "gammel.md").write_text(f"# Handlinger\n{late}", "utf-8")
    async with sit() as desk:
        await read(desk, "enter", "I", "enter")
        await desk.press("enter")
        assert isinstance(desk.place, PickerDialog)
        assert "3 handlinger skulle være gjort før i dag" in desk.words
        await desk.press("escape")
        assert desk.made(Action) == [], "whoever leaves the question stores nothing yet"
        await desk.press("enter")
        await desk.press("down", "down", "down", "enter")
        assert "1 gjort, 2 åbne" in desk.words
        await desk.press("up", "enter", "enter")
        assert "1 gjort, 2 åbne" in desk.words, "chosen twice it is open again"
        await desk.press("home", "enter")
        made = {each.text: each.status for each in desk.made(Action)}
        assert made == {"Bestil headset": "open", "Ring til IT": "done", "Skriv brev": "open"}


async def test_all_are_done_with_one_key(sit: Sit, downloads: Path) -> None:
    (downloads / "gammel.md").write_text(
        "# Handlinger\n- Køb ind inden 1. juni 2025\n- Ring inden 2. juni 2025", "utf-8"
    )
    async with sit() as desk:
        await read(desk, "enter", "I", "enter")
        await desk.press("enter", "enter")
        assert {each.status for each in desk.made(Action)} == {"done"}


@pytest.mark.long
async def test_what_is_looked_over_can_be_changed_for_one_or_many_and_taken_back(sit: Sit, downloads: Path) -> None:
    (downloads / "noter.md").write_text(NOTES)
    async with sit(size=(120, 36)) as desk:
        place = await read(desk, "enter", "I", "enter")
        plan = place.plan
        assert plan is not None
        await desk.press("space")
        assert "Aftenholdet nåede hele ruten" not in ticked(place)
        await desk.press("minus", "?", "u", "home", "space")
        assert items(place)[1].item.kind == "hindered"
        assert items(place)[2].item.kind == "hindered"
        assert ticked(place) == [each.item.text for each in plan.ticked]
        await desk.press("home", "c", "c", "t", "5")
        assert [each.stage for each in items(place)][:3] == ["S5", "S5", plan.items[2].stage]
        await desk.press("m", *"4.4", "enter")
        assert [sorted(each.pitfalls) for each in items(place)][:3] == [["4.4"], ["4.4"], []]
        await desk.press("w", *"3.2.2025", "enter")
        assert items(place)[1].item.happened == "2025-02-03"
        await desk.press("r", *"vikar", "enter")
        assert items(place)[0].perspective == "vikar"
        await desk.press("d")
        assert [each.item.table for each in items(place)][:3] == ["lessons", "lessons", "observations"]
        await desk.press("escape", "home", "0", "home", "e")
        assert isinstance(desk.place, Form)
        await desk.press("escape", "f", *"hindrede", "enter")
        assert {row.planned.item.kind for row in place.items()} == {"hindered"}
        await desk.press("tab", "a", "f", "enter")
        assert sum(each.item.table == "actions" for each in items(place)) > 1
        await desk.press("full_stop")
        assert "står to gange: linje 8" in desk.words
        await desk.press("escape", "escape")
        assert isinstance(desk.place, DiscardDialog), "what was changed is not lost unasked"
        await desk.press("escape", "full_stop", "escape", "escape", "end")
        assert isinstance(desk.place, ImportFilesScreen)
        assert desk.made(Observation) == []
        assert desk.made(Lesson) == []


async def test_what_waits_for_what_it_stands_below_is_shown_and_counted(sit: Sit, downloads: Path) -> None:
    (downloads / "2026_01_02.md").write_text(
        "- ## Gik godt\n\t- Ring til 20 30 40 50\n\t\t- TODO Sig det til hende\n- Alt virkede\n"
    )
    async with sit(size=(120, 36)) as desk:
        place = await read(desk, "enter", "I", "enter")
        assert "1 venter på den linje, den står under" in desk.words
        assert "venter på linje 2" in desk.seen
        assert place.plan is not None
        assert len(place.plan.ready) == 1
        assert ("Enter", "hent 2 ind") in place.hints()
        await desk.press("down")
        assert "Kommer ikke med, så længe linje 2" in desk.words
        await desk.press("full_stop")
        assert "linje 3: kommer ikke med, så længe linje 2" in desk.words


@pytest.mark.long
async def test_files_are_typed_dropped_and_pasted(sit: Sit, downloads: Path, tmp_path: Path) -> None:
    dropped = tmp_path / "Mine noter 2025.md"
    dropped.write_text("- fra en fil")
    async with sit() as desk:
        await desk.press("enter", "I")
        place = desk.place
        assert isinstance(place, ImportFilesScreen)
        await desk.paste(f"'{dropped}' ")
        await desk.paste("# Gik godt\n- sat ind\n- også sat ind")
        assert [row.key for row in place.items()][1:] == [str(dropped)]
        await desk.write(str(tmp_path / "findes-ikke.md"), "enter")
        assert "findes ikke. Se efter" in desk.words
        assert desk.place is place
        desk.one("FilesLine", FilesLine).value = ""
        shown = await read(desk, "enter")
        assert ticked(shown) == ["sat ind", "også sat ind", "fra en fil"]
        await desk.press("escape", "escape")
        assert isinstance(desk.place, DiscardDialog), "what was pasted is asked about"
        await desk.press("escape", "down", "down", "space", "up", "up", "space", "escape", "end")
        assert isinstance(desk.place, ProjectScreen)


@pytest.mark.long
async def test_a_file_that_grew_offers_only_what_is_new(sit: Sit, downloads: Path) -> None:
    file = downloads / "noter.md"
    file.write_text("# Gik godt\n- den første\n- den anden\n")
    async with sit() as desk:
        await read(desk, "enter", "I", "enter")
        await desk.press("enter")
        assert len(desk.made(Observation)) == 2
        file.write_text(file.read_text() + "- den tredje\n")
        place = await read(desk, "I", "enter")
        assert ticked(place) == ["den tredje"]
        assert [row.planned.item.text for row in place.items()] == ["den tredje"]
        assert "2 er her allerede" in desk.words


async def test_a_file_without_text_is_said_to_be_one(sit: Sit, downloads: Path) -> None:
    Document().save(str(downloads / "tom.docx"))
    async with sit() as desk:
        await read(desk, "I", "enter", "enter")
        assert "Der står ingen tekst i tom.docx" in desk.words


async def test_what_cannot_be_read_is_said_and_takes_nothing_with_it(sit: Sit, downloads: Path) -> None:
    (downloads / "kode.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600)
    (downloads / "noter.md").write_text("- det går")
    os.utime(downloads / "noter.md", (1_000_000, 1_000_000))
    async with sit() as desk:
        place = await read(desk, "enter", "I", "space", "space", "enter")
        assert "kode.docx er et gammelt Word" in desk.words
        await desk.press("full_stop")
        assert "kode.docx er et gammelt Word" in desk.words
        await desk.press("escape")
        assert ticked(place) == ["det går"]


async def test_what_can_never_be_stored_is_shown_and_comes_along_once_it_is_replaced(sit: Sit, downloads: Path) -> None:
    (downloads / "noter.md").write_text("# Drillede\n- Ring til 010190-1234 i morgen\n- Lyden faldt ud\n")
    async with sit() as desk:
        place = await read(desk, "enter", "I", "enter")
        assert ticked(place) == ["Lyden faldt ud"]
        assert "1 må ikke gemmes" in desk.words
        await desk.press("home", "space")
        assert ticked(place) == ["Lyden faldt ud"], "no key ticks it as it is"
        await desk.press("home", "p", "end")
        assert isinstance(desk.place, PrivacyDialog), "nor does any answer keep it"
        await desk.press("tab")
        assert ticked(place) == ["Ring til [fjernet] i morgen", "Lyden faldt ud"]


@pytest.mark.long
async def test_another_encoding_is_chosen_and_a_table_is_asked_about_once(sit: Sit, downloads: Path) -> None:
    (downloads / "tavle.csv").write_bytes("Xyz;Qwe\nLyden faldt ud på stuen;abc\nDe nåede det;def\n".encode("cp1252"))
    async with sit() as desk:
        await desk.press("enter", "I", "enter")
        await desk.until(lambda: isinstance(desk.place, ColumnsDialog))
        await desk.press("enter")
        place = desk.place
        assert isinstance(place, ImportScreen)
        await desk.until(lambda: place.plan is not None and not isinstance(desk.place, ColumnsDialog))
        assert "Lyden faldt ud på stuen" in ticked(place)
        await desk.press("c", "y")
        assert place.rows.chosen
        assert isinstance(desk.place, PickerDialog)
        await desk.press("down", "enter", *"dos", "enter")
        await desk.until(lambda: place.results[0].input.choices.encoding == "cp850")
        assert "Lyden faldt ud på stuen" not in ticked(place)
        assert not place.rows.chosen, "what was chosen is another note now"
        await desk.press("escape", "enter")
        await desk.until(lambda: isinstance(desk.place, ImportScreen))
        assert not isinstance(desk.place, ColumnsDialog), "the answer is remembered"


async def test_a_new_project_can_be_begun_for_them(sit_empty: Sit, downloads: Path) -> None:
    (downloads / "noter.md").write_text("- det går")
    async with sit_empty() as desk:
        await desk.press("I")
        assert isinstance(desk.place, PromptDialog)
        await desk.write(str(downloads / "noter.md"), "enter")
        assert "læses bagefter. Giv først projektet et navn." in desk.words, "a file is no name"
        await desk.write("Nye senge", "enter")
        assert isinstance(desk.place, ImportFilesScreen)
        assert [each.project.name for each in desk.app.library.journals] == ["Nye senge"]
        await read(desk, "enter")
        await desk.press("enter")
        assert isinstance(desk.place, ProjectScreen)
        assert [each.text for each in desk.made(Observation)] == ["det går"]


async def test_reading_can_be_stopped(sit: Sit, downloads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    monkeypatch.setattr(under_way, "MOMENT", 0.0)

    def slow(source: ImportSource) -> FileReading:
        gate.wait(PATIENCE)
        source.tick(0, 1)
        raise AssertionError("it was stopped")

    monkeypatch.setattr(reading, "read_file", slow)
    async with sit() as desk:
        await desk.press("enter")
        desk.app.push_screen(ImportFilesScreen(desk.journal))
        await desk.settle()
        place = ImportScreen(desk.journal, [ImportInput(data=b"- en")])
        desk.app.push_screen(place)
        await desk.pilot.pause()
        while not place.is_mounted or not place.query("UnderWay"):
            await desk.pilot.pause()
        place.query_one(UnderWay)._show_progress()
        assert place.halt()
        gate.set()
        await desk.until(lambda: isinstance(desk.place, ImportFilesScreen))
        assert "ikke hentet" in desk.told[-1]


async def test_from_the_palette_it_is_found_too(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("ctrl+p")
        await desk.write("hent noter", "enter")
        assert isinstance(desk.place, PickerDialog)
        assert NEWEST in desk.seen


@pytest.mark.long
async def test_on_the_smallest_screen_it_is_said_what_is_wrong_and_which_folder_holds_nothing(
    sit: Sit, downloads: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    (downloads / "noter.md").write_text("- det går")
    async with sit(size=(40, 12)) as desk:
        await desk.press("enter", "I")
        await desk.write(str(tmp_path / "nej.md"), "enter")
        assert desk.one("#question", Static).region.height >= 2, "it can be seen"
        desk.one("FilesLine", FilesLine).value = ""
        await desk.write(str(empty), "enter")
        place = desk.place
        assert isinstance(place, ImportFilesScreen)
        await desk.until(lambda: not place.items())
        assert "der kan læses her, i" in " ".join(desk.words.split())
