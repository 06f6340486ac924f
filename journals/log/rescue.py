"""Rescue files: lines that could not be written are stored in the local folder, and written at the next start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from journals.log.act import Act
from journals.log.atomic import atomic_write, remove_leftovers
from journals.log.file_systems import file_name_of_id, id_of_file_name
from journals.log.identity import BorrowName
from journals.log.own_file import make_own_folder, set_aside
from journals.log.reader import LOG_SUFFIX, LogReader
from journals.records.model import Project


def store_unsaved(folder: Path, project_id: str, lines: bytes) -> Path:
    """Store the lines that have not reached a project's log in the writer's own `folder`; return the file."""
    make_own_folder(folder, 4)
    path = folder / f"{file_name_of_id(project_id)}{LOG_SUFFIX}"
    remove_leftovers(path)
    atomic_write(path, lines)
    return path


def load_unsaved(folder: Path, borrow_name: BorrowName) -> Iterator[tuple[str, list[Act], Callable[[], None]]]:
    """Yield the project's id and the acts of each file that `store_unsaved` wrote below `folder`.

    Last what is to be called when the acts are on disk: it removes the file, or sets it aside if there is more in it
    that could not be read. The files of writers that are still running are left to them.
    """
    for path in sorted(folder.glob(f"*/*{LOG_SUFFIX}")):
        reader = LogReader(path)
        with borrow_name(path.parent.name) as ours:
            found = reader.read() if ours else []
            damaged = any(fault.code != "not_read" for fault in reader.faults) or path.is_dir()
            if ours and damaged and not found:
                set_aside(path)
        if found:
            yield id_of_file_name(path.stem), found, partial(set_aside if damaged else _remove, path)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def project_name_in(project_id: str, acts: Iterable[Act]) -> str | None:
    """Return the name that `acts` give a project, None where they give none."""
    for act in acts:
        for table, record, fields in act.do:
            if (table, record) == (Project.TABLE, project_id) and isinstance(fields.get("name"), str):
                return str(fields["name"])
    return None
