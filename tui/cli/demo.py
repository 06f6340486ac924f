"""`tilbageblik demo`: the sample library, to try things on."""

from __future__ import annotations

from pathlib import Path

import click

from journals.text.clean import shown_name
from tui.cli.framework import command, mouse_option, option
from tui.cli.launch import command_to_open, open_demo
from tui.cli.param_types import PathType
from tui.cli.session import Session
from tui.cli.usage_error import UsageError


@command("demo")
@option("--to", type=PathType())
@option("--plain", is_flag=True)
@mouse_option()
@click.pass_obj
def demo_command(session: Session, /, to: str | None, *, plain: bool) -> None:
    """Open the app on a throw-away copy of the samples, or talk line by line; with `--to`, only put the copy there."""
    if to is None:
        click.get_current_context().exit(open_demo(session, plain=plain))
    if plain:
        raise UsageError("cli.error.to_or_plain")
    from journals.demo.sample import copy_samples

    folder = copy_samples(Path(to).absolute(), session.today, session.language)
    if session.json:
        session.out.json({"folder": str(folder)})
    else:
        session.out.line(shown_name(folder))
        session.out.line(session.say("cli.copied", command=shown_name(command_to_open(folder))))
