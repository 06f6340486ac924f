"""What the columns of a table hold that nobody knows: asked column by column, with the first rows beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from journals.importing.column_roles import OFFERED_ROLES, ShownRole, choice_of, roles_of, with_role
from journals.importing.found import ColumnChoice, ColumnQuestion
from journals.text.clean import one_line
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog
from tui.ui.text_layout import fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.wording.display import brief

_ROLE = 20
_MOST_ROWS = 14


@dataclass(frozen=True)
class ColumnRow:
    """A column, and what it holds."""

    place: int
    name: str
    examples: str
    role: ShownRole


class ColumnsDialog(Dialog[ColumnChoice | None]):
    """The columns; None where nothing is said about them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("columns")

    def __init__(self, file: str, question: ColumnQuestion, now: ColumnChoice | None = None) -> None:
        """`now`: what was said before."""
        super().__init__()
        self._file, self._question = file, question
        self._before = now or question.guess
        self._width = max([len(question.header), *map(len, question.examples)])
        self._roles = roles_of(self._before, self._width)
        self._per_kind = self._before.is_column_per_kind

    def body(self) -> ComposeResult:
        """Yield what is asked, and the columns."""
        yield Static(id="about", markup=False)
        yield Rows[ColumnRow](Drawing(lambda row: str(row.place), self._draw, lambda *_: 2))

    @property
    def rows(self) -> Rows[ColumnRow]:
        """The columns."""
        return self.query_one(Rows)

    def heading(self) -> str:
        """Return what is asked, of which file."""
        return self.say("import_room.columns_title", file=brief(self._file, 60))

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys."""
        say = self.say
        change = [] if self._per_kind else [(self.key("columns.next"), say("import_room.columns_next"))]
        kinds = "import_room.columns_rows" if self._per_kind else "import_room.columns_kinds"
        return [
            (self.key("columns.done"), say("import_room.columns_done")),
            *change,
            (self.key("columns.kinds"), say(kinds)),
            (self.key("dialog.leave"), say("dialog.leave")),
        ]

    def fill(self) -> None:
        """Show what each column holds."""
        self.query_one("#about", Static).update(self._about())
        header, examples = self._question.header, self._question.examples
        rows = [
            ColumnRow(
                place,
                brief(header[place], 40) if place < len(header) else "",
                " · ".join(brief(row[place], 30) for row in examples if place < len(row) and row[place].strip()),
                self._roles[place],
            )
            for place in range(self._width)
        ]
        self.rows.styles.height = max(1, min(2 * len(rows), _MOST_ROWS))
        self.rows.fill(rows)
        self.rows.refresh()
        self.call_after_refresh(self._fit)

    def _about(self) -> str:
        if self._per_kind:
            return self.say("import_room.columns_about_kinds")
        return self.say("import_room.columns_about" if "text" in self._roles else "import_room.columns_no_text")

    def _draw(self, row: ColumnRow, width: int, here: bool) -> list[Line]:
        name = row.name or self.say("import_room.column", n=row.place + 1)
        role = "" if self._per_kind else self.say(f"import_room.role.{row.role}")
        room = max(8, width - _ROLE)
        look = "dim" if row.role == "ignored" and not self._per_kind else "strong"
        return [
            [(fit(one_line(name), room), look), (fit(role, _ROLE), "accent" if look == "strong" else "dim")],
            [("  " + fit(one_line(row.examples), width - 2), "dim")],
        ]

    # What can be done

    def action_step(self, by: int) -> None:
        """Let the column under the cursor hold the next thing, or the one before."""
        row = self.rows.item
        if row is None or self._per_kind:
            return
        at = OFFERED_ROLES.index(row.role) if row.role in OFFERED_ROLES else -1
        self._roles = with_role(self._roles, row.place, OFFERED_ROLES[(at + by) % len(OFFERED_ROLES)])
        self.fill()
        self.show_keys()

    def action_kinds(self) -> None:
        """Read each column as a heading with notes below it, or no longer."""
        self._per_kind = not self._per_kind
        self.fill()
        self.show_keys()

    def action_done(self) -> None:
        """Read the table so."""
        if self._per_kind or "text" in self._roles:
            self.dismiss(choice_of(self._roles, self._before, is_column_per_kind=self._per_kind))
