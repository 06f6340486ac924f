"""Reading several files one after another: of each what stands in it, or why it could not be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from content.heading_words import HeadingWords
from journals.errors import Problem
from journals.importing.formats import IMPORT_FORMATS, read_file
from journals.importing.found import ColumnChoice, ColumnQuestion, FileReading, ReadingChoices
from journals.importing.log_words import LogCatalogue
from journals.importing.opening import read_import_file
from journals.importing.source import ImportSource, Tick


class ImportInput(Struct, frozen=True):
    """A file to be read, or a text that was pasted, and what somebody decided about it."""

    path: Path | None = None
    data: bytes | None = None
    """What was pasted, where there is no file."""
    choices: ReadingChoices = ReadingChoices()


class FileResult(Struct, frozen=True):
    """What became of reading one."""

    input: ImportInput
    reading: FileReading | None = None
    """What stands in it."""
    problem: Problem | None = None
    """Why it could not be read."""
    asked: ColumnQuestion | None = None
    """What was to be asked about its columns, also where that is answered."""
    unused: frozenset[str] = frozenset()
    """Which of the choices about it were of no use, by their names."""


def read_inputs(
    inputs: Sequence[ImportInput],
    words: HeadingWords,
    today: date,
    tick: Tick = lambda done, of: None,
    remembered: Callable[[Sequence[str]], ColumnChoice | None] = lambda header: None,
    says: Sequence[LogCatalogue] = (),
    project: str = "",
) -> list[FileResult]:
    """Return what stands in each; a table that asks what its columns hold is read by what is `remembered` of it.

    `tick` is told how far it has come, and may stop it. `says` are the catalogues that learning logs are written with.
    `project` is the name of the one that notes are brought into.
    """
    results: list[FileResult] = []
    for number, each in enumerate(inputs):
        tick(number * _SHARE, len(inputs) * _SHARE)

        def step(done: int, of: int, number: int = number) -> None:
            tick(number * _SHARE + _SHARE * done // max(1, of), len(inputs) * _SHARE)

        results.append(_read(each, partial(_source, words, today, step, says, project), remembered))
    tick(len(inputs), len(inputs))
    return results


_SHARE = 1000
"""Steps that each file counts for."""


def _source(
    words: HeadingWords,
    today: date,
    tick: Tick,
    says: Sequence[LogCatalogue],
    project: str,
    name: str,
    data: bytes,
    choices: ReadingChoices,
) -> ImportSource:
    return ImportSource(name, data, words, today, choices, tick, says, project)


def _read(
    each: ImportInput,
    source_of: Callable[[str, bytes, ReadingChoices], ImportSource],
    remembered: Callable[[Sequence[str]], ColumnChoice | None],
) -> FileResult:
    try:
        source = source_of(_name(each), _data(each), each.choices)
        reading = read_file(source)
        unused = _unused(source, reading)
        asked = reading.columns or (source.asked if each.choices.columns else None)
        if asked and each.choices.columns is None and (columns := remembered(asked.header)):
            each = replace(each, choices=replace(each.choices, columns=columns))
            reading = read_file(source_of(_name(each), _data(each), each.choices))
    except Problem as problem:
        return FileResult(each, problem=problem)
    return FileResult(each, reading, asked=asked, unused=unused)


def _unused(source: ImportSource, reading: FileReading) -> frozenset[str]:
    """Return which of the choices about a file had no say in how it was read."""
    is_of_use = {
        "encoding": not (source.is_packed or IMPORT_FORMATS[reading.format].tells_encoding),
        "delimiter": reading.delimiter is not None,
        "columns": source.has_taken_columns,
        "part": bool(reading.parts),
    }
    return frozenset(name for name, used in is_of_use.items() if getattr(source.choices, name) is not None and not used)


def _name(each: ImportInput) -> str:
    return each.path.name if each.path else ""


def _data(each: ImportInput) -> bytes:
    """Return what is to be read, which nobody holds but who reads it."""
    return read_import_file(each.path) if each.path else each.data or b""
