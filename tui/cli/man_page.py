"""The manual page, made from what the commands say of themselves; `python -m tests.man_page` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from journals.library.paths import CONFIG_ENV, LOCAL_ENV
from journals.text.language import Language
from tui.cli.framework import LocalizedArgument, LocalizedOption, global_options
from tui.cli.program import COMMAND_MODULES, program
from tui.cli.session import LANGUAGE_ENV, Session
from tui.cli.usage_error import PROGRAM_NAME
from tui.locale import Catalogue
from tui.settings.folders import LIBRARY_ENV

_VARIABLES = (LIBRARY_ENV, LANGUAGE_ENV, CONFIG_ENV, LOCAL_ENV)
_IN_A_LIST = re.compile(r"([|,])(?=\S)")
"""Where a long list of values may go on in the next line."""
_BEGINS_A_REQUEST = re.compile(r"^(?=[.'])", re.MULTILINE)


def man_page(language: Language) -> str:
    """Return the manual page in a language, as troff reads it."""
    return "\n".join(_lines(Session(["--lang", language]))) + "\n"


def _lines(session: Session) -> Iterator[str]:
    say = session.say
    context = click.Context(program, info_name=PROGRAM_NAME, obj=session)
    about, *more = _paragraphs(say(f"cli.{PROGRAM_NAME}"))
    yield '.\\" -*- coding: utf-8 -*- made by python -m tests.man_page'
    yield f'.TH {PROGRAM_NAME.upper()} 1 "" Tilbageblik "{_text(say("cli.man.manual"))}"'
    yield from (".nh", ".ad l")  # troff divides words by the rules of English
    yield from _heading(say, "name")
    yield f"{PROGRAM_NAME} \\- {_text(say('cli.man.summary'))}"
    yield from _heading(say, "synopsis")
    yield f".B {PROGRAM_NAME}"
    yield _text(f"{say('cli.help.usage_options')} {say('cli.help.usage_command')}")
    yield from _heading(say, "description")
    yield from _joined([about, *more])
    for section, names in COMMAND_MODULES.items():
        yield f".SH {_text(say(f'cli.section.{section}').upper())}"
        for name in names:
            found = program.get_command(context, name)
            assert found is not None
            yield from _command(click.Context(found, context, name), say)
    yield f".SH {_text(say('cli.help.anywhere').upper())}"
    for param in global_options():
        assert isinstance(param, LocalizedOption)
        yield from _item(*param.help_row(context))
    yield from _heading(say, "exit_status")
    yield from (line for status in (0, 1, 2) for line in _item(str(status), say(f"cli.man.exit.{status}")))
    yield from _heading(say, "environment")
    for name in _VARIABLES:
        yield from _item(name, say(f"cli.man.variable.{name.lower()}"))


def _command(context: click.Context, say: Catalogue) -> Iterator[str]:
    """Yield what is said of a command: how it is written, what it does, what it takes."""
    command = context.command
    shared = {param.name for param in global_options()}
    own = [param for param in command.params if param.name not in shared]
    yield f".SS {_text(command.name or '')}"
    pieces = [piece for param in own for piece in param.get_usage_pieces(context)]
    yield f".B {_text(f'{PROGRAM_NAME} {command.name}')}"
    yield _text(" ".join([*pieces, say("cli.help.usage_options")]))
    yield ".PP"
    yield from _joined(_paragraphs(say(f"cli.{command.name}")))
    for kind in (LocalizedArgument, LocalizedOption):
        for param in own:
            if isinstance(param, kind):
                yield from _item(*param.help_row(context))


def _heading(say: Catalogue, name: str) -> Iterator[str]:
    yield f".SH {_text(say(f'cli.man.{name}'))}"


def _item(name: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield f".B {_text(name)}"
    yield _text(text) or "\\&"


def _joined(paragraphs: list[str]) -> Iterator[str]:
    for number, each in enumerate(paragraphs):
        if number:
            yield ".PP"
        yield _text(each)


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text.split("\n\n") if each.strip()]


def _text(text: str) -> str:
    """Return a text in which troff reads no orders."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    escaped = escaped.replace("`", "\\(ga").replace('"', "\\(dq")
    escaped = _IN_A_LIST.sub(r"\1\\:", escaped)
    return _BEGINS_A_REQUEST.sub(r"\\&", escaped)
