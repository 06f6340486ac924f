"""What somebody has tagged the rows of a table with, and which columns nothing becomes of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from journals.importing.cell_people import people_in
from journals.importing.cells import has_words, typed_cell
from journals.importing.column_roles import roles_of
from journals.importing.found import NOTHING_MORE, ColumnChoice, ItemTable
from journals.importing.outline import Table, TableRow
from journals.importing.people import is_person
from journals.importing.tag_cells import pitfalls_in, stage_in
from journals.text.clean import one_line


class RowTags:
    """The tags of the rows of one table."""

    def __init__(self, table: Table, choice: ColumnChoice, width: int) -> None:
        self._table, self._choice, self._width = table, choice, width
        self._left = set[int]()
        """Columns of which something was not taken."""
        self._has_tags = any(each is not None for each in (choice.pitfall, choice.stage, choice.perspective))

    def of(self, row: TableRow, table: ItemTable) -> tuple[Mapping[str, Any], list[str]]:
        """Return what a row is tagged with, as far as such a record can have it, and the people it names as roles."""
        if not self._has_tags:
            return NOTHING_MORE, []
        choice, own, names = self._choice, dict[str, Any](), list[str]()
        if cell := _cell(row, choice.pitfall):
            found, is_all = pitfalls_in(cell)
            own |= {"pitfalls": found} if found and table != "actions" else {}
            self.leave(row, None if is_all and table != "actions" else choice.pitfall)
        if cell := _cell(row, choice.stage):
            stage = stage_in(cell)
            own |= {"stage": stage} if stage else {}
            self.leave(row, None if stage else choice.stage)
        if cell := one_line(_cell(row, choice.perspective)):
            if is_person(cell):
                names = people_in(cell)
            elif table == "observations":
                own["perspective"] = cell
            else:
                self.leave(row, choice.perspective)
        return own or NOTHING_MORE, names

    def leave(self, row: TableRow, *places: int | None) -> None:
        """Note that nothing becomes of what stands in some columns of a row."""
        for each in places:
            if each is not None and each not in self._left and has_words(_cell(row, each)):
                self._left.add(each)

    def columns_left(self, choice: ColumnChoice, used: Collection[int]) -> list[str]:
        """Return the names of columns with something in them that is not taken; of one without a name its number.

        `used`: columns that are read beside those of the choice.
        """
        aside = ("group", "title", "id", "ignored") if choice.is_column_per_kind else ("ignored",)
        for place, role in enumerate(roles_of(choice, self._width)):
            is_left = place in choice.ignored or not choice.is_column_per_kind if role == "ignored" else role in aside
            if is_left and place not in used and any(has_words(_cell(row, place)) for row in self._table.rows):
                self._left.add(place)
        header = [one_line(typed_cell(each)) for each in self._table.header]
        return [header[at] if at < len(header) and header[at] else str(at + 1) for at in sorted(self._left)]


def _cell(row: TableRow, place: int | None) -> str:
    return typed_cell(row.cells[place]) if place is not None and place < len(row.cells) else ""
