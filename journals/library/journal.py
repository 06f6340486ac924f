"""One project's journal: typed records in, typed records out, and one way to change them.

A change is folded in at once and written by the library's one store thread; a `PendingWrite` tells when it is safely on
disk. All methods but `open` belong to one thread (the screen's); the files are written by `Outbox` on the store's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from journals.errors import NotFound
from journals.ids import ulid
from journals.library.outbox import Outbox, WriteContext
from journals.library.pending_write import PendingWrite
from journals.library.readable_journal import ReadableJournal
from journals.library.record_cache import chronological_key
from journals.library.storage import Database, LogStorage, changes, query_for
from journals.log import purge
from journals.log.act import Act, RecordChange
from journals.log.fold import DELETED, Touched
from journals.log.folded_acts import FoldedActs
from journals.log.folder import ProjectFolder
from journals.log.long_line import LongLine
from journals.log.stamp import age_seconds
from journals.log.undo import Reversal
from journals.privacy.validation import checked_record
from journals.records.base import R, Record, changed_fields, to_fields
from journals.records.fields import schema
from journals.records.model import Action, Observation, Project

if TYPE_CHECKING:
    from journals.index.snapshot import Snapshot


RecordKey: TypeAlias = tuple[str, str]
SLOW_WRITE = 0.5
"""Seconds after which a write is shown as unsaved."""


class Journal(ReadableJournal):
    """The records of one project."""

    def __init__(
        self,
        project_id: str,
        folders: list[ProjectFolder],
        store: WriteContext,
        *,
        first: bool = False,
        is_open: bool = True,
        recall: Callable[[], Snapshot | None] = lambda: None,
    ) -> None:
        """`folders`: where its logs lie; new changes go into the first. `first`: so is its library, perhaps.

        `is_open`: whether its acts come by `absorb`; else they are read when its records are first asked for, beginning
        with what `recall` gives.
        """
        super().__init__(project_id, folders, store.writer, recall, is_open=is_open)
        self._store = store
        self.outbox = Outbox(project_id, folders, store, first=first)
        self._pending_write: PendingWrite | None = None

    def find(self, kind: type[R], /, **conditions: object) -> list[R]:
        """Return the records whose fields have these values; a set's name asks for a member (`pitfalls="4.4"`)."""
        sets = schema(kind).members
        members = {f"{name}.{value}": True for name, value in conditions.items() if name in sets}
        plain = {name: value for name, value in conditions.items() if name not in sets}
        query = query_for(members | plain, {name: getattr(kind(), name) for name in plain})
        found = [self.get(kind, document.doc_id) for document in self._db.table(kind.TABLE).search(query)]  # type: ignore[arg-type]
        return sorted(
            (record for record in found if record is not None), key=chronological_key, reverse=kind is not Action
        )

    def unsaved_ids(self) -> set[str]:
        """Return the ids of records with a change that has waited for the disk longer than `SLOW_WRITE`."""
        return {r for act in self.pending() if age_seconds(act.at) > SLOW_WRITE for _, r, _ in act.do}

    # Changing

    def add(self, *records: R) -> tuple[list[R], PendingWrite]:
        """Store new records as one act; return them with their ids.

        Raises:
            Invalid: a value that cannot be stored; then nothing is. NotFound: `project_deleted`, in another window.
        """
        self._check_is_there()
        new = [checked_record(msgspec.structs.replace(record, id=record.id or ulid())) for record in records]
        with self._one_act():
            for record in new:
                self._db.put(record.TABLE, record.id, to_fields(record))
        return new, self._written()

    def note(self, observation: Observation) -> Observation:
        """Store a new observation, and return it with its id once it is on disk.

        It replaces no value, so the project need not be open for it; whoever opens it then reads it with the rest.

        Raises:
            Invalid, NotFound: as `add`. NotSaved: it could not be written.
        """
        late = self.indexed_summary is not None and self.indexed_summary.may_be_late
        if self.is_open or late or observation.private:
            (new,), pending = self.add(observation)
        else:
            self._check_is_there()
            new = checked_record(msgspec.structs.replace(observation, id=ulid()))
            change = changes(new.TABLE, {}, {new.id: to_fields(new)})
            pending = self._submit(Act(at=self.outbox.clock().tick(), do=[*change]))
            self.unindexed |= {new.id}
        pending.wait()
        return new

    def add_checked(self, records: Iterable[Record]) -> PendingWrite:
        """Store new records that `checked_record` has returned, with ids of their own, as one act.

        Checking thousands takes seconds, which a thread of its own can spend.

        Raises:
            NotFound: as in `add`.
        """
        self._check_is_there()
        with self._one_act():
            self._db.log.change([(record.TABLE, record.id, to_fields(record)) for record in records])
        return self._written()

    def add_unfolded(self, line: LongLine) -> PendingWrite:
        """Store new records that `checked_record` has returned, each as a change of a long line, as one act.

        They are not held here until the log is read back (`Library.refresh`): there may be too many.

        Raises:
            NotFound: as in `add`.
        """
        self._check_is_there()
        write = PendingWrite(self.id, *self.outbox.submit_long(line))
        write.done.add_done_callback(lambda _: self._store.on_saved(write))
        return write

    def edit(
        self, *pairs: tuple[Record | None, Record], gone: Iterable[Record] = (), erased: Iterable[RecordKey] = ()
    ) -> PendingWrite | None:
        """Store what changes from the first to the second of each pair, as one act; None where nothing does.

        Where the first is None the second is new, and has its id already; records that are to be `gone` are deleted in
        the same act, those `erased` (table, id) purged. Only what changes is written, so what others changed
        meanwhile in the same records stands. Where something goes that the privacy guard marks, its text is purged too.

        Raises:
            Invalid: a value that cannot be stored; then nothing is. NotFound: as in `add`.
        """
        self._check_is_there()
        checked = [(old, checked_record(new, old)) for old, new in pairs]
        with self._one_act():
            for old, new in checked:
                fields = to_fields(new) if old is None else changed_fields(old, new)
                if fields:
                    self._db.put(new.TABLE, new.id, fields)
                if old is not None and (marked := purge.flagged_fields(to_fields(old), fields)):
                    self._db.log.change([purge.order_purge(old.TABLE, old.id, marked)])
            for record in gone:
                self._remove(record)
            self._db.log.change([purge.order_purge(*each) for each in erased])
        return self._pending_write  # none where it all stands already, as when someone else made the same change

    def _check_is_there(self) -> None:
        """Refuse to write into a project that is deleted: nobody would see it."""
        if not self.exists and self.deleted_at(Project.TABLE, self.id) is not None:
            raise NotFound("project_deleted", project=self.name)

    def delete(self, *records: Record) -> PendingWrite:
        """Delete records that are there, as one act; what the privacy guard marks in them is purged too."""
        with self._one_act():
            for record in records:
                if self.get(type(record), record.id) is None:
                    raise NotFound("no_record", record=record.id, list="tilbageblik observations")
                self._remove(record)
        return self._written()

    def _remove(self, record: Record) -> None:
        self._db.remove(record.TABLE, record.id)
        if purge.flagged_fields(to_fields(record)):
            self._db.log.change([purge.order_purge(record.TABLE, record.id)])

    def undelete(self, *records: Record) -> PendingWrite:
        """Bring back records that were deleted, as one act.

        Raises:
            NotFound: `not_deleted`; then none is brought back.
        """
        with self._one_act():
            for record in records:
                if self.deleted_at(record.TABLE, record.id) is None:
                    raise NotFound("not_deleted", record=record.id)
                self._db.log.change([(record.TABLE, record.id, {DELETED: False})])
        return self._written()

    def order_purge(self, *records: tuple[str, str]) -> PendingWrite:
        """Delete records (table, id), deleted ones too, and order all that was ever written in them to be erased."""
        with self._one_act():
            self._db.log.change([(*each, {DELETED: True}) for each in records])
            self._db.log.change([purge.order_purge(*each) for each in records])
        return self._written()

    def write_reversal(self, target: Act, reversal: Reversal) -> PendingWrite:
        """Write what takes `target` back."""
        self._commit(reversal.do, undoes=target.at)
        return self._written()

    # The store's side

    def can_close(self) -> bool:
        """Return whether all changes are on disk, so that nothing is lost by closing."""
        return not self.pending() and not self.purges.is_pending and not self._opening.locked()

    def close(self) -> None:
        """Release the records until they are asked for again; only the summary stays."""
        self.indexed_summary = self.summary
        self._cache = self._summary = self._pending_write = None
        self.purges.forget_orders()
        self.__dict__.pop("_db", None)
        for folder in self.folders:
            folder.reset()

    @cached_property
    def _db(self) -> Database:
        return Database(LogStorage(self._fold, self._commit))

    def absorb(self, news: FoldedActs) -> Touched:
        """Fold in acts read from disk; return which records look different now."""
        touched = self._records.fold.merge(news.fold)
        self._show_changes(touched)
        self.purges.note(news, touched, has_come_late=news.has_come_late)
        return touched

    def pending(self) -> list[Act]:
        """Return the acts that are not on disk yet, those that could not be written among them."""
        return self.outbox.pending()

    def rescue(self, kept: list[Act], written: Callable[[], object]) -> Touched:
        """Write acts that an earlier run could not, with their old stamps, and call `written` afterwards."""
        self.outbox.clock()
        for act in kept:
            self._save(act)
        self._written().done.add_done_callback(lambda done: None if done.exception() else written())
        return {(table, record) for act in kept for table, record, _ in act.do}

    def _commit(self, changes: list[RecordChange], *, undoes: str | None = None) -> None:
        clock = self.outbox.clock()
        passed = [stamp for each in changes for of in (self._fold, self.purges.orders) for stamp in of.stamps(*each)]
        if undoes is not None and changes:
            passed.append(undoes)  # of another window, it may not be folded in yet
        self._save(Act(at=clock.tick(*passed), do=changes, undoes=undoes))

    def _show_changes(self, touched: Touched) -> None:
        if touched:
            self._summary = None
        self._records.refresh(touched)

    def _save(self, act: Act) -> None:
        touched = self._records.fold.apply([act])
        self._show_changes(touched)
        self.purges.note([act], touched, has_come_late=purge.has_come_late([act]))
        self._pending_write = self._submit(act)

    def _submit(self, act: Act) -> PendingWrite:
        write = PendingWrite(self.id, act, self.outbox.submit(act))
        write.done.add_done_callback(lambda _: self._store.on_saved(write))
        return write

    @contextmanager
    def _one_act(self) -> Iterator[None]:
        self._pending_write = None
        with self._db.log.one_act():
            yield

    def _written(self) -> PendingWrite:
        if self._pending_write is None:
            self._commit([])  # it all stands already: an act of nothing, so that there is one to wait for
        assert self._pending_write is not None
        return self._pending_write


def erased_fields(old: Record, new: Record | None = None) -> list[str]:
    """Return the fields whose text is erased for good where a record becomes another (None: is deleted)."""
    before = to_fields(old)
    return purge.flagged_fields(before) if new is None else purge.flagged_fields(before, changed_fields(old, new))
