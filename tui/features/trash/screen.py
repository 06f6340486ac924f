"""The bin: what was deleted, to be brought back one by one or several at once."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from journals.library.journal import Journal
from journals.library.trash import TrashItem, trash_items
from journals.log.compaction import UNDO_PERIOD
from journals.records.base import Record
from journals.records.model import Observation, Project
from tui.ui.bindings import bindings
from tui.ui.screen import Room
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.row_list import Drawing, Line, Rows
from tui.wording.display import KIND_SIGNS, QUOTE_LENGTH, brief, relative_day
from tui.wording.history import local_day, record_text

_RIGHT = 11


class Bin(Room):
    """What was deleted in one project, or in all."""

    scope: ClassVar[str] = "bin"
    BINDINGS: ClassVar[list[BindingType]] = bindings("bin")

    def __init__(self, journal: Journal | None) -> None:
        """`journal`: the project, None for all."""
        super().__init__()
        self.journal = journal

    def body(self) -> ComposeResult:
        """How long it lies there, and the list."""
        yield Static(id="question", markup=False)
        yield Rows[TrashItem](Drawing(lambda each: each.deleted.record.id, self._draw, self._height), id="deleted")
        yield Static(id="invite", markup=False)

    @property
    def rows(self) -> Rows[TrashItem]:
        """The list."""
        return self.query_one("#deleted", Rows)

    def fill(self) -> None:
        """Show what lies there."""
        found = trash_items(self.app.library, self.journal)
        name = self.journal.project.name or "–" if self.journal else self.say("bin.all_projects")
        self.headline(f"{self.say('bin.title')} · {name}", self.say.count("bin.count", len(found)))
        self.query_one("#question", Static).update(self.say("bin.about", days=UNDO_PERIOD.days) if found else "")
        self.rows.fill(found)
        self.set_class(not found, "empty")
        self.query_one("#invite", Static).update(self.say("bin.empty"))

    def record_here(self) -> tuple[Journal, Record] | None:
        """Give what `i` tells the history of."""
        item = self.rows.item
        return (item.journal, item.deleted.record) if item else None

    def _draw(self, row: TrashItem, width: int, here: bool) -> list[Line]:
        record, room = row.deleted.record, max(10, width - _RIGHT - 3)
        sign = KIND_SIGNS[record.kind] if isinstance(record, Observation) else "·"
        first, *more = wrap(record_text(record), room, 6 if here else 2) or [""]
        then = relative_day(self.say, local_day(row.deleted.at), self.app.today)
        drawn: list[Line] = [[(f"{sign} ", "strong"), (fit(first, room), ""), (" " + fit(then, _RIGHT - 1), "dim")]]
        drawn += [[("  " + line, "")] for line in more]
        return [*drawn, [("  " + fit(self._about(row), width - 2), "dim")]]

    def _height(self, row: TrashItem, width: int, here: bool) -> int:
        return height(record_text(row.deleted.record), max(10, width - _RIGHT - 3), 6 if here else 2) + 1

    def _about(self, row: TrashItem) -> str:
        """Say what kind of thing it is, and where it was."""
        kind = self.say(f"bin.kind.{row.deleted.record.TABLE}")
        is_elsewhere = self.journal is None and not isinstance(row.deleted.record, Project)
        return f"{kind} · {row.journal.project.name}" if is_elsewhere else kind

    # What can be done

    def action_choose(self) -> None:
        """Mark it, and go on to the next."""
        self.rows.toggle()

    def action_restore(self) -> None:
        """Bring back what is chosen; all of one project's is one act."""
        picked = self.rows.picked
        by_project: dict[str, tuple[Journal, list[Record]]] = {}
        for each in picked:
            by_project.setdefault(each.journal.id, (each.journal, []))[1].append(each.deleted.record)

        def restore() -> None:
            for journal, records in by_project.values():
                journal.undelete(*records)

        if picked and self.app.write(restore):
            text = brief(record_text(picked[0].deleted.record), QUOTE_LENGTH)
            self.app.tell(self.say.count("bin.restored", len(picked), text=text))
