"""Which command, option or argument the last word of a command line belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from msgspec import Struct

from tui.cli.framework import LocalizedArgument, global_options
from tui.cli.session import Session

_PROJECT_NAMES = ("project", "projects")


class TypedWord(Struct, frozen=True):
    """The word that is being typed, and what it is to become."""

    command: click.Command | None
    """The command that has been named; None before that."""
    parameter: click.Parameter | None
    """What it is the value of; None for a command's name, and for an option's where `is_option`."""
    text: str
    """What has been typed of the value."""
    before: str = ""
    """What of the word stands before the value: the option's name, or the values before the last comma."""
    is_option: bool = False
    """Whether it is the name of an option."""


def typed_word(program: click.Group, session: Session, words: Sequence[str]) -> TypedWord | None:
    """Return what the last of some words is; None where nothing is known of it. What is named before goes to `session`.

    `words`: the command line without the program's name, as far as it has been typed.
    """
    context = click.Context(program, obj=session)
    found: click.Command | None = None
    arguments = 0
    *earlier, text = words
    left = iter(earlier)
    for word in left:
        name, given, value = word.partition("=")
        if word == "--" or not name.startswith("--"):
            if found is None:
                found = program.get_command(context, word)
                if found is None:
                    return None
            elif word != "--":
                arguments += 1
            continue
        option = _option(found, name)
        if option is None or _is_flag(option):
            continue
        if not given:
            if (following := next(left, None)) is None:
                return TypedWord(found, option, text)
            value = following
        arguments += _note(session, option, value, found)
    name, given, value = text.partition("=")
    if given and name.startswith("--"):
        option = _option(found, name)
        return None if option is None else TypedWord(found, option, value, f"{name}=")
    if text.startswith("-"):
        return TypedWord(found, None, text, is_option=True)
    if found is None:
        return TypedWord(None, None, text)
    argument = _argument_at(found, arguments)
    return None if argument is None else TypedWord(found, argument, text)


def known_options(command: click.Command | None) -> Iterator[click.Option]:
    """Yield the options that can be written after a command, the global ones last."""
    params: Iterable[click.Parameter] = global_options() if command is None else command.params
    yield from (each for each in params if isinstance(each, click.Option))


def _option(command: click.Command | None, name: str) -> click.Parameter | None:
    found = next((each for each in known_options(command) if name in each.opts), None)
    return found or (_project_argument(command) if name == "--project" else None)


def _project_argument(command: click.Command | None) -> click.Parameter | None:
    """Return the argument that `--project` stands for."""
    params = command.params if command else ()
    return next((each for each in params if each.name in _PROJECT_NAMES), None)


def _is_flag(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and parameter.is_flag


def _note(session: Session, option: click.Parameter, value: str, command: click.Command | None) -> int:
    """Note where the library and the guide are; return how many arguments the option stands for."""
    if option.name == "library":
        session.requested_folders.append(Path(value))
    elif option.name == "guide":
        session.guide_folder = Path(value)
    return isinstance(option, LocalizedArgument)


def _argument_at(command: click.Command, place: int) -> click.Parameter | None:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    if place < len(arguments):
        return arguments[place]
    return arguments[-1] if arguments and arguments[-1].nargs == -1 else None
