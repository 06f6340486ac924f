"""Every option that is a number takes any text: one line and exit status 2, never a traceback."""

from __future__ import annotations

import click
import pytest

from tests.tui.cli.conftest import Shell
from tui.cli.param_types import OptionalIntType, PositiveIntType
from tui.cli.program import program
from tui.cli.serve import PortType

ABSURD = (
    "9223372036854775807",
    "18446744073709551616",
    "9" * 5_000,
    "-1",
    "0",
    "1.5",
    "1e3",
    "½",
    "²",
    "",
    "x" * 9_000,
)


def options() -> list[tuple[str, click.Option]]:
    """Return every option of every command."""
    context = click.Context(program)
    found = [(name, program.get_command(context, name)) for name in [*program.list_commands(context), "stress"]]
    return [(name, p) for name, each in found if each for p in each.params if isinstance(p, click.Option)]


def _arguments(name: str) -> list[click.Argument]:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    return [each for each in command.params if isinstance(each, click.Argument)]


NUMBERS = [(name, option) for name, option in options() if isinstance(option.type, PositiveIntType)]


def test_all_numbers_are_of_one_type() -> None:
    assert {option.name for _, option in NUMBERS} >= {"limit", "keep", "projects"}
    own = (click.types.IntParamType, click.types.FloatParamType)
    assert not [option.name for _, option in options() if isinstance(option.type, own)]


@pytest.mark.parametrize(("name", "option"), NUMBERS, ids=[f"{name} {option.name}" for name, option in NUMBERS])
def test_an_absurd_number_is_one_line(shell: Shell, name: str, option: click.Option) -> None:
    others = ["x"] * len(_arguments(name))
    for value in ABSURD:
        if not value and isinstance(option.type, OptionalIntType):
            continue  # it takes the number away
        if value == "0" and isinstance(option.type, PortType):
            continue  # any that is free
        answer = shell(name, *others, f"{option.opts[0]}={value}" if value else option.opts[0], *[value] * (not value))
        assert answer.status == 2
        assert option.opts[0] in answer.told
        assert len(answer.told) < 300


def test_the_greatest_numbers_there_are_do_what_they_say(shell: Shell) -> None:
    shell.done("new", "Skærmbesøg")
    shell.done("log", "Skærm", "lyden faldt ud")
    for name, option in NUMBERS:
        assert isinstance(option.type, PositiveIntType)
        if name != "stress":
            others = ["Skærm"] if _arguments(name) else []
            assert shell(name, *others, option.opts[0], str(option.type.most)).status == 0
