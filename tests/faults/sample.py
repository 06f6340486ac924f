"""A library in which several installations have written, as often as it is wanted."""

from __future__ import annotations

import shutil
from pathlib import Path

from journals.library.library import Library
from journals.log import act as acts
from journals.log.act import Act
from journals.records.model import Project
from tests.faults.changes import Team
from tests.faults.promise import Promise, logs
from tests.journals.conftest import installation

WRITERS = 3
CHANGES = 40
SMALL = (20, 200)
"""Lengths of texts."""


class Sample:
    """A library at a place that stays the same, because an installation knows its own logs by where they are."""

    def __init__(self, base: Path) -> None:
        self.folder = base / "now" / "library"
        self.locals = [base / "now" / f"local-{number}" for number in range(WRITERS)]
        self.reader = base / "reader"
        """Where somebody who only looks keeps their own things."""
        self._now, self._first = base / "now", base / "first"
        self._write()
        shutil.copytree(self._now, self._first)

    def renew(self) -> None:
        """Let all be as it was at first, the installations' own folders too."""
        shutil.rmtree(self._now)
        shutil.copytree(self._first, self._now)

    def owner(self, log: Path) -> Path:
        """Return the local folder of the installation that writes a log."""
        return next(local for local in self.locals if list(local.glob(f"state/writers/*/{log.stem}.lock")))

    def _write(self) -> None:
        self.folder.mkdir(parents=True)
        for number, local in enumerate(self.locals):
            library = Library([self.folder], installation(local))
            library.refresh()
            if not library.journals:
                library.create(Project(name="Skærmbesøg"))[1].wait()
            team = Team(library, number, SMALL)
            for _ in range(CHANGES):
                team.change()
            library.close()


def standing(folder: Path) -> Promise:
    """Return what a folder's whole, sound lines say."""
    promise = Promise()
    for log in logs(folder):
        for act in acts_of(log):
            promise.hold(act)
    return promise


def acts_of(log: Path) -> list[Act]:
    """Return what a log's whole, sound lines say."""
    return [act for line in log.read_bytes().split(b"\n")[:-1] if (act := acts.try_decode(line))]


def is_sound(line: bytes) -> bool:
    """Return whether a line is an act."""
    return acts.try_decode(line) is not None
