"""`compact` and `purge` on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.tui.cli.conftest import Shell

SECRET = "ring til den hemmelige linje"


def holding(base: Path, text: str) -> list[Path]:
    return [path for path in base.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_a_purged_observation_is_nowhere(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell.json("log", "Skærm", SECRET)["id"]
    shell.done("lesson", "Skærm", "--title", "En læring", "--situation", f"- {SECRET}")
    answer = shell.json("purge", seen)
    assert answer["purged"] == [{"table": "observations", "id": seen}]
    assert (answer["in_use"], answer["waiting"]) == ([], [])
    (lesson,) = answer["elsewhere"]
    assert len(holding(tmp_path, SECRET)) == 1, "the lesson that was told of"
    out = shell.done("purge", lesson).out
    assert "papirkurve" in out.lower()
    assert holding(tmp_path, SECRET) == []
    assert shell.json("observations") == []


def test_a_deleted_one_can_be_purged_and_so_can_a_whole_project(shell: Shell, tmp_path: Path) -> None:
    shell.done("new", "Skærmbesøg")
    seen = shell.json("log", "Skærm", SECRET)["id"]
    shell.done("delete", seen)
    assert holding(tmp_path, SECRET) != []
    shell.done("purge", seen)
    assert holding(tmp_path, SECRET) == []
    shell.done("log", "Skærm", SECRET)
    assert len(shell.json("purge", "Skærmbesøg")["purged"]) == 3
    assert holding(tmp_path, SECRET) == []
    assert shell("projects", "--json").json == []
    assert shell("purge", "findes ikke").status == 1


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
