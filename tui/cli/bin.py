"""`tilbageblik bin` and `restore`: what was deleted, and bringing it back."""

from __future__ import annotations

import click

from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.library.trash import find_deleted, trash_items
from journals.log.stamp import local_day
from journals.records.base import Record
from journals.records.model import Observation
from tui.cli.framework import argument, command
from tui.cli.json_shapes import deleted_json
from tui.cli.output import print_notice
from tui.cli.param_types import TextType
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.storing import record_printer
from tui.wording.display import long_date
from tui.wording.history import record_title


@command("bin")
@argument("project", type=TextType(), required=False)
@click.pass_obj
def bin_command(session: Session, /, project: str | None) -> None:
    """List what was deleted, the latest first."""
    library = session.library
    found = trash_items(library, find_project(library, project) if project is not None else None)
    if session.json:
        session.out.json([deleted_json(each) for each in found])
        return
    short = ShortIds.of(library)
    for each in found:
        short(each.deleted.record.id)  # so that each is told from the others, too
    for each in found:
        record = each.deleted.record
        is_private = isinstance(record, Observation) and record.private
        text = session.say("export.apart") if is_private else record_title(session.guide, each.journal, record) or "–"
        words = {"kind": session.say(f"bin.kind.{record.TABLE}"), "text": text}
        day = long_date(session.say, local_day(each.deleted.at))
        session.out.line(session.say("bin.line", id=short(record.id), day=day, **words))
    if not found:
        print_notice(session.say("bin.none"))


@command("restore")
@argument("records", type=TextType(), nargs=-1, required=True)
@click.pass_obj
def restore_command(session: Session, /, records: tuple[str, ...]) -> None:
    """Bring back records; those of one project are one act, and one undo takes them away again."""
    found: dict[str, tuple[Journal, dict[str, Record]]] = {}
    for name in records:
        each = find_deleted(session.library, name)
        found.setdefault(each.journal.id, (each.journal, {}))[1][each.deleted.record.id] = each.deleted.record
    for journal, wanted in found.values():
        journal.undelete(*wanted.values()).wait()
    record_printer(session, [(journal, record) for journal, wanted in found.values() for record in wanted.values()])()
