"""`tilbageblik purge`: erasing what is to be gone for good, once it is confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import click

from journals.library.journal import Journal
from journals.library.lookup import find_known, same_text
from journals.library.maintenance import preview_purge, purge
from journals.records.model import TYPES, Observation, Project
from journals.text.clean import shown_names
from tui.cli.exit_status import exit_refused
from tui.cli.framework import argument, command, option
from tui.cli.output import is_confirmed, is_interactive, print_notice
from tui.cli.param_types import TextType
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.usage_error import UsageError
from tui.locale import Catalogue
from tui.wording.record_text import record_text

PurgeTargets: TypeAlias = dict[str, tuple[Journal, dict[tuple[str, str], None]]]
"""What is to be purged: project → the project and the table and id of each record, in the order they were named."""

_MAX_NAMED = 5
"""As many records are named before the question; `--dry-run` names all."""


@command("purge")
@argument("records", type=TextType(), nargs=-1, required=True)
@option("--gone", type=TextType(), multiple=True)
@option("--dry-run", is_flag=True)
@option("--yes", is_flag=True)
@click.pass_obj
def purge_command(
    session: Session, /, records: tuple[str, ...], gone: tuple[str, ...], dry_run: bool, yes: bool
) -> None:
    """Delete records, or all of a project, and erase everything that was ever written in them."""
    library = session.library
    found: PurgeTargets = {}
    for name in records:
        journal, table, record = find_known(library, name, whole=True)
        wanted = list(journal.known_ids()) if table == Project.TABLE else [(table, record)]
        found.setdefault(journal.id, (journal, {}))[1].update(dict.fromkeys(wanted))
    elsewhere = [record for journal, wanted in found.values() for record in same_text(library, journal, wanted)]
    if not (dry_run or yes or _confirmed(session, found)):
        session.report_error("not_purged", session.say("upkeep.not_purged"))
        exit_refused()
    do = preview_purge if dry_run else purge
    done = [do(library, journal, *wanted, gone=gone) for journal, wanted in found.values()]
    rewritten = [path for each in done for path in each.rewritten]
    in_use = [path for each in done for path in each.in_use]
    waiting = [path for each in done for path in each.waiting]
    if session.json:
        purged = [{"table": table, "id": record} for _, wanted in found.values() for table, record in wanted]
        paths = {"rewritten": _paths(rewritten), "in_use": _paths(in_use), "waiting": _paths(waiting)}
        session.out.json({"purged": purged, **paths, "elsewhere": elsewhere, "dry_run": dry_run})
        return
    short = ShortIds.of(library)
    if dry_run:
        for line in _target_lines(session.say, found, short):
            session.out.line(line)
        _print_paths(session, "upkeep.would_rewrite", rewritten)
    else:
        session.out.line(session.say.count("upkeep.purged", sum(len(wanted) for _, wanted in found.values())))
    _print_paths(session, "upkeep.in_use", in_use)
    _print_paths(session, "upkeep.waiting", waiting)
    if elsewhere:
        session.out.line(session.say("upkeep.elsewhere", records=", ".join(map(short, elsewhere))))
    session.out.line(session.say("upkeep.beyond"))


def _target_lines(say: Catalogue, wanted: PurgeTargets, short: ShortIds) -> Iterator[str]:
    """Yield what would be purged: how many records, and then each of them."""
    yield say.count("upkeep.would_purge", sum(len(records) for _, records in wanted.values()))
    for journal, records in wanted.values():
        deleted = {each.record.id: each.record for each in journal.deleted()}
        for table, record in records:
            found = journal.get(TYPES[table], record) or deleted.get(record)
            is_private = isinstance(found, Observation) and found.private
            text = say("export.apart") if is_private else (record_text(found) if found else "") or "–"
            yield say("upkeep.one", id=short(record), kind=say(f"bin.kind.{table}"), text=text)


def _confirmed(session: Session, wanted: PurgeTargets) -> bool:
    """Return whether somebody at a terminal says yes; a script cannot answer, and has to say `--yes` itself."""
    if not is_interactive():
        raise UsageError("cli.error.purge_yes")
    say = session.say
    first, *each = _target_lines(say, wanted, ShortIds.of(session.library))
    for line in [first, *each[:_MAX_NAMED]]:
        print_notice(line)
    if (more := len(each) - _MAX_NAMED) > 0:
        print_notice(say.count("upkeep.more", more))
    return is_confirmed(say("upkeep.sure"))


def _print_paths(session: Session, key: str, paths: list[Path]) -> None:
    if paths:
        session.out.line(session.say(key, files=shown_names(paths)))


def _paths(paths: list[Path]) -> list[str]:
    return [str(path) for path in paths]
