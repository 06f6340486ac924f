"""What the index says of each project at a glance."""

from __future__ import annotations

import msgspec

from journals.index.store import IndexStore, unpack
from journals.records.model import Project
from journals.records.summary import Summary

unpack_summary = msgspec.msgpack.Decoder(Summary).decode
"""Decodes the `summary` column of `projects`."""
_ALL = "SELECT id, summary FROM projects"


def summaries(store: IndexStore) -> dict[str, Summary]:
    """Return the summary of each project, by its id."""
    return {project: unpack(unpack_summary, packed) for project, packed in store.read(_ALL)}


class SummaryTracker:
    """The summaries that whoever follows an index has been told, so that what another instance indexed is told too."""

    def __init__(self) -> None:
        self._generation = ""
        self._packed: dict[str, bytes] = {}

    def all(self, store: IndexStore) -> dict[str, Summary]:
        """Return the summary of each project, by its id."""
        self._packed = {}
        return self.news(store)

    def news(self, store: IndexStore) -> dict[str, Summary]:
        """Return the summaries that are others than those told last, also of projects that have gone since.

        What only a lost index knew of has not gone.
        """
        with store.read_transaction():
            generation, packed = store.generation(), dict(store.read(_ALL))
        gone = self._packed.keys() - packed.keys() if generation == self._generation else ()
        new = {name: each for name, each in packed.items() if self._packed.get(name) != each}
        self._generation, self._packed = generation, packed
        return {name: unpack(unpack_summary, each) for name, each in new.items()} | {
            name: Summary(Project(id=name), there=False) for name in gone
        }
