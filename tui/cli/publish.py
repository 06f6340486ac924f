"""`tilbageblik publish`: a folder of linked pages about what projects learned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from journals.errors import Invalid, Problem
from journals.export.audience import AUDIENCES, Audience
from journals.export.document_format import ExportContext
from journals.export.site.publishing import SITE_FORMS, Site, SiteForm, make_site, take_site, write_site
from journals.export.site.site_files import SiteReport
from journals.library.lookup import find_project
from tui.cli.framework import argument, command, option
from tui.cli.output import print_notice
from tui.cli.param_types import ChoiceType, PathType, TextType
from tui.cli.privacy import allow_personal_data
from tui.cli.progress_line import ProgressLine
from tui.cli.session import Session
from tui.cli.usage_error import UsageError
from tui.wording.privacy import document_lines
from tui.wording.site_report import kept_line, removed_line, written_line


@command("publish")
@argument("projects", type=TextType(), nargs=-1)
@option("--to", type=PathType())
@option("--for", "audience", type=ChoiceType("audience", AUDIENCES), default="internal")
@option("--format", "form", type=ChoiceType("format", SITE_FORMS))
@allow_personal_data()
@click.pass_obj
def publish_command(
    session: Session, /, projects: tuple[str, ...], to: str | None, audience: Audience, form: SiteForm | None
) -> None:
    """Put the pages into a new or empty folder, or one that they were put into before."""
    library, say = session.library, session.say
    if to is None:
        raise UsageError("cli.error.publish_to")
    journals = [find_project(library, each) for each in projects] or library.journals
    if not journals:
        raise Problem("nothing_to_export")
    context = ExportContext(library, session.guide, say, session.today, audience=audience)
    progress, folder = ProgressLine(say, "cli.publish.making"), Path(to).absolute()
    try:
        site = make_site(take_site(journals, context), context, progress)
        _refuse_personal(session, site, audience)
        report = write_site(site.leaving(), folder, context, progress, (form,) if form else SITE_FORMS)
    finally:
        progress.clear()
    if session.json:
        ids = [journal.id for journal in journals]
        counts = {"written": report.written, "removed": report.removed, "kept": report.kept}
        session.out.json({"folder": str(folder), "projects": ids, **counts})
    else:
        session.out.line(written_line(say, folder, report))
    for line in _notices(session, report, site):
        print_notice(line)


def _notices(session: Session, report: SiteReport, site: Site) -> Iterator[str]:
    yield from filter(None, [removed_line(session.say, report), kept_line(session.say, report)])
    yield from document_lines(session.say, site.personal)


def _refuse_personal(session: Session, site: Site, audience: Audience) -> None:
    """Refuse pages with personal data on them, unless that was allowed; for others it never is.

    Raises:
        Invalid: `personal_in_pages`, `personal_in_shared_pages`; both say in which records.
    """
    if site.flagged and (audience == "sharing" or not session.allow_personal_data):
        found = [finding for passage in site.question.found for finding in passage.found]
        code = "personal_in_shared_pages" if audience == "sharing" else "personal_in_pages"
        raise Invalid(code, found={"document": found}, where=", ".join(site.records_to_mend))
