"""Journals and observations for tests, made in memory."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from journals.library.journal import Journal
from journals.library.outbox import WriteContext
from journals.log.act import Act
from journals.log.folded_acts import FoldedActs
from journals.log.identity import WriterIdentity
from journals.records.base import Record, to_fields
from journals.records.model import Observation, Project, Sign

WRITER = "test0001"


def journal_of(project: Project, *records: Record) -> Journal:
    """Return a journal that holds these records as if a log had held them: nothing is checked, nothing is on disk."""
    return folded(project.id, acts_of(project, *records))


def folded(project: str, acts: Iterable[Act]) -> Journal:
    """Return a project's journal after `acts`."""
    place = Path("nowhere")
    made = Journal(
        project,
        [],
        WriteContext(
            _refuse, WriterIdentity(place, place), place, lambda pending: None, lambda fault: None, _refuse, list
        ),
    )
    made.absorb(FoldedActs(acts))
    return made


def acts_of(*records: Record) -> list[Act]:
    """Return an act for each record, each a minute after the one before."""
    return [
        Act(
            at=f"2026-11-24T{minute // 60:02}:{minute % 60:02}:00.000Z-0000-{WRITER}",
            do=[(record.TABLE, record.id, to_fields(record))],
        )
        for minute, record in enumerate(records)
    ]


def seen(stage: str, sign: Sign | None, *pitfalls: str) -> Observation:
    """Return an observation at a stage, with its sign and its pitfalls."""
    return Observation(text="x", stage=stage, sign=sign, pitfalls=frozenset(pitfalls))


def _refuse(*_: object) -> NoReturn:
    raise AssertionError("a journal in memory writes nothing")
