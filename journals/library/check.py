"""Checking a library: every line of every log, and every reference from one record to another or to the guide."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from content import Guide
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.lost_logs import lost_logs
from journals.library.shelf_journal import is_on_shelf
from journals.log import act as acts
from journals.log import purge
from journals.log.act import Act, project_in
from journals.log.file_systems import is_file
from journals.log.folder import log_names, project_folders, strange_entries
from journals.log.misnamed import is_called_after
from journals.log.ownership import LogOwners
from journals.log.plain_file import open_plain
from journals.log.reader import LOG_SUFFIX, LogFault
from journals.log.stamp import is_far_ahead
from journals.records.base import MOST_MEMBERS, Record, crowded_fields, cut_fields, unfit_fields
from journals.records.fields import schema
from journals.records.model import RECORDS, TYPES, Project, Use
from journals.text.clean import LONGEST_SHOWN

_WRITER = re.compile(r"[0-9a-z]{4,16}")
_RESTORED = re.compile(r"-backup-\d{4}-\d\d-\d\d(-\d+)?\.jsonl$")
"""Ends the name of a file in which `journals.sharing.restore` brings back what a log lacks."""
_MADE_NAME = re.compile(r"\d{4}-.+-([0-9a-hjkmnp-tv-z]{4})", re.DOTALL)
"""How `project_folder_name` names a folder, with the end of the project's id."""
LogPosition: TypeAlias = tuple[Path, int]
"""A log and a line."""


@dataclass
class LineIndex:
    """What the lines of a library say, and where they say it."""

    values: dict[tuple[str, str, str], tuple[str, LogPosition]] = field(default_factory=dict)
    """Table, record, field → the latest stamp, and where it is."""
    records: dict[tuple[str, str], LogPosition] = field(default_factory=dict)
    """Table, record → the first line about it; deleted records too."""
    projects: defaultdict[Path, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Folder → the projects that its logs say they are of."""

    def add(self, act: Act, place: LogPosition) -> None:
        """Add an act that stands at `place`."""
        for table, record, fields in act.do:
            self.records.setdefault((table, record), place)
            for name in fields:
                if act.at >= self.values.get((table, record, name), ("", place))[0]:
                    self.values[table, record, name] = act.at, place

    def position(self, record: Record, name: str) -> LogPosition:
        """Return the line that set a field's present value; the record's first line where none did."""
        found = self.values.get((record.TABLE, record.id, name))
        return found[1] if found else self.records[record.TABLE, record.id]


def check_library(library: Library, guide: Guide | None) -> list[LogFault]:
    """Return all faults of a library that has been read, sorted by file and line.

    *Wrong* is where something is lost: a line that cannot be read, a reference to what never was there. The rest is a
    *notice*: nothing is lost, but someone ought to know. Without a `guide`, the guide's ids are not looked at.
    """
    index = LineIndex()
    found = list(library.faults())
    found += library.stray_logs()
    for folder in [path for each in library.folders for path in project_folders(each)]:
        owners = LogOwners(folder)
        logs, misnamed = owners.resolve(log_names(folder)), owners.misnamed()
        for name, project in logs.items():
            found += _log(folder / name, index, library, project, misnamed.get(name, project))
            index.projects[folder].add(project)
        if len(index.projects[folder]) > 1:  # else there is no doubt
            about: dict[str, object] = {"project": library.name_of(owners.home(folder.name))}
            found += [LogFault("notice", folder / name, None, "no_head", dict(about)) for name in owners.nameless()]
    displaced = list(_displaced(index, library))
    found += displaced
    found += [
        each
        for each in lost_logs(library.folders, library.writer_of)
        if each.file not in {fault.file for fault in displaced}
    ]
    found += [
        LogFault("wrong", each, None, "huge_log" if is_file(each) else "strange_log")
        for root in library.folders
        for each in strange_entries(root)
    ]
    found += _nameless(index)
    there = {record.id for journal in library.journals for record in _records(journal)} | _others_lessons(library)
    found += [LogFault("notice", each, None, "damaged_pack") for each in library.shelf.damaged]
    for journal in library.journals:
        found += _references(journal, there, index)
        found += _unfit(journal, index)
        found += _cut(journal, index)
        if guide is not None:
            found += _guide_ids(journal, guide, index)
    return sorted(found, key=lambda fault: (str(fault.file), fault.line or 0, fault.code))


def _displaced(index: LineIndex, library: Library) -> Iterator[LogFault]:
    """Yield a fault for each folder that was made for a project of which no log is there, only those of another.

    Somebody has copied a log over its own, or moved it. That a folder has been called something else is no fault: then
    its project is in no other folder, and what its name ends with looks like no id.
    """
    pairs = [(folder, project) for folder, projects in index.projects.items() for project in projects]
    homes = {project for folder, project in pairs if is_called_after(folder, project)}
    for folder, projects in index.projects.items():
        made = _MADE_NAME.fullmatch(folder.name)
        if made and not any(is_called_after(folder, project) for project in projects):
            other = min(projects)
            if projects & homes or any(map(str.isdecimal, made[1])):
                yield LogFault("wrong", folder, None, "displaced", {"project": library.name_of(other), "id": made[1]})


def _log(log: Path, index: LineIndex, library: Library, project: str, named: str) -> Iterator[LogFault]:
    """Yield a log's own faults and add its lines to the index; `Library.faults` reports unreadable lines.

    `named`: the project that its first head names.
    """
    if _WRITER.fullmatch(log.name.removesuffix(LOG_SUFFIX)) is None:
        yield LogFault("notice", log, None, "restored_copy" if _RESTORED.search(log.name) else "conflict_copy")
    now = datetime.now(UTC)
    ahead: list[int] = []
    strange: dict[str, int] = {}
    for line, act in numbered_acts(log):
        index.add(act, (log, line))
        if (other := project_in(act) or project) != project:
            about: dict[str, object] = {"project": library.name_of(other), "first": library.name_of(project)}
            yield LogFault("notice", log, line, "misnamed" if other == named else "second_head", about)
        if is_far_ahead(act.at, now):
            ahead.append(line)
        for table, _, _ in act.do:
            if table not in TYPES and table != purge.PURGES:
                strange.setdefault(table, line)
    if ahead:
        yield LogFault("notice", log, ahead[0], "far_ahead", {"n": len(ahead)})
    yield from (LogFault("notice", log, line, "unknown_table", {"table": table}) for table, line in strange.items())


def numbered_acts(log: Path) -> Iterator[tuple[int, Act]]:
    """Yield the lines of a log that can be read, with their numbers."""
    with suppress(OSError), open_plain(log) as lines:
        for number, line in enumerate(lines, start=1):
            if act := acts.try_decode(line):
                yield number, act


def _nameless(index: LineIndex) -> Iterator[LogFault]:
    """Yield a notice for each folder without its project's own record: its log has not come yet, or is gone."""
    for folder, projects in index.projects.items():
        if any((Project.TABLE, project) not in index.records for project in projects):
            yield LogFault("notice", folder, None, "no_project_record")


def _records(journal: Journal) -> list[Record]:
    return [journal.project, *(record for kind in RECORDS[1:] for record in journal.all(kind))]


def _others_lessons(library: Library) -> set[str]:
    """Return the ids of lessons that are other organisations', also where those are off the shelf since."""
    uses = (use for journal in library.journals for use in journal.all(Use))
    return {lesson.id for _, lesson in library.shelf.lessons()} | {u.lesson for u in uses if is_on_shelf(u.origin)}


def _references(journal: Journal, there: set[str], index: LineIndex) -> Iterator[LogFault]:
    for kind in RECORDS:
        if names := schema(kind).records:
            for record in journal.all(kind):
                for at, wanted in (each for name in names for each in _ids(record, name)):
                    if wanted not in there:
                        yield _lost(record, at, wanted, index)


def _lost(record: Record, name: str, wanted: str, index: LineIndex) -> LogFault:
    """Return the fault of a dangling reference: a notice if its target was deleted, wrong if it never existed."""
    file, line = index.position(record, name)
    words: dict[str, object] = {"record": record.id, "wanted": wanted}
    if any((table, wanted) in index.records for table in TYPES):
        return LogFault("notice", file, line, "deleted_reference", words)
    return LogFault("wrong", file, line, "lost_reference", words)


def _unfit(journal: Journal, index: LineIndex) -> Iterator[LogFault]:
    """Yield a notice for each field that is not shown because others wrote there what no such field can hold."""
    for record in _records(journal):
        for name in unfit_fields(type(record), record.id, journal.values(record.TABLE, record.id)):
            file, line = index.position(record, name)
            about: dict[str, object] = {"record": record.id, "table": record.TABLE, "name": name}
            yield LogFault("notice", file, line, "unfit_value", about | {"project": journal.project.name})


def _cut(journal: Journal, index: LineIndex) -> Iterator[LogFault]:
    """Yield a notice for each field of which only the beginning is shown, or the first members."""
    for record in _records(journal):
        for name in cut_fields(type(record), journal.values(record.TABLE, record.id)):
            file, line = index.position(record, name)
            about: dict[str, object] = {"record": record.id, "table": record.TABLE, "name": name}
            about |= {"project": journal.project.name, "most": LONGEST_SHOWN}
            yield LogFault("notice", file, line, "cut_text", about)
        for name in crowded_fields(type(record), journal.values(record.TABLE, record.id)):
            file, line = index.position(record, name)
            about = {"record": record.id, "table": record.TABLE, "name": name}
            about |= {"project": journal.project.name, "most": MOST_MEMBERS}
            yield LogFault("notice", file, line, "crowded", about)


def _guide_ids(journal: Journal, guide: Guide, index: LineIndex) -> Iterator[LogFault]:
    for record in _records(journal):
        for name, kind in schema(type(record)).guide.items():
            for at, wanted in _ids(record, name):
                item = guide.get(wanted)
                if item is None or item.kind != kind:
                    file, line = index.position(record, at)
                    yield LogFault("notice", file, line, f"unknown_{kind}", {"record": record.id, "wanted": wanted})


def _ids(record: Record, name: str) -> Iterator[tuple[str, str]]:
    """Yield the ids in a field, each with the name of the log's field that it stands in."""
    value = getattr(record, name)
    if isinstance(value, str):
        yield from [(name, value)] if value else []
    elif value is not None:
        yield from ((f"{name}.{wanted}", wanted) for wanted in sorted(value))
