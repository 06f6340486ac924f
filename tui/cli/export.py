"""`tilbageblik export`: the learning log as a document."""

from __future__ import annotations

from pathlib import Path

import click

from journals.errors import Problem
from tui.cli.clicking import Place, argument, command, option
from tui.cli.out import notice
from tui.cli.session import Session
from tui.cli.values import OneOf, Text

FORMATS = ("markdown",)


@command("export")
@argument("projects", type=Text(), nargs=-1)
@option("--to", type=Place())
@option("--format", "form", type=OneOf(FORMATS), default=FORMATS[0])
@option("--force", is_flag=True)
@click.pass_obj
def export_command(session: Session, /, projects: tuple[str, ...], to: str | None, form: str, force: bool) -> None:
    """Write a learning log: to stdout, or to a file that is never written over without `--force`."""
    from journals.exchange.files import write_new
    from journals.exchange.markdown import file_name, learning_log_of, taken
    from tui.guarding import document_lines

    library, say = session.library, session.say
    journals = [library.find(each) for each in projects] or library.journals
    if not journals:
        raise Problem("nothing_to_export")
    log = learning_log_of(taken(journals), session.guide, say, today=session.today)
    path: Path | None = None
    if to is not None:
        path = Path(to).absolute()
        if path.is_dir():
            path /= file_name(journals, say, today=session.today)
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
