"""A week of the overview: all that happened in it, each to be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from journals.library.journal import Journal
from journals.overview.source import OverviewReading
from journals.overview.timeline import Event, Week, timeline
from journals.records.base import Record
from journals.records.model import Action, Card, Lesson, Observation, Project, Use
from journals.records.retro import Retro
from tui.features.overview.late_list import LateListScreen, Reader
from tui.ui.bindings import bindings
from tui.ui.places import ActionsPage, EntriesPage, LessonPage, Place, ProjectPage, RetroRecordPage, ReviewPage
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import brief, long_date, relative_day
from tui.wording.overview import EVENT_SIGNS, event_text, week_counts


class WeekScreen(LateListScreen[Event]):
    """What happened in a week in the chosen projects."""

    scope: ClassVar[str] = "week"
    BINDINGS: ClassVar[list[BindingType]] = bindings("week")

    def __init__(self, projects: Sequence[str], week: str) -> None:
        """`projects`: their ids."""
        super().__init__()
        self._projects, self._week = set(projects), week

    def drawing(self) -> Drawing[Event]:
        """Return how an event looks."""
        return Drawing(
            _key,
            self._draw,
            lambda event, width, here: height(self._text(event), width - 2, 2) + 1,
        )

    def reader(self) -> Reader[Event]:
        """Return what reads what happened, the latest first."""
        reading = OverviewReading(self.app.library, self._projects, is_beside=True)
        today, name = self.app.today, self._week

        def read(tick: Callable[[int, int], object]) -> Sequence[Event]:
            weeks = timeline(reading.overview(tick), today)
            return next((week.events for week in weeks if week.name == name), ())

        return read

    def heading(self) -> tuple[str, str]:
        """Return the week."""
        projects = self.say.count("overview.projects", len({event.project for event in self.rows.items}))
        return f"{self.say('overview.time')} · {long_date(self.say, self._week)}", projects

    def question(self) -> str:
        """Return how much happened, of what."""
        return week_counts(self.say, Week(self._week, tuple(self.rows.items)), self.app.today)

    def invitation(self) -> str:
        """Return that nothing happened."""
        return self.say("overview.nothing_week")

    def record_of(self, item: Event) -> tuple[Journal, Record]:
        """Return the record."""
        return self.app.library.journal(item.project), item.record

    def action_open(self) -> None:
        """Open what the event is about, where it belongs."""
        if (event := self.rows.item) is not None:
            journal = self.app.library.journal(event.project)
            place = _place(journal, event.record)
            self.app.fetch(journal, lambda: self.app.go(place))

    def _draw(self, event: Event, width: int, here: bool) -> list[Line]:
        first, *more = wrap(self._text(event), width - 2, 2) or [""]
        drawn: list[Line] = [[(f"{EVENT_SIGNS[event.what]} ", "strong"), (first, "")]]
        drawn += [[("  " + line, "")] for line in more]
        journal = self.app.library.journal(event.project)
        about = [relative_day(self.say, event.day, self.app.today), brief(journal.project.name)]
        return [*drawn, [("  " + fit(" · ".join(about), width - 2), "dim")]]

    def _text(self, event: Event) -> str:
        text = event_text(self.say, self.app.guide, event)
        what = self.say(f"overview.event.{event.what}")
        return f"{what}: {text}" if text else what


def _key(event: Event) -> str:
    """Return what tells an event from others of the week: a project can come to two stages in it."""
    stage = event.record.stage if isinstance(event.record, Project) else ""
    return f"{event.what} {event.record.id} {event.day} {stage}"


def _place(journal: Journal, record: Record) -> Place:
    if isinstance(record, Lesson):
        return LessonPage(journal, record.id)
    if isinstance(record, Action):
        return ActionsPage(journal, at=record.id)
    if isinstance(record, Use):
        return ReviewPage(journal, record.stage)
    if isinstance(record, Retro):
        return RetroRecordPage(journal, record.id)
    if isinstance(record, Card):
        return EntriesPage(journal, record.form, at=record.id)
    return ProjectPage(journal, at=record.id if isinstance(record, Observation) else None)
