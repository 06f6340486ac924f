"""How the logs of a library are on disk now, and how they were when they were indexed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from journals.index.store import IndexStore, name_from
from journals.log.file_systems import is_folder
from journals.log.folder import can_be_log
from journals.log.reader import LOG_SUFFIX

FileStates: TypeAlias = dict[str, tuple[int, int]]
"""Log's name → size in bytes and time of change in ns."""


def states_on_disk(libraries: Iterable[Path]) -> dict[str, FileStates]:
    """Return the folders that hold logs, with the size and time of each log."""
    found: dict[str, FileStates] = {}
    for library in libraries:
        for path in _folders(library):
            try:
                with os.scandir(path) as entries:
                    logs = [log for log in entries if log.name.endswith(LOG_SUFFIX)]
                    stats = {log.name: log.stat() for log in logs if can_be_log(log)}
            except OSError:
                continue
            if stats:
                found[path] = {name: (stat.st_size, stat.st_mtime_ns) for name, stat in stats.items()}
    return found


def indexed_states(store: IndexStore) -> dict[str, FileStates]:
    """Return the folders that are indexed, with each log's size and time as of then."""
    found: dict[str, FileStates] = {}
    for folder, name, size, changed in store.read("SELECT folder, name, size, time FROM logs"):
        found.setdefault(name_from(folder), {})[name_from(name)] = (size, changed)
    return found


def _folders(library: Path) -> list[str]:
    try:
        with os.scandir(library) as entries:
            return [entry.path for entry in entries if entry.name[0] != "." and is_folder(entry)]
    except OSError:
        return []
