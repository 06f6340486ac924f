"""How concerns and actions look in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from journals.library.journal import Journal
from journals.records.model import Action, Observation
from journals.text.dates import is_over
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import Heading
from tui.wording.display import KIND_SIGNS, relative_day


@dataclass(frozen=True)
class ActionItem:
    """A concern or an action, and its project."""

    journal: Journal
    record: Observation | Action


def is_late(record: Observation | Action, today: date) -> bool:
    """Return whether an action should have been done by now."""
    return isinstance(record, Action) and record.status == "open" and is_over(record.due, today)


@dataclass(frozen=True)
class GroupTitle:
    """A row between others: what those below it have in common, as it was written."""

    title: str


ActionRow: TypeAlias = Heading | GroupTitle | ActionItem
_RIGHT = 12


class ActionRenderer:
    """Draws concerns and actions: sign, text, day or state; below that whose they are and what became of them."""

    def __init__(self, app: BaseApp, *, of_one_project: bool) -> None:
        """`of_one_project`: whether the project need not be named."""
        self._app = app
        self._of_one_project = of_one_project
        self.drawing: Drawing[ActionRow] = Drawing(
            _key, self._draw, self._height, lambda row: isinstance(row, ActionItem)
        )

    def _draw(self, row: ActionRow, width: int, here: bool) -> list[Line]:
        if not isinstance(row, ActionItem):
            title = row.title if isinstance(row, GroupTitle) else self._app.say(row.key)
            return [[], [(fit(title, width), "strong")]]
        record = row.record
        sign, right, look = self._words(record)
        lines = wrap(record.text, max(10, width - _RIGHT - 5), 6 if here else 2)
        drawn: list[Line] = [
            [(f"{sign} ", "strong"), (fit(lines[0], max(10, width - _RIGHT - 5)), ""), (" " + fit(right, _RIGHT), look)]
        ]
        drawn += [[("  " + line, "")] for line in lines[1:]]
        return drawn + [[("  " + fit(each, width - 2), "dim")] for each in self._notes(row, here)]

    def _height(self, row: ActionRow, width: int, here: bool) -> int:
        if not isinstance(row, ActionItem):
            return 2
        return height(row.record.text, max(10, width - _RIGHT - 5), 6 if here else 2) + len(self._notes(row, here))

    def _words(self, record: Observation | Action) -> tuple[str, str, str]:
        """Return sign, what stands at the right, and its look."""
        today = self._app.today
        if isinstance(record, Observation):
            return KIND_SIGNS[record.kind], relative_day(self._app.say, record.happened, today), "dim"
        if record.status != "open":
            mark = "✓" if record.status == "done" else "–"
            return (
                mark,
                self._app.say(f"words.action_status.{record.status}"),
                "handled" if record.status == "done" else "dim",
            )
        late = is_late(record, today)
        return "·", relative_day(self._app.say, record.due, today) + (" !" if late else ""), "bites" if late else "dim"

    def _notes(self, row: ActionItem, here: bool) -> list[str]:
        """Return what stands below the text."""
        record = row.record
        project = [] if self._of_one_project else [row.journal.project.name]
        if isinstance(record, Observation):
            reply = [f"{self._app.say('project.reply')}: {record.reply}"] if record.reply else []
            return ([" · ".join(project)] if project else []) + reply
        about = [*project, *([record.owner] if record.owner else [])]
        notes = [" · ".join(about)] if about else []
        if record.status == "dropped" and record.because:
            notes.append(f"{self._app.say('actions.because')} {record.because}")
        if here and record.first_step:
            notes.append(f"{self._app.say('form.first_step')}: {record.first_step}")
        return notes


def _key(row: ActionRow) -> str:
    if isinstance(row, ActionItem):
        return row.record.id
    return row.title if isinstance(row, GroupTitle) else row.key
