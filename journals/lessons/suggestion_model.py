"""The model of suggestions, made when it is first needed and kept in the cache until what it was made of changes."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from content.notes import Note, load_notes, note_files
from journals.lessons.suggest import LearnedNotes, SuggestionModel, train
from journals.lessons.trained_table import load_table
from journals.library.journal import Journal
from journals.log.atomic import atomic_write
from journals.log.own_file import make_own_folder, read_cache
from journals.records.model import Observation

_FORMAT = 4
"""Raised when what is learned of the same notes changes."""
MAX_OWN_NOTES = 2000
"""The latest of a library's own tagged observations that are learned from."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    key: str
    learned: LearnedNotes


def own_notes(journals: Iterable[Journal], more: Iterable[Observation] = ()) -> tuple[Note, ...]:
    """Return a library's own tags as notes, the latest first: accepted ones speak for it, refused ones against.

    `more`: tagged observations of other projects. What was written in private teaches nothing: the cache keeps words.
    """
    journals = list(journals)
    tagged = [*more, *(o for journal in journals for o in journal.observations if o.pitfalls)]
    tagged = [observation for observation in tagged if not observation.private]
    tagged.sort(key=lambda observation: observation.id, reverse=True)
    accepted = [Note(o.text, pitfall, o.sign) for o in tagged[:MAX_OWN_NOTES] for pitfall in sorted(o.pitfalls)]
    refused = [Note(observation.text) for journal in journals for observation in _untagged(journal)]
    return (*accepted, *refused[:MAX_OWN_NOTES])


def load_model(language: str, folder: Path | None, cache: Path, ours: tuple[Note, ...] = ()) -> SuggestionModel:
    """Return what is asked about texts: what Bayes learns of a guide's notes and of `ours`; for our own the table."""
    return SuggestionModel(_learned(language, folder, cache, ours), load_table(language) if folder is None else None)


def _learned(language: str, folder: Path | None, cache: Path, ours: tuple[Note, ...]) -> LearnedNotes:
    """Return what is learned of notes: from `cache` where it is fresh, else in a second."""
    key = _key(language, folder, ours)
    kept = cache / f"suggest-{language}.msgpack"
    if (found := read_cache(kept, partial(_decode, key=key))) is not None:
        return found
    made = train(load_notes(language, folder), language, ours)
    with suppress(OSError):
        make_own_folder(cache)
        atomic_write(kept, msgspec.msgpack.encode(_Kept(key, made)), sync=False)
    return made


def _decode(data: bytes, key: str) -> LearnedNotes | None:
    """Return what a cache holds; None where it was made of something else, perhaps by another version."""
    head: list[Any] = msgspec.msgpack.decode(data, type=list[Any])
    return msgspec.msgpack.decode(data, type=_Kept).learned if head[:1] == [key] else None


def _untagged(journal: Journal) -> list[Observation]:
    """Return the observations that had tags and lost them all."""
    return [
        observation
        for observation in journal.observations
        if observation.needs_tag
        and not observation.private
        and any(name.startswith("pitfalls.") for name in journal.removed_fields(Observation.TABLE, observation.id))
    ]


def _key(language: str, folder: Path | None, ours: tuple[Note, ...]) -> str:
    """Return a cache key. Our own notes go in as a checksum, so that the cache does not hold their text."""
    own = crc32("\0".join(f"{note.pitfall} {note.sign} {note.text}" for note in ours).encode())
    return f"{_FORMAT} {note_files(language, folder)} {own:08x}"
