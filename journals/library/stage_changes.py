"""When a project came to another stage: no record says so, but the acts in its logs do.

Only the lines that can tell are decoded, as a project's logs hold far more than they.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from journals.library.journal import Journal
from journals.log.act import Act, decode
from journals.log.plain_file import open_plain
from journals.log.stamp import local_day
from journals.records.model import Project

_TELLING = re.compile(rf'"{Project.TABLE}"|"undoes"'.encode()).search
"""One of these is in each line that tells of a project's own record, or takes an act back."""


class StageChange(Struct, frozen=True):
    """A project came to a stage."""

    day: str
    """ISO day, as the history of the project tells it."""
    stage: str
    id: str
    """The stamp of the act."""


def stage_changes(journal: Journal) -> list[StageChange]:
    """Return when a project came to another stage, the first first. Reads the disk, from any thread.

    Where its logs were compacted, only its latest is known.
    """
    waiting = journal.pending()  # first: what is written meanwhile is there twice, and not in neither
    return changes_told([*_told(journal), *waiting], journal.id)


def changes_told(acts: Iterable[Act], project: str) -> list[StageChange]:
    """Return the changes of stage in a project's acts, in whatever order they are; not what was taken back."""
    by_stamp = {act.at: act for act in acts}
    gone: set[str] = set()
    for at in sorted(by_stamp, reverse=True):
        undone = by_stamp[at].undoes
        if undone is not None and at not in gone:
            gone.add(undone)
    found: list[StageChange] = []
    stage: str | None = None
    for at in sorted(by_stamp):
        if at in gone or by_stamp[at].undoes is not None:
            continue
        parts = [fields for table, record, fields in by_stamp[at].do if (table, record) == (Project.TABLE, project)]
        if not parts:
            continue
        told = _stage_in(parts)
        if stage is None:  # it begins there
            stage = told or Project().stage
        elif told is not None and told != stage:
            stage = told
            found.append(StageChange(local_day(at), stage, at))
    return found


def _stage_in(parts: Iterable[dict[str, Any]]) -> str | None:
    """Return the stage that an act sets; the first there is where it takes the stage away, None where it says none."""
    told: str | None = None
    for fields in parts:
        if "stage" in fields:
            value = fields["stage"]
            told = value if isinstance(value, str) else Project().stage
    return told


def _told(journal: Journal) -> Iterator[Act]:
    for folder in journal.folders:
        for log in folder.logs():
            try:
                with open_plain(log) as file:
                    lines = [line for line in file if _TELLING(line)]
            except OSError:
                continue  # it cannot be read just now: whoever opens the project is told
            for line in lines:
                try:
                    yield decode(line)
                except ValueError:
                    continue  # damaged, and said by the check
