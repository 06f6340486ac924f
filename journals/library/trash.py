"""The trash: what was deleted and can be brought back. Nothing is moved there; it is what the logs still hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from journals.errors import Ambiguous, NotFound
from journals.ids import is_named_by
from journals.library.across import journals_with_deleted
from journals.library.deleted import DeletedRecord
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.model import Project
from journals.text.clean import clean


class TrashItem(Struct, frozen=True):
    """A deleted record, and the project it is in."""

    journal: Journal
    deleted: DeletedRecord


def trash_items(library: Library, journal: Journal | None = None) -> list[TrashItem]:
    """Return what was deleted in one project, or in all of them, the latest first.

    Of a project that was deleted itself only that is given: what is in it comes back with it.
    """
    found = [
        TrashItem(each, deleted)
        for each in ([journal] if journal else journals_with_deleted(library))
        for deleted in each.deleted()
        if each.exists or isinstance(deleted.record, Project)
    ]
    return sorted(found, key=lambda each: each.deleted.at, reverse=True)


def find_deleted(library: Library, name: str) -> TrashItem:
    """Return the deleted record with this id, or unambiguous start or end of it; a project also by its name.

    Raises:
        NotFound: `not_deleted`, also for one that is there. Ambiguous: `ambiguous_record`.
    """
    wanted = clean(name).strip()
    found = trash_items(library) if wanted else []
    by_id = [each for each in found if is_named_by(each.deleted.record.id, wanted.casefold())]
    return _only(by_id or list(_named(found, wanted.casefold())), wanted)


def _named(found: Iterable[TrashItem], wanted: str) -> Iterator[TrashItem]:
    """Yield the projects with this name, or else those whose names begin with it."""
    names = [(each, each.deleted.record.name.casefold()) for each in found if isinstance(each.deleted.record, Project)]
    exact = [each for each, name in names if name == wanted]
    yield from exact or (each for each, name in names if name.startswith(wanted))


def _only(fits: list[TrashItem], wanted: str) -> TrashItem:
    exact = [each for each in fits if each.deleted.record.id.casefold() == wanted.casefold()] or fits
    if not exact:
        raise NotFound("not_deleted", record=wanted)
    if len(exact) > 1:
        raise Ambiguous("ambiguous_record", record=wanted, fits=sorted(each.deleted.record.id for each in exact))
    return exact[0]
