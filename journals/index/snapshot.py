"""Snapshots: the indexed state of a project, from which a journal starts instead of reading all of its logs."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from journals.index.rows import unpack_by_stamp
from journals.index.store import IndexStore, name_from, unpack
from journals.index.summaries import unpack_summary
from journals.log.fold import Fold
from journals.log.purge import PURGES
from journals.log.reader import ReadPosition
from journals.records.model import Project
from journals.records.retro import Retro
from journals.records.summary import Summary

_LOGS = """SELECT folder, name, place FROM logs
    WHERE project = (SELECT number FROM projects WHERE id = ?) ORDER BY folder, name"""
_RECORDS = "SELECT tbl, id, held FROM records WHERE project = (SELECT number FROM projects WHERE id = ?)"
_FEW = f"{_RECORDS} AND tbl IN ('{Project.TABLE}', '{Retro.TABLE}', '{PURGES}')"
_SUMMARY = "SELECT summary FROM projects WHERE id = ?"
_place = msgspec.msgpack.Decoder(ReadPosition).decode


class Snapshot(Struct, frozen=True):
    """The state of a project when it was last indexed."""

    fold: Fold
    """The fold of its logs up to `positions`."""
    positions: dict[Path, dict[str, ReadPosition]]
    """Folder → log file name → how far it has been folded."""


class ProjectOutline(Struct, frozen=True):
    """What is known of a project without all of its records."""

    summary: Summary
    few: Snapshot
    """Of its own record and its meetings alone."""


def load_snapshot(store: IndexStore, project: str) -> Snapshot | None:
    """Return the snapshot of a project, None where it is not indexed.

    None also where it has purge orders: whether purged text has come back only shows in all acts of all logs.

    Raises:
        IndexLost: the index is damaged. sqlite3.OperationalError: it cannot be read just now.
    """
    with store.read_transaction():
        return _load(store, project, _RECORDS)


def load_outline(store: IndexStore, project: str) -> ProjectOutline | None:
    """Return the outline of a project, None where `load_snapshot` returns None.

    Raises:
        IndexLost, sqlite3.OperationalError: as `load_snapshot`.
    """
    with store.read_transaction():
        if (few := _load(store, project, _FEW)) is None:
            return None
        ((packed,),) = store.read(_SUMMARY, project)
        return ProjectOutline(unpack(unpack_summary, packed), few)


def _load(store: IndexStore, project: str, records: str) -> Snapshot | None:
    logs = store.read(_LOGS, project)
    rows = store.read(records, project) if logs else []
    if not logs or any(table == PURGES for table, _, _ in rows):
        return None
    places: dict[Path, dict[str, ReadPosition]] = {}
    for folder, name, packed in logs:
        places.setdefault(Path(name_from(folder)), {})[name_from(name)] = unpack(_place, packed)
    fold = Fold()
    for table, record, packed in rows:
        fold.load_by_stamp(table, record, unpack_by_stamp(packed))
    return Snapshot(fold, places)
