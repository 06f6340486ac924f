"""Telling what was done to records: as JSON, or as lines."""

from __future__ import annotations

from collections.abc import Iterable

from journals.journal import Journal
from journals.model import Record
from tui.cli.records import ShortIds, as_json, line_of
from tui.cli.session import Session


def show(session: Session, journal: Journal, record: Record) -> None:
    """Tell of one record that was made or changed."""
    if session.json:
        session.out.json(as_json(journal, record))
    else:
        session.out.line(line_of(session.say, record, ShortIds(session.library)))


def show_all(session: Session, found: Iterable[tuple[Journal, Record]]) -> None:
    """Tell of several, as one JSON array or a line each."""
    if session.json:
        session.out.json([as_json(journal, record) for journal, record in found])
        return
    short = ShortIds(session.library)
    for _, record in found:
        session.out.line(line_of(session.say, record, short))
