"""A library beside its index: when that is worth asking, and which journals are kept at hand."""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.outlined import take_outline
from journals.log.folder import log_names, project_folders

if TYPE_CHECKING:
    from journals.index.known_logs import KnownLogs

SMALL = 4_000_000
"""Bytes of logs that are read at once faster than one could ask an index what is in them."""
_SMALL_FOR_OUTLINES = 500_000
"""The same where it need not say what is in them."""


def is_small(folders: Iterable[Path], most: int = SMALL) -> bool:
    """Return whether a library's logs can be read at once: whether they are no more than so many bytes."""
    size = 0
    for path in (path for folder in folders for path in project_folders(folder)):
        for name in log_names(path):
            try:
                size += (path / name).stat().st_size
            except OSError:
                continue
            if size > most:
                return False
    return True


def read_library(library: Library, *, only_outlines: bool = False) -> None:
    """Read a library as it is now, once: of a large one only what its index does not say already.

    `only_outlines`: of a project that has only grown since no more than what it is called, and whether it is there.
    """
    most = _SMALL_FOR_OUTLINES if only_outlines else SMALL
    known = None if is_small(library.folders, most) else _attach(library, also_grown=only_outlines)
    library.refresh()
    if known is not None:
        for journal in library.all_journals():
            if not (_says_all(known, journal) or (only_outlines and _is_outlined(library, journal))):
                journal.open()


def _attach(library: Library, *, also_grown: bool) -> KnownLogs | None:
    """Attach the library's index, and return what of it is relied on; None where there is no such thing.

    `also_grown`: whether it is of use, too, where all projects have grown since.
    """
    from journals.index.index import Index  # only here: whoever reads a small library need not wait for it

    index = Index(library.local.cache, library.folders)
    known = index.known_logs()
    if known is not None and (known.summaries or also_grown):
        library.attach_index(index, known)
        return known
    index.close()
    return None


def _says_all(known: KnownLogs, journal: Journal) -> bool:
    """Return whether the index says all of a project, and that there is nothing in it to erase."""
    summary = journal.indexed_summary
    is_whole = all(folder.path in known.owners for folder in journal.folders)
    return is_whole and summary is not None and summary.counted and not summary.to_purge


def _is_outlined(library: Library, journal: Journal) -> bool:
    """Return whether a project is not open and its outline is known now."""
    index = library.index
    return index is not None and not journal.is_open and take_outline(journal, index.outline(journal.id))


def unread_count(library: Library) -> int:
    """Return how many projects are neither open nor summarised by the index yet."""
    return sum(not is_counted(journal) for journal in library.all_journals())


def is_counted(journal: Journal) -> bool:
    """Return whether it is known what is in a project, and not only what it is called."""
    return journal.is_open or (journal.indexed_summary is not None and journal.indexed_summary.counted)


def close_idle(library: Library, wanted: Container[str], most: int = 8) -> None:
    """Close the journals opened longest ago that are not `wanted`, but for `most`: memory stays bounded."""
    if library.index is not None:
        opened = [j for j in library.all_journals() if j.is_open and j.id not in wanted and j.can_close()]
        for journal in sorted(opened, key=lambda each: each.opened_at)[: max(0, len(opened) - most)]:
            journal.close()
