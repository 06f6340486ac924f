"""What was acknowledged, and whether a library still keeps it. It folds by itself, so as not to trust the fold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from content import Guide
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.log import act as acts
from journals.log.act import Act
from journals.log.fold import DELETED
from journals.records.model import TYPES
from tests.documents import learning_log
from tests.guides import guide_of
from tui.locale import catalogue

Place: TypeAlias = tuple[str, str, str]
"""Table, record id, field."""
DAY = date(2026, 11, 23)


class Promise:
    """Acts that were reported as saved."""

    def __init__(self) -> None:
        self.stamps: set[str] = set()
        self._values: dict[Place, tuple[str, list[Any]]] = {}
        """The latest stamp, and what stands under it: damage can make two values of one."""

    def __len__(self) -> int:
        return len(self.stamps)

    def hold(self, act: Act) -> None:
        """Take in an act that was acknowledged."""
        self.stamps.add(act.at)
        for table, record, fields in act.do:
            for field, value in fields.items():
                place = table, record, field
                at, values = self._values.get(place, ("", []))
                if act.at >= at:
                    self._values[place] = act.at, [*values, value] if act.at == at else [value]

    def hold_lines(self, lines: Iterable[str | bytes]) -> None:
        """Take in acts as they stand in a log."""
        for line in lines:
            self.hold(acts.decode(line if isinstance(line, bytes) else line.encode()))

    def broken(self, library: Library) -> list[str]:
        """Return what was acknowledged and does not stand, nor has been replaced or deleted by a later act."""
        states = [journal._fold.state() for journal in library.all_journals()]
        found = {key: fields for state in states for key, fields in state.items()}
        return [text for place, (at, values) in self._values.items() if (text := _break(found, place, at, values))]

    def unseen(self, library: Library) -> list[str]:
        """Return the records that stand and that nobody gets to see through the typed lists."""
        return [
            f"{table} {record} is not listed"
            for journal in library.journals
            for table, record in {(table, record) for table, record, _ in self._values}
            if table in TYPES and record in journal._fold.tables.get(table, {})
            if journal.get(TYPES[table], record) is None
        ]


def _break(found: dict[str, dict[str, tuple[str, Any]]], place: Place, at: str, values: list[Any]) -> str:
    table, record, field = place
    fields = found.get(f"{table}/{record}", {})
    gone_at, gone = fields.get(DELETED, ("", None))
    erased = gone is True and gone_at >= at  # compaction and purge keep only the mark of what was deleted
    if field not in fields:
        return "" if erased else f"{table}/{record} {field} of {at} is gone"
    if fields[field][0] < at and not erased:
        return f"{table}/{record} {field} of {at} is as old as {fields[field][0]}"
    if fields[field][0] == at and fields[field][1] not in values and not (erased and fields[field][1] is None):
        return f"{table}/{record} {field} of {at} has another value"
    return ""


def opened(library: Path, local: Path) -> Library:
    """Return a library as the installation at `local` sees it."""
    found = Library([library], LocalFolders(local / "state", local / "cache", local / "config"))
    found.refresh()
    return found


def wrong(library: Library) -> list[str]:
    """Return the faults that mean something is lost."""
    return [f"{each.file.name}:{each.line} {each.code}" for each in library.faults() if each.level == "wrong"]


@cache
def guide() -> Guide:
    """Return the guide that exports are made with."""
    return guide_of("da")


def export(journal: Journal) -> bytes:
    """Return a project's learning log."""
    return learning_log([journal], guide(), catalogue("da"), today=DAY).encode()


def digest(library: Library) -> str:
    """Return a text that is the same for two libraries whose states and exports are."""
    state = {journal.id: journal._fold.state() for journal in library.all_journals()}
    exports = [export(journal) for journal in library.journals]
    whole = json.dumps(state, sort_keys=True, ensure_ascii=False).encode() + b"".join(exports)
    return hashlib.sha256(whole).hexdigest()


def logs(library: Path) -> Iterator[Path]:
    """Yield all logs of a library, in order."""
    yield from sorted(library.glob("*/*.jsonl"))


def read_all(paths: Iterator[Path] | list[Path]) -> str:
    """Return what stands in files."""
    return b"\n".join(path.read_bytes() for path in paths).decode()
