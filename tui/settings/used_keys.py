"""How often somebody at this machine has pressed the keys that hints are about."""

from __future__ import annotations

import contextlib

import msgspec

from journals.library.paths import LocalFolders
from journals.log.atomic import atomic_write
from journals.log.own_file import make_own_folder, read_own

KNOWN = 5
"""So often a key was pressed by somebody who needs no hint any more."""


class UsedKeys:
    """Command id → presses, up to `KNOWN`; what cannot be read or kept is as if it had never been."""

    def __init__(self, places: LocalFolders) -> None:
        self._file = places.state / "used-keys.json"
        self._pressed: dict[str, int] | None = None

    def is_known(self, command: str) -> bool:
        """Return whether the key of a command was pressed often enough."""
        return self._counts.get(command, 0) >= KNOWN

    def was_counted(self, name: str) -> bool:
        """Return whether something was counted at all."""
        return name in self._counts

    def count(self, command: str) -> dict[str, int]:
        """Count a press; return what is to be kept."""
        self._counts[command] = self._counts.get(command, 0) + 1
        return dict(self._counts)

    def forget(self) -> dict[str, int]:
        """Begin again; return what is to be kept."""
        self._pressed = {}
        return {}

    def keep(self, counts: dict[str, int]) -> None:
        """Write counts for the next start; on any thread."""
        with contextlib.suppress(OSError):
            make_own_folder(self._file.parent)
            atomic_write(self._file, msgspec.json.encode(counts), sync=False)

    @property
    def _counts(self) -> dict[str, int]:
        if self._pressed is None:
            self._pressed = read_own(self._file, msgspec.json.Decoder(dict[str, int]).decode) or {}
        return self._pressed
