"""Export: the learning log is seen before it is written, and never over another file."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.export.formats import DOCUMENT_FORMATS
from journals.records.retro import Retro
from tests.tui.conftest import NEWEST, Sit
from tests.tui.desk import Desk
from tui.features.common.outgoing import DocumentPrivacyDialog, SharedDocumentDialog
from tui.features.export.screen import ExportScreen
from tui.ui.widgets.row_list import Rows


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


async def choose(desk: Desk, document: str) -> None:
    """Choose a document by its name: others may come before it one day."""
    await desk.press("f", "home")
    for _ in DOCUMENT_FORMATS:
        if any("▌" in line and f"  {document}" in line for line in desk.lines):
            break
        await desk.press("down")
    else:
        raise AssertionError(desk.seen)
    await desk.press("enter")


def unbroken(desk: Desk) -> str:
    """What is seen, as if a long path were never broken over lines."""
    return "".join(line.strip() for line in desk.lines)


async def test_the_text_and_the_proposed_name_are_shown_and_enter_writes(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x")
        assert "Læringslog" in desk.seen
        assert NEWEST in desk.seen
        assert files(documents) == []
        shown = [block.text for block in desk.one("#lines", Rows).items]
        assert not any(sign in text for text in shown for sign in ("**", "# ", "| ", ":---"))
        assert any(text.startswith("1.1 Det virkede jo hos de andre: ") for text in shown), "a row of a table is a line"
        await desk.press("enter")
        (written,) = files(documents)
        assert written.suffix == ".md"
        assert str(written) in desk.told[-1]
        text = written.read_text(encoding="utf-8")
        assert "Direktionen er med på" in text
        assert text.startswith("---\ngenerator")
        assert "2026-11-24" in written.name or "skaermsamtaler" in written.name


@pytest.mark.long
async def test_the_same_can_be_written_for_word_and_as_a_page(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x", "w", "2")
        assert ".html" in unbroken(desk)
        assert "Side til browseren" in desk.seen
        await desk.press("enter")
        assert [each.suffix for each in files(documents)] == [".html"]
        await desk.press("w", "3", "enter")
        assert [each.suffix for each in files(documents)] == [".docx", ".html"]
        page = files(documents)[1].read_text(encoding="utf-8")
        assert page.startswith("<!doctype html>")
        assert "Direktionen er med på" in page


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)])
async def test_the_whole_path_is_in_sight(sit: Sit, documents: Path, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        await desk.press("enter", "x")
        place = desk.place
        assert isinstance(place, ExportScreen)
        assert str(place._path) in unbroken(desk)
        assert str(documents) in str(place._path)


async def test_writing_again_takes_another_name(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x", "enter", "enter", "enter")
        assert len(files(documents)) == 3
        assert len({file.read_text(encoding="utf-8") for file in files(documents)}) == 1


async def test_a_file_that_came_in_between_is_not_written_over(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x")
        place = desk.place
        assert isinstance(place, ExportScreen)
        assert place._path is not None
        place._path.write_text("andres")
        await desk.press("enter")
        assert [file.read_text() for file in files(documents)] == ["andres"]
        assert "er der allerede" in desk.told[-1]
        await desk.press("enter")
        assert len(files(documents)) == 2
        assert place._path.exists() is False


@pytest.mark.long
async def test_n_changes_the_name_and_place(sit: Sit, documents: Path, tmp_path: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x", "n", "home", "shift+end")
        await desk.write("min log.md", "enter", "enter")
        assert (documents / "min log.md").is_file()
        await desk.press("n", "home", "shift+end")
        await desk.write(str(tmp_path / "andet" / "log.md"), "enter")
        await desk.until(lambda: "er ny og bliver lavet" in " ".join(desk.words.split()))
        await desk.press("enter")
        assert (tmp_path / "andet" / "log.md").is_file()
        await desk.press("n", "escape", "n", "home", "shift+end", "delete", "enter", "escape")
        assert isinstance(desk.place, ExportScreen)


@pytest.mark.long
@pytest.mark.parametrize(
    "typed", ["~findesikke/log.md", "a\0b.md", "x" * 300 + ".md", "nul/" * 10 + "log.md", "/proc/log.md", ".", ".."]
)
async def test_a_strange_name_is_written_or_refused(sit: Sit, documents: Path, typed: str) -> None:
    async with sit() as desk:
        await desk.press("enter", "x", "n", "home", "shift+end", "delete")
        await desk.paste(typed)
        await desk.press("enter", "enter")
        assert isinstance(desk.place, ExportScreen)
        assert "kunne ikke skrives" in desk.told[-1] or "er skrevet" in desk.told[-1]


async def test_c_copies_the_text(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "x", "c")
        assert "Direktionen er med på" in desk.app.clipboard
        assert "kopiere" in desk.told[-1]


async def test_several_chosen_projects_are_exported_together(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("space", "space", "x", "enter")
        (written,) = files(documents)
        text = written.read_text(encoding="utf-8")
        assert "jobcentret" in text
        assert "forældreportalen" in text
        assert "affaldsspande" not in text


async def test_the_briefing_can_be_written_instead(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x", "f", "2")
        assert "Det tager vi med" in desk.lines[0]
        await desk.press("enter")
        (written,) = files(documents)
        assert written.name.startswith("det-tager-vi-med-")
        assert "Spørg om forskellene" in written.read_text(encoding="utf-8")
        await desk.press("f", "1")
        assert desk.lines[0].startswith(" Læringslog")


async def test_without_a_project_one_is_told_what_to_do(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("x")
        assert "Åbn eller vælg et projekt" in desk.told[-1]


async def test_the_log_follows_the_language(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "x")
        before = desk.seen
        await desk.press("g")
        assert desk.seen != before
        assert "Learning log" in desk.lines[0]


@pytest.mark.parametrize("forms", [(), ("f", "2")])
async def test_a_name_does_not_leave_in_a_document_unasked(sit: Sit, documents: Path, forms: tuple[str, ...]) -> None:
    """Whether it is written or copied: it stays, it goes, or nothing leaves."""
    async with sit() as desk:
        await desk.press("enter")
        journal = desk.journal
        journal.edit((journal.project, replace(journal.project, name="Skærme hos Anna Sørensen")))
        desk.app.publish_change()
        await desk.press("x", *forms, "enter")
        assert isinstance(desk.place, DocumentPrivacyDialog)
        assert "‹Anna Sørensen›" in desk.words
        await desk.press("enter")
        assert files(documents) == []
        await desk.press("c", "escape")
        assert desk.app.clipboard == ""
        await desk.press("enter", "tab", "c", "tab")
        (file,) = files(documents)
        for leaves in (file.read_text(encoding="utf-8"), desk.app.clipboard):
            assert "Skærme hos \\[fjernet\\]" in leaves
            assert "Sørensen" not in leaves
        await desk.press("c", "end")
        assert "Anna Sørensen" in desk.app.clipboard


@pytest.mark.long
async def test_every_choice_is_shown_made_and_remembered_for_the_project(
    sit: Sit, documents: Path, tmp_path: Path
) -> None:
    async with sit() as desk:
        await desk.press("enter", "x")
        await choose(desk, "Regneark")
        assert "Regneark" in desk.lines[0]
        assert "Ikke med: profil, møder og beslutninger" in desk.seen
        assert "w fil" not in desk.lines[-1], "a spreadsheet has no other form"
        assert "Hvad · Projekt · Tekst" in desk.words
        assert "observation: " in desk.seen, "rows are read as rows, not as a file of signs"
        await desk.press("a", "2")
        assert "til andre" in desk.seen
        assert "Ikke med: udsagn, handlinger, møder, enhed og noter" in desk.seen
        await desk.press("n", "home", "shift+end")
        await desk.write(str(tmp_path / "andet" / "tal.csv"), "enter", "enter")
        assert (tmp_path / "andet" / "tal.csv").read_text().startswith('"Hvad"')
        await desk.press("escape", "x")
        assert "Regneark" in desk.lines[0]
        assert "til andre" in desk.seen
        assert str(tmp_path / "andet") in unbroken(desk)
        await desk.press("escape", "escape", "down", "enter", "x")
        assert desk.lines[0].startswith(" Læringslog"), "another project has choices of its own"
        assert str(documents) in unbroken(desk)


@pytest.mark.long
async def test_a_part_of_the_projects_can_be_written(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x", "d", "3")
        await desk.write("4.4", "enter")
        assert "Her står kun det om faldgruben »4.4" in desk.words
        await desk.press("d", "5")
        assert "projekter · 4.4" in desk.seen
        await desk.press("d", "4")
        await desk.write("marts til januar")
        assert "slutter, før det begynder" in desk.words
        await desk.press("enter", "home", "shift+end", "delete")
        await desk.write("2026", "enter")
        assert "01.01.2026 til 31.12.2026" in desk.words
        await desk.press("enter")
        (written,) = files(documents)
        assert written.name.startswith("laeringslog-4-4-2026-01-01-2026-12-31-4-projekter")
        assert "Intet passer" not in desk.words
        await desk.press("d", "4", "home", "shift+end", "delete")
        await desk.write("2019", "enter")
        assert "Intet passer til det, der er valgt ud" in desk.words
        await desk.press("d", "1", "d", "5")
        assert "det hele" in desk.seen
        assert "projekter · " not in desk.seen


async def test_papers_for_a_meeting_follow_the_kind_that_is_chosen(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter", "x")
        await choose(desk, "Papirer til mødet")
        await desk.press("m", "5")
        assert "Bevar, skru op" in desk.words
        await desk.press("enter")
        assert "Bevar" in files(documents)[0].read_text(encoding="utf-8")


@pytest.mark.long
async def test_the_record_of_a_meeting_that_was_held_can_be_a_word_file(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter")
        retro = Retro(id="R1", format="hour", day="2026-11-20", taken="vi tager roen med")
        desk.journal.add(retro)
        desk.app.publish_change()
        await desk.press("x", "f")
        assert "Referat af det seneste" not in desk.seen, "it is under way"
        await desk.press("escape", "escape")
        held = desk.journal.get(Retro, "R1")
        assert held is not None
        desk.journal.edit((held, replace(held, closed="2026-11-20")))
        desk.app.publish_change()
        await desk.press("x", "f", "0")
        assert "Frister" in desk.lines[0], "the tenth has the last digit"
        await choose(desk, "Referat af det seneste")
        await desk.press("w", "3", "enter")
        (file,) = files(documents)
        assert (file.name[:11], file.suffix) == ("tilbageblik", ".docx")
        await desk.press("d", "1")
        assert desk.lines[0].startswith(" Læringslog"), "of several projects there is none"


async def test_personal_data_never_reaches_others(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter")
        journal = desk.journal
        journal.edit((journal.project, replace(journal.project, technology="Skærme, spørg Anna Sørensen")))
        desk.app.publish_change()
        await desk.press("x", "a", "2", "enter")
        assert isinstance(desk.place, SharedDocumentDialog)
        await desk.press("end", "enter")
        assert files(documents) == [], "there is no key that lets it stay"
        await desk.press("c", "escape", "enter", "tab")
        assert "Sørensen" not in files(documents)[0].read_text(encoding="utf-8")
        assert desk.app.clipboard == ""
