"""The places of the app: all that one feature knows of another. `tui.routes` says which screen shows each.

A field of a place is a parameter of its screen, by the same name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

    from content import CardForm
    from journals.library.journal import Journal
    from journals.records.base import Record
    from tui.ui.screen_context import ScreenContext


@dataclass(frozen=True)
class Place:
    """Somewhere to go to."""


@dataclass(frozen=True)
class HomePage(Place):
    """All projects."""


@dataclass(frozen=True)
class WelcomePage(Place):
    """What the program is for, where projects are kept, and how to begin."""


@dataclass(frozen=True)
class ProjectPage(Place):
    """A project's observations; `at` is the id of one to begin on, `untagged` whether only those without a tag show."""

    journal: Journal
    at: str | None = None
    untagged: bool = False
    writes: bool = False
    """Whether one writes the first of them at once."""


@dataclass(frozen=True)
class ProfilePage(Place):
    """A project's facts, and the cards it is described by."""

    journal: Journal


@dataclass(frozen=True)
class CardPage(Place):
    """A card of a project's profile; `form` is the id of the guide's form that it answers."""

    journal: Journal
    form: str
    entry: str = ""
    """Of a form that holds several: the id of one of its entries, which may be new."""
    at: str | None = None
    """The field to begin on."""


@dataclass(frozen=True)
class EntriesPage(Place):
    """What a project has noted in a form (id) that holds several; `at` is the id of an entry to begin on."""

    journal: Journal
    form: str
    at: str | None = None


def form_page(journal: Journal, form: CardForm) -> Place:
    """Return the place where a form is filled in: its list, where it holds several."""
    return EntriesPage(journal, form.id) if form.several else CardPage(journal, form.id)


@dataclass(frozen=True)
class ReviewPage(Place):
    """What others learned before a stage: `stage`, or the project's own where none is named.

    `at` is the id of the lesson to begin on.
    """

    journal: Journal
    stage: str = ""
    at: str | None = None


@dataclass(frozen=True)
class OutcomesPage(Place):
    """Whether the lessons that a project took over helped; `at` is the id of the use to begin on."""

    journal: Journal
    at: str | None = None


@dataclass(frozen=True)
class ComparePage(Place):
    """A project beside another, which is asked for first."""

    journal: Journal


@dataclass(frozen=True)
class RetroPage(Place):
    """A project's retrospective: the one that has begun, else those that have been, else a first one to begin."""

    journal: Journal


@dataclass(frozen=True)
class MeetingsPage(Place):
    """All retrospectives of a project."""

    journal: Journal


@dataclass(frozen=True)
class RetroRecordPage(Place):
    """The record of a retrospective, by its id; `at` is a text of it to begin on."""

    journal: Journal
    retro: str
    at: str = ""


@dataclass(frozen=True)
class ClosingPage(Place):
    """What is gone through when a project ends."""

    journal: Journal


@dataclass(frozen=True)
class FinalLessonsPage(Place):
    """Which of a project's lessons are final."""

    journal: Journal


@dataclass(frozen=True)
class LessonsPage(Place):
    """The lessons of all projects; with `others` those of other organisations instead."""

    others: bool = False


@dataclass(frozen=True)
class LessonPage(Place):
    """A lesson, by its id; `reading` where it is another team's and only read."""

    journal: Journal
    lesson: str
    reading: bool = False


@dataclass(frozen=True)
class ActionsPage(Place):
    """Concerns and actions, of a project or of all; `at` is the id of one to begin on.

    It can be `actions.late` or `actions.concerns` too, for the first of those.
    """

    journal: Journal | None
    at: str | None = None


@dataclass(frozen=True)
class TrashPage(Place):
    """What was deleted, in a project or in all."""

    journal: Journal | None


@dataclass(frozen=True)
class ExportPage(Place):
    """The learning log of some projects, to be written."""

    journals: Sequence[Journal]


@dataclass(frozen=True)
class ImportPage(Place):
    """Bringing in what a team wrote before; without a project that is asked for, the `nearest` one first."""

    journal: Journal | None
    nearest: Journal | None = None


@dataclass(frozen=True)
class OverviewPage(Place):
    """What was seen in some projects, counted; no projects are all of the library."""

    journals: Sequence[Journal]


@dataclass(frozen=True)
class MapCellPage(Place):
    """What was seen at a pitfall (id) in some projects (ids): at one stage, or at all of them where it is ""."""

    projects: Sequence[str]
    pitfall: str
    stage: str


@dataclass(frozen=True)
class YearAgoPage(Place):
    """What was seen in the same week a year ago."""


@dataclass(frozen=True)
class WeekPage(Place):
    """What happened in an ISO week (`2026-W47`) in some projects (ids)."""

    projects: Sequence[str]
    week: str


@dataclass(frozen=True)
class GuidePage(Place):
    """The guide; `page` is the id of what it opens at."""

    page: str | None = None


@dataclass(frozen=True)
class SearchPage(Place):
    """Searching in everything."""


@dataclass(frozen=True)
class RecordHistory(Place):
    """What was done to a record."""

    journal: Journal
    record: Record


@dataclass(frozen=True)
class KeyHelp(Place):
    """The keys of a screen, and those that work everywhere."""

    of: ScreenContext


@dataclass(frozen=True)
class CommandPalette(Place):
    """The commands that work on a screen."""

    screen: Screen[Any]
