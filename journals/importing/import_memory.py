"""What is remembered of one import for the next: the folder of its files, and what the columns of a table held."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec.structs import replace

from journals.importing.found import ColumnChoice
from journals.log.act import Act
from journals.log.atomic import atomic_write
from journals.log.own_file import make_own_folder, read_own

_MOST_TABLES = 200
_MOST_ACTS = 50


class _Remembered(msgspec.Struct, frozen=True):
    folder: str = ""
    columns: dict[str, ColumnChoice] = {}
    """By a fingerprint of the header: what it says may be somebody's name."""
    imports: dict[str, list[str]] = {}
    """By the stamp of the act that stored them: the names of the files, so that undo can say them."""


class ImportMemory:
    """What this installation remembers, in `state/imports`; what cannot be kept is asked about again."""

    def __init__(self, state: Path) -> None:
        """`state`: this installation's own folder (`LocalFolders.state`)."""
        self._file = state / "imports" / "choices.json"
        self._all = self._read()

    @property
    def folder(self) -> Path | None:
        """The folder of the latest file that was brought in."""
        return Path(self._all.folder) if self._all.folder else None

    def columns(self, header: Sequence[str]) -> ColumnChoice | None:
        """Return what somebody said the columns of a table with this header hold."""
        return self._all.columns.get(_fingerprint(header))

    def note_folder(self, folder: Path) -> None:
        """Remember where files came from."""
        with suppress(UnicodeEncodeError):  # a name that is no text is none that could be kept
            str(folder).encode()
            self._keep(replace(self._read(), folder=str(folder)))

    def note_columns(self, header: Sequence[str], choice: ColumnChoice) -> None:
        """Remember what the columns of a table with this header hold; of many tables the latest are kept."""
        now = self._read()
        columns = {name: each for name, each in now.columns.items() if name != _fingerprint(header)}
        kept = [*columns.items(), (_fingerprint(header), choice)][-_MOST_TABLES:]
        self._keep(replace(now, columns=dict(kept)))

    def files_of(self, act: Act) -> list[str]:
        """Return the names of the files that an act brought in, or took back; none where it did neither."""
        return self._all.imports.get(act.undoes or act.at, [])

    def note_import(self, act: Act, files: Sequence[str]) -> None:
        """Remember which files an act brought in; of many acts the latest are kept."""
        now = self._read()
        kept = [*now.imports.items(), (act.at, list(files))][-_MOST_ACTS:]
        self._keep(replace(now, imports=dict(kept)))

    def _read(self) -> _Remembered:
        return read_own(self._file, msgspec.json.Decoder(_Remembered).decode) or _Remembered()

    def _keep(self, remembered: _Remembered) -> None:
        self._all = remembered
        with suppress(OSError):
            make_own_folder(self._file.parent)
            atomic_write(self._file, msgspec.json.encode(remembered), sync=False)


def _fingerprint(header: Sequence[str]) -> str:
    words = [unicodedata.normalize("NFC", " ".join(each.split())).casefold() for each in header]
    return blake2b(msgspec.json.encode(words), digest_size=12).hexdigest()
