"""Snapshots: the indexed state of a project, from which a journal starts instead of reading all of its logs."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from journals.index.rows import unpack_by_stamp
from journals.index.store import IndexStore, name_from, unpack
from journals.log.fold import Fold
from journals.log.purge import PURGES
from journals.log.reader import ReadPosition

_LOGS = """SELECT folder, name, place FROM logs
    WHERE project = (SELECT number FROM projects WHERE id = ?) ORDER BY folder, name"""
_RECORDS = "SELECT tbl, id, held FROM records WHERE project = (SELECT number FROM projects WHERE id = ?)"
_place = msgspec.msgpack.Decoder(ReadPosition).decode


class Snapshot(Struct, frozen=True):
    """The state of a project when it was last indexed."""

    fold: Fold
    """The fold of its logs up to `positions`."""
    positions: dict[Path, dict[str, ReadPosition]]
    """Folder → log file name → how far it has been folded."""


def load_snapshot(store: IndexStore, project: str) -> Snapshot | None:
    """Return the snapshot of a project, None where it is not indexed.

    None also where it has purge orders: whether purged text has come back only shows in all acts of all logs.

    Raises:
        IndexLost: the index is damaged. sqlite3.OperationalError: it cannot be read just now.
    """
    with store.read_transaction():
        logs = store.read(_LOGS, project)
        rows = store.read(_RECORDS, project) if logs else []
    if not logs or any(table == PURGES for table, _, _ in rows):
        return None
    places: dict[Path, dict[str, ReadPosition]] = {}
    for folder, name, packed in logs:
        places.setdefault(Path(name_from(folder)), {})[name_from(name)] = unpack(_place, packed)
    fold = Fold()
    for table, record, packed in rows:
        fold.load_by_stamp(table, record, unpack_by_stamp(packed))
    return Snapshot(fold, places)
