"""`compact` and `purge` on the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from journals.demo.sample import copy_samples
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import RECORDS, Project
from tests.terminal import Terminal, needs_terminal
from tests.tui.cli.conftest import TODAY, Shell, logs

SECRET = "ring til den hemmelige linje"


def holding(base: Path, text: str) -> list[Path]:
    return [path for path in base.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_a_purged_observation_is_nowhere(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell.json("log", "Skærm", SECRET)["id"]
    shell.done("lesson", "Skærm", "--title", "En læring", "--situation", f"- {SECRET}")
    answer = shell.json("purge", seen, "--yes")
    assert answer["purged"] == [{"table": "observations", "id": seen}]
    assert (answer["in_use"], answer["waiting"]) == ([], [])
    (lesson,) = answer["elsewhere"]
    assert len(holding(tmp_path, SECRET)) == 1, "the lesson that was told of"
    out = shell.done("purge", lesson, "--yes").out
    assert "papirkurve" in out.lower()
    assert holding(tmp_path, SECRET) == []
    assert shell.json("observations") == []


def test_a_script_has_to_say_yes(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell.json("log", "Skærm", SECRET)["id"]
    answer = shell("purge", seen)
    assert (answer.status, answer.out) == (2, "")
    assert "--yes" in answer.told
    assert holding(tmp_path, SECRET) != []


def test_a_deleted_one_can_be_purged_and_so_can_a_whole_project(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell.json("log", "Skærm", SECRET)["id"]
    shell.done("delete", seen)
    assert holding(tmp_path, SECRET) != []
    shell.done("purge", seen, "--yes")
    assert holding(tmp_path, SECRET) == []
    shell.done("log", "Skærm", SECRET)
    assert len(shell.json("purge", "Skærmbesøg", "Skærmbesøg", "--yes")["purged"]) == 3
    assert holding(tmp_path, SECRET) == []
    assert shell("projects", "--json").json == []
    assert shell("purge", "findes ikke").status == 1


def test_a_project_with_records_of_every_kind_can_be_purged(shell: Shell, tmp_path: Path) -> None:
    shell.library.mkdir()
    library = Library([shell.library], LocalFolders(*(tmp_path / "other" / each for each in "scf")))
    journal, _ = library.create(Project(name="Skærmbesøg"))
    for kind in RECORDS[1:]:
        journal.add(kind(**{kind.REQUIRED or kind.__struct_fields__[1]: "S2"}))
    library.close()
    lines = shell.done("purge", "Skærmbesøg", "--dry-run").lines
    assert [line for line in lines if "bin.kind" in line] == []
    assert len(shell.json("purge", "Skærmbesøg", "--yes")["purged"]) == len(RECORDS)


def test_a_dry_run_says_what_would_go_and_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell.json("log", "Skærm", SECRET)["id"]
    shell.done("delete", shell.json("log", "Skærm", "noget slettet")["id"])
    before = {path: path.read_bytes() for path in logs(shell.library)}
    answer = shell.json("purge", "Skærmbesøg", "--dry-run")
    assert (len(answer["purged"]), answer["dry_run"]) == (3, True)
    assert (answer["rewritten"], answer["waiting"]) == ([str(path) for path in before], [])
    first, *rest = shell.done("purge", "Skærmbesøg", seen, "--dry-run", "--yes").lines
    assert first.startswith("3 ting slettes for alvor")
    assert [line for line in rest if line.endswith(f"observation: {SECRET}") and seen[-7:] in line] != []
    assert [line for line in rest if line.endswith("observation: noget slettet")] != []
    assert any(str(path) in line for line in rest for path in before)
    assert {path: path.read_bytes() for path in logs(shell.library)} == before
    assert shell.json("purge", seen, "--yes")["dry_run"] is False
    assert holding(tmp_path, SECRET) == []


def test_a_dry_run_tells_the_logs_of_others_apart(
    shell: Shell, own_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell.json("log", "Skærm", SECRET)["id"]
    monkeypatch.setenv("TILBAGEBLIK_LOCAL", str(own_places.with_name("another")))
    answer = shell.json("purge", seen, "--dry-run")
    (theirs,) = logs(shell.library)
    assert (answer["rewritten"], answer["waiting"]) == ([], [str(theirs)])
    assert shell.json("purge", seen, "--dry-run", "--gone", theirs.name[:8])["rewritten"] == [str(theirs)]
    assert logs(shell.library) == [theirs]


@needs_terminal
@pytest.mark.parametrize(("typed", "gone"), [("ja", True), ("nej", False), ("", False)])
def test_at_a_terminal_it_is_asked_first(shell: Shell, tmp_path: Path, typed: str, gone: bool) -> None:
    shell.done("new", "Skærmbesøg")
    shell.done("log", "Skærm", SECRET)
    command = [sys.executable, "-m", "tui", "--library", str(shell.library), "purge", "Skærmbesøg"]
    with Terminal(command, env=shell.env()) as terminal:
        terminal.until("2 ting slettes for alvor", SECRET, "Skriv ja for at slette:")
        assert holding(tmp_path, SECRET) != []
        terminal.press(typed, "Enter")
        terminal.until("Papirkurve" if gone else "Intet er slettet.")
        assert terminal.end() == (0 if gone else 1)
    assert (holding(tmp_path, SECRET) == []) is gone


@needs_terminal
def test_at_a_terminal_yes_is_not_asked(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    shell.done("log", "Skærm", SECRET)
    command = [sys.executable, "-m", "tui", "--library", str(shell.library), "purge", "Skærmbesøg", "--yes"]
    with Terminal(command, env=shell.env()) as terminal:
        terminal.until("Papirkurve")
        assert terminal.end() == 0
    assert holding(tmp_path, SECRET) == []


def test_compaction_says_what_it_did(shell: Shell) -> None:
    project = shell.json("new", "Skærmbesøg")["id"]
    seen = shell.json("log", project, "nr. 0")["id"]
    for number in range(1, 12):
        shell.done("edit", seen, "--text", f"nr. {number}")
    answer = shell.json("compact", project)
    assert answer["before"] == answer["after"], "all of it is new"
    assert "kB" in shell.done("compact", project, "--keep", "1").out
    assert [each["text"] for each in shell.json("observations")] == ["nr. 11"]
    assert shell("compact", project, "--keep", "0").status == 2


def test_only_what_somebody_wrote_is_looked_for_elsewhere(shell: Shell) -> None:
    """No id of a meeting, and no role that many notes have alike, makes a record one with the same text."""
    copy_samples(shell.library, TODAY, "en")
    agreed = next(each for each in shell.json("actions") if each["retro"])
    assert shell.json("purge", agreed["id"], "--dry-run")["elsewhere"] == []
    first, second, third = (
        shell.json("log", "Tablets", text, "--role", "night care worker")["id"]
        for text in ("The battery was flat all night", "Nobody had the key", "She said: the battery was flat all night")
    )
    assert shell.json("purge", first, "--dry-run")["elsewhere"] == []
    quoting = shell.json("edit", third, "--text", "She said: The battery was flat all night")["id"]
    assert shell.json("purge", first, second, "--dry-run")["elsewhere"] == [quoting]
