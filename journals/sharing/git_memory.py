"""What this installation remembers of a library's repository: what it trusts there, and how far it has seen the place.

It lies among the installation's own files: what lies in the repository came the same way as the rest of it.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from journals.library.paths import LocalFolders
from journals.log.atomic import atomic_write
from journals.log.identity import folder_key
from journals.log.own_file import make_own_folder, read_own


class _Remembered(msgspec.Struct):
    trusted: list[str] = []
    tips: dict[str, str] = {}


class GitMemory:
    """What is remembered of one folder's repository; stored with each change."""

    def __init__(self, local: LocalFolders, folder: Path) -> None:
        self._file = local.state / "git" / f"{folder_key(folder)}.json"
        self._all = read_own(self._file, msgspec.json.Decoder(_Remembered).decode) or _Remembered()

    @property
    def trusted(self) -> frozenset[str]:
        """The digests of the settings that somebody on this machine has trusted."""
        return frozenset(self._all.trusted)

    def trust(self, digests: list[str]) -> None:
        """Trust these settings, and no longer any other."""
        self._all.trusted = sorted(digests)
        self._store()

    def tip(self, address: str, ref: str) -> str:
        """Return the commit that a branch of a place was last seen at; "" where it never was."""
        return self._all.tips.get(_place_key(address, ref), "")

    def note_tip(self, address: str, ref: str, commit: str) -> None:
        """Remember that a branch of a place is at a commit."""
        if self.tip(address, ref) != commit:
            self._all.tips[_place_key(address, ref)] = commit
            self._store()

    def _store(self) -> None:
        with suppress(OSError):  # what is not remembered is asked for again, or seen in the repository
            make_own_folder(self._file.parent, 2)
            atomic_write(self._file, msgspec.json.encode(self._all))


def _place_key(address: str, ref: str) -> str:
    """Return a key for a place: an address may hold a password, and is not stored."""
    return sha256(f"{address}\n{ref}".encode(errors="surrogateescape")).hexdigest()[:32]
