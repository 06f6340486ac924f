"""Undo and redo across a library: which act is the latest, what taking it back writes, and doing so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from journals.act import Act
from journals.changelog import SUFFIX, Reader
from journals.folder import Folder
from journals.journal import Journal, Ticket
from journals.model import TYPES, Record
from journals.undo import Place, Takeback, in_order, stacks, take_back

if TYPE_CHECKING:
    from journals.library import Library


class Plan(Struct, frozen=True):
    """What an undo or redo would do."""

    journal: Journal
    target: Act
    takeback: Takeback


class Taken(Struct, frozen=True):
    """An act that was undone or redone."""

    journal: Journal
    act: Act
    """The act as it was first done, or the undo that was itself taken back."""
    left: list[Place]
    """Fields that stand as they are: someone has changed them since, or what stood before has been erased."""
    erased: list[Place]
    """Those of `left` where what stood before has been erased for good."""
    before: dict[tuple[str, str], Record | None]
    """The records it is about, as they were until now; None for one that was not there."""
    name: str
    """The project's name; where it has none any more, the one it had."""
    ticket: Ticket


def plan(library: Library, *, redo: bool = False, everyone: bool = False) -> Plan | None:
    """Find out what undo (or redo) would take back: the latest act of this window, or of this installation.

    Reads the disk: run it where nobody waits. None when there is nothing.
    """
    own: dict[str, tuple[Journal, Act]] = {}
    logs: list[list[Act]] = []
    names: set[str] = set()
    waiting = {each: each.pending() for each in library.everything()}  # before the logs are read, and again after:
    for path, project_id in list(library.owners()):  # an act that is written meanwhile must not be in neither
        journal, writer = library.journal(project_id), library.writer_of(path.parent)
        family = {writer.name, *writer.everyone()}
        names |= family if everyone else set(writer.names)
        found = {name: Reader(path / f"{name}{SUFFIX}").read() for name in sorted(family)}
        found[writer.name] += _lacking(found[writer.name], waiting.get(journal, []) + journal.pending())
        own |= {act.at: (journal, act) for log in found.values() for act in log}
        logs += found.values()
    stack = stacks(in_order(logs), names, _compacted(logs))[1 if redo else 0]
    read = cache(acts_of)
    for journal, target in (own[act.at] for act in reversed(stack)):
        takeback = take_back(target, read(journal), journal.orders.final)
        if takeback.do or not journal.orders.hollowed(target):
            return Plan(journal, target, takeback)
    return None


def carry_out(plan: Plan) -> Taken:
    """Take back what was planned. Where that is nothing, it is written all the same: so the next goes further."""
    journal, act, takeback = plan.journal, plan.target, plan.takeback
    before = {(table, record): journal.get(TYPES[table], record) for table, record, _ in act.do if table in TYPES}
    name = journal.name
    ticket = journal.restore(act, takeback)
    return Taken(journal, act, takeback.left, takeback.erased, before, journal.name or name, ticket)


def acts_of(journal: Journal) -> list[Act]:
    """Give all acts of a project, on disk or on their way. Reads the disk.

    What is written meanwhile is there twice: those on their way are asked for first, or it could be in neither.
    """
    waiting = journal.pending()
    return [act for folder in journal.folders for act in Folder(folder.path).read()] + waiting


def _lacking(log: Sequence[Act], acts: Iterable[Act]) -> list[Act]:
    """Give the acts that are not in a log, each once."""
    there = {act.at for act in log}
    return list({act.at: act for act in acts if act.at not in there}.values())


def _compacted(logs: Iterable[list[Act]]) -> set[str]:
    """Give the stamps of acts that have been made smaller, so that they cannot be undone."""
    horizons = [(log, max((act.since for act in log if act.since), default="")) for log in logs]
    return {act.at for log, since in horizons for act in log if act.at <= since}
