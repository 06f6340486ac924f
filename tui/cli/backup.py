"""`tilbageblik backup`: a copy of the whole library, and bringing back from one what is missing."""

from __future__ import annotations

from pathlib import Path

import click

from journals.text.clean import shown_names
from tui.cli.exit_status import exit_refused
from tui.cli.framework import command, option
from tui.cli.json_shapes import struct_json
from tui.cli.output import print_notice
from tui.cli.param_types import PathType
from tui.cli.session import Session
from tui.cli.usage_error import UsageError


@command("backup")
@option("--to", type=PathType())
@option("--from", "copy", type=PathType())
@option("--dry-run", is_flag=True, belongs_to="copy")
@click.pass_obj
def backup_command(session: Session, /, to: str | None, copy: str | None, dry_run: bool) -> None:
    """Make a backup, or bring back from one."""
    if (to is None) == (copy is None):
        raise UsageError("cli.error.to_or_from")
    if to is not None:
        _make(session, Path(to))
    elif copy is not None:
        _bring_back(session, Path(copy), dry_run=dry_run)


def _make(session: Session, to: Path) -> None:
    from journals.sharing.backup import back_up

    say = session.say
    session.report_missing()
    made = back_up(session.unread_library, to, session.today)
    if session.json:
        session.out.json(struct_json(made))
    else:
        is_whole = not (made.left_out or made.wrong or made.lost or made.torn)
        session.out.line(say("backup.made" if is_whole else "backup.made_of_part", folder=made.folder))
        projects = say.count("backup.projects", made.projects)
        session.out.line(say("backup.holds", projects=projects, lines=made.lines, size=_size(made.size)))
    if made.wrong:
        print_notice(say.count("backup.wrong", made.wrong))
    for name, files in (("gone", made.gone), ("left_out", made.left_out), ("lost", made.lost)):
        if files:
            session.report_error(f"backup_{name}", say.count(f"backup.{name}", len(files), files=shown_names(files)))
    if made.torn:
        print_notice(say.count("backup.torn", len(made.torn), files=shown_names(made.torn)))
    if made.gone or made.left_out or made.lost:  # it is not whole, so whoever relies on it must hear of it
        exit_refused()


def _bring_back(session: Session, source: Path, *, dry_run: bool) -> None:
    from journals.sharing.restore import restore_backup

    say, out = session.say, session.out
    done = restore_backup(session.unread_library, source, session.today, dry_run=dry_run)
    if session.json:
        out.json({**struct_json(done), "dry_run": dry_run})
    elif not done.folders and not done.acts and not done.packs:
        out.line(say("backup.nothing"))
    else:
        if dry_run:
            out.line(say("backup.would"))
        if done.folders:
            names = shown_names(path.name for path in done.folders)
            out.line(say.count("backup.folders", len(done.folders), names=names))
        if done.acts:
            out.line(say.count("backup.acts", done.changes, files=shown_names(done.files)))
        if done.packs:
            out.line(say.count("backup.packs", done.packs))
    if done.unread:
        print_notice(say.count("backup.unread", done.unread))


def _size(size: int) -> str:
    """Return a size as people read it."""
    return f"{max(1, round(size / 1000))} kB" if size < 1_000_000 else f"{size / 1_000_000:.0f} MB"
