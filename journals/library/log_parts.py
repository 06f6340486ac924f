"""The project folders of a library, and in each folder the logs project by project."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from journals.log.folded_acts import FoldedActs
from journals.log.folder import ProjectFolder
from journals.log.ownership import LogOwners
from journals.log.reader import LogFault
from journals.log.whole_folder import rename_folder
from journals.privacy.guard import has_blocked
from journals.records.summary import Summary


class FolderNews(Struct, frozen=True):
    """What `Library.poll` found of one project in one folder."""

    folder: ProjectFolder
    acts: FoldedActs
    glimpse: Summary | None = None
    """What its first lines say, where nothing else is known of the project yet."""


def holds_blocked(news: list[FolderNews]) -> bool:
    """Return whether what others wrote holds what can never be stored here."""
    folds = [each.acts.fold for each in news]
    return any(has_blocked(fold.values(*key), key[0]) for fold in folds for key in fold.record_keys())


class LogParts:
    """Whose logs lie where, as of the last `refresh`."""

    def __init__(self) -> None:
        self._owners: dict[Path, LogOwners] = {}
        self._parts: dict[tuple[Path, str], ProjectFolder] = {}
        self.there: frozenset[str] | None = None
        """The projects of which there are logs, as of the last `refresh` of all folders; None before it."""
        self.indexed_faults: list[LogFault] = []
        """What an index found in the logs that nobody has read since."""

    def part(self, path: Path, project_id: str) -> ProjectFolder:
        """Return a project's logs in a folder."""
        owners = self._owners.setdefault(path, LogOwners(path))
        return self._parts.setdefault((path, project_id), ProjectFolder(path, project_id, owners))

    def all(self) -> list[ProjectFolder]:
        """Return every project's logs in every folder."""
        return list(self._parts.values())

    def places(self) -> list[tuple[Path, str]]:
        """Return all project folders, each with the id of a project that has logs in it."""
        return list(self._parts)

    def refresh(self, path: Path, names: Collection[str]) -> set[str]:
        """Find out whose the logs are that lie in a folder now, and return the projects; `names`: of their files."""
        owners = self._owners.setdefault(path, LogOwners(path))
        found = set(owners.resolve(names).values())
        for project_id in found:
            self.part(path, project_id)
        return found

    def judge(self, path: Path, logs: Mapping[str, str]) -> list[str]:
        """Note whose the logs of a folder are, where that is not known yet; return the projects that are new here."""
        if path in self._owners:
            return []
        self._owners[path] = LogOwners(path, logs)
        return sorted(set(logs.values()))

    def rename(self, folder: ProjectFolder, name: str) -> None:
        """Rename a project's folder. Call it on the store thread."""
        old = folder.path
        new = rename_folder(old, name)
        self._owners[new] = self._owners.pop(old)
        for key in [key for key in list(self._parts) if key[0] == old]:
            part = self._parts[new, key[1]] = self._parts.pop(key)
            part.move(new)

    def faults(self) -> list[LogFault]:
        """Return what was wrong in the logs when they were last read, by us or by an index."""
        indexed: dict[tuple[Path, str | None], list[LogFault]] = {}
        for fault in self.indexed_faults:
            if owners := self._owners.get(fault.file.parent):
                indexed.setdefault((fault.file.parent, owners.owner(fault.file.name, None)), []).append(fault)
        parts = sorted(self._parts.items())
        return [fault for key, part in parts for fault in (part.faults() if part.has_read else indexed.get(key, ()))]

    def strays(self) -> Iterator[tuple[Path, str]]:
        """Yield the logs that lie in the folder of another project than their own, each with that project."""
        found = [(path, strays) for path, owners in self._owners.items() if (strays := [*owners.strays()])]
        for path, strays in sorted(found):
            yield from ((path / name, project) for name, project in strays)
