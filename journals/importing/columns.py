"""Which notes the rows of a table are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from content.column_words import column_words
from journals.importing.action_details import action_details
from journals.importing.cell_people import people_in, unique_names
from journals.importing.cells import cell_notes, typed_cell
from journals.importing.column_guess import guessed_columns, is_grouped, table_width
from journals.importing.column_question import asked_about, padded_cells
from journals.importing.column_roles import completed_choice
from journals.importing.found import (
    ColumnChoice,
    ColumnQuestion,
    DroppedText,
    DropReason,
    FoundItem,
    ItemTable,
)
from journals.importing.known_tables import known_columns
from journals.importing.outline import Table, TableRow
from journals.importing.packed_found import PackedFound
from journals.importing.people import parted_owner
from journals.importing.phrases import is_no_items, is_placeholder
from journals.importing.row_days import RowDays
from journals.importing.row_tags import RowTags
from journals.importing.source import ImportSource, counted_out
from journals.importing.value_kinds import kind_reader
from journals.records.model import KINDS, Kind
from journals.text.clean import one_line

_EXAMPLE_LENGTH = 120
_FEW_ROWS = 3
"""In a table of no more rows, a cell below a heading holds several notes, each on a line of its own."""
_LONGEST_BANNER = 40
_TICK_EACH = 500
_MOST_REMEMBERED = 1_000
_NO_TEXT = " \t\n\u00a0-\u2013\u2014."


class TableReading(Struct, frozen=True, kw_only=True):
    """What became of one table."""

    items: Sequence[FoundItem] = ()
    dropped: tuple[DroppedText, ...] = ()
    names: tuple[str, ...] = ()
    question: ColumnQuestion | None = None
    """What is to be asked before its notes can be trusted; `items` are by the best guess."""


def table_items(
    table: Table, heading: str, source: ImportSource, day: date | None = None, *, is_line_kept: bool = False
) -> TableReading:
    """Return the notes of a table.

    `heading` is what it stands below, which says the kind where no column does; `day` is the day the file itself
    gives, from which deadlines are counted; `is_line_kept`: a cell is one note, however many lines it has.
    """
    kind_of = kind_reader(source.words)
    if known := known_columns(table.header):
        choice, is_sure = known, True
    else:
        choice, is_sure = guessed_columns(table, source, kind_of)
        if not is_sure and source.asked is None:
            source.asked = asked_about(table, choice)
        if source.choices.columns is not None:
            choice, is_sure = completed_choice(source.choices.columns, choice), True
            source.has_taken_columns = True
    if is_line_kept:
        choice = replace(choice, is_line_kept=True)
    reading = _Rows(table, choice, heading, source, day, kind_of)
    reading.read()
    source.columns_left |= dict.fromkeys(reading.columns_left)
    return TableReading(
        items=reading.items,
        dropped=(*reading.dropped, *reading.without_day()),
        names=unique_names(reading.names),
        question=None if is_sure or not reading.items else asked_about(table, choice),
    )


class _Rows:
    """The rows of one table on their way to notes."""

    def __init__(
        self,
        table: Table,
        choice: ColumnChoice,
        heading: str,
        source: ImportSource,
        day: date | None,
        kind_of: Callable[[str], str | None],
    ) -> None:
        self.items = PackedFound()
        self.dropped: list[DroppedText] = []
        self.names: list[str] = []
        self._table = table
        self._choice = choice
        self._source = source
        self._row_days = RowDays(table, choice, source, day)
        self._kind_of = kind_of
        self._width = table_width(table)
        self._tags = RowTags(table, choice, self._width)
        self._is_below(heading)
        self._owners: dict[str, str] = {}
        self._kinds: dict[tuple[str, str], tuple[str | None, str]] = {}
        """What the cells of the column of kinds say below a heading: few values recur in thousands of rows."""
        self._headings: dict[str, str] = {}
        self._group_name = ""
        self._is_grouped = is_grouped(table, choice, source)
        self._texts_by_id = self._ids() if choice.id is not None and choice.group is not None else {}

    @property
    def columns_left(self) -> list[str]:
        """The names of columns of which something is left out."""
        return self._tags.columns_left(self._choice, self._row_days.periods)

    def read(self) -> None:
        """Read all rows."""
        rows = self._table.rows
        for number, row in enumerate(rows):
            if number % _TICK_EACH == 0:
                self._source.tick(number, len(rows))
            self._read_row(row)

    def _is_below(self, heading: str) -> None:
        self._heading = heading
        self._heading_kind = self._kind_of(heading) if heading else None

    def _ids(self) -> dict[str, str]:
        """Return the text of each row by its id, for rows that were put to another."""
        texts = {}
        for row in counted_out(self._table.rows, self._source.tick):
            text, name = self._cell(row.cells, self._choice.text), self._cell(row.cells, self._choice.id)
            if text and name:
                texts[name] = one_line(text)
        return texts

    def _cell(self, cells: tuple[str, ...], place: int | None) -> str:
        return typed_cell(cells[place]) if place is not None and place < len(cells) else ""

    def _read_row(self, row: TableRow) -> None:
        if len(row.cells) > self._width and any(map(str.strip, row.cells[self._width :])):
            self._drop(row, "unreadable", " · ".join(row.cells[self._width :])[:_EXAMPLE_LENGTH])
        if len(row.cells) != self._width:
            row = TableRow(padded_cells(row, self._width), row.line)
        filled = [cell for cell in row.cells if cell.strip(_NO_TEXT)]
        if not filled:
            self._drop(row, "empty")
        elif banner := self._banner(row, filled):
            self._is_below(banner)
            if self._width == 1:
                self._choice = ColumnChoice(text=0)
        else:
            for place in self._choice.names:
                self.names += people_in(self._cell(row.cells, place))
            before = len(self.dropped)
            begin = len(self.items)
            self.items.extend(self._notes(row))
            if len(self.items) == begin and len(self.dropped) == before:
                self._drop(row, "empty")

    def _banner(self, row: TableRow, filled: list[str]) -> str | None:
        """Return the heading that a row is for those below it: its only cell, of few words that mean a kind."""
        if len(filled) > 1:
            return None
        text = typed_cell(filled[0])
        if len(text) > _LONGEST_BANNER or (self._width > 1 and self._choice.is_column_per_kind):
            return None
        return text if self._source.words.whole(text) else None

    def _drop(self, row: TableRow, reason: DropReason, text: str = "") -> None:
        self.dropped.append(DroppedText(line=row.line, reason=reason, text=text))

    def _notes(self, row: TableRow) -> list[FoundItem]:
        if self._choice.is_column_per_kind:
            return list(self._notes_below_headings(row))
        choice = self._choice
        title = self._cell(row.cells, choice.title)
        text = row.cells[choice.text] if choice.text is not None and choice.text < self._width else ""
        after = [note for place in choice.after if (note := self._cell(row.cells, place))]
        notes = cell_notes(text)
        if title and title != text.strip():
            notes = ["\n\n".join((title, *notes))] if len(notes) < 2 else notes
        if after and len(notes) < 2:
            notes = ["\n\n".join((*notes, *after))]
        if not notes:
            self._drop(row, "empty", " ".join(cell for cell in map(typed_cell, row.cells) if cell))
        meaning, name = self._kind(row)
        heading = self._heading_said(self._cell(row.cells, choice.group), name)
        return [item for note in notes if (item := self._note(note, meaning, heading, row))]

    def _heading_said(self, group: str, name: str) -> str:
        """Return what a row stands below: the note or theme it was put to, else what says its kind."""
        said = self._texts_by_id.get(group, "" if self._texts_by_id else group) or name or self._heading
        if said not in self._headings:
            if len(self._headings) >= _MOST_REMEMBERED:
                self._headings.clear()
            self._headings[said] = one_line(said)
        return self._headings[said]

    def _kind(self, row: TableRow) -> tuple[str | None, str]:
        """Return what a row's cells say of its kind, and the words they say it in."""
        place = self._choice.kind
        if self._is_grouped or self._choice.kinds_too or place is None or place >= len(row.cells):
            return self._kind_said(row)
        key = (self._heading, row.cells[place])
        if key not in self._kinds:
            if len(self._kinds) >= _MOST_REMEMBERED:
                self._kinds.clear()
            self._kinds[key] = self._kind_said(row)
        return self._kinds[key]

    def _kind_said(self, row: TableRow) -> tuple[str | None, str]:
        named = ""
        for place in (self._choice.kind, *self._choice.kinds_too):
            name = self._cell(row.cells, place)
            if name and place == self._choice.kind:
                self._group_name = name
            if name and (meaning := self._kind_of(name)):
                return meaning, name
            named = named or (name if place == self._choice.kind else "")
        if self._is_grouped and not named and (meaning := self._kind_of(self._group_name)):
            return meaning, self._group_name
        return self._heading_kind or ("action" if self._choice.is_action else None), named

    def _kind_asked(self, header: str) -> str | None:
        """Return the kind of what a long question asks for."""
        meaning = self._source.words.meaning(header) if len(header) > _LONGEST_BANNER else None
        return meaning if meaning in (*KINDS, "action", "lesson") else None

    def _is_task(self, place: int) -> bool:
        header = self._table.header[place] if place < len(self._table.header) else ""
        words = column_words()
        return (words.role_named(header) or words.role_within(header)) == "task" if header else False

    def _notes_below_headings(self, row: TableRow) -> Iterator[FoundItem]:
        choice = self._choice
        aside = {
            choice.kind,
            choice.happened,
            choice.owner,
            choice.due,
            choice.done,
            choice.group,
            choice.id,
            choice.pitfall,
            choice.stage,
            choice.perspective,
            *choice.names,
        }
        beside = choice.after if choice.text is not None else ()
        after = [note for place in beside if (note := self._cell(row.cells, place))]
        by_lines = len(self._table.rows) <= _FEW_ROWS and not choice.is_line_kept
        for place in range(self._width):
            if place in aside or place in (*choice.ignored, *beside):
                continue
            header = typed_cell(self._table.header[place]) if place < len(self._table.header) else ""
            meaning = (
                self._kind_of(header)
                or self._kind_asked(header)
                or ("action" if self._is_task(place) else self._heading_kind)
            )
            if place == choice.text and choice.kind is not None:
                meaning = self._kind(row)[0]
            notes = cell_notes(row.cells[place], by_lines=by_lines)
            if place == choice.text and after:
                notes = ["\n\n".join((*notes, *after))]
            for note in notes:
                if item := self._note(note, meaning, header or self._heading, row):
                    yield item

    def without_day(self) -> list[DroppedText]:
        """Return the days that rows name and that cannot be used: what happened then is brought in without."""
        unread = self._row_days.unread.items()
        return [DroppedText(line=line, reason="no_day", text=text) for line, text in unread]

    def _note(self, text: str, meaning: str | None, heading: str, row: TableRow) -> FoundItem | None:
        """Return what a note becomes; None for one that says nothing, which is noted as dropped."""
        if (is_nothing := is_no_items(text)) or is_placeholder(text):
            self._drop(row, "no_items" if is_nothing else "placeholder", text)
            return None
        happened, choice = self._row_days.happened(row), self._choice
        if meaning == "action":
            due, said = self._row_days.due(row, happened)
            owner = self._owner(row)
            if not (due or said or owner):
                text, owner, due = self._told_within(text, happened)
            return FoundItem(
                table="actions",
                text=f"{text} ({said})" if said else text,
                line=row.line,
                happened=happened,
                owner=owner,
                due=due,
                is_done=self._is_done(row),
                heading=heading,
                own=self._tagged(row, "actions"),
            )
        self._tags.leave(row, choice.owner, choice.due, choice.done)
        if meaning == "lesson":
            own = self._tagged(row, "lessons")
            return FoundItem(table="lessons", text=text, line=row.line, happened=happened, heading=heading, own=own)
        return FoundItem(
            text=text,
            line=row.line,
            kind=cast(Kind, meaning) if meaning not in (None, "none", "reply") else None,
            happened=happened,
            heading=heading,
            is_reply=meaning == "reply",
            own=self._tagged(row, "observations"),
        )

    def _tagged(self, row: TableRow, table: ItemTable) -> Mapping[str, Any]:
        own, names = self._tags.of(row, table)
        self.names += names
        return own

    def _owner(self, row: TableRow) -> str:
        """Return who sees to an action; a person is noted as such, and left out."""
        owner = one_line(self._cell(row.cells, self._choice.owner))
        if owner not in self._owners:
            found = people_in(owner)
            function, people = parted_owner(", ".join(found), lambda name: False)
            self._owners[owner] = function if people or not found else owner
            self.names += people
        return self._owners[owner]

    def _told_within(self, text: str, happened: str | None) -> tuple[str, str, str | None]:
        """Return an action without who and until when, where its own words say that: `…, senest 30. april 2025`."""
        details = action_details(text, self._row_days.base(happened), lambda name: False)
        if not details.due:
            return text, "", None
        function, people = parted_owner(details.owner, lambda name: False)
        self.names += people
        return details.text or text, function, details.due

    def _is_done(self, row: TableRow) -> bool:
        cell = self._cell(row.cells, self._choice.done)
        return bool(cell) and (column_words().means(cell, "done") or cell in ("✓", "✔", "☑", "✅", "1"))
