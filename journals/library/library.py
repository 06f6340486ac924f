"""The library: folders of journals, what others write into them, and the one thread that writes.

One folder or several; a project is its id, so a folder that was renamed or copied folds with the others of its id, and
so does a log that lies in the folder of another project.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from journals.errors import NotFound, NotSaved
from journals.ids import ulid
from journals.library import drafts, maintenance
from journals.library.erasure import sweep
from journals.library.glimpse import glimpse
from journals.library.journal import Journal
from journals.library.left_projects import note_left
from journals.library.log_parts import FolderNews, LogParts
from journals.library.outbox import WriteContext
from journals.library.paths import LocalFolders, project_folder_name
from journals.library.pending_write import PendingWrite
from journals.library.poll_failures import PollFailures
from journals.library.raw_notes import erase_late_notes
from journals.library.recovery import Recovery
from journals.library.store_thread import StoreThread
from journals.log.fold import Touched
from journals.log.folded_acts import FoldedActs
from journals.log.folder import ProjectFolder, folders_with_logs
from journals.log.identity import WriterIdentity
from journals.log.reader import LogFault
from journals.privacy.validation import checked_record
from journals.records.model import Project
from journals.records.summary import Summary

if TYPE_CHECKING:
    from journals.index.index import Index
    from journals.index.known_logs import KnownLogs
    from journals.index.snapshot import Snapshot
    from journals.library.shelf import Shelf
from journals.library.shelf_change import LatestShelfChange

T = TypeVar("T")


class Library:
    """Journals in one or more folders. Nothing is read before `refresh()`.

    Where an index tells what there is (`attach_index`), a project's logs are read when somebody wants its records.
    """

    def __init__(self, folders: Sequence[Path], local: LocalFolders, function: str = "") -> None:
        """`folders`: new projects go into the first; `local`: this installation's own places.

        `function`: of whoever writes here, such as *leader's laptop*, never a name; the history shows it.
        """
        self.folders = [folder.absolute() for folder in folders]
        self.local = local
        self.on_saved: Callable[[PendingWrite], None] = lambda write: None
        """Called when a change is on disk or failed to be; from any thread."""
        self.function = function
        self.notices: deque[LogFault] = deque()
        """What was found that the user ought to hear of once; whoever tells it takes it out."""
        self._writers = {folder: WriterIdentity(local.state, folder) for folder in self.folders}
        self._journals: dict[str, Journal] = {}
        self._parts = LogParts()
        self.failures = PollFailures(self.notices.append)
        self.index: Index | None = None
        """What answers for projects that are not open."""
        self._summaries: dict[str, Summary] | None = None
        """What the index knows; None where there is none, so that all logs are read at once."""
        self._swept = False
        self._recovery = Recovery(self._writers, self._journals, self._recreate, self.notices.append)
        self.store_thread = StoreThread("store")

    # Looking

    @cached_property
    def shelf(self) -> Shelf:
        """What other organisations have learned; nothing else here knows of it."""
        from journals.library.shelf import Shelf  # not to log a line

        return Shelf(self.folders, LatestShelfChange(self.local.state, self.folders[0]))

    @property
    def journals(self) -> list[Journal]:
        """The projects that are there, archived ones too, by id: oldest first."""
        return sorted((j for j in self._journals.values() if j.exists), key=lambda journal: journal.id)

    def journal(self, project_id: str) -> Journal:
        """Return a project that is there or was deleted.

        Raises:
            NotFound: `no_project`.
        """
        if project_id not in self._journals:
            raise NotFound("no_project", project=project_id)
        return self._journals[project_id]

    def faults(self) -> list[LogFault]:
        """Return what was wrong in the logs when they were last read."""
        return self._parts.faults() + self.failures.faults

    def stray_logs(self) -> list[LogFault]:
        """Return a notice for each log that lies in the folder of another project than its own."""
        return [
            LogFault("notice", log, None, "stray_log", {"project": self.name_of(project)})
            for log, project in self._parts.strays()
        ]

    def name_of(self, project_id: str) -> str:
        """Return the name of a project, its id where it has none or is not there."""
        journal = self._journals.get(project_id)
        return (journal.project.name if journal else "") or project_id

    # Changing

    def create(self, project: Project) -> tuple[Journal, PendingWrite]:
        """Start a new project in the first folder.

        Raises:
            Invalid: no name, or a value that cannot be stored. NotSaved: the folder cannot be written.
        """
        project = checked_record(msgspec.structs.replace(project, id=ulid()))  # refused before there is a folder
        journal = self._new_journal(project.id, self._new_path(self.folders[0], project.name, project.id), new=True)
        return journal, journal.add(project)[1]

    # Disk

    def save_unsent_lines(self, typed: drafts.UnsentLines) -> None:
        """Store lines that are being typed in place of those stored before. Call it on the store thread."""
        writer = self._writers[self.folders[0]]
        with contextlib.suppress(OSError, NotSaved):  # they are on the screen, and it is tried again
            if typed or writer.names:
                names = writer.names or [writer.name]
                drafts.save_lines(writer.unsaved / names[0], typed)  # the first, so that there is one such file

    def pop_unsent_lines(self) -> drafts.LeftLines:
        """Return and delete the lines that an earlier run saved and crashed with. Call it on the store thread."""
        writer = self._writers[self.folders[0]]
        return drafts.pop_lines(writer.unsaved, writer.borrow_name)

    def pop_withheld_counts(self) -> dict[str, int]:
        """Return how many lines of each project an earlier run crashed with and could not save. On the store thread."""
        writer = self._writers[self.folders[0]]
        return drafts.pop_withheld(writer.unsaved, writer.borrow_name)

    def poll(self) -> list[FolderNews]:
        """Read what is new on disk, and try again to write what could not be written. Call it on the store thread.

        Whatever goes wrong in one folder keeps no other out: see `failures`.
        """
        if not self._swept:
            self._swept = True
            with self.failures.passed_over(self.local.state):
                sweep(self.local, self._writers)
        for journal in list(self._journals.values()):
            with contextlib.suppress(NotSaved):  # the window was told when it failed first
                journal.outbox.retry()
        self._look_around()
        news: list[FolderNews] = []
        for folder in self._parts.all():
            if not self.failures.rests(folder):
                with self.failures.passed_over(folder.path, folder):
                    is_new = self._summaries is not None and self._is_unknown(folder)
                    news.append(FolderNews(folder, self._new_in(folder), glimpse(folder) if is_new else None))
        return [each for each in news if each.acts or (self.index is not None and self._is_unknown(each.folder))]

    def _look_around(self) -> None:
        """Find out which folders there are now, and of which projects."""
        there: set[str] = set()
        for library in self.folders:
            with self.failures.passed_over(library):
                for path, names in folders_with_logs(library):
                    with self.failures.passed_over(path):
                        there |= self._parts.refresh(path, names)
        if all(library.is_dir() for library in self.folders):
            self._parts.there = frozenset(there)
        if "shelf" in vars(self):
            self.shelf.poll()

    def _homes_now(self, project_id: str) -> list[ProjectFolder]:
        """Return the folders in which a project's logs lie now; on the store thread, where one of them has gone."""
        self._look_around()
        return [each for each in self._parts.all() if each.project == project_id and each.path.is_dir()]

    def _is_unknown(self, folder: ProjectFolder) -> bool:
        journal = self._journals.get(str(folder.project))
        return journal is None or folder not in journal.folders

    def _new_in(self, folder: ProjectFolder) -> FoldedActs:
        """Return what is new in a folder; of a journal that is not open nothing, as the index follows its logs.

        One that is just being opened is read by `Journal.open`, since nothing could absorb the news yet.
        """
        if journal := self._journals.get(str(folder.project)):
            return folder.read() if journal.is_open else FoldedActs()
        return folder.read() if folder.has_read or self._summaries is None else FoldedActs()

    def absorb(self, news: Iterable[FolderNews]) -> dict[str, Touched]:
        """Fold in what `poll()` found; return the records that look different now, by project."""
        changed: dict[str, Touched] = {each: set() for each in note_left(self._journals.values(), self._parts.there)}
        for each in news:
            folder, project_id = each.folder, str(each.folder.project)
            with self.failures.passed_over(folder.path, folder):
                journal = self._journals.get(project_id) or self._new_journal(project_id, folder.path)
                journal.indexed_summary = journal.indexed_summary or each.glimpse
                if folder not in journal.folders:
                    journal.folders.append(folder)
                touched: Touched = set()
                if journal.is_open:
                    if not folder.has_read:
                        each.acts.merge(folder.read())
                    touched = journal.absorb(each.acts)
                if touched or not journal.is_open:
                    changed[project_id] = changed.get(project_id, set()) | touched
        if self._recovery.is_due(changed):
            first = self._recovery.is_first()
            for project_id, touched in self._recovery.run().items():
                changed[project_id] = changed.get(project_id, set()) | touched
            if first:
                self.apply_purges()
        else:
            self._erase_late_notes()
        return changed

    def attach_index(self, index: Index, known: KnownLogs | None = None) -> None:
        """Take folders and summaries from an index, or what is `known` of it, instead of reading all logs."""
        self.index, self._summaries = index, known.summaries if known else index.summaries()
        self._parts.indexed_faults = known.faults if known else []
        for path, logs in (known.owners if known else index.log_owners()).items():
            for project_id in self._parts.judge(path, logs) if path.parent in self._writers else ():
                if project_id in self._journals:
                    self._journals[project_id].folders.append(self._parts.part(path, project_id))
                else:
                    self._new_journal(project_id, path)

    def apply_summaries(self, summaries: Mapping[str, Summary]) -> dict[str, Touched]:
        """Store new summaries from the index; return the projects that may look different."""
        self._summaries = {**(self._summaries or {}), **summaries}
        changed: dict[str, Touched] = {}
        for project_id, summary in summaries.items():
            if (journal := self._journals.get(project_id)) and not journal.is_open:
                journal.indexed_summary = summary
                changed[project_id] = set()
                if summary.to_purge or summary.may_be_late:
                    journal.open()
        self.apply_purges()
        return changed

    def apply_purges(self) -> None:
        """Erase from our own logs, on the store thread, whatever is to be erased; also what has come late."""
        self._erase_late_notes()
        if found := maintenance.pending_purges(self):
            self.in_background(lambda: maintenance.apply_purges(self, found))

    def refresh(self) -> dict[str, Touched]:
        """Poll the disk and absorb what is new, after all pending writes."""
        return self.absorb(self.in_background(self.poll).result())

    def in_background(self, task: Callable[[], T]) -> Future[T]:
        """Run a task on the store thread, after everything written so far."""
        return self.store_thread.submit(task)

    def close(self) -> list[Path]:
        """Finish pending writes and release the writers' names; return the files of what could not be written."""
        self._erase_late_notes()
        if not self.store_thread.shutdown():
            return self.keep_waiting()  # the disk hangs, and would for us too
        kept = []
        for journal in self._journals.values():
            with contextlib.suppress(NotSaved):
                journal.outbox.retry()
            if path := journal.outbox.unwritten_file():
                kept.append(path)
        maintenance.apply_purges(self, maintenance.pending_purges(self))
        for writer in self._writers.values():
            writer.release()
        return kept

    def keep_waiting(self) -> list[Path]:
        """Save what waits for the disk to local files, while the store thread hangs; return the files."""
        found = [journal.outbox.keep_waiting() for journal in self.all_journals()]
        return [path for path in found if path is not None]

    def _erase_late_notes(self) -> None:
        for journal in self._journals.values():
            erase_late_notes(journal)

    def writer_of(self, folder: Path) -> WriterIdentity:
        """Return the identity that this installation writes with in a library folder."""
        return self._writers[folder]

    def rename_folder(self, folder: ProjectFolder, name: str) -> None:
        """Rename a project's folder. Call it on the store thread."""
        self._parts.rename(folder, name)

    def owners(self) -> list[tuple[Path, str]]:
        """Return all project folders, each with the id of a project that has logs in it."""
        return self._parts.places()

    def all_journals(self) -> list[Journal]:
        """Return all projects, deleted ones too."""
        return list(self._journals.values())

    def _new_journal(self, project_id: str, path: Path, *, new: bool = False) -> Journal:
        store = WriteContext(
            submit=self.store_thread.submit,
            writer=self._writers[path.parent],
            torn_folder=self.local.state / "torn",
            on_saved=lambda write: self.on_saved(write),
            on_notice=self.notices.append,
            new_folder=lambda: self._new_home(project_id, path.parent),
            homes_now=lambda: self._homes_now(project_id),
            function=self.function,
        )
        first = new and not any(other.parent == path.parent for other, _ in self._parts.places())
        folder = self._parts.part(path, project_id)
        folder.is_new = new
        is_open = new or self._summaries is None or folder.has_read
        journal = self._journals[project_id] = Journal(
            project_id, [folder], store, first=first, is_open=is_open, recall=lambda: self._recall(project_id)
        )
        journal.indexed_summary = (self._summaries or {}).get(project_id)
        return journal

    def _new_home(self, project_id: str, library: Path) -> ProjectFolder:
        """Return a new folder for a project of which there are only logs in the folders of others."""
        folder = self._parts.part(self._new_path(library, self._journals[project_id].name, project_id), project_id)
        folder.is_new = True
        self._journals[project_id].folders.insert(0, folder)
        return folder

    def _recreate(self, library: Path, project_id: str, name: str) -> Journal:
        return self._new_journal(project_id, self._new_path(library, name, project_id), new=True)

    def _recall(self, project_id: str) -> Snapshot | None:
        return self.index.snapshot(project_id) if self.index else None

    @staticmethod
    def _new_path(library: Path, name: str, project_id: str) -> Path:
        return library / project_folder_name(name, project_id, date.today().year)  # noqa: DTZ011 - the user's own day
