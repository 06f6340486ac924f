"""How many observations of each kind each project has: counted once for each state of the file."""

from __future__ import annotations

from collections import Counter

from journals.index.store import IndexStore, unpack
from journals.records.facets import Facets, Tally, unpacked_facets

_TALLY = """SELECT projects.id, records.facets, count(*) FROM records JOIN projects ON projects.number = project
    WHERE records.facets > 0 GROUP BY project, records.facets"""


class FacetCounts:
    """What has been counted of one index, and in which state of its file."""

    def __init__(self) -> None:
        self._tallies: dict[str, Tally] = {}
        self._tallied_at: tuple[str, int] | None = None
        self._facets: dict[int, Facets] = {}
        self._facets_of = ""

    def tallies(self, store: IndexStore) -> dict[str, Tally]:
        """Return how many observations of each kind each project has, by its id.

        Raises:
            IndexLost: the file was damaged, and is empty now. DamagedRow: a row of it is damaged.
        """
        state = _state(store)
        if state is not None and state == self._tallied_at:
            return self._tallies
        kinds = self.facets(store)
        found: dict[str, Tally] = {}
        for project, kind, number in store.read(_TALLY):
            if kind in kinds:  # else it is newer than they are: the next time it counts
                found.setdefault(project, Counter())[kinds[kind]] = number
        self._tallies, self._tallied_at = found, state
        return found

    def facets(self, store: IndexStore) -> dict[int, Facets]:
        """Return all facets by their numbers; those once known stay known as long as the file is the same.

        Raises:
            IndexLost, DamagedRow: as `tallies`.
        """
        generation = store.generation()
        if generation != self._facets_of:
            self._facets, self._facets_of = {}, generation
        newest = max(self._facets, default=0)
        rows = store.read("SELECT number, packed FROM facets WHERE number > ?", newest)
        self._facets |= {number: unpack(unpacked_facets, packed) for number, packed in rows}
        return self._facets


def _state(store: IndexStore) -> tuple[str, int] | None:
    """Return what changes whenever the file does; None for an index in memory."""
    if store.path is None:
        return None
    ((version,),) = store.read("PRAGMA data_version")
    return store.generation(), version
