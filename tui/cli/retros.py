"""`tilbageblik retros`: the retrospectives of a project, or of all."""

from __future__ import annotations

import click

from journals.library.across import counts
from journals.records.retro import Retro
from journals.retro.meeting_list import list_meetings
from tui.cli.framework import argument, command
from tui.cli.json_shapes import meeting_json
from tui.cli.lists import journals_named, report_none
from tui.cli.output import print_notice
from tui.cli.param_types import TextType
from tui.cli.record_lines import meeting_line
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.wording.retro_formats import available_formats


@command("retros")
@argument("project", type=TextType(), required=False)
@click.pass_obj
def retros_command(session: Session, /, project: str | None) -> None:
    """List retrospectives, the latest first."""
    say = session.say
    formats, broken = available_formats(say, session.guide_folder)
    if broken:
        print_notice(broken)
    titles = {each.id: each.title for each in formats}
    journals = journals_named(session, project)
    count = counts(session.library, Retro)
    held = [(journal, list_meetings(journal)) for journal in journals if count[journal.id]]
    if session.json:
        rows = [(journal, each, titles.get(each.retro.format, "")) for journal, found in held for each in found]
        session.out.json([meeting_json(*row) for row in rows])
        return
    all_held = [each for _, found in held for each in found]
    report_none(session, Retro, all_held, all_held)
    short = ShortIds.of(session.library)
    for journal, found in held:
        if found and project is None:
            session.out.line(journal.project.name or "–")
        for each in found:
            session.out.line(meeting_line(say, each, titles.get(each.retro.format, each.retro.format), short))
