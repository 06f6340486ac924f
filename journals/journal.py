"""One project's journal: typed records in, typed records out, and one way to change them.

A change is folded in at once and written by the library's one store thread; the `Ticket` tells when it is safely on
disk. All methods belong to one thread (the screen's); only `_append` runs on the store's.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from journals import act as acts
from journals.act import FORMAT, Act, Change
from journals.changelog import Pen, last_stamp
from journals.dates import first_day
from journals.errors import NotFound
from journals.fold import Fold, Touched
from journals.folder import Folder
from journals.ids import ulid
from journals.model import (
    TYPES,
    Action,
    Lesson,
    Observation,
    Project,
    Record,
    checked_record,
    difference,
    from_fields,
    to_fields,
)
from journals.stamp import age
from journals.storage import Database, LogStorage, matching
from journals.undo import Takeback
from journals.writer import Writer

R = TypeVar("R", bound=Record)

NOTICED = 0.5
"""Seconds a write may take before anyone need hear of it."""


class Ticket(Struct, frozen=True):
    """A change on its way to disk."""

    journal: Journal
    act: Act
    done: Future[None]

    def wait(self) -> None:
        """Return when the change is safely on disk.

        Raises:
            NotSaved: it could not be written; it is kept and tried again.
        """
        self.done.result()


class Store(Struct, frozen=True):
    """What a journal needs of its library to write."""

    submit: Callable[[Callable[[], None]], Future[None]]
    """Runs a task on the store thread."""
    writer: Writer
    aside: Path
    """Local folder for torn tails."""
    saved: Callable[[Ticket], None]
    """Called on the store thread when a change is on disk or could not be written."""


class Journal:
    """The records of one project."""

    def __init__(self, project_id: str, folders: list[Folder], store: Store) -> None:
        """`folders`: where its logs lie; new changes go into the first."""
        self.id = project_id
        self.folders = folders
        self._store = store
        self._fold = Fold()
        self._db = Database(LogStorage(self._fold, self._commit))
        self._lists: dict[type[Record], list[Any]] = {}
        self._typed: dict[tuple[str, str], Record] = {}
        self._pen: Pen | None = None
        self._undoing: str | None = None
        self._ticket: Ticket | None = None
        self._unsaved: dict[str, Act] = {}
        self._handed: list[str] = []

    # Reading

    @property
    def project(self) -> Project:
        """The project itself; a nameless one while its own record has not arrived."""
        return self.get(Project, self.id) or Project(id=self.id)

    @property
    def there(self) -> bool:
        """Tell whether the project is there and not deleted."""
        return self.id in self._fold.tables.get(Project.TABLE, {})

    @property
    def observations(self) -> list[Observation]:
        """All observations, newest first."""
        return self._sorted(Observation)[::-1]

    @property
    def lessons(self) -> list[Lesson]:
        """All lessons, newest first."""
        return self._sorted(Lesson)[::-1]

    @property
    def actions(self) -> list[Action]:
        """All actions, the one due first first; those without a date last."""
        return list(self._sorted(Action))

    def get(self, kind: type[R], record: str) -> R | None:
        """Give one record, None when it is not there."""
        fields = self._fold.tables.get(kind.TABLE, {}).get(record)
        if fields is None:
            return None
        key = (kind.TABLE, record)
        if key not in self._typed:
            self._typed[key] = from_fields(kind, record, fields)
        found = self._typed[key]
        assert isinstance(found, kind)
        return found

    def records(self) -> Iterator[tuple[type[Record], str]]:
        """Give the kind and id of every record that is there, at no more cost than that."""
        for table, records in self._fold.tables.items():
            if kind := TYPES.get(table):
                yield from ((kind, record) for record in records)

    def find(self, kind: type[R], /, **conditions: object) -> list[R]:
        """Give the records whose fields have these values; a set's name asks for a member (`pitfalls="4.4"`)."""
        members = {f"{name}.{value}": True for name, value in conditions.items() if name in kind.MEMBERS}
        plain = {name: value for name, value in conditions.items() if name not in kind.MEMBERS}
        query = matching(members | plain, {name: getattr(kind(), name) for name in plain})
        found = [self.get(kind, document.doc_id) for document in self._db.table(kind.TABLE).search(query)]  # type: ignore[arg-type]
        return sorted((record for record in found if record is not None), key=_order, reverse=kind is not Action)

    def refused(self) -> list[Observation]:
        """Give the observations whose every tag was taken away again: they look like a pitfall and are none."""
        return [
            observation
            for observation in self.observations
            if not observation.pitfalls
            and any(f.startswith("pitfalls.") for f in self._fold.taken_away(Observation.TABLE, observation.id))
        ]

    def unsaved(self) -> set[str]:
        """Give the ids of records with a change that has been on its way to disk for longer than one notices."""
        return {r for act in self.pending() if age(act.at) > NOTICED for _, r, _ in act.do}

    # Changing

    def add(self, *records: R) -> tuple[list[R], Ticket]:
        """Store new records as one act; gives them with their ids.

        Raises:
            Invalid: a value that cannot be stored; then nothing is.
        """
        new = [checked_record(msgspec.structs.replace(record, id=record.id or ulid())) for record in records]
        with self._one_act():
            for record in new:
                self._db.put(record.TABLE, record.id, to_fields(record))
        return new, self._written()

    def edit(self, *pairs: tuple[Record, Record]) -> Ticket | None:
        """Store what changes from the first to the second of each pair, as one act; None where nothing does.

        Only that is written, so what others changed meanwhile in the same records stands.

        Raises:
            Invalid: a value that cannot be stored; then nothing is.
        """
        differences = [(old, difference(old, checked_record(new, old))) for old, new in pairs]
        with self._one_act():
            for old, fields in differences:
                if fields:
                    self._db.put(old.TABLE, old.id, fields)
        return self._ticket  # none where it all stands already, as when someone else made the same change

    def delete(self, *records: Record) -> Ticket:
        """Delete records that are there, as one act."""
        with self._one_act():
            for record in records:
                if self.get(type(record), record.id) is None:
                    raise NotFound("no_record", record=record.id)
                self._db.remove(record.TABLE, record.id)
        return self._written()

    def restore(self, target: Act, takeback: Takeback) -> Ticket:
        """Write what takes `target` back."""
        self._undoing = target.at
        try:
            self._commit(takeback.do)
        finally:
            self._undoing = None
        return self._written()

    # The store's side

    def absorb(self, news: Iterable[Act]) -> Touched:
        """Fold in acts read from disk; tells which records look different now."""
        touched = self._fold.apply(news)
        for table, record in touched:
            old = self._typed.pop((table, record), None)
            if kind := TYPES.get(table):
                self._resort(kind, old, record)
        return touched

    def retry(self) -> None:
        """Try again to write what could not be written; on the store thread.

        Raises:
            NotSaved: it still cannot be.
        """
        if self._pen is not None and self._pen.waiting:
            self._pen.write()
            self._settle()

    def pending(self) -> list[Act]:
        """Give the acts that are not on disk yet, those that could not be written among them."""
        return list(self._unsaved.values())

    def left_over(self) -> bytes:
        """Give the lines that never reached the disk."""
        return self._pen.left_over() if self._pen is not None else b""

    def rescue(self, kept: list[Act], written: Callable[[], object]) -> Touched:
        """Write acts that an earlier run could not, with the stamps they were given then, and call `written` after."""
        self._open_pen()
        for act in kept:
            self._save(act)
        self._written().done.add_done_callback(lambda done: None if done.exception() else written())
        return {(table, record) for act in kept for table, record, _ in act.do}

    def _commit(self, changes: list[Change]) -> None:
        self._open_pen()
        replaced = [stamp for table, record, fields in changes for stamp in self._fold.stamps(table, record, fields)]
        self._save(Act(at=self._store.writer.clock.tick(*replaced), do=changes, undoes=self._undoing))

    def _save(self, act: Act) -> None:
        self.absorb([act])
        self._unsaved[act.at] = act
        self._ticket = Ticket(self, act, self._store.submit(lambda: self._append(act)))
        self._ticket.done.add_done_callback(lambda _, ticket=self._ticket: self._store.saved(ticket))  # type: ignore[misc]

    def _open_pen(self) -> None:
        if self._pen is None:
            clock = self._store.writer.clock
            log = self.folders[0].log(clock.writer)
            head = Act(at=clock.tick(*last_stamp(log)), do=[], project=self.id, format=FORMAT)
            self._pen = Pen(log, self._store.aside, acts.encode(head))

    def _append(self, act: Act) -> None:
        assert self._pen is not None
        self._handed.append(act.at)
        self._pen.write(acts.encode(act))
        self._settle()

    def _settle(self) -> None:
        """The pen writes all that was waiting, so whatever failed before is safe now too."""
        for at in self._handed:
            self._unsaved.pop(at, None)
        self._handed.clear()

    @contextmanager
    def _one_act(self) -> Iterator[None]:
        self._ticket = None
        with self._db.log.one_act():
            yield

    def _written(self) -> Ticket:
        if self._ticket is None:
            self._commit([])  # it all stands already: an act of nothing, so that there is one to wait for
        assert self._ticket is not None
        return self._ticket

    def _sorted(self, kind: type[R]) -> list[R]:
        if kind not in self._lists:
            ids = self._fold.tables.get(kind.TABLE, {})
            self._lists[kind] = sorted((self.get(kind, record) for record in ids), key=_order)
        return self._lists[kind]

    def _resort(self, kind: type[Record], old: Record | None, record: str) -> None:
        """Keep a sorted list sorted at the cost of what changed, not of its length."""
        rows = self._lists.get(kind)
        if rows is None:
            return
        if old is not None:
            place = bisect_left(rows, _order(old), key=_order)
            if place < len(rows) and rows[place].id == record:
                del rows[place]
        if (new := self.get(kind, record)) is not None:
            if rows and _order(new) < _order(rows[-1]):
                insort(rows, new, key=_order)
            else:  # as what has just happened does
                rows.append(new)


def _order(record: Any) -> tuple[str, str]:
    if isinstance(record, Observation):
        return first_day(record.happened) if record.happened else "", record.id
    if isinstance(record, Action):
        return record.due or "9999", record.id
    return "", record.id
