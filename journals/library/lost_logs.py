"""What this installation has written in a library and is not there any more: logs cut short, or gone.

The fingerprints of its logs (`journals.log.fingerprint`) say how it left them. What nobody has written since cannot be
missed by reading what is there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from journals.library.meant_losses import Loss, meant_losses, say_meant
from journals.log.file_systems import is_folder
from journals.log.fingerprint import EMPTY_LOG, Fingerprint, LogState, log_state
from journals.log.folder import ProjectFolder, log_names, project_folders
from journals.log.identity import WriterIdentity
from journals.log.misnamed import is_called_after, writer_of_log
from journals.log.ownership import LogOwners
from journals.log.plain_file import open_plain, read_plain
from journals.log.reader import LOG_SUFFIX, LogFault


class _Lost(NamedTuple):
    folder: Path
    loss: Loss
    fault: LogFault


_LogsOfProjects: TypeAlias = dict[str, list[Path]]
"""Project → its logs, in whatever folder they lie."""


def is_left_beside(left: Fingerprint, log: Path) -> bool:
    """Return whether all that we left in a log is in it, or in a copy that a sync tool has made beside it."""
    copies = [log.with_name(name) for name in log_names(log.parent)]
    return any(_is_left_in(left, each) for each in {log, *copies} if writer_of_log(each) == log.stem)


def lost_logs(folders: Sequence[Path], writer_of: Callable[[Path], WriterIdentity]) -> list[LogFault]:
    """Return a fault for each of our logs in these library folders that is shorter than we left it, or gone.

    A project of which no log is there at all is one fault. What a sync tool keeps of a log beside it counts as the log.
    What somebody has said was meant is none, until we have written there again.
    """
    return list({_told_as(lost): lost.fault for lost in _all_lost(folders, writer_of)}.values())


def accept_losses(
    folders: Sequence[Path], writer_of: Callable[[Path], WriterIdentity], now: datetime
) -> list[LogFault]:
    """Store in the library that what is missing of it was meant, and return the faults that are none any more.

    Raises:
        Problem: `not_written(file, reason)`.
    """
    found = list(_all_lost(folders, writer_of))
    for folder in {lost.folder for lost in found}:
        say_meant(folder, dict.fromkeys(lost.loss for lost in found if lost.folder == folder), now)
    return list({_told_as(lost): lost.fault for lost in found}.values())


def _all_lost(folders: Sequence[Path], writer_of: Callable[[Path], WriterIdentity]) -> Iterator[_Lost]:
    there = [folder for folder in folders if os.access(folder, os.R_OK | os.X_OK)]
    written = {
        folder: list(writer_of(folder).written()) for folder in there
    }  # first: we may write in a new log meanwhile
    logs, meant = _logs_of_projects(there), meant_losses(there)
    for folder in there:
        writer = writer_of(folder)
        for name, project in written[folder]:
            if (fault := _lost(folder, writer, name, project, logs)) is None:
                continue
            left = writer.left(name, project)
            loss = Loss(project) if fault.code == "project_gone" else Loss(project, name, *left.states[-1])
            said = meant.get(loss)
            if said is None or (not loss.log and left.written > said.timestamp()):
                yield _Lost(folder, loss, fault)


def _told_as(lost: _Lost) -> str:
    """Return what two losses have in common that are told as one."""
    return str(lost.fault.file) if lost.loss.log else lost.loss.project


def accept_restored(writer: WriterIdentity, backup: ProjectFolder, folder: ProjectFolder) -> None:
    """Take our logs of a project as they are, where all that was missing of them has come back from a backup."""
    for name, project in writer.written():
        left, log = writer.left(name, project), folder.log_path(name)
        is_cut = project == backup.project and not is_left_beside(left, log)
        if is_cut and _is_left_in(left, backup.log_path(name)):
            writer.accept(name, project, _state_of(log))


def _state_of(log: Path) -> LogState:
    data = read_plain(log) if log.exists() else b""
    return log_state(data) if data else EMPTY_LOG


def _lost(folder: Path, writer: WriterIdentity, name: str, project: str, logs: _LogsOfProjects) -> LogFault | None:
    left = writer.left(name, project)
    ours = [log for log in logs.get(project, []) if writer_of_log(log) == name]
    if not left.is_known or any(_is_left_in(left, log) for log in ours):
        return None
    if writer.left(name, project).states != left.states:
        return None  # another process of ours is just writing there
    home = _home(folder, project)
    if ours:
        return LogFault("wrong", min(ours, key=lambda log: len(log.name)), None, "log_cut")
    if home is not None and not os.access(home, os.R_OK | os.X_OK):
        return None  # which is told
    if not logs.get(project):
        return LogFault("wrong", home or folder, None, "project_gone", {"id": project[-4:].lower()})
    return LogFault("wrong", logs[project][0].with_name(f"{name}{LOG_SUFFIX}"), None, "log_gone")


def _is_left_in(left: Fingerprint, log: Path) -> bool:
    """Return whether all that we left in a log is in a file; one that nobody can read is not called cut."""
    try:
        with open_plain(log) as file:
            return left.is_in(file)
    except FileNotFoundError:
        return left.is_in(None)
    except OSError:
        return True


def _home(folder: Path, project: str) -> Path | None:
    """Return the folder that is called after a project, if there still is one."""
    with suppress(OSError):
        return next(
            (each for each in sorted(folder.iterdir()) if is_folder(each) and is_called_after(each, project)), None
        )
    return None


def _logs_of_projects(folders: Iterable[Path]) -> _LogsOfProjects:
    found: _LogsOfProjects = {}
    for path in (path for folder in folders for path in project_folders(folder)):
        for name, project in LogOwners(path).resolve(log_names(path)).items():
            found.setdefault(project, []).append(path / name)
    return found
