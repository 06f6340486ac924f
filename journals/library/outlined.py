"""Projects of which no more is known than what they are called, and whether they are there.

That is all it takes to write a new record. It stands in a project's own record: as the index has it, and in what the
project's logs have grown by since. Where it is not certain that this is all, the project is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from journals.ids import SHORT_LENGTH, is_named_by
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.loading import growth_since
from journals.records.base import from_fields
from journals.records.model import Project
from journals.records.retro import Retro

if TYPE_CHECKING:
    from journals.index.index import Index
    from journals.index.snapshot import ProjectOutline


def take_outline(journal: Journal, outline: ProjectOutline | None) -> bool:
    """Note what a project that is not open is called, and whether it is there; False where it has to be read for it.

    It has to where its logs have changed otherwise than by growing, and where something in them may be to be erased:
    where there are purge orders, or a meeting of which private notes may still come. Also where its own record is
    missing: then it is there as soon as anything in it is.
    """
    grown = growth_since(journal.folders, outline.few) if outline is not None else None
    if outline is None or grown is None:
        return False
    journal.unindexed = frozenset(record for _, record in grown.fold.record_keys())
    fold = outline.few.fold
    fold.merge(grown.fold)
    meetings = fold.tables.get(Retro.TABLE, {}).values()
    if not fold.values(Project.TABLE, journal.id) or any(each.get("raw_notes") == "delete" for each in meetings):
        return False
    own = fold.tables.get(Project.TABLE, {}).get(journal.id)
    project = Project(id=journal.id) if own is None else from_fields(Project, journal.id, own)
    journal.indexed_summary = replace(outline.summary, project=project, there=own is not None, counted=False)
    return True


def index_of_closed(library: Library) -> Index | None:
    """Return what answers for the projects that are not open; those of which it does not say all are read first."""
    for journal in library.all_journals():
        if journal.unindexed:
            journal.open()
    return library.index


def may_be_ambiguous(library: Library, record: str) -> bool:
    """Return whether the end of a new record's id, as it is shown, may name another record of a library too."""
    index, typed = library.index, record[-SHORT_LENGTH:].casefold()
    if index is None:
        return True
    known = [name for _, _, name, _ in index.named(typed)]
    for journal in library.all_journals():
        known += [name for _, name in journal.known_ids()] if journal.is_open else journal.unindexed
    is_named = any(is_named_by(each, typed) for each in known if each != record)
    return index.is_lost or is_named or record.casefold().startswith(typed)
