"""Making the notes of a board that a tool exports as JSON."""

from __future__ import annotations

from typing import cast

from journals.importing.cell_people import people_in, unique_names
from journals.importing.cells import typed_cell
from journals.importing.found import DroppedText, DropReason, FileReading, FoundItem
from journals.importing.phrases import is_no_items, is_placeholder
from journals.importing.readers.json_text import LineFinder
from journals.importing.source import ImportSource
from journals.importing.value_kinds import kind_reader
from journals.records.model import Kind
from journals.text.clean import one_line

_TICK_EACH = 500


class BoardItems:
    """Gathers what a board holds."""

    def __init__(self, source: ImportSource, tool: str) -> None:
        """`tool`: the name of its format."""
        self._source = source
        self._tool = tool
        self._lines = LineFinder(source.text)
        self._kind_of = kind_reader(source.words)
        self._items: list[FoundItem] = []
        self._dropped: list[DroppedText] = []
        self._names: list[str] = []

    def add(
        self,
        text: str,
        column: str,
        *,
        group: str = "",
        day: str = "",
        kind: str | None = None,
        due: str | None = None,
        is_done: bool = False,
        is_reply: bool = False,
        is_archived: bool = False,
        line: int = 0,
        also: tuple[str, ...] = (),
    ) -> None:
        """Add a note that stands in a column; what that means says its kind, or what `also` names, unless given."""
        if (len(self._items) + len(self._dropped)) % _TICK_EACH == 0:
            self._source.tick(len(self._items), len(self._items) + 1)
        line = line or self._lines.line_of(text)
        note = typed_cell(text)
        if not note or is_no_items(note) or is_placeholder(note):
            self.drop("empty" if not note else "no_items" if is_no_items(note) else "placeholder", note, line)
            return
        meanings = (self._kind_of(name) for name in (column, *also) if name)
        meaning = kind or next((each for each in meanings if each not in (None, "reply")), None)
        heading = one_line(typed_cell(group or column))
        happened = self._source.past_day(day) if day else None
        is_note = is_reply or meaning not in ("action", "lesson")
        self._items.append(
            FoundItem(
                table="observations" if is_note else "actions" if meaning == "action" else "lessons",
                text=note,
                line=line,
                kind=cast("Kind", meaning) if is_note and meaning and not is_reply else None,
                happened=happened,
                due=due if meaning == "action" else None,
                is_done=is_done and meaning == "action",
                heading=heading,
                is_reply=is_reply,
                is_archived=is_archived,
            )
        )

    def name(self, *names: str) -> None:
        """Note names of people."""
        for each in names:
            self._names += people_in(typed_cell(each))

    def drop(self, reason: DropReason, text: str, line: int = 0) -> None:
        """Note what is not taken."""
        self._dropped.append(DroppedText(line=line or self._lines.line_of(text), reason=reason, text=text))

    def reading(self, parts: tuple[str, ...] = ()) -> FileReading:
        """Return what the board holds."""
        return FileReading(
            file=self._source.name,
            format=self._tool,
            encoding=self._source.encoding,
            items=tuple(self._items),
            dropped=tuple(self._dropped),
            names=unique_names(self._names),
            parts=parts,
        )
