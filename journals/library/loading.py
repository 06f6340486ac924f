"""How a project's records come to be at hand: from what the index holds and its logs' growth since, or from all acts.

Both give the same fold. Where it is not certain that they do, all acts are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journals.log.fold import Fold, Touched
from journals.log.folded_acts import FoldedActs
from journals.log.folder import ProjectFolder
from journals.log.purge import PURGES

if TYPE_CHECKING:
    from journals.index.snapshot import Snapshot


def load_fold(folders: Sequence[ProjectFolder], snapshot: Snapshot | None) -> tuple[Fold, FoldedActs, Touched]:
    """Return the fold of a project's folders, the acts that were read for it, and the records those touched.

    The folders' readers continue from there.
    """
    if snapshot is not None and (grown := growth_since(folders, snapshot)) is not None:
        return snapshot.fold, grown, snapshot.fold.merge(grown.fold)
    every = FoldedActs()
    for folder in folders:
        if (found := folder.resume({})) is not None:
            every.merge(found)
    return every.fold, every, set(every.fold.record_keys())


def growth_since(folders: Sequence[ProjectFolder], snapshot: Snapshot) -> FoldedActs | None:
    """Return the acts that the index does not hold yet; None where logs have changed otherwise, or order a purge."""
    if not snapshot.positions.keys() <= {folder.path for folder in folders}:
        return None
    grown = FoldedActs()
    for folder in folders:
        found = folder.resume(snapshot.positions.get(folder.path, {}))
        if found is None or any(table == PURGES for table, _ in found.fold.record_keys()):
            return None
        grown.merge(found)
    return grown
