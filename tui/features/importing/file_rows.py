"""How files look in the list one chooses from."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from journals.importing.likely_files import LikelyFile
from journals.importing.reading import ImportInput
from journals.text.clean import shown_name
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import brief, relative_day, signs

_WHEN = 14
_WIDE = 56
"""From this width it is said when a file was changed."""


@dataclass(frozen=True)
class FileRow:
    """A file that was found or dropped, or a text that was pasted."""

    key: str
    file: LikelyFile | None = None
    path: Path | None = None
    """Of one that was dropped."""
    pasted: str = ""

    @property
    def input(self) -> ImportInput:
        """What is to be read."""
        if self.pasted:
            return ImportInput(data=self.pasted.encode(errors="replace"))
        return ImportInput(self.file.path if self.file else self.path)


class FileRowRenderer:
    """Draws files: whether they are ticked, their name, and when they were changed; below it the folder."""

    def __init__(self, app: BaseApp, ticked: Set[str]) -> None:
        self._app, self._ticked = app, ticked
        self.drawing: Drawing[FileRow] = Drawing(lambda row: row.key, self._draw, lambda row, width, here: 1 + here)

    def _draw(self, row: FileRow, width: int, here: bool) -> list[Line]:
        is_ticked = row.key in self._ticked
        tick = (f"{signs()['handled']} ", "handled") if is_ticked else ("  ", "")
        when = " " + fit(self._when(row), _WHEN - 1) if width >= _WIDE else ""
        name, about = self._name(row)
        first: Line = [tick, (fit(name, width - 2 - cells(when)), "strong" if is_ticked else ""), (when, "dim")]
        return [first, [("  " + fit(about, width - 2), "dim")]] if here else [first]

    def _name(self, row: FileRow) -> tuple[str, str]:
        """Return what a row is called, and what is said below it."""
        if row.pasted:
            lines = [line for line in row.pasted.splitlines() if line.strip()]
            return self._app.say.count("import_room.pasted", len(lines)), brief(row.pasted)
        path = row.input.path or Path()
        return shown_name(path.name), shown_name(path.parent)

    def _when(self, row: FileRow) -> str:
        if row.file is None:
            return self._app.say("import_room.now") if row.pasted else ""
        try:
            day = datetime.fromtimestamp(row.file.modified, UTC).astimezone().date()
        except (OSError, OverflowError, ValueError):  # a date that is none
            return ""
        return relative_day(self._app.say, day.isoformat(), self._app.today)
