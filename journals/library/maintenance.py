"""Looking after logs: making them small, and erasing from them what is to be gone.

The work itself is done on the library's store thread, so that nothing is written meanwhile.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct

from journals.errors import NotSaved
from journals.ids import created_at
from journals.library.erasure import erase_local_copies
from journals.library.journal import Journal
from journals.library.paths import LocalFolders, project_folder_name
from journals.log.atomic import remove_leftovers
from journals.log.compaction import UNDO_PERIOD, compacted, horizon
from journals.log.folder import ProjectFolder
from journals.log.identity import WriterIdentity
from journals.log.misnamed import writer_of_log
from journals.log.plain_file import read_plain
from journals.log.purge import PurgeOrders, acknowledge
from journals.log.reader import LOG_SUFFIX, LogFault
from journals.log.rewrite import rewrite
from journals.log.whole_folder import remove_half_folders
from journals.records.model import Project
from journals.system_error import reason_words

T = TypeVar("T")
_YEAR = re.compile(r"[12]\d{3}(?=-)")


class MaintainedLibrary(Protocol):
    """The part of a library that maintenance uses; `Library` imports this module, not the other way round."""

    local: LocalFolders
    notices: deque[LogFault]

    def all_journals(self) -> list[Journal]:
        """Return all projects, deleted ones too."""

    def writer_of(self, folder: Path) -> WriterIdentity:
        """Return who writes in a library folder."""

    def rename_folder(self, folder: ProjectFolder, name: str) -> None:
        """Rename a project's folder."""

    def in_background(self, task: Callable[[], T]) -> Future[T]:
        """Run a task on the store thread."""


class CompactionResult(Struct, frozen=True):
    """The result of `compact`."""

    before: int
    """Bytes."""
    after: int
    in_use: list[Path]
    """Logs that another window has open: it can be done when that is closed."""


class PurgeResult(Struct, frozen=True):
    """The result of `purge`."""

    rewritten: list[Path]
    in_use: list[Path]
    """Own logs that another window has open: they are purged when it closes."""
    waiting: list[Path]
    """Logs of other writers, which obey when they start next."""


def compact(library: MaintainedLibrary, journal: Journal, keep: timedelta = UNDO_PERIOD) -> CompactionResult:
    """Make this installation's own logs of a project small; what is newer than `keep` can still be undone.

    Raises:
        NotSaved: a log could not be replaced; it is as it was.
    """
    return library.in_background(lambda: _compact(library, journal, keep)).result()


def purge(
    library: MaintainedLibrary, journal: Journal, *records: tuple[str, str], gone: Iterable[str] = ()
) -> PurgeResult:
    """Delete records (table, id) and erase all that was ever written in them; see `journals.log.purge`.

    `gone`: names of writers that will never start again, whose logs may be rewritten from here.

    Raises:
        NotSaved: the order could not be written, or a log could not be replaced.
    """
    journal.order_purge(*records).wait()
    orders, names = journal.purges.orders, frozenset(gone)
    return library.in_background(lambda: _purge(library, journal, orders, names)).result()


def preview_purge(
    library: MaintainedLibrary, journal: Journal, *records: tuple[str, str], gone: Iterable[str] = ()
) -> PurgeResult:
    """Return what `purge` would do, without doing it. Whether another window has a log open is not looked at."""
    orders, names = journal.purges.orders_with(*records), frozenset(gone)
    return library.in_background(lambda: _would_purge(library, journal, orders, names)).result()


def _compact(library: MaintainedLibrary, journal: Journal, keep: timedelta) -> CompactionResult:
    until = horizon(keep)

    def gone(table: str, record: str) -> bool:
        return (journal.deleted_at(table, record) or "~") <= until

    every = (act for folder in journal.folders for act in folder.read_all())
    undone = [act.undoes for act in every if act.undoes and act.at > until]
    before = after = 0
    in_use = []
    for log, writer in _own_logs(library, journal):
        with _held(log, writer) as ours:
            if ours:
                sizes = _rewrite(log, writer, journal, lambda data: compacted(data, until, gone, undone))
                before, after = before + sizes[0], after + sizes[1]
            else:
                in_use.append(log)
    return CompactionResult(before, after, in_use)


def pending_purges(library: MaintainedLibrary) -> list[tuple[Journal, PurgeOrders]]:
    """Return the projects where something is to be erased, and the orders as they are now."""
    return [(journal, journal.purges.orders) for journal in library.all_journals() if journal.purges.is_pending]


def apply_purges(library: MaintainedLibrary, found: list[tuple[Journal, PurgeOrders]]) -> None:
    """Erase from our own logs whatever purge orders say; what cannot be done now is done at the next start."""
    for journal, orders in found:
        if journal.purges.is_pending:
            try:
                _purge(library, journal, orders)
            except NotSaved as problem:
                words = {"reason": "", **problem.params}
                library.notices.append(LogFault("notice", journal.folders[0].path, None, "not_purged", words))


def _purge(
    library: MaintainedLibrary, journal: Journal, orders: PurgeOrders, gone: frozenset[str] = frozenset()
) -> PurgeResult:
    """Erase from a project's own logs, and those of writers that are `gone`, what its purge `orders` are about.

    Raises:
        NotSaved: a log could not be replaced or a folder renamed, or that it was done not be noted down.
    """
    rewritten: list[Path] = []
    in_use: list[Path] = []
    waiting: list[Path] = []
    clean: set[str] = set()
    failed: NotSaved | None = None
    try:
        _rename_folders(library, journal, orders)
    except NotSaved as error:
        failed = error  # a file may be open in it; what stands in the logs is erased all the same
    for log in _logs(journal):
        writer = library.writer_of(log.parent.parent)
        if not _may_rewrite(writer, log, gone):
            waiting += [log] if _holds(log, orders) else []
            continue
        with _held(log, writer) as ours:
            if not ours:
                in_use.append(log)
                continue
            before, after = _rewrite(log, writer, journal, orders.purge_bytes)
        clean.add(writer_of_log(log))
        rewritten += [log] if before != after else []
    writers = [library.writer_of(place) for place in {folder.path.parent for folder in journal.folders}]
    erase_local_copies(library.local, journal.id, orders, writers)
    for place in {folder.path.parent for folder in journal.folders}:
        in_use += remove_half_folders(place)
    if failed is not None:
        raise failed
    if changes := [change for name in sorted(clean) for change in acknowledge(orders.all, name)]:
        journal.outbox.write_now(changes)
    journal.purges.is_pending = bool(in_use)
    return PurgeResult(rewritten, in_use, waiting)


def _rename_folders(library: MaintainedLibrary, journal: Journal, orders: PurgeOrders) -> None:
    """Rename a project's folders where the one it was named after is to be gone.

    Raises:
        NotSaved: a folder could not be renamed.
    """
    about = (each for each in orders.all if (each.table, each.record) == (Project.TABLE, journal.id))
    if not any(each.fields is None or "name" in each.fields for each in about):
        return
    name = "" if journal.purges.covers_present(Project.TABLE, journal.id, "name") else journal.name
    for folder in journal.outbox.homes:
        year = _YEAR.match(folder.path.name)
        wanted = project_folder_name(name, journal.id, int(year[0]) if year else created_at(journal.id).year)
        if folder.path.is_dir() and re.fullmatch(rf"{re.escape(wanted)}(-\d+)?", folder.path.name) is None:
            try:
                library.rename_folder(folder, wanted)
            except OSError as error:
                raise NotSaved("not_written", file=str(folder.path), **reason_words(error)) from error


def _would_purge(
    library: MaintainedLibrary, journal: Journal, orders: PurgeOrders, gone: frozenset[str]
) -> PurgeResult:
    holding = [log for log in _logs(journal) if _holds(log, orders)]
    ours = [log for log in holding if _may_rewrite(library.writer_of(log.parent.parent), log, gone)]
    return PurgeResult(ours, [], [log for log in holding if log not in ours])


def _may_rewrite(writer: WriterIdentity, log: Path, gone: frozenset[str]) -> bool:
    return writer_of_log(log) in {*writer.names, *writer.all_names(), *gone}


def _holds(log: Path, orders: PurgeOrders) -> bool:
    """Return whether a log holds something that is to be gone."""
    try:
        data = read_plain(log)
    except OSError:
        return True  # nobody can tell
    return orders.purge_bytes(data) != data


def _rewrite(log: Path, writer: WriterIdentity, journal: Journal, make: Callable[[bytes], bytes]) -> tuple[int, int]:
    """Rewrite a log whose writer's name is held; return how many bytes there were and are."""
    home = next((folder.path for folder in journal.outbox.homes if folder.path.is_dir()), None)
    is_log = log.name == f"{writer_of_log(log)}{LOG_SUFFIX}" and log.parent == home
    fingerprint = writer.fingerprint(writer_of_log(log), journal.id) if is_log else None
    return rewrite(log, make, fingerprint)


def _logs(journal: Journal) -> Iterator[Path]:
    for folder in journal.folders:
        yield from folder.logs()


def _own_logs(library: MaintainedLibrary, journal: Journal) -> Iterator[tuple[Path, WriterIdentity]]:
    for log in _logs(journal):
        writer = library.writer_of(log.parent.parent)
        if writer_of_log(log) in {*writer.names, *writer.all_names()}:
            yield log, writer


@contextmanager
def _held(log: Path, writer: WriterIdentity) -> Iterator[bool]:
    """Lock the name of a log's writer while the log is rewritten; yield whether that succeeded."""
    with writer.borrow_name(writer_of_log(log)) as ours:
        if ours:
            remove_leftovers(log)
        yield ours
