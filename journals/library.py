"""The library: folders of journals, what others write into them, and the one thread that writes.

One folder or several; a project is its id, so a folder that was renamed or copied folds with the others of its id.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from journals import drafts, rescue, upkeep
from journals.act import Act
from journals.changelog import SUFFIX, Fault, Reader
from journals.compact import KEEP
from journals.errors import Ambiguous, NotFound, NotSaved
from journals.fold import Touched
from journals.folder import Folder, project_folders, project_of
from journals.guard import cut_out
from journals.ids import ulid
from journals.journal import Journal, Ticket
from journals.local import Places
from journals.model import TYPES, Project, Record, checked_record
from journals.outbox import Store
from journals.text import clean, slug
from journals.undo import Place, Takeback, in_order, stacks, take_back
from journals.writer import Writer

T = TypeVar("T")
_TELLING = 12
"""A text shorter than this can stand in two places by chance."""


class News(Struct, frozen=True):
    """What a look at the disk found in one project folder."""

    path: Path
    acts: list[Act]


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


class Library:
    """Journals in one or more folders. Nothing is read before `refresh()`."""

    def __init__(self, folders: Sequence[Path], local: Places, function: str = "") -> None:
        """`folders`: new projects go into the first; `local`: this installation's own places.

        `function`: of whoever writes here, such as *leader's laptop*, never a name; the history shows it.
        """
        self.folders = [folder.absolute() for folder in folders]
        self.local = local
        self.saved: Callable[[Ticket], None] = lambda ticket: None
        """Called when a change is on disk or failed to be; from any thread."""
        self.function = function
        self.notices: deque[Fault] = deque()
        """What was found that the user ought to hear of once; whoever tells it takes it out."""
        self._writers = {folder: Writer(local.state, folder) for folder in self.folders}
        self._journals: dict[str, Journal] = {}
        self._paths: dict[Path, Folder] = {}
        self._owner: dict[Path, str] = {}
        self._rescued = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")

    # Looking

    @property
    def journals(self) -> list[Journal]:
        """The projects that are there, archived ones too, by id: oldest first."""
        return sorted((j for j in self._journals.values() if j.there), key=lambda journal: journal.id)

    def journal(self, project_id: str) -> Journal:
        """Give a project that is there or was deleted.

        Raises:
            NotFound: `no_project`.
        """
        if project_id not in self._journals:
            raise NotFound("no_project", project=project_id)
        return self._journals[project_id]

    def find(self, name: str) -> Journal:
        """Give the project with this id, folder name, or unambiguous start of a name or id.

        Raises:
            NotFound: `no_project`. Ambiguous: `ambiguous_project`.
        """
        wanted = clean(name).strip().casefold()
        exact = [j for j in self.journals if wanted in (j.id.casefold(), j.project.name.casefold(), *_names(j))]
        fits = exact or [
            j for j in self.journals if wanted and (j.project.name.casefold().startswith(wanted) or _starts(j, wanted))
        ]
        if not fits:
            raise NotFound("no_project", project=clean(name))
        if len(fits) > 1:
            raise Ambiguous("ambiguous_project", project=clean(name), fits=[j.project.name for j in fits])
        return fits[0]

    def find_record(self, name: str) -> tuple[Journal, Record]:
        """Give the record with this id, or unambiguous start of it, and the project it is in.

        Raises:
            NotFound: `no_record`. Ambiguous: `ambiguous_record`.
        """
        wanted = clean(name).strip().upper()
        fits = [
            (journal, kind, record)
            for journal in self.journals
            for kind, record in journal.records()
            if wanted and record.startswith(wanted)
        ]
        exact = [fit for fit in fits if fit[2] == wanted] or fits
        if not exact:
            raise NotFound("no_record", record=clean(name))
        if len(exact) > 1:
            raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(record for _, _, record in exact))
        journal, kind, record = exact[0]
        found = journal.get(kind, record)
        assert found is not None
        return journal, found

    def find_known(self, name: str) -> tuple[Journal, str, str]:
        """Give the project, table and id of a record with this id (or unambiguous start of it), deleted ones too.

        A project can be named as `find` names it.

        Raises:
            NotFound: `no_record`. Ambiguous: `ambiguous_record`.
        """
        wanted = clean(name).strip().upper()
        fits = [(j, t, r) for j in self.everything() for t, r in j.known() if wanted and r.startswith(wanted)]
        exact = [fit for fit in fits if fit[2] == wanted] or fits
        if len(exact) > 1:
            raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(record for _, _, record in exact))
        if exact:
            return exact[0]
        with contextlib.suppress(NotFound):
            journal = self.find(name)
            return journal, Project.TABLE, journal.id
        raise NotFound("no_record", record=clean(name))

    def same_text(self, journal: Journal, records: Iterable[tuple[str, str]]) -> list[str]:
        """Give the ids of other records in which a whole text of these stands too, as a lesson begins with one."""
        of = set(records)
        wanted = [text for table, record in of for text in journal.texts(table, record) if len(text) >= _TELLING]
        return [
            record
            for other in self.journals
            for table, record in other.known()
            if (other is not journal or (table, record) not in of)
            and any(text in each for text in wanted for each in other.texts(table, record))
        ]

    def faults(self) -> list[Fault]:
        """Give what was wrong in the logs when they were last read."""
        return [fault for path in sorted(self._paths) for fault in self._paths[path].faults()]

    # Changing

    def create(self, project: Project) -> tuple[Journal, Ticket]:
        """Start a new project in the first folder.

        Raises:
            Invalid: no name, or a value that cannot be stored. NotSaved: the folder cannot be written.
        """
        project = checked_record(msgspec.structs.replace(project, id=ulid()))  # refused before there is a folder
        path = self._new_path(self.folders[0], project.name, project.id)
        journal = self._new_journal(project.id, path, new=True)
        _, ticket = journal.add(project)
        return journal, ticket

    def plan(self, *, redo: bool = False, everyone: bool = False) -> Plan | None:
        """Find out what undo (or redo) would take back: the latest act of this window, or of this installation.

        Reads the disk: run it where nobody waits. None when there is nothing.
        """
        own: dict[str, tuple[Journal, Act]] = {}
        logs: list[list[Act]] = []
        names: set[str] = set()
        waiting = {each: each.pending() for each in self.everything()}  # before the logs are read, and again after:
        for path, project_id in list(self._owner.items()):  # an act that is written meanwhile must not be in neither
            journal, writer = self._journals[project_id], self._writers[path.parent]
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

    def carry_out(self, plan: Plan) -> Taken:
        """Take back what was planned. Where that is nothing, it is written all the same: so the next goes further."""
        journal, act, takeback = plan.journal, plan.target, plan.takeback
        before = {(table, record): journal.get(TYPES[table], record) for table, record, _ in act.do if table in TYPES}
        name = journal.name
        ticket = journal.restore(act, takeback)
        return Taken(journal, act, takeback.left, takeback.erased, before, journal.name or name, ticket)

    # Disk

    def keep_typed(self, typed: drafts.Typed) -> None:
        """Keep lines that are being typed, instead of those kept before. Run it on the store thread."""
        writer = self._writers[self.folders[0]]
        with contextlib.suppress(OSError, NotSaved):  # they are on the screen, and it is tried again
            if typed or writer.names:
                names = writer.names or [writer.name]
                drafts.keep(writer.unsaved / names[0], typed)  # the first, so that there is one such file

    def take_typed(self) -> dict[str, list[str]]:
        """Give the lines that were being typed when an earlier run ended before its time. On the store thread."""
        writer = self._writers[self.folders[0]]
        return drafts.take(writer.unsaved, writer.standing_in)

    def look(self) -> list[News]:
        """Read what is new on disk, and try again to write what could not be written. Run it on the store thread."""
        for journal in list(self._journals.values()):
            with contextlib.suppress(NotSaved):  # the window was told when it failed first
                journal.retry()
        for library in self.folders:
            for path in project_folders(library):
                if path not in self._paths:
                    self._paths[path] = Folder(path)
        news = [News(path, folder.read()) for path, folder in list(self._paths.items())]
        return [each for each in news if each.acts]

    def absorb(self, news: Iterable[News]) -> dict[str, Touched]:
        """Fold in what `look()` found; gives the records that look different now, by project."""
        changed: dict[str, Touched] = {}
        for each in news:
            project_id = self._owner.get(each.path) or project_of(each.path, each.acts)
            journal = self._journals.get(project_id) or self._new_journal(project_id, each.path)
            self._owner[each.path] = project_id
            if self._paths[each.path] not in journal.folders:
                journal.folders.append(self._paths[each.path])
            if touched := journal.absorb(each.acts):
                changed[project_id] = changed.get(project_id, set()) | touched
        if not self._rescued:
            self._rescued = True
            for project_id, touched in self._rescue().items():
                changed[project_id] = changed.get(project_id, set()) | touched
            if found := upkeep.orders_to_obey(self):
                self.in_background(lambda: upkeep.obey(self, found))
        return changed

    def refresh(self) -> dict[str, Touched]:
        """Look at the disk and fold in what is there, once all that was changed before is written."""
        return self.absorb(self.in_background(self.look).result())

    def in_background(self, task: Callable[[], T]) -> Future[T]:
        """Run a task on the store thread, after everything written so far."""
        return self._thread.submit(task)

    def close(self) -> list[Path]:
        """Wait for what is being written, and let go. Gives the files that hold what could not be written."""
        self._thread.shutdown(wait=True)
        kept = []
        for journal in self._journals.values():
            with contextlib.suppress(NotSaved):
                journal.retry()
            if path := journal.left_over():
                kept.append(path)
        upkeep.obey(self, upkeep.orders_to_obey(self))
        for writer in self._writers.values():
            writer.release()
        return kept

    def compact(self, journal: Journal, keep: timedelta = KEEP) -> upkeep.Compaction:
        """Make this installation's own logs of a project small; what is newer than `keep` can still be undone.

        Raises:
            NotSaved: a log could not be replaced; it is as it was.
        """
        return self.in_background(lambda: upkeep.compact(self, journal, keep)).result()

    def purge(self, journal: Journal, *records: tuple[str, str], gone: Iterable[str] = ()) -> upkeep.Purge:
        """Delete records (table, id) and erase all that was ever written in them; see `journals.purge`.

        `gone`: names of writers that will never start again, whose logs may be rewritten from here.

        Raises:
            NotSaved: the order could not be written, or a log could not be replaced.
        """
        journal.order_purge(*records).wait()
        orders, names = journal.orders, frozenset(gone)
        return self.in_background(lambda: upkeep.purge(self, journal, orders, names)).result()

    def would_purge(self, journal: Journal, *records: tuple[str, str], gone: Iterable[str] = ()) -> upkeep.Purge:
        """Give what `purge` would do, without changing anything."""
        orders, names = journal.orders_with(*records), frozenset(gone)
        return self.in_background(lambda: upkeep.would_purge(self, journal, orders, names)).result()

    def writer_of(self, folder: Path) -> Writer:
        """Give who writes in a library folder."""
        return self._writers[folder]

    def everything(self) -> list[Journal]:
        """Give all projects, deleted ones too."""
        return list(self._journals.values())

    def _new_journal(self, project_id: str, path: Path, *, new: bool = False) -> Journal:
        store = Store(
            submit=self._thread.submit,
            writer=self._writers[path.parent],
            aside=self.local.state / "torn",
            saved=lambda ticket: self.saved(ticket),
            noticed=self.notices.append,
            function=self.function,
        )
        first = new and not any(other.parent == path.parent for other in self._paths)
        folder = self._paths.setdefault(path, Folder(path))
        journal = self._journals[project_id] = Journal(project_id, [folder], store, first=first)
        self._owner[path] = project_id
        return journal

    @staticmethod
    def _new_path(library: Path, name: str, project_id: str) -> Path:
        about = slug(cut_out(name))  # the guard has no say over who sees the name of a folder
        return library / f"{date.today().year}-{about}-{project_id[-4:].lower()}"  # noqa: DTZ011 - the user's own day

    def _rescue(self) -> dict[str, Touched]:
        """Bring in what an earlier run could not write, projects it could not even begin among it."""
        changed: dict[str, Touched] = {}
        for library, writer in self._writers.items():
            for path, acts in rescue.kept(writer.unsaved, writer.standing_in):
                project_id = path.stem
                journal = self._journals.get(project_id)
                if journal is None and (name := rescue.name_of(project_id, acts)):
                    journal = self._new_journal(project_id, self._new_path(library, name, project_id), new=True)
                if journal is not None:
                    touched = journal.rescue(acts, lambda path=path: path.unlink(missing_ok=True))  # type: ignore[misc]
                    changed[project_id] = changed.get(project_id, set()) | touched
        return changed


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


def _names(journal: Journal) -> list[str]:
    return [folder.path.name.casefold() for folder in journal.folders]


def _starts(journal: Journal, wanted: str) -> bool:
    return any(name.startswith(wanted) for name in [journal.id.casefold(), *_names(journal)])
