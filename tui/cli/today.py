"""`tilbageblik today`: what waits in all projects."""

from __future__ import annotations

import click

from journals.overview.waiting import gather_waiting, what_waits
from tui.cli.framework import command
from tui.cli.json_shapes import waiting_json
from tui.cli.output import print_notice
from tui.cli.session import Session
from tui.wording.waiting import waiting_words


@command("today")
@click.pass_obj
def today_command(session: Session, /) -> None:
    """List what waits, the most pressing first."""
    library = session.library
    found = what_waits(gather_waiting(library, session.today))
    if session.json:
        session.out.json([waiting_json(each) for each in found])
        return
    if not found:
        print_notice(session.say("cli.today.nothing"))
    for each in found:
        words = waiting_words(session.say, each, lambda name: library.journal(name).project.name, session.today)
        session.out.line(words.line)
