"""`tilbageblik stress`: a large library of made-up projects, to measure on. It is not in the list of commands."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.clicking import Place, argument, command, option, session_of
from tui.cli.opening import open_with
from tui.cli.session import Session
from tui.cli.values import Count


class Number(Count):
    """How many."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Say that it is a number, whatever it counts."""
        return session_of(ctx).say("cli.value.limit")


@command("stress")
@argument("to", type=Place())
@option("--projects", type=Number(), default="500")
@option("--observations", type=Number(), default="200")
@option("--lessons", type=Number(), default="10")
@option("--writers", type=Number(), default="3")
@option("--seed", type=Number(), default="1")
@option("--one", type=Number())
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
        session.out.line(str(folder))
        session.out.line(session.say("cli.copied", command=open_with(folder)))
