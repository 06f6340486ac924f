"""What went wrong while the disk was polled: told once, in nobody else's way, and tried again after a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from journals.errors import Problem
from journals.log.folder import ProjectFolder
from journals.log.reader import LogFault
from journals.system_error import reason_words

REST = 30.0
"""Seconds that a folder rests in which something went wrong: to read it again may take long."""


class PollFailures:
    """Where something went wrong that nobody had thought of, while a library was read."""

    def __init__(self, tell: Callable[[LogFault], object]) -> None:
        """`tell` is called once for each place and kind of error, from any thread."""
        self._tell = tell
        self._found: dict[Path | ProjectFolder, LogFault] = {}
        self._until: dict[ProjectFolder, float] = {}
        self._told: set[tuple[Path, str]] = set()

    @property
    def faults(self) -> list[LogFault]:
        """What is wrong still."""
        return sorted(self._found.values(), key=lambda fault: fault.file)

    def rests(self, folder: ProjectFolder) -> bool:
        """Return whether it is too soon to read a folder again; if not, it is read from the start."""
        until = self._until.pop(folder, 0.0)
        if monotonic() < until:
            self._until[folder] = until
            return True
        if until:
            folder.reset()  # some of what it had read is lost
        return False

    @contextmanager
    def passed_over(self, place: Path, folder: ProjectFolder | None = None) -> Iterator[None]:
        """Go on after an error that is no `Problem`, but tell it: it may be a fault of ours, or what somebody planted.

        `folder`: what is being read, which then rests.
        """
        try:
            yield
        except Problem:
            raise
        except Exception as error:
            kind = type(error).__name__
            fault = LogFault("wrong", place, None, "look_failed", reason_words(error))
            self._found[folder or place] = fault
            if folder is not None:
                self._until[folder] = monotonic() + REST
            if (place, kind) not in self._told:
                self._told.add((place, kind))
                self._tell(fault)
        else:
            self._found.pop(folder or place, None)
