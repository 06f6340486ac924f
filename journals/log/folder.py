"""A project folder: the logs in it, of all writers."""

from __future__ import annotations

import os
import re
import stat
import threading
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from journals.ids import ID_PATTERN
from journals.log.act import Act, try_decode
from journals.log.atomic import TEMPORARY, remove_leftovers, temporary_of
from journals.log.identity import BorrowName
from journals.log.plain_file import open_plain
from journals.log.reader import LOG_SUFFIX, LogFault, LogReader, ReadPosition
from journals.records.model import Project

_LONGEST_HEAD = 4096
_id = re.compile(ID_PATTERN).fullmatch
_OWNER = re.compile(r"[0-9a-z]{8}(?![0-9a-z])")
"""A log's file name begins with its writer's name, also where a sync tool has added to it."""


class ProjectFolder:
    """Reads the logs of one project folder incrementally; thread-safe."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.has_read = False
        """Whether the logs have been read, or their positions restored."""
        self._readers: dict[str, LogReader] = {}
        self._reading = threading.Lock()

    def read(self) -> list[Act]:
        """Return the acts that are new since the last call, in no particular order."""
        found: list[Act] = []
        with self._reading:
            self.has_read = True
            for name in log_names(self.path):
                if name not in self._readers:
                    self._readers[name] = LogReader(self.path / name)
                found += self._readers[name].read()
        return found

    def resume(self, places: Mapping[str, ReadPosition]) -> list[Act] | None:
        """Continue from stored positions, and return the acts that are new since then.

        None where one of those logs is gone, or has changed otherwise than by growing: then nothing has changed here.
        """
        readers = {name: LogReader(self.path / name, places.get(name, ReadPosition())) for name in log_names(self.path)}
        if not places.keys() <= readers.keys():
            return None
        found = [act for reader in readers.values() for act in reader.read()]
        if any(reader.restarts for reader in readers.values()):
            return None
        with self._reading:
            self.has_read, self._readers = True, readers
        return found

    def reset(self) -> None:
        """Read from the start next time."""
        with self._reading:
            self.has_read, self._readers = False, {}

    def heads(self) -> list[Act]:
        """Return the heads of the logs; all acts where no log begins with one."""
        found = []
        for name in log_names(self.path):
            with suppress(OSError), open_plain(self.path / name) as log:
                head = try_decode(log.readline(_LONGEST_HEAD))
                found += [head] if head and head.project else []
        return found or self.read()

    def faults(self) -> list[LogFault]:
        """Return the faults found when the logs were last read."""
        return [fault for name in sorted(self._readers) for fault in self._readers[name].faults]

    def log_path(self, writer: str) -> Path:
        """Return the path of a writer's log, whether it exists or not."""
        return self.path / f"{writer}{LOG_SUFFIX}"


def log_names(folder: Path) -> list[str]:
    """Return the names of the logs in a folder, sorted; none when it cannot be read."""
    return [e.name for e in _entries(folder) if e.name.endswith(LOG_SUFFIX) and e.is_file(follow_symlinks=False)]


def remove_leftovers_of(library: Path, writers: Collection[str], borrow_name: BorrowName) -> None:
    """Remove what a crash left of logs of these writers that were being rewritten, where they no longer run."""
    for folder in _entries(library):
        if _is_folder(folder):
            found = {temporary_of(each.name) for each in _entries(Path(folder.path)) if each.name.endswith(TEMPORARY)}
            for name in sorted(found):
                if (writer := name.removesuffix(LOG_SUFFIX)) != name and writer in writers:
                    with borrow_name(writer) as ours:
                        if ours:
                            remove_leftovers(Path(folder.path, name))


def strange_entries(library: Path) -> Iterator[Path]:
    """Yield what looks like a project folder or a log of a library and is not read, because it is none.

    A link leads out of the library, and a folder or a pipe has no lines. Others may have put them there.
    """
    for folder in _entries(library):
        if folder.name.startswith("."):
            continue
        if _is_folder(folder):
            for log in _entries(Path(folder.path)):
                if log.name.endswith(LOG_SUFFIX) and not log.is_file(follow_symlinks=False):
                    yield Path(log.path)
        elif folder.is_dir():
            yield Path(folder.path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether this is a folder and not a way to one elsewhere: a link or, on Windows, a junction."""
    if not entry.is_dir(follow_symlinks=False):
        return False
    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) if os.name == "nt" else 0
    return tag != getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def project_folders(library: Path) -> Iterator[Path]:
    """Yield the folders of a library that hold a log, sorted by name; symbolic links are not followed."""
    for entry in _entries(library):
        if entry.name[0] != "." and _is_folder(entry) and log_names(path := library / entry.name):
            yield path


def writer_of_log(log: Path) -> str:
    """Return the name of the writer of a log, or of the log that it is a copy of."""
    found = _OWNER.match(log.name)
    return found[0] if found else log.name.removesuffix(LOG_SUFFIX)


def project_id_of(folder: Path, acts: Iterable[Act]) -> str:
    """Return the id of a folder's project: from the heads of its logs, else from the project record, else its name.

    A name that is no id, such as one that is not UTF-8, gives one: it goes where ids go.
    """
    acts = list(acts)
    named = [act.project for act in acts if act.project]
    records = [record for act in acts for table, record, _ in act.do if table == Project.TABLE]
    if found := named or records:
        return min(found)
    return folder.name if _id(folder.name) else f"folder-{zlib.crc32(os.fsencode(folder.name)):08x}"
