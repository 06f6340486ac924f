"""Looking after logs: making them small, and erasing from them what is to be gone. All of it on the store thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from journals.errors import NotSaved
from journals.library.journal import Journal
from journals.log.appender import HALF
from journals.log.compaction import compacted, horizon
from journals.log.folder import log_names, owner
from journals.log.identity import Writer
from journals.log.purge import Orders, obeyed
from journals.log.reader import SUFFIX, Fault
from journals.log.rewrite import rewrite

if TYPE_CHECKING:
    from journals.library.library import Library


class Compaction(Struct, frozen=True):
    """What making logs small did."""

    before: int
    """Bytes."""
    after: int
    in_use: list[Path]
    """Logs that another window has open: it can be done when that is closed."""


class Purge(Struct, frozen=True):
    """What erasing did."""

    rewritten: list[Path]
    in_use: list[Path]
    """Own logs that another window has open: they are purged when it closes."""
    waiting: list[Path]
    """Logs of other writers, which obey when they start next."""


def compact(library: Library, journal: Journal, keep: timedelta) -> Compaction:
    """Make this installation's own logs of a project small."""
    until = horizon(keep)

    def gone(table: str, record: str) -> bool:
        return (journal.deleted_at(table, record) or "~") <= until

    before = after = 0
    in_use = []
    for log, writer in _own_logs(library, journal):
        with _held(log, writer) as ours:
            if ours:
                sizes = _rewrite(log, writer, journal, lambda data: compacted(data, until, gone))
                before, after = before + sizes[0], after + sizes[1]
            else:
                in_use.append(log)
    return Compaction(before, after, in_use)


def orders_to_obey(library: Library) -> list[tuple[Journal, Orders]]:
    """Give the projects where something is to be erased, and the orders as they are now."""
    return [(journal, journal.orders) for journal in library.everything() if journal.must_purge]


def obey(library: Library, found: list[tuple[Journal, Orders]]) -> None:
    """Erase from our own logs whatever purge orders say; what cannot be done now is done at the next start."""
    for journal, orders in found:
        if journal.must_purge:
            try:
                purge(library, journal, orders)
            except NotSaved as problem:
                place, reason = journal.folders[0].path, problem.params.get("reason", "")
                library.notices.append(Fault("notice", place, None, "not_purged", {"reason": reason}))


def purge(library: Library, journal: Journal, orders: Orders, gone: frozenset[str] = frozenset()) -> Purge:
    """Erase from a project's own logs, and those of writers that are `gone`, what its purge `orders` are about.

    Raises:
        NotSaved: a log could not be replaced, or that it was done not be noted down.
    """
    rewritten: list[Path] = []
    in_use: list[Path] = []
    waiting: list[Path] = []
    clean: set[str] = set()
    for log in _logs(journal):
        writer = library.writer_of(log.parent.parent)
        if not _may_rewrite(writer, log, gone):
            waiting += [log] if _holds(log, orders) else []
            continue
        with _held(log, writer) as ours:
            if not ours:
                in_use.append(log)
                continue
            before, after = _rewrite(log, writer, journal, orders.purged)
        clean.add(owner(log))
        rewritten += [log] if before != after else []
    _forget(library, orders)
    if changes := [change for name in sorted(clean) for change in obeyed(orders.all, name)]:
        journal.note_down(changes)
    journal.must_purge = bool(in_use)
    return Purge(rewritten, in_use, waiting)


def would_purge(library: Library, journal: Journal, orders: Orders, gone: frozenset[str] = frozenset()) -> Purge:
    """Give what `purge` would do, without doing it. Whether another window has a log open is not looked at."""
    holding = [log for log in _logs(journal) if _holds(log, orders)]
    ours = [log for log in holding if _may_rewrite(library.writer_of(log.parent.parent), log, gone)]
    return Purge(ours, [], [log for log in holding if log not in ours])


def _may_rewrite(writer: Writer, log: Path, gone: frozenset[str]) -> bool:
    return owner(log) in {*writer.names, *writer.everyone(), *gone}


def _holds(log: Path, orders: Orders) -> bool:
    """Tell whether a log holds something that is to be gone."""
    try:
        data = log.read_bytes()
    except OSError:
        return True  # nobody can tell
    return orders.purged(data) != data


def _forget(library: Library, orders: Orders) -> None:
    """Erase it from what this installation keeps outside the library: emergency copies, torn lines, caches."""
    from journals.index.store import NAMED as INDEX  # only here: SQLite is not needed to log a line
    from journals.index.store import forget

    state, cache = library.local.state, library.local.cache
    for path in [*state.glob(f"unsaved/**/*{SUFFIX}"), *state.glob("torn/*")]:
        with suppress(OSError, NotSaved):
            rewrite(path, orders.purged, None)
    forget(cache)
    for path in cache.glob("*"):
        if not path.name.startswith(("guide-", INDEX)):  # the rest is made of what teams wrote, and is made again
            with suppress(OSError):
                path.unlink()


def _rewrite(log: Path, writer: Writer, journal: Journal, make: Callable[[bytes], bytes]) -> tuple[int, int]:
    """Rewrite a log whose writer's name is held; gives how many bytes there were and are."""
    mark = writer.mark(owner(log), journal.id) if log.name == f"{owner(log)}{SUFFIX}" else None
    return rewrite(log, make, mark)


def _logs(journal: Journal) -> Iterator[Path]:
    for folder in journal.folders:
        yield from (folder.path / name for name in log_names(folder.path))


def _own_logs(library: Library, journal: Journal) -> Iterator[tuple[Path, Writer]]:
    for log in _logs(journal):
        writer = library.writer_of(log.parent.parent)
        if owner(log) in {*writer.names, *writer.everyone()}:
            yield log, writer


@contextmanager
def _held(log: Path, writer: Writer) -> Iterator[bool]:
    """Hold a log's writer's name while it is rewritten; tells whether it could be had."""
    with writer.standing_in(owner(log)) as ours:
        if ours:
            log.with_name(log.name + HALF).unlink(missing_ok=True)  # a crash in the middle of rewriting left it
        yield ours
