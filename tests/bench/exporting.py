"""Export of 20,000 observations: in each form against writing the same bytes, and as whole commands against jrnl."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

from content.formats import load_formats
from journals.export.document_format import DocumentFormat, ExportContext
from journals.export.files import write_new
from journals.export.formats import DOCUMENT_FORMATS
from journals.export.forms import AS_IT_IS, DOCUMENT_FORMS, DocumentForm
from journals.export.progress import ignore_progress
from journals.library.library import Library
from tests.bench.pairs import Peer, Row, compare, missing, seconds
from tests.bench.peers import jrnl_config
from tests.bench.place import Place, output
from tests.bench.searching import texts
from tests.guides import guide_of
from tui.locale import catalogue

TODAY = date(2026, 1, 5)
OBSERVATIONS = 20_000
FORMS: tuple[tuple[str, str, DocumentForm, int], ...] = (
    ("Markdown", "markdown", AS_IT_IS, 11),
    ("a page of HTML", "markdown", DOCUMENT_FORMS["html"], 3),
    ("a Word file", "markdown", DOCUMENT_FORMS["docx"], 3),
    ("CSV", "csv", AS_IT_IS, 5),
    ("JSON", "json", AS_IT_IS, 5),
    ("TinyDB", "tinydb", AS_IT_IS, 5),
    ("the map as SVG", "svg", AS_IT_IS, 5),
)
"""How it is called, the document, its form, and how often it is done."""


def measure(place: Place) -> Iterator[Row]:
    """Measure with the project open, as it is when `x` is pressed: from the records to the file on the disk."""
    library = Library([place.one(OBSERVATIONS)], place.places("exporter"))
    try:
        library.refresh()
        context = ExportContext(
            library, guide_of("da"), catalogue("da"), TODAY, formats=cache(lambda: load_formats("da"))
        )
        ours, theirs = place.base / "ours", place.base / "theirs"
        for name, document, form, turns in FORMS:
            make = partial(_made, library, context, DOCUMENT_FORMATS[document], form)
            what = f"export {place.number(OBSERVATIONS):,} observations to {name}"
            written = Peer("writing the same bytes, fsync", partial(_seconds_to_write, theirs, make()))
            yield from compare(what, partial(_seconds_to_export, ours, make), [written], place.turns(turns))
    finally:
        library.close()


def whole_process(place: Place) -> Iterator[Row]:
    """Measure `tilbageblik export` from its start to its end, against jrnl exporting as many entries."""
    size, library = place.number(OBSERVATIONS), place.one(OBSERVATIONS)
    jrnl = place.peers.find("jrnl")
    for form in ("markdown", "json"):
        what = f"tilbageblik export --format {form}, whole process, {size:,} there"
        against = f"jrnl --export {form}, {size:,} entries"
        if jrnl is None:
            yield missing(what, against, "jrnl could not be installed")
            continue
        config = jrnl_config(place.base, texts(place, size))
        theirs = [jrnl, "--config-file", str(config), "--export", form, "--file", str(place.base / f"jrnl.{form}")]
        told = ["--library", str(library), "export", "--format", form, "--allow-personal-data", "--force"]
        ours = [*told, "--to", str(place.base / f"ours.{form}")]
        peer = Peer(against, partial(_seconds_of, theirs))
        yield from compare(what, partial(_seconds_of_ours, place, ours), [peer], place.turns(3))


def _made(library: Library, context: ExportContext, document: DocumentFormat, form: DocumentForm) -> bytes:
    made = document.render(document.snapshot(library.journals, context), context, ignore_progress)
    return form.encode(made.text, context, ignore_progress)


def _seconds_to_export(path: Path, make: Callable[[], bytes]) -> float:
    return seconds(lambda: write_new(path, make(), force=True))


def _seconds_to_write(path: Path, data: bytes) -> float:
    return seconds(lambda: _write(path, data))


def _seconds_of(command: list[str]) -> float:
    return seconds(lambda: output(command, {}))


def _seconds_of_ours(place: Place, told: list[str]) -> float:
    return seconds(lambda: place.run("exporter", *told))


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
