"""A project folder: the logs in it, of all writers."""

from __future__ import annotations

import os
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from journals.log.act import Act
from journals.log.atomic import TEMPORARY, remove_leftovers, temporary_of
from journals.log.file_systems import is_folder
from journals.log.folded_acts import FoldedActs
from journals.log.identity import BorrowName
from journals.log.ownership import LogOwners
from journals.log.plain_file import LARGEST_FILE
from journals.log.reader import LOG_SUFFIX, LogFault, LogReader, ReadPosition


class ProjectFolder:
    """Reads the logs of one project in one folder incrementally; thread-safe."""

    def __init__(self, path: Path, project: str | None = None, owners: LogOwners | None = None) -> None:
        """`project`: whose logs, None for all that lie there; `owners`: shared by all who read the folder."""
        self.path = path
        self.project = project
        self.has_read = False
        """Whether the logs have been read, or their positions restored."""
        self.is_new = False
        """Whether it is for its first line to make the folder."""
        self.owners = owners or LogOwners(path)
        self._readers: dict[str, LogReader] = {}
        self._reading = threading.Lock()

    @property
    def is_home(self) -> bool:
        """Whether it is the project's own folder, and not one that logs of it have strayed into."""
        return self.project is None or self.owners.home(self.project) == self.project

    def read(self) -> FoldedActs:
        """Return the acts that are new since the last call, in no particular order."""
        with self._reading:
            self.has_read = True
            logs = self.logs()
            for log in logs:
                if log.name not in self._readers:
                    self._readers[log.name] = LogReader(log)
            return self._read_on(self._readers, [log.name for log in logs])

    def read_all(self) -> Iterator[Act]:
        """Yield all acts that are there now, whatever has been read before."""
        for log in self.logs():
            reader = LogReader(log)
            for batch in reader.batches():
                if not self._is_ours(reader):
                    break  # the file was replaced
                yield from batch

    def resume(self, places: Mapping[str, ReadPosition]) -> FoldedActs | None:
        """Continue from stored positions, and return the acts that are new since then.

        None where one of those logs is gone, or has changed otherwise than by growing: then nothing has changed here.
        """
        readers = {log.name: LogReader(log, places.get(log.name, ReadPosition())) for log in self.logs()}
        if not places.keys() <= readers.keys():
            return None
        found = self._read_on(readers, list(readers))
        if any(reader.restarts for reader in readers.values()) or not places.keys() <= readers.keys():
            return None
        with self._reading:
            self.has_read, self._readers = True, readers
        return found

    def reset(self) -> None:
        """Read from the start next time."""
        with self._reading:
            self.has_read, self._readers = False, {}

    def move(self, path: Path) -> None:
        """Go on in the same folder under another name."""
        with self._reading:
            self.path = self.owners.path = path
            for name, reader in self._readers.items():
                reader.path = path / name

    def faults(self) -> list[LogFault]:
        """Return the faults found when the logs were last read."""
        return [fault for name in sorted(self._readers) for fault in self._readers[name].faults]

    def logs(self) -> list[Path]:
        """Return the project's logs that are there now, sorted by name."""
        names = log_names(self.path)
        if self.project is not None:
            owners = self.owners.resolve(names)
            names = [name for name in names if owners[name] == self.project]
        return [self.path / name for name in names]

    def owned(self, writers: Iterable[str]) -> set[str]:
        """Return those of some writers of whom there is a log that is the project's."""
        logs = {log.name for log in self.logs()}
        return {writer for writer in writers if self.log_path(writer).name in logs}

    def log_path(self, writer: str) -> Path:
        """Return the path of a writer's log, whether it exists or not."""
        return self.path / f"{writer}{LOG_SUFFIX}"

    def _read_on(self, readers: dict[str, LogReader], names: Iterable[str]) -> FoldedActs:
        """Return what is new in the logs of these names, without those that have turned out to be another project's."""
        found = FoldedActs()
        for name in names:
            reader = readers[name]
            if not found.read(reader, partial(self._is_ours, reader)):
                del readers[name]  # the file was replaced
        return found

    def _is_ours(self, reader: LogReader) -> bool:
        """Return whether what was just read is the project's."""
        return self.project is None or self.owners.owner(reader.path.name, reader.project) == self.project


def parts_of(folder: Path) -> list[ProjectFolder]:
    """Return the logs of a folder project by project: it may hold logs that have strayed from others."""
    owners = LogOwners(folder)
    return [
        ProjectFolder(folder, project, owners) for project in sorted(set(owners.resolve(log_names(folder)).values()))
    ]


def log_names(folder: Path) -> list[str]:
    """Return the names of the logs in a folder, sorted; none when it cannot be read."""
    return [entry.name for entry in _entries(folder) if entry.name.endswith(LOG_SUFFIX) and can_be_log(entry)]


def can_be_log(entry: os.DirEntry[str]) -> bool:
    """Return whether what has a log's name is a file that can be read as one."""
    try:
        return entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_size <= LARGEST_FILE
    except OSError:
        return True  # whoever reads it says why that cannot be


def remove_leftovers_of(library: Path, writers: Collection[str], borrow_name: BorrowName) -> None:
    """Remove what a crash left of logs of these writers that were being rewritten, where they no longer run."""
    for folder in _entries(library):
        if is_folder(folder):
            found = {temporary_of(each.name) for each in _entries(Path(folder.path)) if each.name.endswith(TEMPORARY)}
            for name in sorted(found):
                if (writer := name.removesuffix(LOG_SUFFIX)) != name and writer in writers:
                    with borrow_name(writer) as ours:
                        if ours:
                            remove_leftovers(Path(folder.path, name))


def strange_entries(library: Path) -> Iterator[Path]:
    """Yield what looks like a project folder or a log of a library and is not read, because it is none.

    A link leads out of the library, a folder or a pipe has no lines, and one file may be larger than any memory. Others
    may have put them there.
    """
    for folder in _entries(library):
        if folder.name.startswith("."):
            continue
        if is_folder(folder):
            for log in _entries(Path(folder.path)):
                if log.name.endswith(LOG_SUFFIX) and not can_be_log(log):
                    yield Path(log.path)
        elif folder.is_dir():
            yield Path(folder.path)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def project_folders(library: Path) -> Iterator[Path]:
    """Yield the folders of a library that hold a log, sorted by name; symbolic links are not followed."""
    return (path for path, _ in folders_with_logs(library))


def folders_with_logs(library: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield what `project_folders` does, each with the names of its logs."""
    for entry in _entries(library):
        if entry.name[0] != "." and is_folder(entry) and (names := log_names(path := library / entry.name)):
            yield path, names
