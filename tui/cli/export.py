"""`tilbageblik export`: the learning log, or what was decided about others' lessons, as a document."""

from __future__ import annotations

from pathlib import Path

import click

from journals.errors import Problem
from tui.cli.clicking import Place, argument, command, option
from tui.cli.out import notice
from tui.cli.session import Session
from tui.cli.values import OneOf, Text

FORMATS = ("markdown", "briefing")


@command("export")
@argument("projects", type=Text(), nargs=-1)
@option("--to", type=Place())
@option("--format", "form", type=OneOf(FORMATS), default=FORMATS[0])
@option("--force", is_flag=True)
@click.pass_obj
def export_command(session: Session, /, projects: tuple[str, ...], to: str | None, form: str, force: bool) -> None:
    """Write a learning log or a briefing: to stdout, or to a file that is never written over without `--force`."""
    from journals.exchange.files import write_new
    from journals.exchange.forms import FORMS
    from journals.exchange.steps import untold
    from tui.guarding import document_lines

    library, say = session.library, session.say
    journals = [library.find(each) for each in projects] or library.journals
    if not journals:
        raise Problem("nothing_to_export")
    document = FORMS[form]
    log = document.write(document.take(library, journals, say), session.guide, say, session.today, untold)
    path: Path | None = None
    if to is not None:
        path = Path(to).absolute()
        if path.is_dir():
            path /= document.name(journals, say, session.today)
        write_new(path, log.text, force=force)
    if session.json:
        ids = [journal.id for journal in journals]
        told = {"text": log.text} if path is None else {"file": str(path)}
        session.out.json({"format": form, "projects": ids, **told})
    elif path is None:
        session.out.text(log.text)
    else:
        session.out.line(str(path))
    for line in document_lines(say, log.personal):
        notice(line)
