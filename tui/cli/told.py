"""Errors in words: one line that says what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from tui.cli.clicking import Usage
from tui.locale import Catalogue

if TYPE_CHECKING:
    from content import Fault

_PROGRAM = "tilbageblik"


def usage_text(say: Catalogue, error: click.ClickException) -> str:
    """Say what was wrong with the command line, and which help page knows better."""
    path = _PROGRAM
    if isinstance(error, click.UsageError) and error.ctx is not None:
        path = error.ctx.command_path
    return f"{path}: {_what(say, error)} {say('cli.error.see', command=path)}"


def _what(say: Catalogue, error: click.ClickException) -> str:
    if isinstance(error, Usage):
        from tui.wording.privacy import without_echo

        return say(error.key, **without_echo(say, error.words))
    if isinstance(error, click.MissingParameter) and error.param is not None and error.ctx is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.make_metavar(error.ctx)
        return say("cli.error.missing", name=name)
    from journals.privacy.guard import cut_out

    # Nothing we know of comes here; in English, but on one line.
    return cut_out(error.format_message(), say("guard.removed"))


def guide_fault_text(say: Catalogue, fault: Fault) -> str:
    """Give a fault of the guide as one line, without its place; in English where a newer guide knows a new one."""
    key = f"fault.guide.{fault.code}"
    params: Mapping[str, object] = fault.params
    return say(key, **params) if say.has(key) else fault.text
