"""How concerns and actions look in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypeGuard

from journals.export.reply_words import reply_due_text
from journals.library.journal import Journal
from journals.records.model import Action, Observation
from journals.records.reply_deadline import reply_deadline
from journals.text.clean import one_line
from journals.text.dates import is_over
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import GroupTitle, Heading
from tui.wording.display import KIND_SIGNS, long_date, relative_day, shown_day


@dataclass(frozen=True)
class ActionItem:
    """A concern or an action, and its project."""

    journal: Journal
    record: Observation | Action


def is_late(record: Observation | Action, today: date) -> bool:
    """Return whether an action should have been done by now."""
    return isinstance(record, Action) and record.status == "open" and is_over(record.due, today)


def reply_is_late(item: ActionItem, today: date) -> bool:
    """Return whether a concern that waits was to be answered by now, as its project has agreed."""
    due = reply_deadline(item.record.happened, item.journal.project.reply_days) if _waits(item.record) else None
    return due is not None and due < today.isoformat()


def _waits(record: Observation | Action) -> TypeGuard[Observation]:
    return isinstance(record, Observation) and record.waits


@dataclass(frozen=True)
class QuietLine:
    """A row between others that says what one could do; `text` as it is shown."""

    text: str


ActionRow: TypeAlias = Heading | GroupTitle | QuietLine | ActionItem
_RIGHT = 12
_NARROW = 50
"""Cells below which what else stands at the right comes below the text, which would be a column of its own words."""
_MOST_HERE = 6
"""Lines of one text where the cursor is."""


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
        if isinstance(row, QuietLine):
            return [[("  " + each, "dim")] for each in self._quiet(row, width)]
        if not isinstance(row, ActionItem):
            title = row.title if isinstance(row, GroupTitle) else self._app.say(row.key)
            return [[], [(fit(title, width), "strong")]]
        record = row.record
        sign, right, look = self._words(row)
        is_narrow, room = width < _NARROW, _room(width)
        lines = wrap(record.text, room, _MOST_HERE if here else 2)
        beside = [] if is_narrow else [(" " + fit(right, _RIGHT), look)]
        drawn: list[Line] = [[(f"{sign} ", "strong"), (fit(lines[0], room), ""), *beside]]
        drawn += [[("  " + line, "")] for line in lines[1:]]
        notes = self._notes(row, width, here)
        if is_narrow and notes and notes[0].startswith(right):
            drawn.append([("  ", ""), (right, look), (notes.pop(0).removeprefix(right), "dim")])
        return drawn + [[("  " + each, "dim")] for each in notes]

    def _height(self, row: ActionRow, width: int, here: bool) -> int:
        if isinstance(row, QuietLine):
            return len(self._quiet(row, width))
        if not isinstance(row, ActionItem):
            return 2
        text = height(row.record.text, _room(width), _MOST_HERE if here else 2)
        return text + len(self._notes(row, width, here))

    @staticmethod
    def _quiet(row: QuietLine, width: int) -> list[str]:
        return wrap(row.text, max(10, width - 2), 3)

    def _words(self, row: ActionItem) -> tuple[str, str, str]:
        """Return sign, what stands at the right, and its look."""
        record, today = row.record, self._app.today
        if isinstance(record, Observation):
            seen, late = relative_day(self._app.say, shown_day(record), today), reply_is_late(row, today)
            return KIND_SIGNS[record.kind], seen + (" !" if late else ""), "bites" if late else "dim"
        if record.status != "open":
            mark = "✓" if record.status == "done" else "–"
            return (
                mark,
                self._app.say(f"words.action_status.{record.status}"),
                "handled" if record.status == "done" else "dim",
            )
        late = is_late(record, today)
        return "·", relative_day(self._app.say, record.due, today) + (" !" if late else ""), "bites" if late else "dim"

    def _notes(self, row: ActionItem, width: int, here: bool) -> list[str]:
        """Return the lines below the text: one for each thing, and all of it where the cursor is."""
        room, most = max(10, width - 2), _MOST_HERE if here else 1
        below = [one_line(each) for each in self._told(row, here)]
        if width < _NARROW and (right := self._words(row)[1]):
            below[:1] = [" · ".join([right, *below[:1]])]
        return [line for each in below for line in wrap(each, room, most)]

    def _told(self, row: ActionItem, here: bool) -> list[str]:
        """Return what is said below the text."""
        record = row.record
        project = [] if self._of_one_project else [row.journal.project.name]
        if isinstance(record, Observation):
            reply = [f"{self._app.say('project.reply')}: {record.reply}"] if record.reply else []
            due = reply_due_text(self._app.say, record, row.journal.project.reply_days, self._app.today, self._day)
            about = [*([due] if due else []), *project]  # a long name is cut, not the day
            return ([" · ".join(about)] if about else []) + reply
        whose = [*project, *([record.owner] if record.owner else [])]
        notes = [" · ".join(whose)] if whose else []
        if record.status == "dropped" and record.because:
            notes.append(f"{self._app.say('actions.because')} {record.because}")
        if here and record.first_step:
            notes.append(f"{self._app.say('form.first_step')}: {record.first_step}")
        return notes

    def _day(self, day: str) -> str:
        return long_date(self._app.say, day)


def _room(width: int) -> int:
    """Return how many cells there are for the text."""
    return max(10, width - 2 if width < _NARROW else width - _RIGHT - 5)


def _key(row: ActionRow) -> str:
    if isinstance(row, ActionItem):
        return row.record.id
    if isinstance(row, QuietLine):
        return "quiet"
    return row.title if isinstance(row, GroupTitle) else row.key
