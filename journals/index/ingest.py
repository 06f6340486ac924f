"""Incremental indexing of logs: a log that has grown is read from the last position, any other change is reread."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from journals.index.failures import Failures
from journals.index.log_states import FileStates, indexed_states, states_on_disk
from journals.index.rows import OF_REVIEW, OPEN, RETIRED, UNTAGGED, WAITS, index_row, to_record, unpack_fields
from journals.index.store import IndexLost, IndexStore, name_from, stored_name, unpack
from journals.index.summaries import SummaryTracker
from journals.index.text_indexing import remove_record
from journals.log.act import Act
from journals.log.fold import Fold
from journals.log.folded_acts import FoldedActs
from journals.log.folder import ProjectFolder
from journals.log.misnamed import writer_of_log
from journals.log.ownership import LogOwners
from journals.log.purge import PURGES, PurgeOrders
from journals.log.reader import LogReader, ReadPosition
from journals.records.base import R
from journals.records.decisions import decision_days, trial_days
from journals.records.facets import unpacked_facets
from journals.records.model import Action, Card, Lesson, Observation, Project, Review
from journals.records.next_meeting import next_meeting
from journals.records.retro import Retro
from journals.records.summary import Summary, last_met, replies_due
from journals.text.dates import UNBELIEVABLE

INGEST_SECONDS = 1.0
"""How long a transaction may keep other instances from writing."""
_PAUSE_SECONDS = 0.0005
"""The pause after each project, in which a screen in the same process can draw."""
_encode = msgspec.msgpack.Encoder().encode
_place = msgspec.msgpack.Decoder(ReadPosition).decode
_ONE = "SELECT number, held FROM records WHERE project = ? AND tbl = ? AND id = ?"
_COUNTS = """SELECT tbl, flags, count(*), max(CASE WHEN day < ? THEN day ELSE '' END),
    min(CASE WHEN day <> '' AND day < ? THEN day END)
    FROM records WHERE project = ? AND there GROUP BY tbl, flags"""
_DUES = "SELECT day FROM records WHERE project = ? AND tbl = ? AND there AND flags = ? AND day <> '' ORDER BY day"
_ASKED = "SELECT day FROM records WHERE project = ? AND tbl = ? AND there AND flags & ? AND day <> ''"
_FACETS = """SELECT packed FROM facets WHERE number IN
    (SELECT facets FROM records WHERE project = ? AND facets > 0)"""
_LATEST = "SELECT held FROM records WHERE project = ? AND tbl = ? AND there AND day = ? ORDER BY id DESC LIMIT 1"
_ALL = "SELECT id, held FROM records WHERE project = ? AND tbl = ?"
_PUT = "INSERT INTO records (project, tbl, id, there, day, flags, facets, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
CountRow: TypeAlias = tuple[str, int, int, str, str | None]
"""Of records that are not deleted: table, flags, number, latest and first day."""


class IngestProgress(Struct, frozen=True):
    """How far indexing has come."""

    done: int
    total: int
    """Project folders that had changed."""
    changed: dict[str, Summary]
    """The summaries that have changed since the step before, by us or by another instance."""


def ingest(
    store: IndexStore,
    libraries: Sequence[Path],
    summary_tracker: SummaryTracker,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[IngestProgress]:
    """Index what the folders of a library have gained; what is done is kept when it is stopped.

    Raises:
        IndexLost: the index was damaged, or held text that had to be erased, and is empty now: start again.
        sqlite3.OperationalError: it cannot be written. Problem: as `Failures.raise_if_any`, when all others are done.
    """
    ingester = _Ingester(store)
    there = states_on_disk(libraries)
    known = indexed_states(store)
    gone = [path for path in known if path not in there and _is_readable(Path(path).parent)]
    todo = [path for path, seen in there.items() if seen != known.get(path)]
    place, failed = 0, Failures()
    if gone:
        with store.write_transaction():
            ingester.remove(gone)
    if changed := summary_tracker.news(store):
        yield IngestProgress(0, len(todo), changed)
    while place < len(todo) and not stopped():
        with store.write_transaction():
            until = time.monotonic() + INGEST_SECONDS
            while place < len(todo) and time.monotonic() < until and not stopped():
                with failed.passed_over(store):
                    ingester.ingest(Path(todo[place]), there[todo[place]])
                place += 1
                time.sleep(_PAUSE_SECONDS)
        if ingester.must_erase:
            store.erase()
            raise IndexLost
        yield IngestProgress(place, len(todo), summary_tracker.news(store))
    failed.raise_if_any()


def _is_readable(library: Path) -> bool:
    """Return whether a library folder can be read: a project on an unplugged drive is not gone."""
    return os.access(library, os.R_OK)


class _Ingester:
    """Indexes project folders, within `store.write_transaction()`."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._facets: dict[bytes, int] = {}
        """The numbers of facets that are known."""
        self.must_erase = False
        """Whether a log was purged: the text is still in free pages of the index file, which must be erased."""

    def ingest(self, folder: Path, seen: FileStates) -> None:
        """Index a folder, unless another instance has done so meanwhile."""
        logs = {
            name_from(name): (project, (size, changed), place)
            for name, project, size, changed, place in self._store.read(
                "SELECT name, project, size, time, place FROM logs WHERE folder = ?", stored_name(str(folder))
            )
        }
        if seen == {name: state for name, (_, state, _) in logs.items()}:
            return
        places = {name: unpack(_place, packed) for name, (_, _, packed) in logs.items()}
        readers = {name: LogReader(folder / name, places.get(name, ReadPosition())) for name in seen}
        news = {name: FoldedActs() for name in readers}
        for name, reader in readers.items():
            news[name].read(reader)
        by_project: dict[int, list[LogReader]] = {}
        for name, owner in self._owners(folder, readers).items():
            by_project.setdefault(self._number_of(owner), []).append(readers[name])
        stale = _stale(by_project, {name: project for name, (project, _, _) in logs.items()})
        for name in logs.keys() - seen.keys():
            self._store.execute(
                "DELETE FROM logs WHERE folder = ? AND name = ?", *map(stored_name, (str(folder), name))
            )
        for number, of_project in by_project.items():
            self._save_positions(folder, number, of_project)
            if number not in stale:
                self._fold_in(number, _together(news[reader.path.name] for reader in of_project))
        for number in stale:
            self._reread(number)

    def remove(self, gone: list[str]) -> None:
        """Remove folders that are gone; a project with a copy in another folder is reread from that."""
        for path in gone:
            rows = self._store.read("SELECT DISTINCT project FROM logs WHERE folder = ?", stored_name(path))
            self._store.execute("DELETE FROM logs WHERE folder = ?", stored_name(path))
            for (project,) in rows:
                self._reread(project)

    @staticmethod
    def _owners(folder: Path, readers: Mapping[str, LogReader]) -> dict[str, str]:
        """Return the project of each log in a folder."""
        known = {name: reader.project for name, reader in readers.items() if reader.project is not None}
        return LogOwners(folder).resolve(readers, known)

    def _number_of(self, project: str) -> int:
        if found := self._store.read("SELECT number FROM projects WHERE id = ?", project):
            return int(found[0][0])
        empty = _encode(Summary(Project(id=project), there=False))
        return self._store.insert("INSERT INTO projects (id, summary) VALUES (?, ?)", project, empty)

    def _save_positions(self, folder: Path, project: int, readers: Iterable[LogReader]) -> None:
        for reader in readers:
            place = reader.position
            self._store.execute(
                "INSERT OR REPLACE INTO logs VALUES (?, ?, ?, ?, ?, ?)",
                *(stored_name(str(folder)), stored_name(reader.path.name), project, *place.seen, _encode(place)),
            )

    def _reread(self, project: int) -> None:
        """Reread a project of which a log has changed otherwise than by growing, or remove it where none is left."""
        rows = self._store.read("SELECT DISTINCT folder FROM logs WHERE project = ?", project)
        ((name,),) = self._store.read("SELECT id FROM projects WHERE number = ?", project)
        self._remove_records(project)
        acts = FoldedActs()
        for folder in (Path(name_from(path)) for (path,) in rows):
            readers = [LogReader(log) for log in ProjectFolder(folder, name).logs()]
            for reader in readers:
                acts.read(reader)
            self._save_positions(folder, project, readers)
        self.must_erase |= any(table == PURGES for table, _ in acts.fold.record_keys())
        if rows:
            self._fold_in(project, acts)
        else:
            self._store.execute("DELETE FROM projects WHERE number = ?", project)

    def _remove_records(self, project: int) -> None:
        for (number,) in self._store.read("SELECT number FROM records WHERE project = ?", project):
            remove_record(self._store, number)
        self._store.execute("DELETE FROM logs WHERE project = ?", project)

    def _fold_in(self, project: int, acts: FoldedActs) -> None:
        """Fold acts into the indexed records, at a cost that depends on those records alone."""
        store, fold = self._store, Fold()
        rows: dict[tuple[str, str], int] = {}
        any_known = store.read("SELECT 1 FROM records WHERE project = ? LIMIT 1", project)
        for key in acts.fold.record_keys() if any_known else ():
            for number, packed in store.read(_ONE, project, *key):
                fold.load_record(*key, unpack_fields(packed))
                rows[key] = number
        for key in sorted(fold.merge(acts.fold)):
            if key in rows:
                remove_record(store, rows[key])
            made = index_row(*key, fold.dump_record(*key))
            facets = self._facets_number(made.facets)
            store.execute(_PUT, project, made.table, made.id, made.there, made.day, made.flags, facets, made.packed)
        self._summarize(project, acts)

    def _summarize(self, project: int, acts: FoldedActs) -> None:
        """Update a project's summary."""
        store = self._store
        rows = store.read(_COUNTS, UNBELIEVABLE, UNBELIEVABLE, project)
        ((name,),) = store.read("SELECT id FROM projects WHERE number = ?", project)
        own = [
            to_record(Project.TABLE, name, unpack_fields(packed))
            for _, packed in store.read(_ONE, project, Project.TABLE, name)
        ]
        record = own[0] if own and isinstance(own[0], Project) else None
        retros, cards = self._whole(project, Retro), self._whole(project, Card)
        agreed = next_meeting(retros)
        dues = store.read(_DUES, project, Action.TABLE, OPEN)
        found = Summary(
            record or Project(id=name),
            record is not None or (not own and bool(rows)),
            observations=_count(rows, Observation.TABLE) - _count(rows, Observation.TABLE, OF_REVIEW),
            untagged=_count(rows, Observation.TABLE, UNTAGGED),
            waiting=_count(rows, Observation.TABLE, WAITS),
            waiting_since=_first_waiting(rows),
            replies_due=self._replies_due(project, record),
            lessons=_count(rows, Lesson.TABLE) - _count(rows, Lesson.TABLE, RETIRED),
            open_actions=_count(rows, Action.TABLE, OPEN),
            dues=tuple(due for (due,) in dues),
            last=self._last(project, rows),
            bitten=tuple(sorted(self._bitten(project))),
            reviewed=_count(rows, Review.TABLE) > 0,
            meeting=max((row[3] for row in rows if row[:2] == (Retro.TABLE, OPEN)), default=None),
            met=last_met(retros),
            next_meeting=agreed.day if agreed else None,
            trials=trial_days(cards),
            decisions=decision_days(cards),
            to_purge=self._is_to_purge(project, acts),
            may_be_late=acts.has_come_late,
        )
        store.execute("UPDATE projects SET summary = ? WHERE number = ?", _encode(found), project)

    def _replies_due(self, project: int, record: Project | None) -> tuple[str, ...]:
        """Return until when there is time to answer what waits; where no time is agreed nothing is looked up."""
        if record is None or record.reply_days is None:
            return ()
        asked = self._store.read(_ASKED, project, Observation.TABLE, WAITS)
        return replies_due(record, (day for (day,) in asked))

    def _facets_number(self, packed: bytes) -> int:
        """Return the number under which facets are kept; 0 for none."""
        if packed and packed not in self._facets:
            self._store.execute("INSERT OR IGNORE INTO facets (packed) VALUES (?)", packed)
            ((number,),) = self._store.read("SELECT number FROM facets WHERE packed = ?", packed)
            self._facets[packed] = number
        return self._facets.get(packed, 0)

    def _whole(self, project: int, kind: type[R]) -> list[R]:
        """Return all records of a kind in a project: of some kinds there are few."""
        found = (
            to_record(kind.TABLE, name, unpack_fields(packed))
            for name, packed in self._store.read(_ALL, project, kind.TABLE)
        )
        return [each for each in found if isinstance(each, kind)]

    def _bitten(self, project: int) -> set[str]:
        """Return the pitfalls that an observation of a project says bit."""
        all_facets = (unpack(unpacked_facets, packed) for (packed,) in self._store.read(_FACETS, project))
        return {pitfall for facets in all_facets if facets.sign == "bites" for pitfall in facets.pitfalls}

    def _last(self, project: int, rows: list[CountRow]) -> str | None:
        """Return when the latest observation happened, as recorded: a day or a week."""
        latest = max((row[3] for row in rows if row[0] == Observation.TABLE), default="")
        if not latest:
            return None
        ((packed,),) = self._store.read(_LATEST, project, Observation.TABLE, latest)
        return str(unpack_fields(packed)["happened"][1])

    def _is_to_purge(self, project: int, acts: Iterable[Act]) -> bool:
        """Return whether a log may still hold, or hold again, what a purge order covers."""
        fold = Fold()
        for record, packed in self._store.read(_ALL, project, PURGES):
            fold.load_record(PURGES, record, unpack_fields(packed))
        orders = PurgeOrders(fold)
        if not orders:
            return False
        logs = {
            writer_of_log(Path(name_from(name)))
            for (name,) in self._store.read("SELECT name FROM logs WHERE project = ?", project)
        }
        return any(not logs <= each.done for each in orders.all) or any(orders.affects(act) for act in acts)


def _together(news: Iterable[FoldedActs]) -> FoldedActs:
    """Return what several logs of a project have gained, as one."""
    first, *others = news
    for each in others:
        first.merge(each)
    return first


def _stale(by_project: Mapping[int, Iterable[LogReader]], before: Mapping[str, int]) -> set[int]:
    """Return the projects of a folder that must be reread; `before`: the project of each log as it was indexed last.

    One is stale where a log of it is gone, is another project's now, or has changed otherwise than by growing.
    """
    now = {reader.path.name: number for number, readers in by_project.items() for reader in readers}
    stale = {number for name, number in before.items() if now.get(name) != number}
    stale |= {now[name] for name, number in before.items() if name in now and now[name] != number}
    return stale | {number for number, readers in by_project.items() if any(reader.restarts for reader in readers)}


def _count(rows: list[CountRow], table: str, flag: int = 0) -> int:
    return sum(number for name, flags, number, *_ in rows if name == table and flags & flag == flag)


def _first_waiting(rows: list[CountRow]) -> str | None:
    """Return the first day on which something was seen that waits for a reply."""
    return min((row[4] for row in rows if row[0] == Observation.TABLE and row[1] & WAITS and row[4]), default=None)
