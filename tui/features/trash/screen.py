"""The bin: what was deleted, to be brought back one by one or several at once."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from journals.library.journal import Journal
from journals.library.trash import TrashItem, trash_items
from journals.log.compaction import UNDO_PERIOD
from journals.log.stamp import local_day
from journals.records.base import Record
from journals.records.model import Observation, Project
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import KIND_SIGNS, QUOTE_LENGTH, brief, relative_day
from tui.wording.history import record_title

_RIGHT = 11


class TrashScreen(ListScreen[TrashItem]):
    """What was deleted in one project, or in all."""

    scope: ClassVar[str] = "bin"
    BINDINGS: ClassVar[list[BindingType]] = bindings("bin")

    def __init__(self, journal: Journal | None) -> None:
        """`journal`: the project, None for all."""
        super().__init__()
        self.journal = journal

    def drawing(self) -> Drawing[TrashItem]:
        """Return how a deleted record looks."""
        return Drawing(lambda each: each.deleted.record.id, self._draw, self._height)

    def items(self) -> list[TrashItem]:
        """Return what was deleted, the latest first."""
        return trash_items(self.app.library, self.journal)

    def heading(self) -> tuple[str, str]:
        """Return the project's name, and how much was deleted in it."""
        name = self.journal.project.name or "–" if self.journal else self.say("bin.all_projects")
        return f"{self.say('bin.title')} · {name}", self.say.count("bin.count", len(self.rows.items))

    def question(self) -> str:
        """Return how long it is kept."""
        return self.say("bin.about", days=UNDO_PERIOD.days) if self.rows.items else ""

    def invitation(self) -> str:
        """Return that nothing was deleted."""
        return self.say("bin.empty")

    def record_of(self, item: TrashItem) -> tuple[Journal, Record]:
        """Return what was deleted."""
        return item.journal, item.deleted.record

    def _draw(self, row: TrashItem, width: int, here: bool) -> list[Line]:
        record, room = row.deleted.record, max(10, width - _RIGHT - 3)
        sign = KIND_SIGNS[record.kind] if isinstance(record, Observation) else "·"
        first, *more = wrap(self._title(row), room, 6 if here else 2) or [""]
        then = relative_day(self.say, local_day(row.deleted.at), self.app.today)
        drawn: list[Line] = [[(f"{sign} ", "strong"), (fit(first, room), ""), (" " + fit(then, _RIGHT - 1), "dim")]]
        drawn += [[("  " + line, "")] for line in more]
        return [*drawn, [("  " + fit(self._about(row), width - 2), "dim")]]

    def _height(self, row: TrashItem, width: int, here: bool) -> int:
        return height(self._title(row), max(10, width - _RIGHT - 3), 6 if here else 2) + 1

    def _title(self, row: TrashItem) -> str:
        return record_title(self.app.guide, row.journal, row.deleted.record)

    def _about(self, row: TrashItem) -> str:
        """Return what kind of thing it is, and where it was."""
        kind = self.say(f"bin.kind.{row.deleted.record.TABLE}")
        is_elsewhere = self.journal is None and not isinstance(row.deleted.record, Project)
        return f"{kind} · {row.journal.project.name}" if is_elsewhere else kind

    # What can be done

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
            text = brief(self._title(picked[0]), QUOTE_LENGTH)
            self.app.notify_user(self.say.count("bin.restored", len(picked), text=text))
