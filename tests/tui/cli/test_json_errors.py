"""With `--json` what went wrong is JSON too: one object a line on stderr, and the exit status is as without it."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from tests.mutations import Mutations
from tests.tui.cli.conftest import Answer, Made, Shell
from tests.tui.cli.every_command import every_command
from tui.cli.program import COMMAND_MODULES

COMMANDS = sorted({name for section in COMMAND_MODULES.values() for name in section})
RESULT_TELLS = {"check", "import", "undo"}
"""What is wrong may be the result itself, on stdout."""


def errors(answer: Answer) -> list[Made]:
    found = [json.loads(line) for line in answer.err.splitlines() if line.startswith("{")]
    assert all(each.keys() == {"error"} for each in found)
    told = [each["error"] for each in found]
    assert all(each["code"] and each["message"] for each in told)
    return told


@pytest.mark.parametrize("name", COMMANDS)
def test_a_wrong_command_line_is_told_as_json_by_every_command(shell: Shell, name: str) -> None:
    answer, prose = shell(name, "--nope", "--json"), shell(name, "--nope")
    assert (answer.status, answer.out) == (2, "")
    (error,) = errors(answer)
    assert (error["code"], error["message"]) == ("usage", prose.told)
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("export nowhere", "no_project"),
        ("observations nowhere", "no_project"),
        ("log nowhere x", "no_project"),
        ("log Skærm", "usage"),
        ("log Skærm 010190-1234", "personal_blocked"),
        ("edit NOSUCH --stage S4", "no_record"),
        ("export Skærm --to /nowhere/at/all.md", "not_written"),
        ("publish", "usage"),
        ("search trin:nope", "unknown_filter"),
        ("redo", "no_redo"),
        ("import /nowhere/at/all.md --project Skærm", "import_no_file"),
        ("guide 9.9", "no_page"),
        ("nope", "usage"),
    ],
)
def test_whatever_is_refused_is_told_as_json(shell: Shell, project: Made, args: str, code: str) -> None:
    answer, prose = shell(*args.split(), "--json"), shell(*args.split())
    assert answer.status == prose.status != 0
    (error,) = errors(answer)
    assert code in ("", error["code"]), error
    assert error["message"] == prose.told


def test_of_piped_lines_the_refused_ones_are_told_by_number(shell: Shell, project: Made) -> None:
    answer = shell("log", "Skærm", "-", "--json", stdin="en\n010190-1234\nto\n010290-1234\n")
    assert answer.status == 1
    assert [error["line"] for error in errors(answer)] == [2, 4]
    assert [json.loads(line)["text"] for line in answer.lines] == ["en", "to"]


@pytest.mark.long
def test_no_command_ends_badly_without_saying_so_as_json(shell: Shell, tmp_path: Path) -> None:
    mutations = Mutations(Random(1))
    project = mutations.library(shell.library, 20)
    for args in every_command(mutations, project, tmp_path):
        answer = shell(*args, "--json")
        assert not answer.status or errors(answer) or args[0] in RESULT_TELLS, (args, answer.err)
