"""`tilbageblik stress`: there for those who measure, in nobody else's way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journals.text.language import LANGUAGES
from tests.tui.cli.conftest import Shell, logs
from tui.cli.program import HIDDEN_COMMANDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_in_no_list_but_explains_itself(shell: Shell, language: str) -> None:
    assert not re.search(r"\bstress\b", shell.done("--help", "--lang", language).out)
    out = shell.done("stress", "--help", "--lang", language).out
    for name in ("projects", "observations", "lessons", "writers", "seed", "one"):
        assert f"--{name} {'ANTAL' if language == 'da' else 'NUMBER'}" in out


def test_hidden_commands_are_not_suggested(shell: Shell) -> None:
    for name in HIDDEN_COMMANDS:
        assert name not in shell(f"{name}es").err.replace(f"{name}es", "")


def test_the_library_can_be_read_at_once(shell: Shell, tmp_path: Path) -> None:
    told = shell.json("stress", str(shell.library), "--projects", "3", "--observations", "4", "--writers", "2")
    assert told == {"folder": str(shell.library), "projects": 3, "observations": 4}
    assert len(shell.json("projects")) == 3
    assert len(shell.json("observations")) == 12
    assert len(logs(shell.library)) == 6
    assert shell.done("check").status == 0


def test_every_process_makes_the_same(shell: Shell, tmp_path: Path) -> None:
    made = []
    for order in ("1", "2"):  # of the members of a set
        to = tmp_path / order
        assert shell.run("stress", str(to), "--projects", "2", "--observations", "30", PYTHONHASHSEED=order).status == 0
        made.append([(str(log.relative_to(to)), log.read_bytes()) for log in logs(to)])
    assert made[0] == made[1]


def test_one_project_can_have_it_all(shell: Shell) -> None:
    shell.done("stress", str(shell.library), "--one", "25")
    (project,) = shell.json("projects")
    assert project["observations"] == 25


def test_a_folder_with_something_in_it_is_left_alone(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    answer = shell("stress", str(tmp_path))
    assert answer.status == 1
    assert str(tmp_path) in answer.told
