"""Which logs are misnamed: their head names a project that nothing else knows of, as one flipped letter makes it do.

Such a log is another project's only where it proves that itself: it speaks of that one in other lines, or the two ids
are the same but for some letters. So a log that has strayed from afar, or a forged one, is taken in by nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from journals.log.act import project_in, try_decode
from journals.log.plain_file import open_plain
from journals.log.reader import LOG_SUFFIX
from journals.records.model import Project

_LETTERS = 3
"""In how many letters a damaged id may differ. Those of two projects share their time at most."""
_LOOKED_AT = 1 << 18
"""Bytes at the beginning of a log in which it is looked for what else it speaks of."""
_OWNER = re.compile(r"[0-9a-z]{8}(?![0-9a-z])")
"""A log's file name begins with its writer's name, also where a sync tool has added to it."""


class NamedProjects(Struct, frozen=True):
    """Which projects a log speaks of."""

    times: Counter[str]
    """In how many heads and changes of a project's own record."""
    changed: frozenset[str]
    """Those whose own record it holds."""
    is_clear: bool = True
    """Whether the one that its head names is among those, so that no more of it need be read."""


def writer_of_log(log: Path) -> str:
    """Return the name of the writer of a log, or of the log that it is a copy of."""
    found = _OWNER.match(log.name)
    return found[0] if found else log.name.removesuffix(LOG_SUFFIX)


def is_called_after(folder: Path, project: str) -> bool:
    """Return whether a folder's name ends as those do that are made for a project."""
    return folder.name.casefold().endswith(f"-{project[-4:].casefold()}")


def spoken_of(log: Path) -> NamedProjects:
    """Return which projects a log speaks of, as far as is needed to see that it is the one its head names."""
    with suppress(OSError), open_plain(log) as file:
        return spoken_in(_lines_of(file))
    return spoken_in([])


def spoken_in(lines: Iterable[bytes]) -> NamedProjects:
    """Return which projects lines from the beginning of a log speak of, as far as is needed."""
    times, changed, first = Counter[str](), set[str](), None
    for line in lines:
        if b'"project' in line and (act := try_decode(line)) is not None:
            head = project_in(act)
            first = first or head
            here = {record for table, record, _ in act.do if table == Project.TABLE}
            changed |= here
            times.update(here if head is None else {*here, head})
            if first in changed:
                break
    return NamedProjects(times, frozenset(changed), first in changed)


def _lines_of(file: BinaryIO) -> Iterator[bytes]:
    while file.tell() < _LOOKED_AT and (line := file.readline(_LOOKED_AT)):
        yield line


def owners_of(folder: Path, heads: Mapping[str, str], spoken: Callable[[str], NamedProjects]) -> dict[str, str]:
    """Return the project of each log in a folder. `heads`: log → the project its head names.

    `spoken`: which projects a log speaks of; asked where nothing but the log's own head is known of its project.
    """
    witnesses: dict[str, set[str]] = {}
    for name, project in heads.items():
        witnesses.setdefault(project, set()).add(writer_of_log(folder / name))  # a copy is no second witness
    alone = {name: spoken(name) for name, project in heads.items() if len(witnesses[project]) == 1}
    known = {heads[name] for name, said in alone.items() if heads[name] in said.changed}
    for name, said in alone.items():
        for project in said.times:
            witnesses.setdefault(project, set()).add(writer_of_log(folder / name))
    known |= {project for project, by in witnesses.items() if len(by) > 1}
    found = dict(heads)
    for name, said in alone.items():
        if heads[name] not in known:
            found[name] = _right_name(folder, heads[name], said, witnesses, known)
    return found


def _right_name(
    folder: Path, head: str, said: NamedProjects, witnesses: Mapping[str, set[str]], known: set[str]
) -> str:
    """Return the project of a log whose head names one that nothing else in the folder knows of."""

    def is_proven(project: str) -> bool:
        if said.times[project] and project in known:
            return True
        certain = project in known or said.times[project] > said.times[head]
        certain = certain or (is_called_after(folder, project) and not is_called_after(folder, head))
        return certain and _is_nearly(head, project)

    proven = [project for project in witnesses.keys() - {head} if is_proven(project)]
    best = min(
        proven,
        key=lambda each: (not is_called_after(folder, each), each not in known, -len(witnesses[each]), each),
        default=head,
    )
    return best if best == head or not _has_folder(folder.parent, head, best) else head


def _is_nearly(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(map(str.__ne__, one.upper(), other.upper())) <= _LETTERS


def _has_folder(library: Path, project: str, other: str) -> bool:
    """Return whether a folder of a library is called after a project, and not after the other."""
    try:
        return any(is_called_after(each, project) and not is_called_after(each, other) for each in library.iterdir())
    except OSError:
        return True  # nobody can tell
