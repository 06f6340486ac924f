"""The program itself: its commands, each in a module that is read when it is asked for, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from journals.errors import Problem
from tui.cli.clicking import Spoken, option, session_of
from tui.cli.out import never_fail_on_letters, notice
from tui.cli.session import LANGUAGE_ENV, Session
from tui.cli.usage import Usage
from tui.locale import LANGUAGES, Catalogue

NAME = "tilbageblik"
SECTIONS: dict[str, dict[str, str]] = {
    "write": {
        "new": "projects",
        "project": "projects",
        "card": "card",
        "log": "log",
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
        "review": "review",
        "decide": "review",
        "held": "review",
    },
    "read": {
        "projects": "lists",
        "observations": "lists",
        "lessons": "lists",
        "actions": "lists",
        "search": "search",
        "suggest": "suggest",
        "guide": "guide",
        "history": "history",
        "export": "export",
    },
    "keep": {
        "check": "check",
        "sync": "sync",
        "backup": "backup",
        "compact": "upkeep",
        "purge": "upkeep",
        "demo": "demo",
        "keys": "about",
        "info": "about",
    },
}
"""Heading → command → the module it lies in, where it is called `<command>_command`."""

HIDDEN = {"stress": "stress"}
"""Commands for those who work on the program: they are there, but in no list."""

_LISTED = {name: module for section in SECTIONS.values() for name, module in section.items()}
_MODULES = _LISTED | HIDDEN
INTERRUPTED = 130


class Program(Spoken, click.Group):
    """`tilbageblik`: a group of commands; without one it opens the app."""

    reads_on = False

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands, in the order of the help."""
        return list(_LISTED)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command, None where there is none of that name."""
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
            from difflib import get_close_matches

            nearest = get_close_matches(args[0], _LISTED, 1, 0.5)
            key = "cli.error.command_nearest" if nearest else "cli.error.command"
            raise Usage(key, name=args[0], nearest="".join(nearest))
        return args[0], found, args[1:]

    def usage_end(self, say: Catalogue) -> list[str]:
        """Give what else stands in the line of usage."""
        return [say("cli.help.usage_command")]

    def sections(self, say: Catalogue) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """List the commands below what they are for."""
        for section, names in SECTIONS.items():
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
        """Do what the command line says and end the process. A `*` in a text is a star, on Windows too."""
        sys.exit(_run(self, list(sys.argv[1:] if args is None else args)))


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from tui.cli.about import version

        session = session_of(ctx)
        session.out.line(f"{NAME} {version(session.say)}")
        ctx.exit()


@click.command(NAME, cls=Program, invoke_without_command=True)
@option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version)
@click.pass_context
def program(ctx: click.Context) -> None:
    """Open the app where no command is named."""
    told = os.environ.get(LANGUAGE_ENV)
    if told and told not in LANGUAGES:
        raise Usage("cli.error.choice", name=LANGUAGE_ENV, value=told, valid=", ".join(LANGUAGES))
    if ctx.invoked_subcommand is None:
        from tui.cli.opening import open_app

        ctx.exit(open_app(session_of(ctx)))


def _run(program: Program, args: list[str]) -> int:
    """Do what the command line says; gives the exit status."""
    never_fail_on_letters()
    session = Session(args)
    status = closed = 0
    try:
        status = _ended(session, lambda: _invoke(program, session, args))
    finally:
        closed = _ended(session, session.close)  # last, so that a refusal is told before where it is kept
    return status or closed or int(session.out.gone)


def _invoke(program: Program, session: Session, args: list[str]) -> None:
    with program.make_context(NAME, args, obj=session) as ctx:
        program.invoke(ctx)


def _ended(session: Session, task: Callable[[], None]) -> int:
    """Give the exit status that a task ends with. Whatever a user can cause ends here, as one line."""
    try:
        task()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        from tui.cli.usage import usage_text

        notice(usage_text(session.say, error))
        return 2
    except Problem as problem:
        from tui.wording.errors import problem_text

        notice(problem_text(session.say, problem))
        return 1
    except OSError as error:
        reason, file = error.strerror or str(error), error.filename
        code = "problem.system_file" if file else "problem.system"
        notice(session.say(code, reason=reason, file=file))
        return 1
    except KeyboardInterrupt:
        notice(session.say("cli.error.interrupted"))
        return INTERRUPTED
    return 0
