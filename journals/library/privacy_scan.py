"""Looking a whole library through for personal data: every line of every log, what was edited away among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from journals.library.check import LineIndex, numbered_acts
from journals.library.library import Library
from journals.log.act import Act
from journals.log.folder import log_names, project_folders
from journals.log.reader import LogFault
from journals.privacy.findings import FindingKind, Severity
from journals.privacy.guard import detect_in, free_texts_in, is_deletion_due
from journals.records.model import Project


class MarkedText(Struct, frozen=True):
    """A text in a log that the guard marks; not its words, for it can be long, and they can be many."""

    log: Path
    number: int
    table: str
    record: str
    field: str
    found: tuple[tuple[FindingKind, Severity], ...]


class ScanResult(Struct, frozen=True):
    """What was found."""

    faults: list[LogFault]
    underlined: Counter[FindingKind]
    """What perhaps is somebody's name or the like, by kind: too unsure for a line of its own."""


def scan_library(library: Library, today: date) -> ScanResult:
    """Return what a library that has been read holds of personal data, and the projects that were to be deleted.

    *Wrong* is what can never be stored: also where it has been edited away or deleted, for it is still in the file.
    What is asked about before it is stored is a *notice*, where it stands.
    """
    marked = list(_marked(library))
    due = [j.project for j in library.journals if is_deletion_due(j.project, today)]
    asked = {(each.table, each.record) for each in marked} | {(Project.TABLE, project.id) for project in due}
    index = _index_of(library, asked)
    there = {key for j in library.journals for kind, record in j.records() if (key := (kind.TABLE, record)) in asked}
    faults, underlined = [], Counter[FindingKind]()
    for each in marked:
        key = each.table, each.record
        stands = key in there and index.values.get((*key, each.field), ("", None))[1] == (each.log, each.number)
        for what, level in each.found:
            if level == "underline":
                underlined[what] += stands
            elif level == "block" or stands:
                faults.append(_fault(each, what, level == "block", stands))
    faults += _due(due, index)
    return ScanResult(sorted(faults, key=lambda each: (str(each.file), each.line or 0, each.code)), +underlined)


def _acts(library: Library) -> Iterator[tuple[Path, int, Act]]:
    for folder in [path for each in library.folders for path in project_folders(each)]:
        for log in [folder / name for name in log_names(folder)]:
            for number, act in numbered_acts(log):
                yield log, number, act


def _marked(library: Library) -> Iterator[MarkedText]:
    for log, number, act in _acts(library):
        for table, record, fields in act.do:
            for field, text in free_texts_in(fields, table):
                if found := tuple({(each.what, each.level): None for each in detect_in(field, text)}):
                    yield MarkedText(log, number, table, record, field, found)


def _index_of(library: Library, asked: Container[tuple[str, str]]) -> LineIndex:
    """Return what the lines say of some records (table, id): of all it could be more than memory has room for."""
    index = LineIndex()
    for log, number, act in _acts(library):
        if do := [change for change in act.do if change[:2] in asked]:
            index.add(Act(act.at, do), (log, number))
    return index


def _fault(line: MarkedText, what: FindingKind, blocked: bool, stands: bool) -> LogFault:
    words: dict[str, object] = {"record": line.record, "field": line.field, "what": what}
    code = ("personal_stands" if blocked else "personal_asked") if stands else "personal_old"
    return LogFault("wrong" if blocked else "notice", line.log, line.number, code, words)


def _due(projects: Iterable[Project], index: LineIndex) -> Iterator[LogFault]:
    for project in projects:
        if (Project.TABLE, project.id) in index.records:
            log, number = index.position(project, "delete_after")
            words: dict[str, object] = {"record": project.id, "day": project.delete_after}
            yield LogFault("notice", log, number, "delete_due", words)
