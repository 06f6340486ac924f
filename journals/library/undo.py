"""Undo and redo across a library: which act is the latest, what taking it back writes, and doing so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from journals.errors import Problem
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.pending_write import PendingWrite
from journals.log.act import Act
from journals.log.reader import LOG_SUFFIX, LogReader, last_stamps
from journals.log.stamp import is_far_ahead, wall_time
from journals.log.undo import (
    FieldKey,
    Reversal,
    chronological,
    is_meeting_edge,
    is_outline,
    outlined,
    reversals_of,
    undo_redo_stacks,
)
from journals.records.base import Record
from journals.records.model import TYPES
from journals.records.retro import Retro

_LAST = "~"
"""Later than any stamp."""


class UndoPlan(Struct, frozen=True):
    """What an undo or redo would do."""

    journal: Journal
    target: Act
    reversal: Reversal


class UndoResult(Struct, frozen=True):
    """An act that was undone or redone."""

    journal: Journal
    act: Act
    """The act as it was first done, or the undo that was itself taken back."""
    skipped: list[FieldKey]
    """Fields that stand as they are: someone has changed them since, or what stood before has been erased."""
    erased: list[FieldKey]
    """Those of `skipped` where what stood before has been erased for good."""
    before: dict[tuple[str, str], Record | None]
    """The records it is about, as they were until now; None for one that was not there."""
    name: str
    """The project's name; where it has none any more, the one it had."""
    written: PendingWrite


def plan_undo(
    library: Library, *, redo: bool = False, everyone: bool = False, meeting: tuple[Journal, str] | None = None
) -> UndoPlan | None:
    """Return what undo (or redo) would take back: the latest act of this window, or of this installation.

    Reads the disk, so call it off the screen's thread. None when there is nothing.

    `library`: all projects.
    `redo`: whether it is to be done again.
    `everyone`: whether acts of all windows of this installation count.
    `meeting`: a meeting, by project and id, that undo stays inside: only what was done in it counts.

    Raises:
        Problem: `meeting_stays`: the latest is that a meeting began or ended; `shelf_put_stays`, `shelf_removed_stays`:
            the latest is a pack, which undo does not reach. It is told once, and the next undo goes on from there.
    """
    plan = _plan_of_acts(library, redo=redo, everyone=everyone, meeting=meeting)
    if not (redo or meeting) and library.shelf.latest:
        library.shelf.latest.refuse_once(wall_time(plan.target.at) if plan else None)
    return plan


def _plan_of_acts(
    library: Library, *, redo: bool, everyone: bool, meeting: tuple[Journal, str] | None
) -> UndoPlan | None:
    own: dict[str, Journal] = {}
    logs: list[list[Act]] = []
    names: set[str] = set()
    projects = [(meeting[0], _LAST)] if meeting else _latest_first(library)
    floor = _begun(all_acts(meeting[0]), meeting[1]) if meeting else ""
    for place, (journal, _) in enumerate(projects, 1):
        for found in _own_logs(journal, library, names, everyone=everyone):
            own |= dict.fromkeys((act.at for act in found), journal)
            logs.append(found)
        if place < len(projects) and place & (place - 1):
            continue  # to look after each project would be work that grows with the square of their number
        later = projects[place][1] if place < len(projects) else ""
        stack = undo_redo_stacks(chronological(logs), names, _compacted(logs))[1 if redo else 0]
        reached, is_edge = _reached(reversed(stack), later, floor)
        if (plan := _plan(reached, own)) is not None:
            return plan
        if is_edge:
            if meeting is None:
                raise Problem("meeting_stays")
            return None
    return None


def _reached(targets: Iterable[Act], later: str, floor: str) -> tuple[list[Act], bool]:
    """Return the acts that can be taken back, and whether they end where a meeting begins or ends.

    Those that are not after `later` are left: one of the projects that are not read may have done something since.
    """
    reached: list[Act] = []
    for target in targets:
        if target.at <= later:
            break
        if target.at <= floor or is_meeting_edge(target):
            return reached, True
        reached.append(target)
    return reached, False


def _plan(targets: Iterable[Act], own: Mapping[str, Journal]) -> UndoPlan | None:
    """Return the plan to take back the first of some acts that gives back something, or of which not all was erased.

    Which of those that were emptied give back nothing, one look at all acts of their project tells together.
    """
    asked: list[Act] = []
    for target in targets:
        of = own[target.at]
        if asked and own[asked[0].at] is not of:
            if (plan := _first_of(own[asked[0].at], asked)) is not None:
                return plan
            asked = []
        if of.purges.orders.is_erased(target):
            continue
        asked.append(target)
        if not of.purges.orders.is_emptied(target):
            break
    return _first_of(own[asked[0].at], asked) if asked else None


def _first_of(journal: Journal, targets: Sequence[Act]) -> UndoPlan | None:
    """Return the plan for the first of a project's acts that is worth one; that is the last unless it was emptied."""
    orders = journal.purges.orders
    whole = [_whole(journal, target) if is_outline(target) else target for target in targets]
    for target, reversal in zip(whole, reversals_of(whole, all_acts(journal), orders.is_irreversible), strict=True):
        if reversal.do or not orders.is_emptied(target):
            return UndoPlan(journal, target, reversal)
    return None


def _whole(journal: Journal, outline: Act) -> Act:
    """Return an outlined act with what it set."""
    return next((act for act in all_acts(journal) if act.at == outline.at and act.do), outline)


def _begun(acts: Iterable[Act], meeting: str) -> str:
    """Return the stamp of the act by which a meeting began."""
    about = (act.at for act in acts if any(do[:2] == (Retro.TABLE, meeting) for do in act.do))
    return min(about, default=_LAST)


def _latest_first(library: Library) -> list[tuple[Journal, str]]:
    """Return the projects with the stamp of the latest that this installation did there; the latest first.

    A stamp from the far future says nothing of when it was done, and what is on its way is not in a log yet: both come
    first, so that they are always looked at.
    """
    latest: dict[str, str] = {}
    for path, project in library.owners():
        writer = library.writer_of(path.parent)
        for name in {writer.name, *writer.all_names()}:
            latest[project] = max(latest.get(project, ""), _latest(path / f"{name}{LOG_SUFFIX}"))
    found = [
        (journal, _LAST if journal.pending() else latest.get(journal.id, "")) for journal in library.all_journals()
    ]
    return sorted((each for each in found if each[1]), key=itemgetter(1), reverse=True)


def _latest(log: Path) -> str:
    """Return the stamp of the latest act in a log; "" where there is none."""
    stamps = last_stamps(log)
    if any(map(is_far_ahead, stamps)) or (
        not stamps and log.exists()
    ):  # a last line can be longer than what is looked at
        return _LAST
    return max(stamps, default="")


def _own_logs(journal: Journal, library: Library, names: set[str], *, everyone: bool) -> Iterator[list[Act]]:
    """Yield the acts that this installation did in a project; adds to `names` the writers whose acts are taken back."""
    waiting = journal.pending()  # before the logs are read, and again after: an act that is written meanwhile must not
    for folder in journal.folders:  # be in neither
        writer = library.writer_of(folder.path.parent)
        family = {writer.name, *writer.all_names()}
        names |= family if everyone else set(writer.names)
        logs = set(folder.logs())
        found = {
            name: outlined(_lines(folder.log_path(name))) if folder.log_path(name) in logs else []
            for name in sorted(family)
        }
        found[writer.name] += _lacking(found[writer.name], waiting + journal.pending())
        yield from found.values()


def apply_plan(plan: UndoPlan) -> UndoResult:
    """Write the planned reversal, even an empty one, so that the next undo reaches further back."""
    journal, act, reversal = plan.journal, plan.target, plan.reversal
    before = {(table, record): journal.get(TYPES[table], record) for table, record, _ in act.do if table in TYPES}
    name = journal.name
    written = journal.write_reversal(act, reversal)
    return UndoResult(journal, act, reversal.skipped, reversal.erased, before, journal.name or name, written)


def all_acts(journal: Journal) -> Iterator[Act]:
    """Yield all acts of a project, on disk or on their way. Reads the disk while it is asked.

    What is written meanwhile is there twice: those on their way are asked for first, or it could be in neither.
    """
    waiting = journal.pending()
    for folder in journal.folders:
        yield from folder.read_all()
    yield from waiting


def _lines(log: Path) -> Iterator[Act]:
    for batch in LogReader(log).batches():
        yield from batch


def _lacking(log: Sequence[Act], acts: Iterable[Act]) -> list[Act]:
    """Return the acts that are not in a log, each once."""
    there = {act.at for act in log}
    return list({act.at: act for act in acts if act.at not in there}.values())


def _compacted(logs: Iterable[list[Act]]) -> set[str]:
    """Return the stamps of acts that have been made smaller, so that they cannot be undone."""
    horizons = [(log, max((act.since for act in log if act.since), default="")) for log in logs]
    return {act.at for log, since in horizons for act in log if act.at <= since}
