"""How what is followed up looks in the list: a line for each, all of it under the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from journals.records.model import Action, Lesson, Observation, Use
from journals.records.retro import ParkedItem
from journals.text.dates import is_over
from tui.locale import Catalogue
from tui.ui.text_layout import cells, fit, height, wrap
from tui.ui.widgets.line_view import Line
from tui.ui.widgets.row_list import Heading
from tui.wording.display import KIND_SIGNS, brief, long_date

_MARKS = {
    "": "·",
    "done": "✓",
    "carried": "→",
    "dropped": "–",
    "helped": "✓",
    "none": "·",
    "hurt": "×",
    "answered": "✓",
    "taken_up": "✓",
    "again": "→",
}
_LOOKS = {
    **dict.fromkeys(("done", "helped", "answered", "taken_up"), "handled"),
    **dict.fromkeys(("carried", "again"), "watch"),
    "hurt": "bites",
}
_MOST_LINES = 5


@dataclass(frozen=True)
class FollowUpItem:
    """Something that is followed up."""

    record: Action | Observation | Use | ParkedItem
    answer: str = ""
    """What the room said: the name of one of the answers; "" before it has."""
    times: int = 1
    """How many times it has been up."""
    days: int | None = None
    """For how many days a concern has waited; None for anything else, or where nobody knows."""
    waited: int = 0
    """Through how many meetings."""
    lesson: Lesson | None = None
    """The lesson that was taken over."""
    origin: str = ""
    """The project that learned it."""

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id


FollowUpRow: TypeAlias = Heading | FollowUpItem


def key(row: FollowUpRow) -> str:
    """Return what identifies a row."""
    return row.key if isinstance(row, Heading) else row.id


class FollowUpRenderer:
    """Draws the rows in the language and on the day of now."""

    def __init__(self, say: Catalogue, today: date) -> None:
        self._say, self._today = say, today

    def draw(self, row: FollowUpRow, width: int, here: bool) -> list[Line]:
        """Return the lines of a row."""
        if isinstance(row, Heading):
            return [[], [(fit(self._say(row.key), width), "dim")]]
        right = self._right(row)
        room = self._room(row, width)
        lines = wrap(self.text(row), room, _MOST_LINES if here else 1)
        look = "strong" if here else "dim" if row.answer else ""
        drawn: list[Line] = [
            [(self._mark(row), _LOOKS.get(row.answer, "strong")), (fit(lines[0], room), look), (right, self._tone(row))]
        ]
        drawn += [[("  " + line, look)] for line in lines[1:]]
        return [*drawn, *([("  " + fit(each, width - 2), "dim")] for each in self.notes(row)), []] if here else drawn

    def height(self, row: FollowUpRow, width: int, here: bool) -> int:
        """Return how many lines that is."""
        if isinstance(row, Heading):
            return 2
        if not here:
            return 1
        return height(self.text(row), self._room(row, width), _MOST_LINES) + len(self.notes(row)) + 1

    def text(self, item: FollowUpItem) -> str:
        """Return what it says."""
        if isinstance(item.record, Use):
            return brief(item.lesson.title) if item.lesson else self._say("follow_up.gone")
        return brief(item.record.text)

    def notes(self, item: FollowUpItem) -> list[str]:
        """Return what stands below the text under the cursor."""
        record, say = item.record, self._say
        if isinstance(record, Action):
            facts = " · ".join(filter(None, [brief(record.owner), self._due(record)]))
            step = f"{say('form.first_step')}: {brief(record.first_step)}" if record.first_step else ""
            because = say("follow_up.because", text=brief(record.because)) if record.status == "dropped" else ""
            return [each for each in (facts, step, because) if each]
        if isinstance(record, Observation):
            return [f"{say('project.reply')}: {brief(record.reply)}"] if record.reply else []
        if isinstance(record, ParkedItem):
            return [say("follow_up.becomes_note")] if item.answer == "taken_up" else []
        do = f"{say('form.do')}: {brief(item.lesson.do_besides)}" if item.lesson and item.lesson.do_besides else ""
        origin = say("follow_up.from", project=brief(item.origin)) if item.origin else ""
        return [each for each in (do, origin) if each]

    def _due(self, action: Action) -> str:
        if not action.due:
            return ""
        late = action.status == "open" and is_over(action.due, self._today)
        return self._say("follow_up.late" if late else "follow_up.due", day=long_date(self._say, action.due))

    def _mark(self, item: FollowUpItem) -> str:
        if isinstance(item.record, Observation) and not item.answer:
            return f"{KIND_SIGNS[item.record.kind]} "
        return f"{_MARKS[item.answer]} "

    def _right(self, item: FollowUpItem) -> str:
        """Return what the answer was, and how often it has been up."""
        words = [self._say(f"follow_up.{item.answer}")] if item.answer else self._age(item)
        if item.times > 1:
            known = item.times <= 3
            words.append(self._say(f"follow_up.times.{item.times if known else 'n'}", n=item.times))
        return "  " + " · ".join(words) if words else ""

    def _age(self, item: FollowUpItem) -> list[str]:
        """Return for how long a concern has waited, and through how many meetings."""
        if item.days is None:
            return []
        days = self._say.count("follow_up.days", item.days) if item.days else self._say("dates.days.0")
        return [days, self._say.count("follow_up.meetings", item.waited)] if item.waited else [days]

    def _tone(self, item: FollowUpItem) -> str:
        return _LOOKS.get(item.answer, "") if item.answer else "bites" if item.times > 1 or item.waited > 1 else "dim"

    def _room(self, item: FollowUpItem, width: int) -> int:
        return max(10, width - 2 - cells(self._right(item)))
