"""`tilbageblik export`: the learning log, a briefing, or the record of the latest retro, as a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journals.errors import NotFound, Problem
from journals.library.lookup import find_project
from tui.cli.framework import argument, command, option
from tui.cli.output import print_notice
from tui.cli.param_types import ChoiceType, PathType, TextType
from tui.cli.session import Session

if TYPE_CHECKING:
    from journals.export.redaction import Document
    from journals.library.journal import Journal
    from journals.records.model import Lesson, Use

EXPORT_FORMATS = ("markdown", "briefing", "retro")


@command("export")
@argument("projects", type=TextType(), nargs=-1)
@option("--to", type=PathType())
@option("--format", "form", type=ChoiceType(EXPORT_FORMATS), default=EXPORT_FORMATS[0])
@option("--force", is_flag=True)
@click.pass_obj
def export_command(session: Session, /, projects: tuple[str, ...], to: str | None, form: str, force: bool) -> None:
    """Write a learning log or a briefing: to stdout, or to a file that is never written over without `--force`."""
    from journals.export.files import write_new
    from tui.wording.privacy import document_lines

    library, say = session.library, session.say
    journals = [find_project(library, each) for each in projects] or library.journals
    if not journals:
        raise Problem("nothing_to_export")
    log, name = _retro(session, journals) if form == "retro" else _projects(session, journals, form)
    path: Path | None = None
    if to is not None:
        path = Path(to).absolute()
        if path.is_dir():
            path /= name
        write_new(path, log.text, force=force)
    if session.json:
        ids = [journal.id for journal in journals]
        content = {"text": log.text} if path is None else {"file": str(path)}
        session.out.json({"format": form, "projects": ids, **content})
    elif path is None:
        session.out.text(log.text)
    else:
        session.out.line(str(path))
    for line in document_lines(say, log.personal):
        print_notice(line)


def _projects(session: Session, journals: list[Journal], form: str) -> tuple[Document, str]:
    """Return a document about some projects, and what its file is called."""
    from journals.export.formats import FORMS
    from journals.export.progress import ignore_progress

    document, guide, say = FORMS[form], session.guide, session.say
    chosen = document.take(session.library, journals, say)
    log = document.write(chosen, guide, say, session.today, ignore_progress)
    return log, document.name(journals, say, session.today)


def _retro(session: Session, journals: list[Journal]) -> tuple[Document, str]:
    """Return the record of one project's latest retro, and what its file is called."""
    from journals.export.labels import Labels
    from journals.export.retro_log import render_retro_log, retro_file_name
    from journals.export.retro_snapshot import RetroSnapshot
    from journals.retro.meeting import Meeting, former_retros
    from tui.wording.retro_formats import available_formats

    if len(journals) != 1:
        raise Problem("retro_of_one")
    (journal,) = journals
    if not (held := former_retros(journal)):
        raise Problem("no_retro", project=journal.project.name)

    def lesson_of(use: Use) -> Lesson | None:
        from journals.records.model import Lesson

        try:
            return session.library.journal(use.origin).get(Lesson, use.lesson)
        except NotFound:
            return None

    labels = Labels(session.guide, session.say, session.today)
    formats, broken = available_formats(session.say, session.guide_folder)
    if broken:
        print_notice(broken)
    title = next((each.title for each in formats if each.id == held[0].format), held[0].format)
    log = render_retro_log(RetroSnapshot.of(Meeting(journal, held[0].id), lesson_of), labels, title)
    return log, retro_file_name(journal.project, held[0], labels)
