"""Looking a whole library through for personal data: every line of every log, what was edited away among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from journals.library.check import Trace, acts_in
from journals.library.library import Library
from journals.log.folder import log_names, project_folders
from journals.log.reader import LogFault
from journals.privacy.detector import detect
from journals.privacy.findings import FindingKind
from journals.privacy.guard import free_texts_in, is_deletion_due
from journals.records.model import Project


class Line(Struct, frozen=True):
    """A text in a log."""

    log: Path
    number: int
    table: str
    record: str
    field: str
    text: str


class Exposed(Struct, frozen=True):
    """What was found."""

    faults: list[LogFault]
    underlined: Counter[FindingKind]
    """What perhaps is somebody's name or the like, by kind: too unsure for a line of its own."""


def exposed(library: Library, today: date) -> Exposed:
    """Give what a library that has been read holds of personal data, and the projects that were to be deleted.

    *Wrong* is what can never be stored: also where it has been edited away or deleted, for it is still in the file.
    What is asked about before it is stored is a *notice*, where it stands.
    """
    trace = Trace()
    lines = list(_lines(library, trace))
    faults, underlined = [], Counter[FindingKind]()
    there = {(kind.TABLE, record) for journal in library.journals for kind, record in journal.records()}
    for line in lines:
        stands = (line.table, line.record) in there and _place(trace, line) == (line.log, line.number)
        for what, level in {(each.what, each.level): None for each in detect(line.text)}:
            if level == "underline":
                underlined[what] += stands
            elif level == "block" or stands:
                faults.append(_fault(line, what, level == "block", stands))
    faults += _due(library, today, trace)
    return Exposed(sorted(faults, key=lambda each: (str(each.file), each.line or 0, each.code)), +underlined)


def _lines(library: Library, trace: Trace) -> Iterator[Line]:
    for folder in [path for each in library.folders for path in project_folders(each)]:
        for log in [folder / name for name in log_names(folder)]:
            for number, act in acts_in(log):
                trace.take(act, (log, number))
                for table, record, fields in act.do:
                    for field, text in free_texts_in(fields, table):
                        yield Line(log, number, table, record, field, text)


def _place(trace: Trace, line: Line) -> tuple[Path, int]:
    return trace.values[line.table, line.record, line.field][1]


def _fault(line: Line, what: FindingKind, blocked: bool, stands: bool) -> LogFault:
    words: dict[str, object] = {"record": line.record, "field": line.field, "what": what}
    code = ("personal_stands" if blocked else "personal_asked") if stands else "personal_old"
    return LogFault("wrong" if blocked else "notice", line.log, line.number, code, words)


def _due(library: Library, today: date, trace: Trace) -> Iterator[LogFault]:
    for journal in library.journals:
        project = journal.project
        if is_deletion_due(project, today) and (Project.TABLE, project.id) in trace.records:
            log, number = trace.place(project, "delete_after")
            words: dict[str, object] = {"record": project.id, "day": project.delete_after}
            yield LogFault("notice", log, number, "delete_due", words)
