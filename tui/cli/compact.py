"""`tilbageblik compact`: making this installation's own logs of a project small."""

from __future__ import annotations

from datetime import timedelta

import click

from journals.library.lookup import find_project
from journals.library.maintenance import compact
from journals.log.compaction import UNDO_PERIOD
from journals.text.clean import shown_names
from tui.cli.framework import argument, command, option
from tui.cli.param_types import PositiveIntType, TextType
from tui.cli.session import Session

MOST_DAYS = 36_500
"""A hundred years; there are no days before the year 1."""


@command("compact")
@argument("project", type=TextType())
@option("--keep", type=PositiveIntType(most=MOST_DAYS), default=str(UNDO_PERIOD.days))
@click.pass_obj
def compact_command(session: Session, /, project: str, keep: int) -> None:
    """Make this installation's own logs of a project small."""
    library = session.library
    journal = find_project(library, project)
    done = compact(library, journal, timedelta(days=keep))
    if session.json:
        in_use = [str(path) for path in done.in_use]
        session.out.json({"project": journal.id, "before": done.before, "after": done.after, "in_use": in_use})
        return
    words = {"before": _size(done.before), "after": _size(done.after), "keep": keep}
    session.out.line(session.say("upkeep.compacted", **words))
    if done.in_use:
        session.out.line(session.say("upkeep.in_use", files=shown_names(done.in_use)))


def _size(size: int) -> str:
    """Return a size as people read it."""
    return f"{max(1, round(size / 1000))} kB" if size else "0 kB"
