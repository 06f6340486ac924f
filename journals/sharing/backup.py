"""Backup: a plain copy of a library's logs, made whole or not at all, and looked through when it is there.

A backup is a library like any other and can be opened as one; `journals.sharing.restore` brings back from it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from msgspec import Struct

from journals.errors import Problem
from journals.library.check import check_library
from journals.library.library import Library
from journals.library.lost_logs import lost_logs
from journals.library.meant_losses import add_losses, is_loss_file, loss_files
from journals.library.paths import LocalFolders
from journals.library.shelf import add_to_shelf, shelf_files
from journals.log.atomic import free_path, sync_folder
from journals.log.folder import ProjectFolder, log_names, parts_of, project_folders, strange_entries
from journals.log.plain_file import create_file, read_plain
from journals.log.reader import LogFault
from journals.log.whole_folder import PRIVATE_MODE, atomic_folder
from journals.sharing.copying import (
    complete_lines,
    contains,
    has_torn_tail,
    refuse_inside_library,
    state_of,
)
from journals.system_error import reason_words

PREFIX = "tilbageblik-"


class Backup(Struct, frozen=True):
    """What a backup holds."""

    folder: Path
    projects: int
    lines: int
    size: int
    """Bytes."""
    left_out: list[Path]
    """What could not be read, such as links, or is on another machine and not fetched."""
    wrong: int
    """Places that `check` calls wrong in the copy, because they are in the library."""
    gone: list[Path]
    """Folders of the library whose project is in neither: a log of another project lies in place of its own."""
    lost: list[Path] = []
    """What this installation has written in the library and is in neither: logs that were cut short or are gone."""
    torn: list[Path] = []
    """Logs whose last line is not whole, which is not in the copy."""


class _Copied(Struct):
    """What was copied of a project."""

    left_out: list[Path]
    torn: list[Path] = []
    lines: int = 0
    size: int = 0


def back_up(library: Library, to: Path, today: date) -> Backup:
    """Copy every project of a library into a new folder below `to`, and look whether the copy holds all there was.

    Raises:
        Problem: `backup_inside`, `backup_empty`, `backup_not_written`, `backup_differs`. Then nothing is left of it.
    """
    to = to.absolute()
    refuse_inside_library(library.folders, to)
    there = list(backup_subfolders(library.folders))
    found = [(place, path) for place, folder in there for path in project_folders(folder)]
    if not found:
        raise Problem("backup_empty", folders=", ".join(map(str, library.folders)))
    left_out = [folder for folder in library.folders if not folder.is_dir()]
    left_out += [each for folder in library.folders for each in strange_entries(folder)]
    torn: list[Path] = []
    projects: set[str | None] = set()
    lines = size = 0
    try:
        with _made(to):
            new = free_path(to / f"{PREFIX}{today.isoformat()}")
            with atomic_folder(new) as half:
                for place, path in found:
                    copied = _copy_project(path, half / place / path.name)
                    lines, size = lines + copied.lines, size + copied.size
                    left_out += copied.left_out
                    torn += copied.torn
                    projects |= {part.project for part in parts_of(half / place / path.name) if any(part.read_all())}
                left_out += [each for place, folder in there for each in _copy_beside(folder, half / place)]
                copied_to = {half / place: folder for place, folder in there}
                places = [half / place for place in dict.fromkeys(place for place, _ in found)]
                for each in places:
                    sync_folder(each)
                wrong = _wrong_places(places)
                gone = [copied_to[f.file.parent] / f.file.name for f in wrong if f.code == "displaced"]
    except OSError as error:
        raise Problem("backup_not_written", folder=str(to), **reason_words(error)) from error
    lost = [fault.file for fault in lost_logs(library.folders, library.writer_of) if fault.file not in gone]
    return Backup(new, len(projects), lines, size, left_out, len(wrong), gone, lost, torn)


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Create a folder if needed, and remove it again if the body fails."""
    new = not folder.exists()
    folder.mkdir(PRIVATE_MODE, exist_ok=True)
    try:
        yield
    except BaseException:
        if new:
            with suppress(OSError):
                folder.rmdir()
        raise


def backup_subfolders(folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Yield where in a backup each library folder goes: a single one is the backup itself."""
    taken: set[str] = set()
    for folder in folders:
        names = (f"{folder.name or 'bibliotek'}{f'-{number}' if number > 1 else ''}" for number in range(1, 10_000))
        name = "." if len(folders) == 1 else next(each for each in names if each.casefold() not in taken)
        taken.add(name.casefold())
        yield name, folder


def _copy_beside(source: Path, target: Path) -> list[Path]:
    """Copy what other organisations have learned, and what was removed on purpose; return what could not be read."""
    left_out = []
    for each in (*shelf_files(source), *loss_files(source)):
        try:
            read_plain(each)
        except OSError:
            left_out.append(each)
        else:
            (add_losses if is_loss_file(f"{each.parent.name}/{each.name}") else add_to_shelf)(target, [each])
    return left_out


def _copy_project(source: Path, target: Path) -> _Copied:
    """Copy a project's logs. One of them may be rewritten meanwhile: then all once more."""
    for _ in range(2):
        before = state_of(ProjectFolder(source))
        target.mkdir(PRIVATE_MODE, parents=True, exist_ok=True)
        copied = _Copied([])
        for name in log_names(source):
            data = complete_lines(source / name)
            if data is None:
                copied.left_out.append(source / name)
            else:
                (target / name).unlink(missing_ok=True)  # the first time
                create_file(target / name, data, 0o600)
                copied.lines += data.count(b"\n")
                copied.size += len(data)
                copied.torn += [source / name] if has_torn_tail(source / name) else []
        sync_folder(target)
        if contains(state_of(ProjectFolder(target)), before):
            return copied
    raise Problem("backup_differs", folder=str(source))


def _wrong_places(folders: list[Path]) -> list[LogFault]:
    """Return what `check` calls wrong in a copy."""
    with tempfile.TemporaryDirectory() as name:
        nowhere = Path(name)
        library = Library(folders, LocalFolders(nowhere / "state", nowhere / "cache", nowhere / "config"))
        try:
            library.refresh()
            return [fault for fault in check_library(library, None) if fault.level == "wrong"]
        finally:
            library.close()
