"""Bringing back from a backup what a library has lost. Nothing is ever overwritten.

A project folder that is gone is copied whole; acts that a project's logs lack go into a file of their own beside them,
which is folded in like the copies that sync tools make. What was purged or deleted since stays so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec import Struct

from journals.errors import Problem
from journals.library.library import Library
from journals.library.lost_logs import accept_restored
from journals.library.meant_losses import add_losses, loss_files
from journals.library.shelf import Shelf, add_to_shelf, own_files
from journals.log import act as acts
from journals.log.act import Act, RecordChange
from journals.log.appender import mode_for
from journals.log.atomic import atomic_write, free_path
from journals.log.file_systems import is_folder
from journals.log.fold import DELETED, Fold, wins
from journals.log.folder import ProjectFolder, parts_of, project_folders
from journals.log.misnamed import writer_of_log
from journals.log.plain_file import create_file
from journals.log.purge import PurgeOrders
from journals.log.reader import LOG_SUFFIX
from journals.log.stamp import writer_of
from journals.log.whole_folder import PRIVATE_MODE, atomic_folder
from journals.sharing.backup import PREFIX, backup_subfolders
from journals.sharing.copying import (
    FoldedState,
    complete_lines,
    contains,
    refuse_inside_library,
    state_of,
)
from journals.system_error import reason_words

_DATED = re.compile(rf"{PREFIX}\d{{4}}-\d\d-\d\d(-\d+)?")


class RestoreResult(Struct, frozen=True):
    """What was brought back, or would be."""

    looked: int
    """Projects in the backup."""
    folders: list[Path]
    """Project folders that were gone."""
    acts: int
    """Acts that logs lacked."""
    files: list[Path]
    """Where they are now."""
    unread: int
    """Lines in the backup that cannot be read."""
    packs: int = 0
    """Lessons packs of organisations of which nothing is on the shelf."""
    changes: int = 0
    """Records that those acts change: one act can be many notes."""


class _Lacking(Struct):
    """What a project's logs lack."""

    lines: dict[str, list[bytes]]
    """Writer → lines, the head of its log first."""
    acts: int = 0
    changes: int = 0
    unread: int = 0


def restore_backup(library: Library, source: Path, today: date, *, dry_run: bool = False) -> RestoreResult:
    """Bring back from a backup what a library lacks, and look whether it is there then.

    Raises:
        Problem: `backup_none`, `backup_choose`, `backup_other`, `backup_inside`, `restore_not_written`,
            `restore_differs`. What has come back by then is whole.
    """
    source = source.absolute()
    refuse_inside_library(library.folders, source)
    folders = _projects_in(source)
    found = _own_first([(place, part) for place, path in folders for part in parts_of(path)])
    if not any(_has_acts(part) for _, part in found):
        raise Problem("backup_none", folder=str(source))
    parts = [("", part) for folder in library.folders for path in project_folders(folder) for part in parts_of(path)]
    there: dict[str | None, list[ProjectFolder]] = {}
    for _, part in _own_first(parts):
        there.setdefault(part.project, []).append(part)
    if there and not _is_called_a_backup(folders) and all(part.project not in there for _, part in found):
        raise Problem("backup_other", folder=str(source))
    homes = dict(backup_subfolders(library.folders))
    done = RestoreResult(len(folders), [], 0, [], 0)
    brought = changes = unread = 0
    try:
        for place, part in found:
            if part.project not in there and not _has_acts(part):
                lacking = _Lacking({}, unread=_unread(part))  # another program's files have no place in a library
            elif part.project not in there:
                new = free_path(homes.get(place, library.folders[0]) / part.path.name, tuple(done.folders))
                lacking = _Lacking({}, unread=_unread(part))
                done.folders.append(new)
                if not dry_run:
                    _bring_folder(part, new)
                there[part.project] = [part if dry_run else ProjectFolder(new, part.project)]
            else:
                lacking = _lacking(part, there[part.project])
                files = _bring_acts(lacking, there[part.project], today, dry_run=dry_run)
                done.files.extend(files)
                if not dry_run:
                    _look_after(part, there[part.project])
                    for each in there[part.project]:
                        accept_restored(library.writer_of(each.path.parent), part, each)
            brought, unread = brought + lacking.acts, unread + lacking.unread
            changes += lacking.changes
        roots = sorted({path.parent for _, path in folders})
        if not dry_run:
            add_losses(library.folders[0], [each for root in roots for each in loss_files(root)])
        packs = _bring_packs(library, roots, dry_run=dry_run)
    except OSError as error:
        file = error.filename or library.folders[0]
        raise Problem("restore_not_written", file=str(file), **reason_words(error)) from error
    return RestoreResult(done.looked, done.folders, brought, done.files, unread, packs, changes)


def _bring_packs(library: Library, source: Sequence[Path], *, dry_run: bool) -> int:
    """Bring back packs of whom the shelf has nothing, and what one is called by others; return how many packs."""
    shelf = library.shelf
    there = {pack.origin.id for pack in shelf.packs}
    lost = [pack for pack in Shelf(source).packs if pack.origin.id not in there]
    if not dry_run:
        for pack in lost:
            shelf.put(pack)
        if shelf.own_origin() is None:
            add_to_shelf(library.folders[0], [each for folder in source for each in own_files(folder)])
    return len(lost)


def _projects_in(source: Path) -> list[tuple[str, Path]]:
    """Return the project folders of a backup, and the place each has in it."""
    try:
        with os.scandir(source) as entries:
            below = sorted(each.name for each in entries if is_folder(each) and each.name[0] != ".")
    except OSError as error:
        raise Problem("backup_none", folder=str(source)) from error
    if dated := [name for name in below if _DATED.fullmatch(name)]:
        if len(dated) > 1:
            raise Problem("backup_choose", folder=str(source), newest=str(source / max(dated, key=_day_and_number)))
        return _projects_in(source / dated[0])
    found = [(".", path) for path in project_folders(source)]
    own = {path.name for _, path in found}
    found += [(name, path) for name in below if name not in own for path in project_folders(source / name)]
    if not found:
        raise Problem("backup_none", folder=str(source))
    return found


def _is_called_a_backup(folders: Sequence[tuple[str, Path]]) -> bool:
    """Return whether project folders lie in one that is called as backups are."""
    return any(_DATED.fullmatch(above.name) for _, path in folders for above in list(path.parents)[:2])


def _own_first(parts: list[tuple[str, ProjectFolder]]) -> list[tuple[str, ProjectFolder]]:
    """Return the projects' own folders before those that logs of them have strayed into."""
    return sorted(parts, key=lambda each: not each[1].is_home)


def _day_and_number(name: str) -> tuple[str, int]:
    day, number = name[len(PREFIX) :][:10], name[len(PREFIX) + 11 :]
    return day, int(number or 1)


def _bring_folder(part: ProjectFolder, new: Path) -> None:
    """Copy a project folder that is gone."""
    new.parent.mkdir(PRIVATE_MODE, parents=True, exist_ok=True)
    mode = mode_for(new.parent)
    with atomic_folder(new, mode) as half:
        for log in part.logs():
            if (data := complete_lines(log)) is not None:
                create_file(half / log.name, data, mode & 0o666)
    if not contains(state_of(ProjectFolder(new)), state_of(part)):
        raise Problem("restore_differs", folder=str(new))


def _lacking(backup: ProjectFolder, folders: Sequence[ProjectFolder]) -> _Lacking:
    """Find the acts of a backup that a project's logs lack, but for what was purged or made smaller since."""
    here = [act for folder in folders for act in folder.read_all()]
    fold = Fold()
    fold.apply(here)
    standing = fold.state()
    fold.apply(backup.read_all())
    orders = PurgeOrders(fold)
    known = {act.at for act in here}
    since = _since(here)
    found = _Lacking({})
    for log in backup.logs():
        head = b""
        for line in BytesIO(complete_lines(log) or b""):
            act = acts.try_decode(line)
            if act is None:
                found.unread += bool(line.strip())
            elif not act.do:
                head = head or (line if act.project is not None else b"")
            elif act.at not in known and (line := _wanted(line, act, standing, since, orders)):
                known.add(act.at)
                found.lines.setdefault(writer_of_log(log), [head] if head else []).append(line)
                found.acts += 1
                found.changes += len(acts.decode(line).do)
    return found


def _since(here: Sequence[Act]) -> dict[str, str]:
    """Return up to which stamp each writer's log has been made smaller."""
    since: dict[str, str] = {}
    for act in here:
        if act.since:
            since[writer_of(act.at)] = max(act.since, since.get(writer_of(act.at), ""))
    return since


def _wanted(line: bytes, act: Act, standing: FoldedState, since: Mapping[str, str], orders: PurgeOrders) -> bytes:
    """Return what is to be brought back of a line; nothing where all of it was purged or replaced."""
    line = orders.purge_bytes(line)
    if not line or act.at > since.get(writer_of(act.at), ""):
        return line
    left = [_winning(act.at, change, standing) for change in acts.decode(line).do]
    left = [change for change in left if change[2]]
    return acts.encode(Act(act.at, left, act.undoes)) if left else b""


def _winning(at: str, change: RecordChange, standing: FoldedState) -> RecordChange:
    table, record, fields = change
    now = standing.get(f"{table}/{record}", {})
    if now.get(DELETED, ("", None))[1] is True:  # its old fields were let go on purpose
        return table, record, {}
    return (
        table,
        record,
        {name: value for name, value in fields.items() if wins(at, value, *now.get(name, (None, None)))},
    )


def _bring_acts(lacking: _Lacking, folders: Sequence[ProjectFolder], today: date, *, dry_run: bool) -> list[Path]:
    """Write what a project lacks beside its logs, a file a writer."""
    files = []
    for writer, lines in sorted(lacking.lines.items()):
        path = free_path(folders[0].path / f"{writer}-backup-{today.isoformat()}{LOG_SUFFIX}")
        files.append(path)
        if not dry_run:
            mode = mode_for(path.parent.parent) & 0o666
            atomic_write(path, b"".join(lines), mode=mode)
    return files


def _look_after(backup: ProjectFolder, folders: Sequence[ProjectFolder]) -> None:
    """Verify that a project holds all that its backup did, except what was purged or deleted since.

    Raises:
        Problem: `restore_differs`.
    """
    fold = Fold()
    fold.apply(act for folder in folders for act in folder.read_all())
    orders, now = PurgeOrders(fold), fold.state()
    expected: dict[str, dict[str, tuple[str, Any]]] = {}
    for key, fields in state_of(backup).items():
        table, _, record = key.partition("/")
        gone = now.get(key, {}).get(DELETED, ("", None))[1] is True
        expected[key] = {
            name: (at, value)
            for name, (at, value) in fields.items()
            if not orders.covers(at, table, record, name) and not (gone and name != DELETED)
        }
    if not contains(now, expected):
        raise Problem("restore_differs", folder=str(folders[0].path))


def _has_acts(part: ProjectFolder) -> bool:
    """Return whether anything in a folder is a line of ours."""
    return any(acts.try_decode(line) for log in part.logs() for line in BytesIO(complete_lines(log) or b""))


def _unread(part: ProjectFolder) -> int:
    """Count the lines of a project's logs that cannot be read."""
    lines = [line for log in part.logs() for line in (complete_lines(log) or b"").split(b"\n")]
    return sum(acts.try_decode(line) is None for line in lines if line.strip())
