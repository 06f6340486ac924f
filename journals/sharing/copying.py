"""Copying logs so that a copy is whole or not there, and telling whether one holds all that another does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from journals.errors import Problem
from journals.log import act as acts
from journals.log.fold import Fold
from journals.log.folder import ProjectFolder
from journals.log.plain_file import read_plain

FoldedState: TypeAlias = Mapping[str, Mapping[str, tuple[str, Any]]]
"""As `Fold.state()` gives it: table/record → field → stamp and value."""


def refuse_inside_library(folders: Sequence[Path], place: Path) -> None:
    """Refuse a backup inside the library: it would be lost with it, and read as part of it.

    Raises:
        Problem: `backup_inside`.
    """
    for folder in folders:
        if place.resolve().is_relative_to(folder.resolve()):
            raise Problem("backup_inside", folder=str(place), library=str(folder))


def complete_lines(log: Path) -> bytes | None:
    """Return a log's whole lines, without one still being written; None when it cannot be read, or is not fetched."""
    try:
        data = read_plain(log)
    except OSError:
        return None
    if not data:
        return None
    end = data.rfind(b"\n") + 1
    return data + b"\n" if acts.try_decode(data[end:]) is not None else data[:end]


def has_torn_tail(log: Path) -> bool:
    """Return whether a log ends in half a line: one still being written, or one that somebody has cut."""
    try:
        tail = read_plain(log).rpartition(b"\n")[2]
    except OSError:
        return False  # which is told
    return bool(tail) and acts.try_decode(tail) is None


def state_of(folder: ProjectFolder) -> FoldedState:
    """Return all that the logs of a project folder say, folded."""
    fold = Fold()
    fold.apply(folder.read_all())
    return fold.state()


def contains(now: FoldedState, before: FoldedState) -> bool:
    """Return whether all that was known is known still, or has been replaced by something later."""
    return all(
        name in now.get(key, {}) and (now[key][name] == stood or now[key][name][0] > stood[0])
        for key, fields in before.items()
        for name, stood in fields.items()
    )
