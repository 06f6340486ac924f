"""`tilbageblik bin` and `restore`: what was deleted, and bringing it back."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.library.trash import TrashItem, find_deleted, trash_items
from journals.log.stamp import wall_time
from journals.records.base import Record
from journals.records.fields import schema
from tui.cli.clicking import argument, command
from tui.cli.out import notice
from tui.cli.records import ShortIds
from tui.cli.session import Session
from tui.cli.showing import shown
from tui.cli.values import Text
from tui.wording.display import long_date
from tui.wording.history import local_day, record_text


@command("bin")
@argument("project", type=Text(), required=False)
@click.pass_obj
def bin_command(session: Session, /, project: str | None) -> None:
    """List what was deleted, the latest first."""
    library = session.library
    found = trash_items(library, find_project(library, project) if project is not None else None)
    if session.json:
        session.out.json([_as_json(each) for each in found])
        return
    short = ShortIds.of(library)
    for each in found:
        short(each.deleted.record.id)  # so that each is told from the others, too
    for each in found:
        record = each.deleted.record
        words = {"kind": session.say(f"bin.kind.{record.TABLE}"), "text": record_text(record) or "–"}
        day = long_date(session.say, local_day(each.deleted.at))
        session.out.line(session.say("bin.line", id=short(record.id), day=day, **words))
    if not found:
        notice(session.say("bin.none"))


@command("restore")
@argument("records", type=Text(), nargs=-1, required=True)
@click.pass_obj
def restore_command(session: Session, /, records: tuple[str, ...]) -> None:
    """Bring back records; those of one project are one act, and one undo takes them away again."""
    found: dict[str, tuple[Journal, dict[str, Record]]] = {}
    for name in records:
        each = find_deleted(session.library, name)
        found.setdefault(each.journal.id, (each.journal, {}))[1][each.deleted.record.id] = each.deleted.record
    for journal, wanted in found.values():
        journal.undelete(*wanted.values()).wait()
    shown(session, [(journal, record) for journal, wanted in found.values() for record in wanted.values()])()


def _as_json(each: TrashItem) -> dict[str, Any]:
    record, deleted = each.deleted.record, each.deleted
    sets = {name: sorted(getattr(record, name)) for name in schema(type(record)).members if name != "context"}
    when = wall_time(deleted.at).isoformat(timespec="milliseconds")
    about = {"id": record.id, "project": each.journal.id, "table": record.TABLE}
    return {**about, **msgspec.to_builtins(record), **sets, "deleted": when, "writer": deleted.writer}
