"""The program itself: its commands, each in a module that is imported when it is asked for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from journals.log.reading_watch import reading_watch
from journals.text.language import LANGUAGES
from tui.cli.exit_status import DONE, REFUSED, exit_status_of
from tui.cli.framework import LocalizedCommand, mouse_option, option
from tui.cli.output import clear_over, replace_unencodable
from tui.cli.session import LANGUAGE_ENV, Session, current_session, meant_language
from tui.cli.usage_error import PROGRAM_NAME, UsageError
from tui.locale import SAYS, Catalogue

COMMAND_MODULES: dict[str, dict[str, str]] = {
    "write": {
        "new": "projects",
        "project": "projects",
        "card": "card",
        "log": "log",
        "import": "importing",
        "edit": "edit",
        "delete": "edit",
        "undo": "undo",
        "redo": "undo",
        "bin": "bin",
        "restore": "bin",
    },
    "learn": {
        "lesson": "lessons",
        "action": "actions",
        "done": "actions",
        "drop": "actions",
        "reply": "reply",
        "retro": "retro",
        "review": "review",
        "decide": "review",
        "held": "review",
    },
    "read": {
        "today": "today",
        "projects": "lists",
        "observations": "lists",
        "lessons": "lists",
        "actions": "lists",
        "retros": "retros",
        "overview": "overview",
        "search": "search",
        "suggest": "suggest",
        "guide": "guide",
        "history": "history",
        "export": "export",
        "publish": "publish",
        "shelf": "shelf",
    },
    "keep": {
        "check": "check",
        "sync": "sync",
        "backup": "backup",
        "compact": "compact",
        "purge": "purge",
        "demo": "demo",
        "serve": "serve",
        "keys": "keys",
        "config": "config",
        "info": "info",
        "completion": "completion",
    },
}
"""Heading → command → its module, which defines it as `<command>_command`."""

HIDDEN_COMMANDS = {"stress": "stress"}
"""Commands for developers: they can be run, but are in no list."""

_LISTED = {name: module for section in COMMAND_MODULES.values() for name, module in section.items()}
_MODULES = _LISTED | HIDDEN_COMMANDS


_FOR_HELP = ("help", "hjælp", "h", "?")
_NEAR, _FARTHER = 0.7, 0.65
"""How like a command a word must be, of 1: `list` is somewhat like `publish`, and `liste` like `delete`."""
_MOST_MEANT = 4
"""A word that more commands say of themselves, such as `vis`, names none of them."""


class Program(LocalizedCommand, click.Group):
    """`tilbageblik`: a group of commands; without one it opens the app."""

    options_anywhere = False

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the help."""
        return list(_LISTED)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; None where none has that name."""
        if cmd_name not in _MODULES:
            return None
        found = getattr(import_module(f"tui.cli.{_MODULES[cmd_name]}"), f"{cmd_name}_command")
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the command line names."""
        found = self.get_command(ctx, args[0])
        if found is None:
            say = current_session(ctx).say
            nearest = say("cli.error.or").join(_commands_meant(args[0]))
            key = "cli.error.command_nearest" if nearest else "cli.error.command"
            raise UsageError(key, name=args[0], nearest=nearest)
        return args[0], found, args[1:]

    def usage_suffix(self, say: Catalogue) -> list[str]:
        """Return what else stands in the line of usage."""
        return [say("cli.help.usage_command")]

    def help_sections(self, say: Catalogue) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield the commands below the headings of what they are for."""
        for section, names in COMMAND_MODULES.items():
            yield f"cli.section.{section}", [(name, say(f"cli.{name}").partition("\n")[0]) for name in names]

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run the command line and end the process. A `*` in a text is a star, on Windows too."""
        sys.exit(_run(self, list(sys.argv[1:] if args is None else args)))


def _commands_meant(typed: str) -> list[str]:
    """Return what somebody may mean by a word that is no command: what is written almost so, or says that it does so.

    Whoever does not know the names types what is to be done, in their own language.
    """
    from difflib import get_close_matches

    wanted = typed.strip("-/").casefold()
    if wanted in _FOR_HELP:
        return ["--help"]
    if near := get_close_matches(typed, _LISTED, 1, _NEAR):
        return near
    does = {name: [say(f"cli.{name}").partition("\n")[0].casefold() for say in SAYS] for name in _LISTED}
    found = [name for name, lines in does.items() if any(wanted in re.findall(r"\w+", line) for line in lines)]
    return found if 0 < len(found) <= _MOST_MEANT else get_close_matches(typed, _LISTED, 1, _FARTHER)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from tui.cli.info import version

        session = current_session(ctx)
        session.out.line(f"{PROGRAM_NAME} {version(session.say)}")
        ctx.exit()


@click.command(PROGRAM_NAME, cls=Program, invoke_without_command=True)
@mouse_option()
@option("--plain", is_flag=True)
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.pass_context
def program(ctx: click.Context, /, *, plain: bool) -> None:
    """Open the app where no command is named, or talk line by line."""
    language = os.environ.get(LANGUAGE_ENV)
    if language and meant_language(language) is None:
        raise UsageError("cli.error.choice", name=LANGUAGE_ENV, value=language, valid=", ".join(LANGUAGES))
    if ctx.invoked_subcommand is None:
        from tui.cli.launch import open_app, open_line_by_line

        session = current_session(ctx)
        ctx.exit(open_line_by_line(session) if plain else open_app(session))
    elif plain:
        raise UsageError("cli.error.plain_alone")


def _run(program: Program, args: list[str]) -> int:
    """Run the command line and return the exit status."""
    replace_unencodable()
    reading_watch.reset()
    session = Session(args)
    status = closed = DONE
    try:
        status = exit_status_of(session, lambda: _invoke(program, session, args))
    finally:
        clear_over()
        session.out.report_lost(session.say)
        _report_unwritten(session)
        session.report_config()
        closed = exit_status_of(session, session.close)  # last, so that a refusal is said before where things are kept
    return status or closed or (REFUSED if session.out.closed else DONE)


def _report_unwritten(session: Session) -> None:
    """Report that the answer could not be written out, where that is so."""
    if session.out.failure:
        from tui.wording.system_errors import reason_text

        reason = reason_text(session.say, session.out.failure)
        session.report_error("unwritten", session.say("cli.unwritten", reason=reason))


def _invoke(program: Program, session: Session, args: list[str]) -> None:
    with program.make_context(PROGRAM_NAME, args, obj=session) as ctx:
        program.invoke(ctx)
