"""click in two languages: texts looked up in the catalogue when they are shown, and errors of one line.

A parameter's help is the text `cli.<command>.<parameter>`, or `cli.any.<parameter>` where it is the same everywhere; a
command's is `cli.<command>`, whose first paragraph stands in the list of commands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from tui.cli.session import Session
from tui.cli.usage import Usage
from tui.locale import LANGUAGES, Catalogue

F = TypeVar("F", bound=Callable[..., Any])


class Option(click.Option):
    """An option whose help is in the catalogue."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Say what its value is."""
        say = session_of(ctx).say
        own = self.type.get_metavar(self, ctx)
        if own:
            return own
        key = f"cli.value.{self.name}"
        return say(key if say.has(key) else "cli.value.text")

    def row(self, ctx: click.Context) -> tuple[str, str]:
        """Give its row in the help."""
        name = ", ".join(self.opts)
        return name if self.is_flag else f"{name} {self.make_metavar(ctx)}", parameter_help(ctx, self)


class Argument(click.Argument):
    """An argument whose name and help are in the catalogue."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Give its name, in brackets where it may be left out."""
        name = session_of(ctx).say(f"cli.value.{self.name}")
        return (name if self.required else f"[{name}]") + ("…" if self.nargs == -1 else "")

    def row(self, ctx: click.Context) -> tuple[str, str]:
        """Give its row in the help."""
        return self.make_metavar(ctx), parameter_help(ctx, self)


class Spoken(click.Command):
    """What the program and its commands have in common: the options that stand anywhere, and help in two languages."""

    reads_on = True
    """Whether options may also come after the first argument."""

    def __init__(self, *args: Any, **attrs: Any) -> None:
        attrs |= {"add_help_option": False, "context_settings": {"allow_extra_args": True}}
        super().__init__(*args, **attrs)
        self.params += anywhere()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line, options in any place."""
        return super().parse_args(ctx, _arranged(args, self.params, reads_on=self.reads_on))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        say = session_of(ctx).say
        pieces = [piece for param in self.params for piece in param.get_usage_pieces(ctx)]
        usage = " ".join([*pieces, say("cli.help.usage_options"), *self.usage_end(say)])
        formatter.write_usage(ctx.command_path, usage, say("cli.help.usage") + " ")
        formatter.write_paragraph()
        formatter.write_text(say(f"cli.{self.name}"))
        own = [param for param in self.params if param.name not in _ANYWHERE]
        shared = [param for param in self.params if param.name in _ANYWHERE]
        arguments = [param.row(ctx) for param in own if isinstance(param, Argument)]
        options = [param.row(ctx) for param in own if isinstance(param, Option)]
        sections = (
            ("cli.help.arguments", arguments),
            *self.sections(say),
            ("cli.help.options", options),
            ("cli.help.anywhere", [param.row(ctx) for param in shared if isinstance(param, Option)]),
        )
        for heading, rows in sections:
            if rows:
                with formatter.section(say(heading)):
                    formatter.write_dl(rows)

    def usage_end(self, say: Catalogue) -> Iterable[str]:
        """Give what else stands in the line of usage."""
        return ()

    def sections(self, say: Catalogue) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Give more sections of the help: a heading's key, and rows."""
        yield from ()


class Command(Spoken):
    """One command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; what is left over is a mistake."""
        left = super().parse_args(ctx, args)
        if left:
            raise Usage("cli.error.extra", extra=left[0])
        return left


def command(name: str) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command."""
    return click.command(name, cls=Command)


def argument(name: str, **attrs: Any) -> Callable[[F], F]:
    """Give a command an argument."""
    return click.argument(name, cls=Argument, **attrs)


def option(*names: str, **attrs: Any) -> Callable[[F], F]:
    """Give a command an option."""
    return click.option(*names, cls=Option, **attrs)


def parameter_help(ctx: click.Context, param: click.Parameter) -> str:
    """Give a parameter's help."""
    say = session_of(ctx).say
    own = f"cli.{ctx.command.name}.{param.name}"
    return say(own if say.has(own) else f"cli.any.{param.name}")


def session_of(ctx: click.Context) -> Session:
    """Give the session that a command runs in."""
    found = ctx.find_object(Session)
    assert found is not None
    return found


class Place(click.ParamType):  # type: ignore[type-arg]
    """A file or folder. An empty one is a mistake (a variable that was never set), not the folder we are in."""

    name = "place"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give it as it was typed."""
        if not value.strip():
            raise Usage("cli.error.needs_value", name="" if param is None or ctx is None else param.opts[0])
        return value


# Options that stand anywhere


def anywhere() -> list[click.Parameter]:
    """Give the options that every command has."""
    return [
        Option(["--json"], is_flag=True, is_eager=True, expose_value=False, callback=_json),
        Option(["--library"], multiple=True, is_eager=True, expose_value=False, callback=_library, type=Place()),
        Option(["--guide"], is_eager=True, expose_value=False, callback=_guide, type=Place()),
        Option(["--lang"], is_eager=True, expose_value=False, callback=_language),
        Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_help),
    ]


_ANYWHERE = ("json", "library", "guide", "lang", "help")


def _json(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        session_of(ctx).json = True


def _library(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> None:
    session_of(ctx).told_folders += map(Path, value)


def _guide(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        session_of(ctx).guide_folder = Path(value)


def _language(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Only check it: the session looked for it first of all, so that every text can be in that language."""
    if value is not None and value not in LANGUAGES:
        raise Usage("cli.error.choice", name="--lang", value=value, valid=", ".join(LANGUAGES))


def _help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        session_of(ctx).out.line(ctx.get_help())
        ctx.exit()


# Reading the command line


def _arranged(args: Sequence[str], params: Sequence[click.Parameter], *, reads_on: bool) -> list[str]:
    """Put options first, then `--`, then everything else: a text may begin with a dash without being an option."""
    known = {name: param for param in params if isinstance(param, click.Option) for name in param.opts}
    options: list[str] = []
    others: list[str] = []
    left = iter(args)
    for arg in left:
        name, given, _ = arg.partition("=")
        if arg == "--":
            break
        if not _is_option(name):
            others.append(arg)
            if not reads_on:
                break
        elif given or _param(known, name).is_flag:
            options.append(_whole(known, name, arg, given))
        elif (value := next(left, None)) is None:
            raise Usage("cli.error.needs_value", name=name)
        else:
            options += [arg, value]
    return [*options, "--", *others, *left]


def _is_option(name: str) -> bool:
    """Tell whether this is written like an option: two dashes and small letters, with dashes between them."""
    letters = name[2:].replace("-", "")
    return name.startswith("--") and letters.isascii() and letters.islower() and letters.isalpha() and name[2] != "-"


def _param(known: Mapping[str, click.Option], name: str) -> click.Option:
    if name not in known:
        from difflib import get_close_matches

        nearest = get_close_matches(name, known, 1)
        raise Usage("cli.error.option_nearest" if nearest else "cli.error.option", name=name, nearest="".join(nearest))
    return known[name]


def _whole(known: Mapping[str, click.Option], name: str, arg: str, given: str) -> str:
    if given and _param(known, name).is_flag:
        raise Usage("cli.error.no_value", name=name)
    return arg
