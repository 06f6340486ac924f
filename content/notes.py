"""Example notes: how people say it when a pitfall bites, is handled, or ought to be watched.

`notes/<pitfall>.md` beside a guide's other files holds one pitfall's notes in lists below the headings of its signs;
`notes/none.md` holds notes that speak to no pitfall. A guide for another trade may come without any.
"""

from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from content.cache import folder_of
from content.drafts import read_text
from content.fault import Fault, GuideError

NoteSign: TypeAlias = Literal["bites", "handled", "watch"]

SIGN_NAMES: dict[str, NoteSign] = {
    "bider": "bites",
    "håndteret": "handled",
    "hold øje": "watch",
    "bites": "bites",
    "handled": "handled",
    "watch": "watch",
}
NO_PITFALL = "none"


class Note(msgspec.Struct, frozen=True):
    """One example; `pitfall` and `sign` are None for a note that speaks to no pitfall."""

    text: str
    pitfall: str | None = None
    sign: NoteSign | None = None


def load_notes(language: str, folder: Path | None = None) -> tuple[Note, ...]:
    """Return the example notes of a guide, none where it has none.

    Raises:
        GuideError: a heading is no sign, or a line is neither a heading nor in a list.
    """
    notes: list[Note] = []
    faults: list[Fault] = []
    for path in sorted((folder_of(language, folder) / "notes").glob("*.md")):
        pitfall = None if path.stem == NO_PITFALL else path.stem
        sign: NoteSign | None = None
        for number, line in enumerate(read_text(path, f"notes/{path.name}", faults).split("\n"), start=1):
            if line.startswith("- "):
                notes.append(Note(line[2:].strip(), pitfall, sign if pitfall else None))
            elif line.startswith("## "):
                sign = SIGN_NAMES.get(line[3:].strip().casefold())
                if sign is None:
                    faults.append(Fault("notes-sign", f"notes/{path.name}", number, {"heading": line[3:].strip()}))
            elif line.strip() and not line.startswith("# "):
                faults.append(Fault("notes-line", f"notes/{path.name}", number))
    if faults:
        raise GuideError(faults)
    return tuple(notes)


def note_files(language: str, folder: Path | None = None) -> tuple[tuple[str, int, int], ...]:
    """Return path, size and time of the note files, which change when the notes do."""
    found = ((path, path.stat()) for path in sorted((folder_of(language, folder) / "notes").glob("*.md")))
    return tuple((str(path), stat.st_size, stat.st_mtime_ns) for path, stat in found)
