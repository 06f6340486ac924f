"""`tilbageblik backup`: a copy of the whole library, and bringing back from one what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from tui.cli.clicking import Place, command, option
from tui.cli.out import notice
from tui.cli.session import Session
from tui.cli.usage import Usage


@command("backup")
@option("--to", type=Place())
@option("--from", "copy", type=Place())
@option("--dry-run", is_flag=True)
@click.pass_obj
def backup_command(session: Session, /, to: str | None, copy: str | None, dry_run: bool) -> None:
    """Make a backup, or bring back from one."""
    if (to is None) == (copy is None):
        raise Usage("cli.error.to_or_from")
    if to is not None:
        if dry_run:
            raise Usage("cli.error.dry_run")
        _make(session, Path(to))
    elif copy is not None:
        _bring_back(session, Path(copy), dry_run=dry_run)


def _make(session: Session, to: Path) -> None:
    from journals.sharing.backup import back_up

    say = session.say
    made = back_up(session.unread, to, session.today)
    if session.json:
        session.out.json(_plain(msgspec.structs.asdict(made)))
    else:
        session.out.line(say("backup.made", folder=made.folder))
        projects = say.count("backup.projects", made.projects)
        session.out.line(say("backup.holds", projects=projects, lines=made.lines, size=_size(made.size)))
    if made.wrong:
        notice(say.count("backup.wrong", made.wrong))
    if made.left_out:  # it is not whole, so whoever relies on it must hear of it
        notice(say.count("backup.left_out", len(made.left_out), files=_names(made.left_out)))
        click.get_current_context().exit(1)


def _bring_back(session: Session, source: Path, *, dry_run: bool) -> None:
    from journals.sharing.restore import restore_backup

    say, out = session.say, session.out
    done = restore_backup(session.unread, source, session.today, dry_run=dry_run)
    if session.json:
        out.json({**_plain(msgspec.structs.asdict(done)), "dry_run": dry_run})
    elif not done.folders and not done.acts:
        out.line(say("backup.nothing"))
    else:
        if dry_run:
            out.line(say("backup.would"))
        if done.folders:
            names = ", ".join(path.name for path in done.folders)
            out.line(say.count("backup.folders", len(done.folders), names=names))
        if done.acts:
            out.line(say.count("backup.acts", done.acts, files=_names(done.files)))
    if done.unread:
        notice(say.count("backup.unread", done.unread))


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Give paths as texts."""
    shown = {name: str(value) if isinstance(value, Path) else value for name, value in values.items()}
    return {name: [str(each) for each in value] if isinstance(value, list) else value for name, value in shown.items()}


def _names(paths: list[Path]) -> str:
    return ", ".join(map(str, paths))


def _size(size: int) -> str:
    """Give a size as people read it."""
    return f"{max(1, round(size / 1000))} kB" if size < 1_000_000 else f"{size / 1_000_000:.0f} MB"
