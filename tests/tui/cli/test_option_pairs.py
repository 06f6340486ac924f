"""Options that go with others: none is passed over without a word where what it goes with is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.tui.cli.conftest import Made, Shell
from tui.cli.option_pairs import PairedOption
from tui.cli.param_types import ChoiceType, PathType, PositiveIntType
from tui.cli.program import HIDDEN_COMMANDS, program


def paired() -> Iterator[tuple[click.Command, PairedOption]]:
    """Yield each option that says what it goes with, and its command."""
    context = click.Context(program)
    for name in [*program.list_commands(context), *HIDDEN_COMMANDS]:
        command = program.get_command(context, name)
        assert command is not None
        for param in command.params:
            if isinstance(param, PairedOption) and (param.belongs_to or param.not_with):
                yield command, param


def words(param: click.Parameter, without: tuple[str, ...] = ()) -> list[str]:
    """Return how a parameter is typed: with nothing in it where it may be empty, and with no value of `without`."""
    before = [param.opts[0]] if isinstance(param, click.Option) else []
    if isinstance(param, click.Option) and param.is_flag:
        return before
    if isinstance(param.type, ChoiceType):
        return [*before, next(each for each in param.type.values if each not in without)]
    of_guide = {"pitfalls": "4.4", "insights": "I1.1"}
    number = "1" if isinstance(param.type, PositiveIntType) else ""
    return [*before, of_guide.get(param.name or "", "x" if isinstance(param.type, PathType) else number)]


def test_each_option_without_what_it_belongs_to_is_refused(shell: Shell) -> None:
    seen = set()
    for command, option in paired():
        required = [each for each in command.params if isinstance(each, click.Argument) and each.required]
        line = [command.name or "", *(word for each in required for word in words(each, tuple(option.of)))]
        params = {each.name: each for each in command.params}
        for other in option.not_with:
            answer = shell(*line, *words(option), *words(params[other]))
            assert (answer.status, answer.out) == (2, ""), answer
            assert f"{option.opts[0]} og {params[other].opts[0]} kan ikke bruges sammen" in answer.told
        if option.belongs_to:
            answer = shell(*line, *words(option), "--lang", "en")
            assert (answer.status, answer.out) == (2, ""), answer
            assert f"{option.opts[0]} belongs to " in answer.told
        seen.add(command.name)
    assert seen >= {"retro", "card", "check", "backup", "review", "decide", "edit", "stress"}


def test_what_it_belongs_to_is_named(shell: Shell) -> None:
    assert "--owner hører til TING." in shell("retro", "x", "--owner", "").told
    assert (
        "--measure hører til BESLUTNING gælder eller tilpasset."
        in shell("decide", "x", "y", "senere", "--measure", "z").told
    )
    assert "--quick hører til --text." in shell("edit", "x", "--stage", "3", "--quick").told


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "pack", "--for", "internal"], "--for internt passer ikke til --format pakke."),
        (["--retro", ""], "--retro hører til --format referat."),
        (["--origin", ""], "--origin hører til --format pakke."),
    ],
)
def test_an_export_takes_no_more_than_its_document_has_use_for(
    shell: Shell, project: Made, options: list[str], said: str
) -> None:
    answer = shell("export", *options)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.told


def test_a_lesson_keeps_a_reason_only_where_it_is_taken_out(shell: Shell, project: Made) -> None:
    lesson = shell.json("lesson", "skærm", "--title", "T")
    for options in (["--because", "x"], ["--because", "x", "--status", "final"]):
        assert "--because hører til --status taget-ud." in shell("edit", lesson["id"], *options).told
    assert "--quick passer ikke til en læring." in shell("edit", lesson["id"], "--text", "x", "--quick").told
    shell.done("edit", lesson["id"], "--status", "retired", "--because", "x")
    assert shell.json("edit", lesson["id"], "--because", "y")["because"] == "y"


def test_nothing_is_said_of_a_project_where_packs_are_brought_in(shell: Shell, project: Made, tmp_path: Path) -> None:
    shell.done("lesson", "skærm", "--title", "T", "--do", "Gør det", "--final")
    pack = str(tmp_path / "x.pack")
    assert shell("export", "--format", "pack", "--origin", "Vi", "--to", pack).status == 0
    for options in (["--project", "skærm"], ["--stage", "3"], ["--all"]):
        answer = shell("import", pack, *options)
        assert (answer.status, f"{options[0]} passer ikke til en pakke." in answer.told) == (2, True), answer


def test_a_period_that_ends_before_it_begins_is_refused_by_every_command(shell: Shell, project: Made) -> None:
    for name in ("observations", "export"):
        refused = shell(name, "--since", "marts", "--until", "2025")
        assert (refused.status, "2025-12-31" in refused.told) == (2, True), name


def test_a_format_and_an_ending_that_disagree_are_refused_with_both(
    shell: Shell, project: Made, tmp_path: Path
) -> None:
    for form, ending in (("docx", ".html"), ("html", ".docx"), ("markdown", ".html"), ("csv", ".docx")):
        refused = shell("export", "--format", form, "--to", str(tmp_path / f"y{ending}"))
        assert (refused.status, form in refused.told, ending in refused.told) == (2, True, True), refused
    assert shell("export", "--format", "docx", "--to", str(tmp_path / "y.docx")).status == 0
    assert shell("export", "--format", "markdown", "--to", str(tmp_path / "y.md")).status == 0


def test_a_named_place_that_is_not_there_is_told(shell: Shell, tmp_path: Path) -> None:
    assert "findes ikke" in shell("projects").told
    shell.done("new", "Skærm")
    refused = shell("projects", "--guide", str(tmp_path / "nowhere"))
    assert (refused.status, "nowhere" in refused.told, refused.out) == (1, True, "")


def test_what_is_wrong_ends_before_the_help_is_named(shell: Shell) -> None:
    assert ". Se: " in shell("log").told
