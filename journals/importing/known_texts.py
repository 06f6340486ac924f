"""Which texts a project has, or once got from a file: so that a file that grew offers only what is new.

What this installation imported is remembered in `state/imports`, by project, as a fingerprint beside the id of the
record it became, so that it is known again when the record has been edited or deleted. A fingerprint is made with a
key that never leaves this installation: without it nobody can try what the text was. What was purged, or taken back by
undo, is forgotten.
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

_KEY = "key"
_KEY_LENGTH = 32
_FINGERPRINT_LENGTH = 16
_LINE = re.compile(rb"(\w{1,40}) ([0-9A-Za-z_-]{1,64}) ([0-9a-f]{32})")
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

    def __contains__(self, text: str) -> bool:
        return (bool(self._present) and hash(folded_text(text)) in self._present) or (
            bool(self._imported) and self._fingerprint(text) in self._imported
        )

    @cached_property
    def _present(self) -> set[int]:
        """Of the texts that are in the project, as numbers: they would be there twice otherwise."""
        return {hash(folded_text(text)) for text in self._texts}

    @cached_property
    def _imported(self) -> set[str]:
        return self._read() if self._key else set()

    def note(self, stored: Iterable[tuple[str, RecordKey]]) -> None:
        """Remember texts as the files have them, each with the record it became; call it when they are on disk.

        Where the disk refuses, nothing is remembered: the texts are in the project, which is looked at too.
        """
        with suppress(OSError):
            make_own_folder(self._folder)
            self._make_key()
            with os.fdopen(os.open(self._file, _APPEND, 0o600), "ab") as file:
                file.write(b"\n")  # behind what a crash may have left of a line
                for text, (table, record) in stored:
                    file.write(f"{table} {record} {self._fingerprint(text)}\n".encode())

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

    def _fingerprint(self, text: str) -> str:
        assert self._key is not None
        said = folded_text(text).encode(errors="replace")
        return blake2b(said, key=self._key, digest_size=_FINGERPRINT_LENGTH).hexdigest()


_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def _checked_key(data: bytes) -> bytes:
    if len(data) != _KEY_LENGTH:
        raise ValueError("length")
    return data


def _texts(journal: Journal) -> Iterator[str]:
    """Yield what stands in the project; nothing of a private round, of which nobody may learn by asking."""
    for kind, record in journal.records():
        if (field := _TITLES.get(kind.TABLE)) and TYPES[kind.TABLE] is kind:
            values = journal.values(kind.TABLE, record)
            if isinstance(text := values.get(field), str) and values.get("private") is not True:
                yield text
