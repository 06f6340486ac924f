"""Bringing in what an earlier run could not write, as soon as the project it is of can be written."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path

from journals.library.journal import Journal
from journals.log import rescue
from journals.log.file_systems import file_name_of_id
from journals.log.fold import Touched
from journals.log.identity import WriterIdentity
from journals.log.reader import LOG_SUFFIX, LogFault


class Recovery:
    """What waits in the local files of one library."""

    def __init__(
        self,
        writers: Mapping[Path, WriterIdentity],
        journals: Mapping[str, Journal],
        create: Callable[[Path, str, str], Journal],
        on_notice: Callable[[LogFault], object],
    ) -> None:
        """`create` makes a journal from library folder, id and name; `on_notice` hears what cannot be brought in."""
        self._writers, self._journals, self._create, self._on_notice = writers, journals, create, on_notice
        self._away: set[str] | None = None
        """Projects of which something waits and that are not in the library; None before the first look."""

    def is_due(self, seen: Iterable[str]) -> bool:
        """Return whether something can be brought in now; `seen`: the projects that have just been read."""
        return self._away is None or not self._away.isdisjoint(seen)

    def is_first(self) -> bool:
        """Return whether nothing has been brought in yet."""
        return self._away is None

    def run(self) -> dict[str, Touched]:
        """Write what waits, and projects that could not even be made; return what looks different now, by project."""
        changed: dict[str, Touched] = {}
        told: Container[str] = self._away or ()
        self._away = set()
        for library, writer in self._writers.items():
            for project_id, acts, stored in rescue.load_unsaved(writer.unsaved, writer.borrow_name):
                journal = self._journals.get(project_id)
                if journal is None and (name := rescue.project_name_in(project_id, acts)):
                    journal = self._create(library, project_id, name)
                if journal is not None:
                    touched = journal.rescue(acts, stored)
                    changed[project_id] = changed.get(project_id, set()) | touched
                    continue
                self._away.add(project_id)
                if project_id not in told:
                    name = file_name_of_id(project_id)
                    file = next(iter(sorted(writer.unsaved.glob(f"*/{name}{LOG_SUFFIX}"))), writer.unsaved)
                    self._on_notice(LogFault("notice", library, None, "project_away", {"file": str(file)}))
        return changed
