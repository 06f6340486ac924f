"""What could not be written when a window closed: kept in the local folder, and brought in at the next start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from journals.act import Act
from journals.changelog import SUFFIX, Reader
from journals.model import Project


def keep(folder: Path, project_id: str, lines: bytes) -> Path:
    """Put lines that never reached a project's log into a file in `folder`; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{project_id}{SUFFIX}"
    with path.open("ab") as file:
        file.write(lines)
    return path


def kept(folder: Path) -> Iterator[tuple[Path, list[Act]]]:
    """Give each file that `keep` made in `folder`, and the acts in it; the file's stem is the project's id."""
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        yield path, Reader(path).read()


def name_of(project_id: str, acts: Iterable[Act]) -> str | None:
    """Give the name of a project that `acts` begin; None when they do not."""
    for act in acts:
        for table, record, fields in act.do:
            if (table, record) == (Project.TABLE, project_id) and isinstance(fields.get("name"), str):
                return str(fields["name"])
    return None
