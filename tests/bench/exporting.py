"""Export: a project of 20,000 observations to Markdown, against writing the same bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from journals.export.files import write_new
from journals.library.library import Library
from tests.bench.pairs import Peer, Row, compare, seconds
from tests.bench.place import Place
from tests.documents import learning_log
from tests.guides import guide_of
from tui.locale import catalogue

TODAY = date(2026, 1, 5)


def measure(place: Place) -> Iterator[Row]:
    """Measure with the project open, as it is when `x` is pressed."""
    library = Library([place.one(20_000)], place.places("exporter"))
    try:
        library.refresh()
        guide, say = guide_of("da"), catalogue("da")
        ours, theirs = place.base / "ours.md", place.base / "theirs.md"
        data = learning_log(library.journals, guide, say, today=TODAY).encode()

        def export() -> None:
            write_new(ours, learning_log(library.journals, guide, say, today=TODAY), force=True)

        what = f"export {place.number(20_000):,} observations to Markdown"
        written = Peer("writing the same bytes, fsync", lambda: seconds(lambda: _write(theirs, data)))
        yield from compare(what, lambda: seconds(export), [written], place.turns(11))
    finally:
        library.close()


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
