"""What is remembered of one export for the next: which document, in which form, for whom, and where it was put."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from journals.export.audience import Audience
from journals.log.atomic import atomic_write
from journals.log.own_file import make_own_folder, read_own

_MOST = 500
"""Projects, or choices of several, of which it is remembered; the latest are kept."""


class ExportChoice(Struct, frozen=True):
    """How projects were last written out; names that are known no more mean nothing."""

    document: str = ""
    form: str = ""
    audience: Audience = "internal"
    folder: str = ""


class ExportMemory:
    """What this installation remembers, in `state/exports`; what cannot be kept is chosen again."""

    def __init__(self, state: Path) -> None:
        """`state`: this installation's own folder (`LocalFolders.state`)."""
        self._file = state / "exports" / "choices.json"

    def choice(self, projects: Iterable[str]) -> ExportChoice:
        """Return how these projects, by their ids, were last written out together."""
        return self._read().get(_name(projects), ExportChoice())

    def note(self, projects: Iterable[str], choice: ExportChoice) -> None:
        """Remember how these projects were written out."""
        with suppress(UnicodeEncodeError):  # a folder whose name is no text is none that could be kept
            choice.folder.encode()
            own = _name(projects)
            kept = [(name, each) for name, each in self._read().items() if name != own]
            self._keep(dict([*kept, (own, choice)][-_MOST:]))

    def _read(self) -> dict[str, ExportChoice]:
        return read_own(self._file, msgspec.json.Decoder(dict[str, ExportChoice]).decode) or {}

    def _keep(self, remembered: dict[str, ExportChoice]) -> None:
        with suppress(OSError):
            make_own_folder(self._file.parent)
            atomic_write(self._file, msgspec.json.encode(remembered), sync=False)


def _name(projects: Iterable[str]) -> str:
    """Return a project's id, or one name for several."""
    ids = sorted(projects)
    return ids[0] if len(ids) == 1 else blake2b("\n".join(ids).encode(), digest_size=12).hexdigest()
