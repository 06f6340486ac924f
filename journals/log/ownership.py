"""Which project a log belongs to: the one that its head names, in whatever folder the file lies.

Somebody can put a log into the wrong folder, and a head can be forged; so what lies beside a log says nothing of it.
A log whose head is missing or damaged counts as the folder's own project.
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

from journals.ids import ID_PATTERN
from journals.log.act import project_in, try_decode
from journals.log.plain_file import open_plain
from journals.records.model import Project

_LONGEST_HEAD = 4096
_is_id = re.compile(ID_PATTERN).fullmatch


def project_of_log(log: Path) -> str | None:
    """Return the project that a log says it belongs to: by its first head, else by the project's own record in it."""
    with suppress(OSError), open_plain(log) as file:
        first = try_decode(file.readline(_LONGEST_HEAD))
        if first is not None and first.project is not None:
            return project_in(first)
        file.seek(0)
        return _named_later(file)
    return None


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
    called = [project for project in logs if folder.name.casefold().endswith(f"-{project[-4:].casefold()}")]
    return min(called or logs, key=lambda project: (-logs[project], project), default=default)


def _id_of(folder: Path) -> str:
    """Return the id of a project of which only a folder is known. One that is not UTF-8 cannot go where ids go."""
    return folder.name if _is_id(folder.name) else f"folder-{zlib.crc32(os.fsencode(folder.name)):08x}"


class LogOwners:
    """Whose the logs of one folder are. A log's head is read once, as a log only grows. Thread-safe."""

    def __init__(self, path: Path, known: Mapping[str, str] | None = None) -> None:
        """`known`: file name of a log → project, where that is known already."""
        self.path = path
        self._named = dict(known or {})
        self._unclear: dict[str, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def home(self, default: str) -> str:
        """Return the project whose folder it is, as of the last look; `default` where no log has said."""
        return home_project(self.path, list(self._named.values()), default)

    def look(self, names: Collection[str]) -> dict[str, str]:
        """Return the project of each log; `names`: the file names of those that are in the folder now."""
        with self._lock:
            if names:  # else the folder cannot be read just now
                self._named = {name: project for name, project in self._named.items() if name in names}
            for name in names:
                if name not in self._named:
                    self._ask(name)
            home = self.home(_id_of(self.path))
            return {name: self._named.get(name, home) for name in names}

    def forget(self, name: str) -> None:
        """Read a log's head again at the next look: the file is another one than it was."""
        with self._lock:
            self._named.pop(name, None)
            self._unclear.pop(name, None)

    def strays(self) -> Iterator[tuple[str, str]]:
        """Yield the logs that belong to another project than the folder, each with its project, as of the last look."""
        named, home = dict(self._named), self.home("")
        return ((name, project) for name, project in sorted(named.items()) if project != home)

    def nameless(self) -> list[str]:
        """Return the logs that do not say whose they are, as of the last look."""
        return sorted(self._unclear.keys() - self._named.keys())

    def _ask(self, name: str) -> None:
        log = self.path / name
        with suppress(OSError):
            stat = log.stat()
            state = stat.st_size, stat.st_mtime_ns
            if self._unclear.get(name) == state:
                return
            if (project := project_of_log(log)) is None:
                self._unclear[name] = state
            else:
                self._named[name] = project
                self._unclear.pop(name, None)
