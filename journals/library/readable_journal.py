"""The records of one project as they are read: from its logs' fold, or from what the index has said of it."""

from __future__ import annotations

import threading
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journals.library.deleted import DeletedRecord, deleted_records
from journals.library.loading import load_fold
from journals.library.purge_watch import PurgeWatch
from journals.library.record_cache import RecordCache, chronological_key
from journals.log.fold import Fold
from journals.log.folder import ProjectFolder
from journals.log.identity import WriterIdentity
from journals.records.base import R, Record
from journals.records.model import TYPES, Action, Card, Lesson, Observation, Project, Review
from journals.records.retro import Retro
from journals.records.summary import Summary, summarize
from journals.text.clean import clean, shown_part

if TYPE_CHECKING:
    from journals.index.snapshot import Snapshot


class ReadableJournal:
    """What a project's logs say; whoever changes it is a `Journal`."""

    def __init__(
        self,
        project_id: str,
        folders: list[ProjectFolder],
        writer: WriterIdentity,
        recall: Callable[[], Snapshot | None],
        *,
        is_open: bool,
    ) -> None:
        """`folders`: where its logs lie. `is_open`: whether its acts are given to it, not read when needed."""
        self.id = project_id
        self.shelf_origin = ""
        """Of another organisation's project (`journals.library.shelf`) what they call themselves."""
        self.folders = folders
        self._recall = recall
        self.indexed_summary: Summary | None = None
        """What is known of it as long as it is not open."""
        self.unindexed: frozenset[str] = frozenset()
        """The records (ids) that the index does not know as they are now, while it is not open."""
        self.is_left = False
        """Whether it has no name, and its logs have gone elsewhere."""
        self._cache: RecordCache | None = RecordCache(Fold()) if is_open else None
        self._opening = threading.Lock()
        self.opened_at = 0.0
        """When, by `time.monotonic()`."""
        self._summary: Summary | None = None
        self.purges = PurgeWatch(lambda: self._fold, folders, writer)

    @property
    def project(self) -> Project:
        """The project itself; a nameless one while its own record has not arrived."""
        if not self.is_open:
            return self.indexed_summary.project if self.indexed_summary else Project(id=self.id)
        return self.get(Project, self.id) or Project(id=self.id)

    @property
    def name(self) -> str:
        """The project's name, also while it is deleted; "" for none."""
        name = self._fold.values(Project.TABLE, self.id).get("name")
        return clean(shown_part(name)) if isinstance(name, str) else ""

    @property
    def exists(self) -> bool:
        """Whether the project is there and not deleted.

        One whose own record has not come, or was damaged, is there as soon as anything in it is, as long as there are
        logs of it.
        """
        if self.is_left:
            return False
        if not self.is_open:
            return self.indexed_summary is not None and self.indexed_summary.there
        own = self.id in self._fold.tables.get(Project.TABLE, {})
        return own or (not self._fold.values(Project.TABLE, self.id) and any(self.records()))

    @property
    def summary(self) -> Summary:
        """The project at a glance; for one that is not open as it was when the index last saw it."""
        if not self.is_open:
            return self.indexed_summary or Summary(Project(id=self.id), there=False)
        if self._summary is None:
            records = self.observations, self.lessons, self.actions, self.all(Review), self.all(Retro)
            self._summary = summarize(self.project, self.exists, *records, self.all(Card))
        return self._summary

    @property
    def observations(self) -> list[Observation]:
        """All observations, newest first."""
        return self._records.in_order(Observation)[::-1]

    def seen_between(self, first: str, last: str) -> list[Observation]:
        """Return what was seen from an ISO day to another, oldest first, without looking at the rest."""
        rows = self._records.in_order(Observation)
        begin = bisect_left(rows, first, key=_day_key)
        return rows[begin : bisect_right(rows, last, key=_day_key)]

    @property
    def lessons(self) -> list[Lesson]:
        """All lessons, newest first."""
        return self._records.in_order(Lesson)[::-1]

    @property
    def actions(self) -> list[Action]:
        """All actions, the one due first first; those without a date last."""
        return list(self._records.in_order(Action))

    def of_retro(self, kind: type[R], retro: str) -> Sequence[R]:
        """Return the records of a kind that are of a retrospective, in the order of `all`; read where it was left."""
        return self._records.of_retro(kind, retro)

    def all(self, kind: type[R]) -> list[R]:
        """Return all records of a kind, oldest first; actions by when they are due."""
        return list(self._records.in_order(kind))

    def get(self, kind: type[R], record: str) -> R | None:
        """Return one record, None when it is not there."""
        return self._records.get(kind, record)

    def records(self) -> Iterator[tuple[type[Record], str]]:
        """Yield the kind and id of every record that is there, without making the records."""
        for table, records in self._fold.tables.items():
            if kind := TYPES.get(table):
                yield from ((kind, record) for record in records)

    def known_ids(self) -> Iterator[tuple[str, str]]:
        """Yield the table and id of every record that is there or was deleted."""
        return ((table, record) for table, record in self._fold.record_keys() if table in TYPES)

    def is_there(self, table: str, record: str) -> bool:
        """Return whether a record is there: of a known table, and not deleted."""
        return table in TYPES and record in self._fold.tables.get(table, {})

    def values(self, table: str, record: str) -> Mapping[str, Any]:
        """Return the fields of a record, there or deleted, as the log has them."""
        return self._fold.values(table, record)

    def removed_fields(self, table: str, record: str) -> list[str]:
        """Return the fields that a record once had and has no more."""
        return self._fold.removed_fields(table, record)

    def deleted(self) -> list[DeletedRecord]:
        """Return the records that were deleted and can be brought back."""
        return list(deleted_records(self._fold, self.purges.orders))

    def deleted_at(self, table: str, record: str) -> str | None:
        """Return the stamp of a record's deletion; None for one that is not deleted."""
        return self._fold.deleted_at(table, record)

    @property
    def is_open(self) -> bool:
        """Whether its logs have been read, or are given by `absorb`."""
        return self._cache is not None

    def open(self, *kinds: type[Record]) -> None:
        """Read the project's logs unless that is done, and sort the records of `kinds`. Safe in any thread."""
        with self._opening:
            if self._cache is None:
                fold, acts, touched = load_fold(self.folders, self._recall())
                cache = RecordCache(fold)
                for kind in kinds:  # before anybody else can look
                    cache.in_order(kind)
                self._cache = cache
                self.unindexed = frozenset()
                self.opened_at = time.monotonic()
                self.purges.note(acts, touched, has_come_late=acts.has_come_late)

    @property
    def _records(self) -> RecordCache:
        if self._cache is None:
            self.open()
        assert self._cache is not None
        return self._cache

    @property
    def _fold(self) -> Fold:
        return self._records.fold


def _day_key(observation: Observation) -> str:
    return chronological_key(observation)[0]
