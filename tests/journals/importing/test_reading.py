"""Several files are read one after another; which lie nearest, and what is remembered of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from content.heading_words import heading_words
from journals.export.progress import Cancelled
from journals.importing import reading as reading_files
from journals.importing.found import ColumnChoice, ColumnQuestion, FileReading, FoundItem, ReadingChoices
from journals.importing.import_memory import ImportMemory
from journals.importing.likely_files import likely_files
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.plan_changes import set_kind, with_changes_of
from journals.importing.reading import ImportInput, read_inputs
from journals.importing.source import ImportSource

TODAY = date(2026, 11, 24)


def test_one_file_that_cannot_be_read_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Gik godt\n- vi nåede det\n")
    told: list[float] = []
    results = read_inputs(
        [ImportInput(tmp_path / "ingen.md"), ImportInput(tmp_path / "a.md"), ImportInput(data=b"- en\n- to\n")],
        heading_words(),
        TODAY,
        lambda done, of: told.append(done / of),
    )
    assert [each.problem.code if each.problem else "" for each in results] == ["import_no_file", "", ""]
    assert [len(each.reading.items) if each.reading else 0 for each in results] == [0, 1, 2]
    assert told == sorted(told)
    assert told[-1] == 1


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_inputs([ImportInput(data=b"- en")], heading_words(), TODAY, stop)


def test_what_was_said_of_a_table_once_is_not_asked_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    question = ColumnQuestion(("Hvem", "Hvad"), (), ColumnChoice())

    def asks(source: ImportSource) -> FileReading:
        return FileReading(
            file="t.csv", format="csv", encoding="utf-8", columns=None if source.choices.columns else question
        )

    monkeypatch.setattr(reading_files, "read_file", asks)
    memory = ImportMemory(tmp_path)

    def read(remembered: ImportMemory) -> tuple[FileReading | None, ReadingChoices]:
        (one,) = read_inputs([ImportInput(data=b"x")], heading_words(), TODAY, remembered=remembered.columns)
        return one.reading, one.input.choices

    first, _ = read(memory)
    assert first is not None
    assert first.columns == question
    memory.note_columns(["hvem ", "HVAD"], ColumnChoice(text=1))
    second, choices = read(ImportMemory(tmp_path))
    assert second is not None
    assert (second.columns, choices.columns) == (None, ColumnChoice(text=1))
    kept = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert b"hvem" not in kept.lower(), "a header may hold a name"


def test_the_folder_is_remembered_and_what_is_spoiled_is_forgotten(tmp_path: Path) -> None:
    memory = ImportMemory(tmp_path)
    assert memory.folder is None
    other = ImportMemory(tmp_path)
    memory.note_columns(["x"], ColumnChoice(text=0))
    other.note_folder(tmp_path / "noter")
    assert ImportMemory(tmp_path).columns(["x"]) is not None, "another window takes nothing away"
    assert ImportMemory(tmp_path).folder == tmp_path / "noter"
    memory.note_folder(Path(os.fsdecode(b"/navn-\xff")))
    (tmp_path / "imports" / "choices.json").write_text("[]")
    assert ImportMemory(tmp_path).folder is None


def test_the_newest_readable_files_come_first(tmp_path: Path) -> None:
    inside = tmp_path / "Dokumenter"
    inside.mkdir()
    for age, name in enumerate(["ny.docx", "gammel.CSV", "tom.txt", "billede.png", ".skjult.md", "~$ny.docx"]):
        (inside / name).write_text("" if name == "tom.txt" else "x")
        os.utime(inside / name, (1_000_000 - age, 1_000_000 - age))
    (inside / "mappe.md").mkdir()
    (inside / "genvej.md").symlink_to(inside / "ny.docx")
    found = likely_files([inside, tmp_path / "ingen", inside])
    assert [each.path.name for each in found] == ["ny.docx", "gammel.CSV"]


def test_a_file_read_anew_leaves_the_changes_in_the_others() -> None:
    def reading(name: str, texts: Sequence[str]) -> FileReading:
        items = tuple(FoundItem(text=text, line=line) for line, text in enumerate(texts, start=1))
        return FileReading(file=name, format="plain", encoding="utf-8", items=items)

    settings = PlanSettings(TODAY, "S1", "en kollega")
    first, second = reading("a", ["en", "to"]), reading("b", ["tre"])
    changed = set_kind(make_plan([first, second], settings), [0, 2], "worked", lambda item: [])
    again = with_changes_of(make_plan([first, replace(second, encoding="cp1252")], settings), changed)
    assert [each.item.kind for each in again.items] == ["worked", None, None]
    without = with_changes_of(make_plan([second], settings), changed)
    assert [(each.file, each.item.kind) for each in without.items] == [(0, "worked")]
