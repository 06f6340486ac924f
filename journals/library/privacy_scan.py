"""Looking a whole library through for personal data: every line of every log, what was edited away among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from journals.library.check import LineIndex, numbered_acts
from journals.library.library import Library
from journals.log.folder import log_names, project_folders
from journals.log.reader import LogFault
from journals.privacy.detector import detect
from journals.privacy.findings import FindingKind
from journals.privacy.guard import free_texts_in, is_deletion_due
from journals.records.model import Project


class LoggedText(Struct, frozen=True):
    """A text in a log."""

    log: Path
    number: int
    table: str
    record: str
    field: str
    text: str


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
    index = LineIndex()
    lines = list(_lines(library, index))
    faults, underlined = [], Counter[FindingKind]()
    there = {(kind.TABLE, record) for journal in library.journals for kind, record in journal.records()}
    for line in lines:
        stands = (line.table, line.record) in there and _place(index, line) == (line.log, line.number)
        for what, level in {(each.what, each.level): None for each in detect(line.text)}:
            if level == "underline":
                underlined[what] += stands
            elif level == "block" or stands:
                faults.append(_fault(line, what, level == "block", stands))
    faults += _due(library, today, index)
    return ScanResult(sorted(faults, key=lambda each: (str(each.file), each.line or 0, each.code)), +underlined)


def _lines(library: Library, index: LineIndex) -> Iterator[LoggedText]:
    for folder in [path for each in library.folders for path in project_folders(each)]:
        for log in [folder / name for name in log_names(folder)]:
            for number, act in numbered_acts(log):
                index.add(act, (log, number))
                for table, record, fields in act.do:
                    for field, text in free_texts_in(fields, table):
                        yield LoggedText(log, number, table, record, field, text)


def _place(index: LineIndex, line: LoggedText) -> tuple[Path, int]:
    return index.values[line.table, line.record, line.field][1]


def _fault(line: LoggedText, what: FindingKind, blocked: bool, stands: bool) -> LogFault:
    words: dict[str, object] = {"record": line.record, "field": line.field, "what": what}
    code = ("personal_stands" if blocked else "personal_asked") if stands else "personal_old"
    return LogFault("wrong" if blocked else "notice", line.log, line.number, code, words)


def _due(library: Library, today: date, index: LineIndex) -> Iterator[LogFault]:
    for journal in library.journals:
        project = journal.project
        if is_deletion_due(project, today) and (Project.TABLE, project.id) in index.records:
            log, number = index.position(project, "delete_after")
            words: dict[str, object] = {"record": project.id, "day": project.delete_after}
            yield LogFault("notice", log, number, "delete_due", words)
