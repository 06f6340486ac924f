"""What one project's journal has done and the disk does not have yet: written in order, kept until it is safe."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Lock

from msgspec import Struct

from journals.errors import NotSaved
from journals.library.lost_logs import is_left_beside
from journals.library.pending_write import PendingWrite
from journals.log import act as acts
from journals.log import rescue
from journals.log.act import LOG_FORMAT, Act, RecordChange
from journals.log.appender import LogChanged, LogWriter
from journals.log.folder import ProjectFolder
from journals.log.identity import WriterIdentity
from journals.log.long_line import LongLine
from journals.log.ownership import project_of_log
from journals.log.reader import LogFault, last_stamps, latest_head
from journals.log.stamp import Clock
from journals.system_error import reason_words
from journals.text.clean import clean


class WriteContext(Struct, frozen=True):
    """What a journal needs of its library to write."""

    submit: Callable[[Callable[[], None]], Future[None]]
    """Runs a task on the store thread."""
    writer: WriterIdentity
    torn_folder: Path
    """Local folder for torn tails."""
    on_saved: Callable[[PendingWrite], None]
    """Called on the store thread when a change is on disk or could not be written."""
    on_notice: Callable[[LogFault], None]
    """Called when something was found that someone ought to know; from any thread."""
    new_folder: Callable[[], ProjectFolder]
    """Makes a folder for the project, and adds it to the journal's."""
    homes_now: Callable[[], list[ProjectFolder]]
    """Looks where the project's logs lie now."""
    function: str = ""
    """Of whoever writes here, such as *leader's laptop*; stands in the heads of logs."""


class Outbox:
    """Writes a project's acts into this process's own log, on the store thread."""

    def __init__(self, project_id: str, folders: list[ProjectFolder], store: WriteContext, *, first: bool) -> None:
        """`folders` is the journal's own list, which can grow; `first`: its library may not be there yet."""
        self._id = project_id
        self._folders = folders
        self._store = store
        self._first = first
        self._log_writer: LogWriter | None = None
        self._unsaved: dict[str, Act] = {}
        self._long: dict[str, LongLine] = {}
        """Of those that are too long to be held, by their stamps, the lines: their acts here are empty."""
        self._handed: list[str] = []
        self._emergency: Path | None = None
        self._kept = 0
        self._keeping = Lock()
        """Held while the local file is written or removed, which two threads do."""

    @property
    def homes(self) -> list[ProjectFolder]:
        """The folders that are the project's own, and not those of others that logs of it have strayed into."""
        return [folder for folder in self._folders if folder.is_home]

    def clock(self) -> Clock:
        """Return the clock to stamp acts with, ready to write them.

        Raises:
            NotSaved: `no_state`: nothing can be written from here at all.
        """
        if self._log_writer is None:
            self._log_writer = self._new_log_writer()
        return self._store.writer.clock

    def submit(self, act: Act) -> Future[None]:
        """Queue an act for the store thread; the future fails with `NotSaved` when it could not be written."""
        self._unsaved[act.at] = act
        return self._store.submit(lambda: self._append(act))

    def long_line(self) -> LongLine:
        """Return a line for an act that is too long to be held."""
        return LongLine(self._store.torn_folder.parent)

    def submit_long(self, line: LongLine) -> tuple[Act, Future[None]]:
        """Queue a long line as an act of now, as `submit` does; return it without its changes."""
        act = line.stamp(self.clock().tick())
        self._long[act.at] = line
        return act, self.submit(act)

    def write_now(self, changes: list[RecordChange]) -> None:
        """Write an act of these changes at once, on the store thread; it is folded in when it is read back.

        Raises:
            NotSaved: it could not be written; it is kept and tried again.
        """
        act = Act(self.clock().tick(), changes)
        self._unsaved[act.at] = act
        self._append(act)

    def pending(self) -> list[Act]:
        """Return the acts that are not on disk yet, those that could not be written among them."""
        return [self._whole(act) for act in list(self._unsaved.values())]

    def _whole(self, act: Act) -> Act:
        """Return an act with its changes."""
        if (line := self._long.get(act.at)) is None:
            return act
        try:
            return acts.decode(bytes(line))
        except (OSError, ValueError):  # it is on disk by now, or nowhere
            return act

    def retry(self) -> None:
        """Try again to write what could not be written; on the store thread.

        Raises:
            NotSaved: it still cannot be.
        """
        if self._log_writer is not None and self._log_writer.pending:
            self._write()

    def unwritten_file(self) -> Path | None:
        """Return the local file that holds what never reached the disk; None when all did."""
        if self._log_writer is None or not self._log_writer.pending:
            return None
        self._keep()
        if self._kept != self._log_writer.pending:  # not even there: whoever closes the window has to say it aloud
            self._store.on_notice(
                LogFault("wrong", self._log_writer.path, None, "not_kept", {"texts": " | ".join(self._texts())})
            )
        return self._emergency

    def keep_waiting(self) -> Path | None:
        """Save all that is not on disk to a local file and return that, from any thread, while the store thread hangs.

        It is the file that a failed write makes: it goes when the store thread gets on, and is recovered otherwise.
        """
        with self._keeping:
            waiting = self.pending()
            if self._log_writer is None or not waiting:
                return None
            with suppress(OSError):
                folder = self._store.writer.unsaved / self._log_writer.path.stem
                self._emergency = rescue.store_unsaved(folder, self._id, b"".join(map(acts.encode, waiting)))
            return self._emergency

    def _append(self, act: Act) -> None:
        self._handed.append(act.at)
        self._write(self._long.get(act.at) or acts.encode(act))

    def _write(self, *lines: bytes | LongLine) -> None:
        assert self._log_writer is not None
        try:
            self._write_somewhere(self._log_writer, lines)
        except NotSaved as problem:
            if problem.code == "folder_gone" and self._has_moved():
                self._write()
                return
            self._keep()
            if problem.code == "folder_gone" and self._emergency is not None:
                raise NotSaved("folder_gone", **problem.params, file=str(self._emergency)) from problem
            raise
        except Exception as error:  # whatever it is, who wrote must hear that it is not saved
            self._keep()
            raise NotSaved("not_written", file=str(self._log_writer.path), **reason_words(error)) from error
        self._first = False
        for folder in self._folders:
            folder.is_new = False
        for at in self._handed:  # the writer writes all that was waiting, so whatever failed before is safe now too
            self._unsaved.pop(at, None)
            if line := self._long.pop(at, None):
                line.close()
        self._handed.clear()
        with self._keeping:  # after that, or what is safe now could be kept once more
            if self._emergency is not None:
                with suppress(OSError):  # it is brought in once more, which changes nothing
                    self._emergency.unlink(missing_ok=True)
                self._emergency, self._kept = None, 0

    def _write_somewhere(self, log_writer: LogWriter, lines: tuple[bytes | LongLine, ...]) -> None:
        """Write to our log, or to a new one if another program has changed it: a log has a single writer."""
        if self._is_elsewhere(log_writer):
            log_writer = self._go_on_from(log_writer)
        try:
            log_writer.write(*lines)
        except LogChanged:
            name = log_writer.path.stem
            self._store.writer.replace_name(name)
            self._go_on_from(log_writer).write()
            words: dict[str, object] = {"writer": self._store.writer.name}
            is_whole = is_left_beside(self._store.writer.fingerprint(name, self._id), log_writer.path)
            code = "own_log_changed" if is_whole else "own_log_cut"
            self._store.on_notice(LogFault("notice", log_writer.path, None, code, words))

    def _is_elsewhere(self, log_writer: LogWriter) -> bool:
        """Return whether the log is no longer ours to write, or its folder has been renamed."""
        if log_writer.path.stem != self._store.writer.name:
            return True
        folder = self._home()
        return folder.path != log_writer.path.parent and folder.path.is_dir()

    def _has_moved(self) -> bool:
        """Look for a folder that has gone; return whether it is in the library under another name."""
        found = [each for each in self._store.homes_now() if each not in self._folders]
        self._folders += found
        return any(each.is_home for each in found)

    def _home(self) -> ProjectFolder:
        """Return the folder to write in: the first of the project's own that is there."""
        if self.homes == self._folders and len(self._folders) == 1:
            return self._folders[0]
        homes = self.homes or [self._store.new_folder()]
        return next((folder for folder in homes if folder.path.is_dir()), homes[0])

    def _go_on_from(self, log_writer: LogWriter) -> LogWriter:
        """Move waiting lines to a new log writer for the present name and folder, and return it."""
        self._log_writer = self._new_log_writer()
        log_writer.transfer_to(self._log_writer)
        return self._log_writer

    def _new_log_writer(self) -> LogWriter:
        writer, clock = self._store.writer, self._store.writer.clock
        home = self._home()
        log = home.log_path(clock.writer)
        while project_of_log(log) not in (None, self._id):  # it has strayed here from another project
            writer.replace_name(clock.writer)
            clock = writer.clock
            log = home.log_path(clock.writer)
        clock.advance_past(last_stamps(log))
        head = Act(clock.tick(), do=[], project=self._id, format=LOG_FORMAT, by=self._store.function or None)
        fingerprint = writer.fingerprint(clock.writer, self._id)
        log_writer = LogWriter(
            log, self._store.torn_folder, fingerprint, acts.encode(head), first=self._first, is_new=home.is_new
        )
        if (before := latest_head(log)) is not None and before.by != head.by:
            log_writer.queue_head()
        return log_writer

    def _keep(self) -> None:
        """Save waiting lines to a local file, so that they survive this process."""
        assert self._log_writer is not None
        if self._kept == self._log_writer.pending:
            return
        with self._keeping, suppress(OSError):  # the same disk may be full; it is in memory still, and tried again
            folder = self._store.writer.unsaved / self._log_writer.path.stem
            self._emergency = rescue.store_unsaved(folder, self._id, self._log_writer.unwritten())
            self._kept = self._log_writer.pending

    def _texts(self) -> list[str]:
        """Return what people wrote in the acts that are not on disk."""
        changes = [fields for act in self.pending() for _, _, fields in act.do]
        return [clean(value) for fields in changes for value in fields.values() if isinstance(value, str)]
