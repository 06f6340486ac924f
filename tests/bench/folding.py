"""Folding: from the logs of a whole library to its records, against decoding the same bytes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import count

import msgspec

from journals.library.library import Library
from journals.log.act import Act
from tests.bench.pairs import Peer, Row, compare, seconds
from tests.bench.place import Place, logs

WANTED = 2.0


def measure(place: Place) -> Iterator[Row]:
    """Measure without any cache; decoding is into Acts, from bytes that have been read already."""
    data = [log.read_bytes() for log in logs(place.many)]
    decoder = msgspec.json.Decoder(Act)
    numbers = count()

    def fold() -> float:
        library = Library([place.many], place.places(f"folder-{next(numbers)}"))  # nothing of it is known yet
        try:
            return seconds(lambda: fold_everything(library))
        finally:
            library.close()
            gc.collect()

    def decode() -> float:
        return seconds(lambda: [decoder.decode_lines(each) for each in data])

    against = "decoding the same bytes with msgspec"
    what = f"fold a library of {place.observations}, cold"
    yield from compare(what, fold, [Peer(against, decode, WANTED)], place.turns(5))


def fold_everything(library: Library) -> None:
    """Have every project's state in memory.

    To be changed when projects are folded only as they are opened: then each must be asked for here.
    """
    library.refresh()
    for journal in library.journals:
        next(journal.records(), None)
