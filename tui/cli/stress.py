"""`tilbageblik stress`: a large library of made-up projects, to measure on. It is not in the list of commands."""

from __future__ import annotations

from pathlib import Path

import click

from journals.text.clean import shown_name
from tui.cli.framework import argument, command, option
from tui.cli.launch import command_to_open
from tui.cli.param_types import PathType, PositiveIntType
from tui.cli.session import Session, current_session


class NumberType(PositiveIntType):
    """A count from 1 up, shown as a number in the help."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return that it is a number, whatever it counts."""
        return current_session(ctx).say("cli.value.limit")


@command("stress")
@argument("to", type=PathType())
@option("--projects", type=NumberType(), default="500")
@option("--observations", type=NumberType(), default="200")
@option("--lessons", type=NumberType(), default="10")
@option("--writers", type=NumberType(), default="3")
@option("--seed", type=NumberType(), default="1")
@option("--one", type=NumberType(), not_with=["projects", "observations"])
@click.pass_obj
def stress_command(
    session: Session,
    /,
    to: str,
    projects: int,
    observations: int,
    lessons: int,
    writers: int,
    seed: int,
    one: int | None,
) -> None:
    """Make a library; with `--one`, of a single project of so many observations."""
    from journals.demo.stress.making import Size, make_library

    size = Size(1 if one else projects, one or observations, lessons, writers)
    folder = make_library(Path(to).absolute(), size, seed)
    if session.json:
        session.out.json({"folder": str(folder), "projects": size.projects, "observations": size.observations})
    else:
        session.out.line(shown_name(folder))
        session.out.line(session.say("cli.copied", command=shown_name(command_to_open(folder))))
