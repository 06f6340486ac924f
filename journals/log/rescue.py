"""Rescue files: lines that could not be written are stored in the local folder, and written at the next start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from journals.log.act import Act
from journals.log.atomic import atomic_write, remove_leftovers
from journals.log.identity import BorrowName
from journals.log.reader import LOG_SUFFIX, LogReader
from journals.records.model import Project


def store_unsaved(folder: Path, project_id: str, lines: bytes) -> Path:
    """Store the lines that have not reached a project's log in the writer's own `folder`; return the file."""
    folder.mkdir(0o700, parents=True, exist_ok=True)
    path = folder / f"{project_id}{LOG_SUFFIX}"
    remove_leftovers(path)
    atomic_write(path, lines)
    return path


def load_unsaved(folder: Path, borrow_name: BorrowName) -> Iterator[tuple[Path, list[Act]]]:
    """Yield each file that `store_unsaved` wrote below `folder`, and its acts; its stem is the id of the project.

    The files of writers that are still running are left to them.
    """
    for path in sorted(folder.glob(f"*/*{LOG_SUFFIX}")):
        with borrow_name(path.parent.name) as ours:
            found = LogReader(path).read() if ours else []
        if found:
            yield path, found


def project_name_in(project_id: str, acts: Iterable[Act]) -> str | None:
    """Return the name that `acts` give a project, None where they give none."""
    for act in acts:
        for table, record, fields in act.do:
            if (table, record) == (Project.TABLE, project_id) and isinstance(fields.get("name"), str):
                return str(fields["name"])
    return None
