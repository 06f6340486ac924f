"""Which project a log belongs to: the one that its head names, in whatever folder the file lies.

Somebody can put a log into the wrong folder, and a head can be forged; so what lies beside a log says nothing of it.
A log whose head is missing or unreadable counts as the folder's own project. One whose head names a project that
nothing else knows of may be misnamed: `journals.log.misnamed`.
"""

from __future__ import annotations

import os
import re
import threading
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from journals.ids import ID_PATTERN
from journals.log.act import project_in, try_decode
from journals.log.misnamed import NamedProjects, is_called_after, owners_of, spoken_in, spoken_of
from journals.log.plain_file import open_plain
from journals.records.model import Project

_LONGEST_HEAD = 4096
_LINES = 8
"""Whoever began a project wrote its own record right after the head of the log."""
_LONGEST = 1 << 16
_is_id = re.compile(ID_PATTERN).fullmatch


def project_of_log(log: Path) -> str | None:
    """Return the project that a log says it belongs to: by its first head, else by the project's own record in it."""
    with suppress(OSError), open_plain(log) as file:
        return _named_in(file)
    return None


def _named_in(file: BinaryIO) -> str | None:
    first = try_decode(file.readline(_LONGEST_HEAD))
    if first is not None and first.project is not None:
        return project_in(first)
    file.seek(0)
    return _named_later(file)


def _named_later(lines: Iterable[bytes]) -> str | None:
    record = None
    for line in lines:
        if b'"project' in line and (act := try_decode(line)) is not None:
            if act.project is not None:
                return project_in(act)
            record = record or next((name for table, name, _ in act.do if table == Project.TABLE), None)
    return record


def home_project(folder: Path, named: Iterable[str], default: str) -> str:
    """Return whose folder it is, of the projects that its logs name: the one that the folder is called after, if any.

    Else the one with the most logs; `default` where they name none.
    """
    logs = Counter(named)
    called = [project for project in logs if is_called_after(folder, project)]
    return min(called or logs, key=lambda project: (-logs[project], project), default=default)


def _id_of(folder: Path) -> str:
    """Return the id of a project of which only a folder is known. One that is not UTF-8 cannot go where ids go."""
    return folder.name if _is_id(folder.name) else f"folder-{zlib.crc32(os.fsencode(folder.name)):08x}"


class LogOwners:
    """Whose the logs of one folder are. A log's head is read once, as a log only grows. Thread-safe."""

    def __init__(self, path: Path, judged: Mapping[str, str] | None = None) -> None:
        """`judged`: file name of a log → whose it is, where that has been found out already."""
        self.path = path
        self._heads = dict(judged or {})
        self._owners = dict(self._heads)
        """Whose the logs that name a project are, as of the last `resolve`."""
        self._judged = set(self._heads)
        self._first_lines: dict[str, list[bytes]] = {}
        self._spoken: dict[str, NamedProjects] = {}
        self._unclear: dict[str, tuple[int, int]] = {}
        self._is_stale = False
        self._lock = threading.RLock()

    def home(self, default: str) -> str:
        """Return the project whose folder it is, as of the last `resolve`; `default` where no log has said."""
        return home_project(self.path, self._owners.values(), default)

    def resolve(self, names: Collection[str], heads: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the project of each log; `names`: the file names of those that are in the folder now.

        `heads`: the projects that their heads name, where those have been read.
        """
        with self._lock:
            there = set(names)
            if there:  # else the folder cannot be read just now
                for name in self._heads.keys() - there:
                    self._forget(name)
            for name in names:
                if heads and name in heads:
                    self._hear(name, heads[name])
                elif name not in self._heads:
                    self._ask(name)
            if self._is_stale:
                self._owners, self._is_stale = owners_of(self.path, self._heads, self._speaks_of), False
            home = self.home(_id_of(self.path))
            return {name: self._owners.get(name, home) for name in names}

    def owner(self, name: str, head: str | None) -> str | None:
        """Return the project of a log whose head has just been read; `head`: the project it names."""
        with self._lock:
            if head is not None:
                self._hear(name, head)
            if self._is_stale or name not in self._owners:
                return self.resolve(self._owners.keys() | {name})[name]
            return self._owners[name]

    def logs_of(self, project: str) -> list[str]:
        """Return the logs that name a project, as of the last `resolve`."""
        return sorted(name for name, owner in self._owners.items() if owner == project)

    def first_lines_of(self, name: str) -> list[bytes]:
        """Return those of a log's first lines that speak of a project, as they were read with its head."""
        return self._first_lines.get(name, [])

    def strays(self) -> Iterator[tuple[str, str]]:
        """Yield the logs that belong to another project than the folder, each with its project, as last resolved."""
        owners, home = self._owners, self.home("")
        return ((name, project) for name, project in sorted(owners.items()) if project != home)

    def nameless(self) -> list[str]:
        """Return the logs that do not say whose they are, as of the last `resolve`."""
        return sorted(self._unclear.keys() - self._heads.keys())

    def misnamed(self) -> dict[str, str]:
        """Return the logs whose head names another project than theirs, with that, as of the last `resolve`."""
        return {name: head for name, head in self._heads.items() if self._owners.get(name, head) != head}

    def _hear(self, name: str, head: str) -> None:
        """Note what a log's head names; where it is another than before, the file is another one too."""
        if self._heads.get(name) != head:
            self._forget(name)
            self._heads[name] = head

    def _forget(self, name: str) -> None:
        self._is_stale = True
        self._judged.discard(name)
        for known in (self._heads, self._first_lines, self._spoken, self._unclear):
            known.pop(name, None)

    def _speaks_of(self, name: str) -> NamedProjects:
        if name in self._judged:
            return NamedProjects(Counter(), frozenset({self._heads[name]}))
        if name not in self._spoken:
            said = spoken_in(self.first_lines_of(name))
            self._spoken[name] = said if said.is_clear else spoken_of(self.path / name)
        return self._spoken[name]

    def _ask(self, name: str) -> None:
        log = self.path / name
        with suppress(OSError):
            stat = log.stat()
            state = stat.st_size, stat.st_mtime_ns
            if self._unclear.get(name) == state:
                return
            with open_plain(log) as file:
                project = _named_in(file)
                file.seek(0)
                lines = [line for _ in range(_LINES) if b'"project' in (line := file.readline(_LONGEST))]
            if project is None:
                self._unclear[name] = state
            else:
                self._hear(name, project)
                self._first_lines[name] = lines
