"""Size: the bytes on disk after `compact`, against the same records as compact JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from journals.library.journal import Journal
from journals.library.library import Library
from journals.log.compaction import compacted, horizon
from tests.bench.pairs import Row, sizes
from tests.bench.place import Place, logs

WANTED = 1.5


def measure(place: Place) -> Iterator[Row]:
    """Measure every log as compaction would leave it, though no installation of ours wrote it."""
    until = horizon(timedelta(days=1))
    ours = sum(len(compacted(log.read_bytes(), until, lambda *_: False)) for log in logs(place.many))
    library = Library([place.many], place.places("weigher"))
    try:
        library.refresh()
        theirs = sum(len(msgspec.json.encode(list(_records(journal)))) for journal in library.journals)
    finally:
        library.close()
    what = f"bytes on disk after compact, {place.observations}"
    yield sizes(what, ours / 1e6, "the same records as compact JSON", theirs / 1e6, WANTED, "MB")


def _records(journal: Journal) -> Iterator[dict[str, object]]:
    """Yield each record's fields that say something, sets as lists."""
    for record in (journal.project, *journal.observations, *journal.lessons, *journal.actions):
        empty = type(record)()
        yield {
            name: msgspec.to_builtins(value)
            for name in record.__struct_fields__
            if (value := getattr(record, name)) != getattr(empty, name)
        }
