"""What stands in Git, counted: which records look different from one state of the logs to another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from msgspec import Struct

from journals.errors import Problem
from journals.log import act as acts
from journals.log.act import Act
from journals.log.fold import Fold
from journals.log.reader import LOG_SUFFIX
from journals.records.model import TYPES, Action, Lesson, Observation, Project
from journals.sharing.git import Git
from journals.text.clean import clean, one_line

OTHER = "other"
_SHOWN = 12
"""Characters of an object's id that are told."""
_NAMED = (Project, Observation, Lesson, Action)
LogTree: TypeAlias = dict[str, str]
"""A log's path in the library → the id of its content."""


class ProjectChange(Struct, frozen=True):
    """How many records of a project differ between two states."""

    project: str
    name: str
    counts: dict[str, int]
    """Table → how many of its records; what meetings and profiles are made of is counted together, as `OTHER`."""


def is_log(path: str) -> bool:
    """Return whether a path in the library is a log in a project's folder."""
    folder, _, name = path.partition("/")
    return name.endswith(LOG_SUFFIX) and "/" not in name and not folder.startswith(".")


def committed_logs(git: Git, commit: str | None) -> LogTree:
    """Return the logs that a commit holds; None is the state before the first."""
    return _tree(git.run_checked("ls-tree", "-r", "-z", commit), 2) if commit else {}


def staged_logs(git: Git) -> LogTree:
    """Return the logs that the index holds."""
    return _tree(git.run_checked("ls-files", "--stage", "-z"), 1)


def read_blobs(git: Git, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the blobs with these ids.

    Raises:
        Problem: `git_failed`, `git_too_long`, or `git_lacks`, where Git knows of one and does not have it.
    """
    wanted = sorted(set(ids))
    if not wanted:
        return
    found = git.run_checked("cat-file", "--batch", stdin="".join(f"{each}\n" for each in wanted).encode())
    at = 0
    for each in wanted:
        start = found.find(b"\n", at) + 1
        told = found[at:start].split()
        if len(told) != 3 or told[1] != b"blob":
            raise Problem("git_lacks", folder=str(git.folder), wanted=each[:_SHOWN])
        size = int(told[2])
        yield each, found[start : start + size]
        at = start + size + 1


def changes_between(git: Git, old: LogTree, new: LogTree) -> list[ProjectChange]:
    """Return the projects whose records look different from `old` to `new`, by id."""
    changed = {path.partition("/")[0] for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    trees = [{path: each for path, each in tree.items() if path.partition("/")[0] in changed} for tree in (old, new)]
    read = {each: _acts(data) for each, data in read_blobs(git, [each for tree in trees for each in tree.values()])}
    projects: dict[str, tuple[list[Act], list[Act]]] = {}
    for folder in sorted(changed):
        before, after = (
            [act for path in tree if path.startswith(f"{folder}/") for act in read[tree[path]]] for tree in trees
        )
        both = projects.setdefault(_project_of(after or before, folder), ([], []))
        both[0].extend(before)
        both[1].extend(after)
    found = [_carried(project, *projects[project]) for project in sorted(projects)]
    return [each for each in found if any(each.counts.values())]


def _carried(project: str, before: list[Act], after: list[Act]) -> ProjectChange:
    fold = Fold()
    fold.apply(before)
    touched = fold.apply(after)
    name: Any = fold.tables.get(Project.TABLE, {}).get(project, {}).get("name")
    counts = {kind.TABLE: sum(each == kind.TABLE for each, _ in touched) for kind in _NAMED}
    if other := sum(table in TYPES and table not in counts for table, _ in touched):
        counts[OTHER] = other
    return ProjectChange(project, one_line(clean(name)) if isinstance(name, str) else "", counts)


def _tree(listed: bytes, place: int) -> LogTree:
    rows = (row.partition(b"\t") for row in listed.split(b"\0") if row)
    found = ((os.fsdecode(path), head.split()) for head, _, path in rows)
    # Only plain files, and of an unfinished merge only what is agreed on.
    return {path: head[place].decode() for path, head in found if is_log(path) and head[0].startswith(b"100")}


def _acts(data: bytes) -> list[Act]:
    return [act for line in data.split(b"\n") if (act := acts.try_decode(line))]


def _project_of(found: list[Act], folder: str) -> str:
    named = [act.project for act in found if act.project]
    records = [record for act in found for table, record, _ in act.do if table == Project.TABLE]
    return min(named or records, default=folder)
