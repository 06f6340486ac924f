"""What the index says of each project at a glance."""

from __future__ import annotations

import msgspec

from journals.index.store import IndexStore, unpack
from journals.records.summary import Summary

unpack_summary = msgspec.msgpack.Decoder(Summary).decode
"""Decodes the `summary` column of `projects`."""


def summaries(store: IndexStore) -> dict[str, Summary]:
    """Return the summary of each project, by its id."""
    return {
        project: unpack(unpack_summary, packed) for project, packed in store.read("SELECT id, summary FROM projects")
    }
