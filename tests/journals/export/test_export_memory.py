"""What is remembered of one export for the next: by project, and nothing that would stop the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.export import export_memory
from journals.export.export_memory import ExportChoice, ExportMemory
from tui.features.export.selection import ExportSelection

CHOICE = ExportChoice("csv", "docx", "sharing", "/tmp/somewhere")


def test_each_choice_of_projects_has_its_own(tmp_path: Path) -> None:
    memory = ExportMemory(tmp_path)
    assert memory.choice(["P1"]) == ExportChoice()
    memory.note(["P1"], CHOICE)
    memory.note(["P2", "P1"], ExportChoice("briefing"))
    assert ExportMemory(tmp_path).choice(["P1"]) == CHOICE
    assert ExportMemory(tmp_path).choice(["P1", "P2"]) == ExportChoice("briefing"), "in whatever order"
    assert ExportMemory(tmp_path).choice(["P2"]) == ExportChoice()


def test_the_latest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_memory, "_MOST", 2)
    memory = ExportMemory(tmp_path)
    for project in ("P1", "P2", "P1", "P3"):
        memory.note([project], CHOICE)
    assert [memory.choice([each]) == CHOICE for each in ("P1", "P2", "P3")] == [True, False, True]


@pytest.mark.parametrize("data", [b"", b"{", b'{"P1": 3}', b'{"P1": {"audience": "everybody"}}', b"\xff\x00"])
def test_a_damaged_file_is_set_aside_and_all_is_chosen_again(tmp_path: Path, data: bytes) -> None:
    memory = ExportMemory(tmp_path)
    memory.note(["P1"], CHOICE)
    (tmp_path / "exports" / "choices.json").write_bytes(data)
    assert memory.choice(["P1"]) == ExportChoice()
    memory.note(["P1"], CHOICE)
    assert memory.choice(["P1"]) == CHOICE


def test_where_nothing_can_be_kept_nothing_is_and_what_is_no_text_is_none(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    memory = ExportMemory(tmp_path / "state")
    memory.note(["P1"], CHOICE)
    memory = ExportMemory(tmp_path)
    memory.note(["P1"], ExportChoice(folder="/tmp/\udcff"))
    assert memory.choice(["P1"]) == ExportChoice()


def test_names_that_are_known_no_more_mean_nothing() -> None:
    chosen = ExportSelection.remembered(ExportChoice("scroll", "papyrus", "sharing", "/gone"))
    assert (chosen.document.name, chosen.form.name, chosen.audience) == ("markdown", "markdown", "sharing")


def test_what_a_document_has_no_use_for_means_nothing_for_it() -> None:
    chosen = ExportSelection.remembered(ExportChoice("ics", "docx", "sharing"))
    assert (chosen.form.name, chosen.audience) == ("markdown", "internal")
    assert chosen.choice("/x") == ExportChoice("ics", "docx", "sharing", "/x"), "but stays for the next one"
