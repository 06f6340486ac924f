"""Documents from the command line: on stdout, into a file or a folder, and never over another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from content.formats import load_formats
from journals.export.markdown_blocks import without_front_matter
from journals.library.library import Library
from journals.library.lookup import find_project
from journals.library.paths import LocalFolders
from journals.retro.meeting import begin_retro
from tests.tui.cli.conftest import TODAY, Shell


def test_export_of_a_part_says_which(sampled: Shell) -> None:
    text = sampled.done("export", "--pitfall", "44", "--since", "2020", "--until", "2099").out
    assert "Her står kun det om faldgruben »4.4" in text
    assert "fra 1. januar 2020 til og med 31. december 2099." in text
    assert "## Eksempel: Skærmbesøg" in text
    assert "Her står kun læringerne." in sampled.done("export", "Eksempel: Sensorer", "--lessons-only").out
    assert sampled("export", "--format", "briefing", "--pitfall", "44").status == 2
    assert "før den begynder" in sampled("export", "--since", "2026", "--until", "2025").err


def test_export_is_markdown_on_stdout(sampled: Shell) -> None:
    text = sampled.done("export", "Eksempel: Sensorer").out
    assert without_front_matter(text).startswith("# Læringslog: Eksempel: Sensorer i affaldsspande\n")
    assert without_front_matter(sampled.done("export").out).startswith("# Læringslog: 4 projekter\n")
    told = sampled.json("export", "Eksempel: Sensorer")
    assert (told["format"], told["text"]) == ("markdown", text)


def test_export_never_writes_over_a_file_unless_forced(sampled: Shell, tmp_path: Path) -> None:
    path = tmp_path / "log.md"
    assert sampled.done("export", "--to", str(path), "--lang", "en").out == f"{path}\n"
    first = path.read_text(encoding="utf-8")
    assert without_front_matter(first).startswith("# Learning log: 4 projects\n")
    answer = sampled("export", "--to", str(path))
    assert (answer.status, answer.told) == (
        1,
        f"{path} er der allerede. Vælg et andet navn (på kommandolinjen skriver --force oven i den).",
    )
    assert path.read_text(encoding="utf-8") == first
    told = sampled.json("export", "Eksempel: Sensorer", "--to", str(path), "--force")
    assert told["file"] == str(path)
    assert "Sensorer i affaldsspande" in without_front_matter(path.read_text(encoding="utf-8")).splitlines()[0]


@pytest.mark.parametrize(
    ("options", "name", "told"),
    [
        ([], "log.md", "markdown"),
        ([], "log.html", "html"),
        ([], "log.docx", "docx"),
        ([], "log.csv", "csv"),
        (["--format", "html"], "log", "html"),
        (["--format", "briefing"], "briefing.html", "briefing"),
    ],
)
def test_what_was_written_is_told_by_its_form(
    sampled: Shell, tmp_path: Path, options: list[str], name: str, told: str
) -> None:
    answer = sampled.json("export", "Eksempel: Sensorer", *options, "--to", str(tmp_path / name))
    assert answer["format"] == told


@pytest.mark.parametrize("name", ["log.xyz", "log.2026"])
def test_a_name_with_an_ending_that_is_not_known_is_said_to_hold_markdown(
    sampled: Shell, tmp_path: Path, name: str
) -> None:
    answer = sampled("export", "Eksempel: Sensorer", "--to", str(tmp_path / name))
    assert (answer.status, answer.out) == (0, f"{tmp_path / name}\n")
    assert f"skrevet som Markdown: navne på {Path(name).suffix} kendes ikke" in answer.err


@pytest.mark.parametrize("name", ["log.md", "log.txt", "log", "log.html", "log.xyz/"])
def test_of_a_name_that_is_known_nothing_is_said(sampled: Shell, tmp_path: Path, name: str) -> None:
    if name.endswith("/"):
        (tmp_path / name).mkdir()
    assert "Markdown" not in sampled("export", "Eksempel: Sensorer", "--to", f"{tmp_path}/{name}").err


def test_export_into_a_folder_chooses_the_name(sampled: Shell, tmp_path: Path) -> None:
    sampled.done("export", "Eksempel: Sensorer", "--to", str(tmp_path))
    assert [path.name for path in tmp_path.glob("*.md")] == [
        "laeringslog-eksempel-sensorer-i-affaldsspande-2026-11-24.md"
    ]


def test_export_refuses_other_formats_and_an_empty_library(shell: Shell) -> None:
    answer = shell("export", "--format", "odt")
    assert (answer.status, "markdown" in answer.told) == (2, True)
    assert (shell("export").status, shell("export").out) == (1, "")


def test_the_record_of_the_latest_retro_is_exported(sampled: Shell, tmp_path: Path) -> None:
    name = "Eksempel: Sensorer"
    assert "Der er ikke holdt noget tilbageblik" in sampled("export", name, "--format", "retro").told
    assert "ét projekt" in sampled("export", "--format", "retro").told
    library = Library([sampled.library], LocalFolders(*[tmp_path / "local"] * 3))
    library.refresh()
    form = load_formats("da")[0]
    for purpose in ("Det første", "Det seneste"):
        meeting = begin_retro(
            find_project(library, name), form, today=TODAY, now=datetime(2026, 11, 24, tzinfo=UTC), leader="one"
        )
        meeting.update(replace(meeting.retro, purpose=purpose))
    library.close()
    second, first = sampled.json("retros", name)
    assert (first["state"], first["title"], first["notes"], first["purpose"]) == (
        "under-way",
        form.title,
        0,
        "Det første",
    )
    assert [row["id"] for row in sampled.json("retros")] == [second["id"], first["id"]]
    assert [line.split("  ")[1].startswith("24.11.2026, i gang") for line in sampled.done("retros", name).lines] == [
        True
    ] * 2
    assert sampled.json("retros", sampled.json("projects")[0]["id"]) == []
    assert sampled("retros", "findes ikke").status == 1
    text = sampled.done("export", name, "--format", "retro").out
    assert text.startswith("# Tilbageblik: Eksempel: Sensorer i affaldsspande\n")
    assert f" · {form.title} · " in text
    assert "Det seneste" in text
    assert sampled.json("export", name, "--format", "retro")["text"] == text
    assert sampled.json("export", name, "--format", "retro", "--retro", second["id"].lower())["text"] == text
    assert "Det første" in sampled.done("export", name, "--format", "retro", "--retro", first["id"]).out
    assert "tilbageblik retros" in sampled("export", name, "--format", "retro", "--retro", "findes-ikke").told
    assert sampled("export", name, "--retro", first["id"]).status == 2
    sampled.done("export", name, "--format", "retro", "--to", str(tmp_path))
    assert [path.name for path in tmp_path.glob("*.md")] == [
        "tilbageblik-eksempel-sensorer-i-affaldsspande-2026-11-24.md"
    ]
    short = sampled.done("export", name, "--format", "retro", "--short").out
    assert "**Formål:** Det seneste" in short
    assert "--short hører til --format referat." in sampled("export", name, "--short").told


def test_a_calendar_has_the_line_ends_that_calendars_want(sampled: Shell) -> None:
    calendar = sampled.run("export", "--format", "ics").out
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert calendar.count("\n") == calendar.count("\r\n") > 20


def test_papers_for_a_meeting_are_of_the_kind_that_is_named(sampled: Shell) -> None:
    assert "Bevar" in sampled.done("export", "Eksempel: Sensorer", "--format", "print", "--meeting", "habits").out
    assert sampled("export", "--format", "print", "--meeting", "tea").status == 2
    assert sampled("export", "--meeting", "habits").status == 2


def test_that_nothing_fits_what_was_chosen_is_said_before_it_is_written(sampled: Shell, tmp_path: Path) -> None:
    empty = ("--pitfall", "4.4", "--since", "2019-01-01", "--until", "2019-02-01")
    for number, form in enumerate(("markdown", "csv", "json", "svg")):
        answer = sampled("export", *empty, "--format", form, "--to", str(tmp_path / f"{number}.txt"))
        assert (answer.status, "dokumentet er tomt" in answer.told) == (0, True)
    assert "tomt" not in sampled("export", "--pitfall", "4.4").err
    assert "tomt" not in sampled("export", "--format", "answers", "--since", "2099-01-01").err


def test_a_folder_that_was_not_there_is_told(shell: Shell, tmp_path: Path) -> None:
    shell.json("new", "Skærmbesøg")
    folder = tmp_path / "ny"
    assert str(folder) in shell("export", "--to", str(folder / "log.md")).told
    shell.done("export", "--to", str(folder / "igen.md"))


def test_a_name_that_says_no_form_is_told_unless_the_form_was_named(shell: Shell, tmp_path: Path) -> None:
    shell.json("new", "Skærmbesøg")
    assert ".out" in shell("export", "--to", str(tmp_path / "a.out")).told
    shell.done("export", "--format", "summary", "--to", str(tmp_path / "b.out"))
