"""Telling what was done to records: as JSON, or as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journals.library.journal import Journal
from journals.records.base import Record
from tui.cli.records import ShortIds, as_json, line_of
from tui.cli.session import Session


def show(session: Session, journal: Journal, record: Record) -> None:
    """Tell of one record that was made or changed."""
    if session.json:
        session.out.json(as_json(journal, record))
    else:
        session.out.line(line_of(session.say, record, ShortIds.of(session.library)))


def shown(session: Session, found: Sequence[tuple[Journal, Record]]) -> Callable[[], None]:
    """Give what tells of several, as one JSON array or a line each, as they are now: they may be gone by then."""
    if session.json:
        rows = [as_json(journal, record) for journal, record in found]
        return lambda: session.out.json(rows)
    short = ShortIds.of(session.library)
    lines = [line_of(session.say, record, short) for _, record in found]
    return lambda: session.out.line("\n".join(lines))
