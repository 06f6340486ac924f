"""Erasing purged text wherever it lies besides the logs: emergency copies, torn lines, caches, what a crash left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from journals.errors import NotSaved
from journals.library.drafts import TYPED_FILE, erase_drafts
from journals.library.paths import LocalFolders
from journals.log.atomic import TEMPORARY, remove_old_leftovers
from journals.log.file_systems import file_name_of_id
from journals.log.folder import remove_leftovers_of
from journals.log.identity import WriterIdentity
from journals.log.lock import Lock
from journals.log.own_file import DAMAGED, remove_any
from journals.log.purge import PurgeOrders
from journals.log.reader import LOG_SUFFIX
from journals.log.rewrite import rewrite
from journals.log.whole_folder import remove_half_folders

_TORN = ".torn"


def erase_local_copies(
    local: LocalFolders, project_id: str, orders: PurgeOrders, own: Collection[WriterIdentity] = ()
) -> None:
    """Erase what a project's purge orders are about from this installation's own files, outside the library.

    `own`: who writes in this process; other windows may be writing an emergency file just now.
    """
    from journals.index.store import FILE_PREFIX as INDEX  # only here: SQLite is not needed to log a line
    from journals.index.store import erase_all

    for path in _copies(local.state, project_id):
        with suppress(OSError, NotSaved):
            path.chmod(0o600)
            rewrite(path, orders.purge_bytes, None)
    for path in local.state.glob(f"unsaved/*/*/{TYPED_FILE}"):
        with suppress(OSError, NotSaved):
            erase_drafts(path, orders.all)
    for path in local.state.glob(f"unsaved/*/*/*{TEMPORARY}"):  # of a crash; they hold what the file itself holds
        with suppress(OSError), _held(local.state, path.parent, own) as ours:
            if ours:
                path.unlink()
    for path in local.state.rglob(f"*{DAMAGED}"):  # nobody can tell what is in it
        with suppress(OSError):
            remove_any(path)
    erase_all(local.cache)
    for path in local.cache.glob("*"):
        if not path.name.startswith(("guide-", INDEX)):  # the rest is made of what teams wrote, and is made again
            with suppress(OSError):
                path.unlink()


@contextmanager
def _held(state: Path, unsaved: Path, own: Iterable[WriterIdentity]) -> Iterator[bool]:
    """Lock the name of the writer whose own folder `unsaved` is; yield whether no other window has it."""
    lock = Lock(state / "writers" / unsaved.parent.name / f"{unsaved.name}.lock")
    if any(unsaved.parent == each.unsaved and unsaved.name in each.names for each in own) or not lock.path.exists():
        yield True
        return
    try:
        yield lock.acquire(touch=False)
    finally:
        lock.release(touch=False)


def _copies(state: Path, project_id: str) -> Iterator[Path]:
    """Yield the local files with lines of a project. Other projects have records with the same id, such as cards."""
    for name in dict.fromkeys((project_id, file_name_of_id(project_id))):
        yield from state.glob(f"unsaved/*/*/{name}{LOG_SUFFIX}")
    for path in state.glob(f"torn/*{_TORN}"):
        _, _, project = path.name.removesuffix(_TORN).partition(".")
        if project in ("", project_id):  # an earlier version did not say whose it is
            yield path


def sweep(local: LocalFolders, writers: Mapping[Path, WriterIdentity]) -> None:
    """Remove what a crash left half written: it may hold what has been purged since. `writers`: by library folder."""
    for place in (local.state, local.cache):
        remove_old_leftovers(place)
    for library, writer in writers.items():
        remove_leftovers_of(library, writer.all_names(), writer.borrow_name)
        remove_half_folders(library)
