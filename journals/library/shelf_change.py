"""What this installation last did to the shelf: undo does not reach there, and says so before it takes back more."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from journals.errors import Problem
from journals.log.atomic import atomic_write
from journals.log.own_file import make_own_folder, read_own
from journals.text.clean import clean, one_line


class _Change(Struct, frozen=True):
    library: str
    what: Literal["put", "removed"]
    origin: str
    """What those are called whose pack it was."""
    at: datetime


class LatestShelfChange:
    """The latest change of a library's shelf, in `state/shelf`; what cannot be kept is not told."""

    def __init__(self, state: Path, library: Path) -> None:
        """`state`: this installation's own folder; `library`: the one that the shelf is in."""
        self._file = state / "shelf" / "latest.json"
        self._library = str(library)

    def note(self, what: Literal["put", "removed"], origin: str) -> None:
        """Remember what was just done."""
        with suppress(OSError, UnicodeEncodeError):  # a folder's name may be no text
            data = msgspec.json.encode(_Change(self._library, what, origin, datetime.now(UTC)))
            make_own_folder(self._file.parent)
            atomic_write(self._file, data, sync=False)

    def refuse_once(self, after: datetime | None) -> None:
        """Refuse where the latest change was done after `after`: once, for the next undo is to go on from there.

        Raises:
            Problem: `shelf_put_stays(origin)`, `shelf_removed_stays(origin)`.
        """
        latest = read_own(self._file, msgspec.json.Decoder(_Change).decode)
        if latest is None or latest.library != self._library or latest.at.tzinfo is None:
            return
        if after is None or latest.at > after:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
            raise Problem(f"shelf_{latest.what}_stays", origin=one_line(clean(latest.origin)))
