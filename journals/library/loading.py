"""How a project's records come to be at hand: from what the index holds and its logs' growth since, or from all acts.

Both give the same fold. Where it is not certain that they do, all acts are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journals.log.act import Act
from journals.log.fold import Fold, Touched
from journals.log.folder import ProjectFolder
from journals.log.purge import PURGES

if TYPE_CHECKING:
    from journals.index.snapshot import Snapshot


def load_fold(folders: Sequence[ProjectFolder], snapshot: Snapshot | None) -> tuple[Fold, list[Act], Touched]:
    """Return the fold of a project's folders, the acts that were read for it, and the records those touched.

    The folders' readers continue from there.
    """
    if snapshot is not None and (grown := _growth(folders, snapshot)) is not None:
        return snapshot.fold, grown, snapshot.fold.apply(grown)
    acts, fold = [act for folder in folders for act in folder.resume({}) or ()], Fold()
    return fold, acts, fold.apply(acts)


def _growth(folders: Sequence[ProjectFolder], snapshot: Snapshot) -> list[Act] | None:
    """Return the acts that the index does not hold yet; None where logs have changed otherwise, or order a purge."""
    if not snapshot.positions.keys() <= {folder.path for folder in folders}:
        return None
    grown: list[Act] = []
    for folder in folders:
        acts = folder.resume(snapshot.positions.get(folder.path, {}))
        if acts is None or any(table == PURGES for act in acts for table, _, _ in act.do):
            return None
        grown += acts
    return grown
