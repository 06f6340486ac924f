"""`tilbageblik compact` and `purge`: making logs small, and erasing what is to be gone for good."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from journals.library.lookup import find_known, find_project, same_text
from journals.library.maintenance import compact, preview_purge, purge
from journals.log.compaction import UNDO_PERIOD
from journals.records.model import Project
from tui.cli.clicking import argument, command, option
from tui.cli.out import notice
from tui.cli.purging import Wanted, lines, meant
from tui.cli.session import Session
from tui.cli.values import Count, Text


@command("compact")
@argument("project", type=Text())
@option("--keep", type=Count(), default=str(UNDO_PERIOD.days))
@click.pass_obj
def compact_command(session: Session, /, project: str, keep: int) -> None:
    """Make this installation's own logs of a project small."""
    library = session.library
    journal = find_project(library, project)
    done = compact(library, journal, timedelta(days=keep))
    if session.json:
        in_use = _paths(done.in_use)
        session.out.json({"project": journal.id, "before": done.before, "after": done.after, "in_use": in_use})
        return
    words = {"before": _size(done.before), "after": _size(done.after), "keep": keep}
    session.out.line(session.say("upkeep.compacted", **words))
    _tell(session, "upkeep.in_use", done.in_use)


@command("purge")
@argument("records", type=Text(), nargs=-1, required=True)
@option("--gone", type=Text(), multiple=True)
@option("--dry-run", is_flag=True)
@option("--yes", is_flag=True)
@click.pass_obj
def purge_command(
    session: Session, /, records: tuple[str, ...], gone: tuple[str, ...], dry_run: bool, yes: bool
) -> None:
    """Delete records, or all of a project, and erase everything that was ever written in them."""
    library = session.library
    found: Wanted = {}
    for name in records:
        journal, table, record = find_known(library, name)
        wanted = list(journal.known_ids()) if table == Project.TABLE else [(table, record)]
        found.setdefault(journal.id, (journal, {}))[1].update(dict.fromkeys(wanted))
    elsewhere = [record for journal, wanted in found.values() for record in same_text(library, journal, wanted)]
    if not (dry_run or yes or meant(session, found)):
        notice(session.say("upkeep.not_purged"))
        click.get_current_context().exit(1)
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
    if dry_run:
        for line in lines(session.say, found):
            session.out.line(line)
        _tell(session, "upkeep.would_rewrite", rewritten)
    else:
        session.out.line(session.say.count("upkeep.purged", sum(len(wanted) for _, wanted in found.values())))
    _tell(session, "upkeep.in_use", in_use)
    _tell(session, "upkeep.waiting", waiting)
    if elsewhere:
        session.out.line(session.say("upkeep.elsewhere", records=", ".join(elsewhere)))
    session.out.line(session.say("upkeep.beyond"))


def _tell(session: Session, key: str, paths: list[Path]) -> None:
    if paths:
        session.out.line(session.say(key, files=", ".join(map(str, paths))))


def _paths(paths: list[Path]) -> list[str]:
    return [str(path) for path in paths]


def _size(size: int) -> str:
    """Give a size as people read it."""
    return f"{max(1, round(size / 1000))} kB" if size else "0 kB"
