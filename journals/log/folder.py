"""A project folder: the logs in it, of all writers."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from journals.log.act import Act, try_decode
from journals.log.reader import LOG_SUFFIX, LogFault, LogReader, ReadPosition
from journals.records.model import Project

_LONGEST_HEAD = 4096
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
            with suppress(OSError), (self.path / name).open("rb") as log:
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
    try:
        with os.scandir(folder) as entries:
            return sorted(e.name for e in entries if e.name.endswith(LOG_SUFFIX) and e.is_file(follow_symlinks=False))
    except OSError:
        return []


def project_folders(library: Path) -> Iterator[Path]:
    """Yield the folders of a library that hold a log, sorted by name; symbolic links are not followed."""
    try:
        with os.scandir(library) as entries:
            names = sorted(e.name for e in entries if e.is_dir(follow_symlinks=False) and e.name[0] != ".")
    except OSError:
        return
    for path in map(library.joinpath, names):
        if log_names(path):
            yield path


def writer_of_log(log: Path) -> str:
    """Return the name of the writer of a log, or of the log that it is a copy of."""
    found = _OWNER.match(log.name)
    return found[0] if found else log.name.removesuffix(LOG_SUFFIX)


def project_id_of(folder: Path, acts: Iterable[Act]) -> str:
    """Return the id of a folder's project: from the heads of its logs, else from the project record, else its name."""
    acts = list(acts)
    named = [act.project for act in acts if act.project]
    records = [record for act in acts for table, record, _ in act.do if table == Project.TABLE]
    return min(named or records, default=folder.name)
