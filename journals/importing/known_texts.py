"""Which texts a project has, or once got from a file: so that a file that grew offers only what is new.

What this installation imported is remembered in `state/imports`, by project, as a fingerprint beside the id of the
record it became, so that it is known again when the record has been edited or deleted. The same text of another day
is another. A fingerprint is made with a key that never leaves this installation: without it nobody can try what the
text was. What was purged, or taken back by undo, is forgotten.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from journals.importing.import_memory import ImportMemory
from journals.importing.seen_texts import folded_text
from journals.library.journal import Journal, RecordKey
from journals.log.atomic import atomic_write
from journals.log.file_systems import file_name_of_id
from journals.log.own_file import make_own_folder, read_own
from journals.log.plain_file import create_file, read_plain
from journals.records.model import TYPES, Action, Lesson, Observation
from journals.text.dates import first_day, last_day

_KEY = "key"
_KEY_LENGTH = 32
_FINGERPRINT_LENGTH = 16
_LINE = re.compile(rb"(\w{1,40}) ([0-9A-Za-z_-]{1,64}) ([0-9a-f]{32})")
_DAYS = {Observation.TABLE: "happened", Action.TABLE: "due"}
_ANY_DAY = "*"
"""Stands for the day of a text that a file gave one for, to know it where another file gives none."""
_TITLES = {Observation.TABLE: "text", Action.TABLE: "text", Lesson.TABLE: "title"}


class KnownTexts:
    """The texts of one project."""

    def __init__(self, journal: Journal, state: Path) -> None:
        """`state`: this installation's own folder (`LocalFolders.state`).

        The project's texts are taken at once; what is done with them waits until somebody asks, in whatever thread.
        """
        self._journal = journal
        self.memory = ImportMemory(state)
        self._folder = state / "imports"
        self._file = self._folder / f"{file_name_of_id(journal.id)}.txt"
        self._key = read_own(self._folder / _KEY, _checked_key)
        self._texts = list(_texts(journal))
        self._purged = {(each.table, each.record) for each in journal.purges.orders.all}

    def has(self, text: str, day: str = "") -> bool:
        """Return whether a text of a day is known; where the file gives none (""), or none was known, of any day."""
        days = self._present.get(hash(folded_text(text)))
        if days is not None and (not day or any(not each or _meet(each, day) for each in days)):
            return True
        return bool(self._imported) and any(
            self._fingerprint(text, each) in self._imported for each in ("", day or _ANY_DAY)
        )

    @cached_property
    def _present(self) -> dict[int, set[str]]:
        """Of the texts that are in the project, as numbers, the days: they would be there twice otherwise."""
        found: dict[int, set[str]] = {}
        for text, day in self._texts:
            found.setdefault(hash(folded_text(text)), set()).add(day)
        return found

    @cached_property
    def _imported(self) -> set[str]:
        return self._read() if self._key else set()

    def note(self, stored: Iterable[tuple[str, str, RecordKey]]) -> None:
        """Remember texts and days as files give them, each with the record it became; call it when they are on disk.

        Where the disk refuses, nothing is remembered: the texts are in the project, which is looked at too.
        """
        with suppress(OSError):
            make_own_folder(self._folder)
            self._make_key()
            with os.fdopen(os.open(self._file, _APPEND, 0o600), "ab") as file:
                file.write(b"\n")  # behind what a crash may have left of a line
                for text, day, (table, record) in stored:
                    for each in (day, _ANY_DAY) if day else ("",):
                        file.write(f"{table} {record} {self._fingerprint(text, each)}\n".encode())

    def _read(self) -> set[str]:
        found: set[str] = set()
        kept: list[bytes] = []
        data = read_own(self._file, bytes) or b""
        for line in data.splitlines():
            if not (parts := _LINE.fullmatch(line)):
                continue
            table, record, fingerprint = (each.decode() for each in parts.groups())
            if (table, record) in self._purged:
                continue
            kept.append(line)
            if self._journal.values(table, record):  # else it was undone, or has not come to this machine
                found.add(fingerprint)
        if len(kept) < data.count(b" ") // 2:
            with suppress(OSError):
                atomic_write(self._file, b"".join(line + b"\n" for line in kept))
        return found

    def _make_key(self) -> None:
        if not self._key:
            with suppress(FileExistsError):  # another window was faster
                create_file(self._folder / _KEY, os.urandom(_KEY_LENGTH))
            self._key = _checked_key(read_plain(self._folder / _KEY))

    def _fingerprint(self, text: str, day: str) -> str:
        assert self._key is not None
        said = "\n".join((folded_text(text), day) if day else (folded_text(text),)).encode(errors="replace")
        return blake2b(said, key=self._key, digest_size=_FINGERPRINT_LENGTH).hexdigest()


_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def _checked_key(data: bytes) -> bytes:
    if len(data) != _KEY_LENGTH:
        raise ValueError("length")
    return data


def _meet(one: str, other: str) -> bool:
    """Return whether two days or weeks have a day in common."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def _texts(journal: Journal) -> Iterator[tuple[str, str]]:
    """Yield what stands in the project, each with its day or deadline.

    Nothing of a private round, of which nobody may learn by asking.
    """
    for kind, record in journal.records():
        if (field := _TITLES.get(kind.TABLE)) and TYPES[kind.TABLE] is kind:
            values = journal.values(kind.TABLE, record)
            if isinstance(text := values.get(field), str) and values.get("private") is not True:
                day = values.get(_DAYS.get(kind.TABLE, ""))
                yield text, day if isinstance(day, str) else ""
