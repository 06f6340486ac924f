"""click in two languages: options, arguments and commands whose texts are in the catalogue, and errors of one line.

A parameter's help is the text `cli.<command>.<parameter>`, or `cli.any.<parameter>` where it is the same everywhere; a
command's is `cli.<command>`, whose first paragraph stands in the list of commands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from journals.text.language import LANGUAGES
from tui.cli.option_pairs import PairedOption, refuse_backwards, refuse_misplaced
from tui.cli.param_types import ChoiceType, PathType
from tui.cli.session import current_session
from tui.cli.usage_error import UsageError
from tui.locale import Catalogue

F = TypeVar("F", bound=Callable[..., Any])


class LocalizedOption(PairedOption):
    """An option whose help is in the catalogue."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what its value is called."""
        say = current_session(ctx).say
        own = self.type.get_metavar(self, ctx)
        if own:
            return own
        key = f"cli.value.{self.name}"
        return say(key if say.has(key) else "cli.value.text")

    def help_row(self, ctx: click.Context) -> tuple[str, str]:
        """Return its name and its text for the help."""
        name = ", ".join(self.opts)
        return name if self.is_flag else f"{name} {self.make_metavar(ctx)}", parameter_help(ctx, self)


class LocalizedArgument(click.Argument):
    """An argument whose name and help are in the catalogue."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return its name, in brackets where it may be left out."""
        name = current_session(ctx).say(f"cli.value.{self.name}")
        return (name if self.required else f"[{name}]") + ("…" if self.nargs == -1 else "")

    def help_row(self, ctx: click.Context) -> tuple[str, str]:
        """Return its name and its text for the help."""
        return self.make_metavar(ctx), parameter_help(ctx, self)


class LocalizedCommand(click.Command):
    """What the program and its commands have in common: the global options, and help in two languages."""

    options_anywhere = True
    """Whether options may also stand after the first argument."""

    def __init__(self, *args: Any, **attrs: Any) -> None:
        attrs |= {"add_help_option": False, "context_settings": {"allow_extra_args": True}}
        super().__init__(*args, **attrs)
        self.params += global_options()

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line, options in any place."""
        return super().parse_args(ctx, _reordered(args, self.params, options_anywhere=self.options_anywhere))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        say = current_session(ctx).say
        pieces = [piece for param in self.params for piece in param.get_usage_pieces(ctx)]
        usage = " ".join([*pieces, say("cli.help.usage_options"), *self.usage_suffix(say)])
        formatter.write_usage(ctx.command_path, usage, say("cli.help.usage") + " ")
        formatter.write_paragraph()
        formatter.write_text(say(f"cli.{self.name}"))
        own = [param for param in self.params if param.name not in _GLOBAL_NAMES]
        shared = [param for param in self.params if param.name in _GLOBAL_NAMES]
        arguments = [param.help_row(ctx) for param in own if isinstance(param, LocalizedArgument)]
        options = [param.help_row(ctx) for param in own if isinstance(param, LocalizedOption)]
        sections = (
            ("cli.help.arguments", arguments),
            *self.help_sections(say),
            ("cli.help.options", options),
            ("cli.help.anywhere", [param.help_row(ctx) for param in shared if isinstance(param, LocalizedOption)]),
        )
        for heading, rows in sections:
            if rows:
                with formatter.section(say(heading)):
                    formatter.write_dl(rows)

    def usage_suffix(self, say: Catalogue) -> Iterable[str]:
        """Return what else stands in the line of usage."""
        return ()

    def help_sections(self, say: Catalogue) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Yield more sections of the help: a heading's key, and rows."""
        yield from ()


_TELLS_OF_GUIDE = ("check",)
"""Commands that say themselves what is wrong with the guide."""


class Subcommand(LocalizedCommand):
    """One command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line; what is left over is a mistake, and so is what would be passed over."""
        left = super().parse_args(ctx, args)
        if left:
            raise UsageError("cli.error.extra", extra=left[0])
        refuse_misplaced(ctx)
        refuse_backwards(ctx)
        if self.name not in _TELLS_OF_GUIDE:
            current_session(ctx).check_guide_folder()
        return left


def command(name: str) -> Callable[[Callable[..., Any]], Subcommand]:
    """Return a decorator that makes a function a command."""
    return click.command(name, cls=Subcommand)


def argument(name: str, **attrs: Any) -> Callable[[F], F]:
    """Return a decorator that adds an argument to a command."""
    return click.argument(name, cls=LocalizedArgument, **attrs)


def option(*names: str, **attrs: Any) -> Callable[[F], F]:
    """Return a decorator that adds an option to a command."""
    return click.option(*names, cls=LocalizedOption, **attrs)


def mouse_option() -> Callable[[F], F]:
    """Return a decorator that adds `--no-mouse` to what opens the app."""
    return option("--no-mouse", is_flag=True, is_eager=True, expose_value=False, callback=_no_mouse)


def parameter_help(ctx: click.Context, param: click.Parameter) -> str:
    """Return a parameter's help."""
    say = current_session(ctx).say
    own = f"cli.{ctx.command.name}.{param.name}"
    return say(own if say.has(own) else f"cli.any.{param.name}")


# Options that every command has


def global_options() -> list[click.Parameter]:
    """Return the options that every command has, and that may stand anywhere in the command line."""
    return [
        LocalizedOption(["--json"], is_flag=True, is_eager=True, expose_value=False, callback=_json),
        LocalizedOption(
            ["--library"], multiple=True, is_eager=True, expose_value=False, callback=_library, type=PathType()
        ),
        LocalizedOption(["--guide"], is_eager=True, expose_value=False, callback=_guide, type=PathType()),
        # Only checked: the session has read it already, so that every text can be in that language.
        LocalizedOption(["--lang"], is_eager=True, expose_value=False, type=ChoiceType("lang", LANGUAGES)),
        LocalizedOption(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_help),
    ]


_GLOBAL_NAMES = ("json", "library", "guide", "lang", "help")


def _json(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        current_session(ctx).json = True


def _no_mouse(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        current_session(ctx).mouse = False


def _library(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> None:
    current_session(ctx).requested_folders += map(Path, value)


def _guide(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        current_session(ctx).guide_folder = Path(value)


def _help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        current_session(ctx).out.line(ctx.get_help())
        ctx.exit()


# Reading the command line

_PROJECT, _PROJECT_ARGUMENTS = "--project", ("project", "projects")
"""A project is the first argument of a command; it may be named by an option too, as `import` wants it."""


def _reordered(args: Sequence[str], params: Sequence[click.Parameter], *, options_anywhere: bool) -> list[str]:
    """Return options first, then `--`, projects and the rest: a text may begin with a dash without being an option."""
    known = {name: param for param in params if isinstance(param, click.Option) for name in param.opts}
    can_name = _PROJECT not in known and any(each.name in _PROJECT_ARGUMENTS for each in params)
    options: list[str] = []
    others: list[str] = []
    projects: list[str] = []
    left = iter(args)
    for arg in left:
        name, given, value_given = arg.partition("=")
        if arg == "--":
            break
        if not _is_option(name):
            others.append(arg)
            if not options_anywhere:
                break
        elif name == _PROJECT and can_name:
            projects.append(value_given if given else _next(left, name))
        elif given or _param(known, name).is_flag:
            options.append(_checked_flag(known, name, arg, given))
        else:
            options += [arg, _next(left, name)]
    return [*options, "--", *projects, *others, *left]


def _next(left: Iterator[str], name: str) -> str:
    """Return the value of an option."""
    if (value := next(left, None)) is None:
        raise UsageError("cli.error.needs_value", name=name)
    return value


def _is_option(name: str) -> bool:
    """Return whether this is written like an option: two dashes and small letters, with dashes between them."""
    letters = name[2:].replace("-", "")
    return name.startswith("--") and letters.isascii() and letters.islower() and letters.isalpha() and name[2] != "-"


def _param(known: Mapping[str, click.Option], name: str) -> click.Option:
    if name not in known:
        from difflib import get_close_matches

        nearest = [f"--{each}" for each in get_close_matches(name[2:], [each[2:] for each in known], 1)]
        raise UsageError(
            "cli.error.option_nearest" if nearest else "cli.error.option", name=name, nearest="".join(nearest)
        )
    return known[name]


def _checked_flag(known: Mapping[str, click.Option], name: str, arg: str, given: str) -> str:
    if given and _param(known, name).is_flag:
        raise UsageError("cli.error.no_value", name=name)
    return arg
