"""Files that are lessons packs, which go on the shelf and into no project."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from journals.importing.opening import read_import_file
from journals.library.across import all_records
from journals.library.lesson_pack import is_pack
from journals.library.library import Library
from journals.library.shelf import PackChanges
from journals.log.plain_file import open_plain
from journals.records.model import ADOPTED, Lesson, Use

_SUFFIX = ".pack"
_BEGINNING = 400
"""Bytes within which a pack says that it is one."""


def is_pack_file(path: Path) -> bool:
    """Return whether a file is a pack, or is called like one."""
    with suppress(OSError, ValueError), open_plain(path) as file:
        return path.suffix.lower() == _SUFFIX or is_pack(file.read(_BEGINNING))
    return path.suffix.lower() == _SUFFIX


def look_at_pack(library: Library, path: Path) -> PackChanges:
    """Return what a pack would bring to a library's shelf.

    Raises:
        Invalid: the file cannot be read. Problem: what `Shelf.look_at` refuses.
    """
    own = {lesson.id for _, lesson in all_records(library, Lesson)} | {journal.id for journal in library.all_journals()}
    changes = library.shelf.look_at(read_import_file(path, packs=True), own)
    if not changes.changed_ids:
        return changes
    taken = {use.lesson for _, use in all_records(library, Use) if use.decision in ADOPTED}
    return replace(changes, adopted_changed=len(changes.changed_ids & taken))
