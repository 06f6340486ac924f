"""The places of the app: all that one feature knows of another. `tui.routes` says which screen shows each.

A field of a place is a parameter of its screen, by the same name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from textual.screen import Screen

    from content import CardForm
    from journals.importing.reading import ImportInput
    from journals.library.journal import Journal
    from journals.records.base import Record
    from tui.ui.screen_context import ScreenContext


class Place(Struct, frozen=True):
    """Somewhere to go to."""


class HomePage(Place, frozen=True):
    """All projects."""


class WelcomePage(Place, frozen=True):
    """What the program is for, where projects are kept, and how to begin."""


class ProjectPage(Place, frozen=True):
    """A project's observations; `at` is the id of one to begin on, `untagged` whether only those without a tag show."""

    journal: Journal
    at: str | None = None
    untagged: bool = False
    writes: bool = False
    """Whether one writes the first of them at once."""


class ProfilePage(Place, frozen=True):
    """A project's facts, and the cards it is described by."""

    journal: Journal


class CardPage(Place, frozen=True):
    """A card of a project's profile; `form` is the id of the guide's form that it answers."""

    journal: Journal
    form: str
    entry: str = ""
    """Of a form that holds several: the id of one of its entries, which may be new."""
    at: str | None = None
    """The field to begin on."""


class EntriesPage(Place, frozen=True):
    """What a project has noted in a form (id) that holds several; `at` is the id of an entry to begin on."""

    journal: Journal
    form: str
    at: str | None = None


def form_page(journal: Journal, form: CardForm) -> Place:
    """Return the place where a form is filled in: its list, where it holds several."""
    return EntriesPage(journal, form.id) if form.several else CardPage(journal, form.id)


class ReviewPage(Place, frozen=True):
    """What others learned before a stage: `stage`, or the project's own where none is named.

    `at` is the id of the lesson to begin on.
    """

    journal: Journal
    stage: str = ""
    at: str | None = None


class OutcomesPage(Place, frozen=True):
    """Whether the lessons that a project took over helped; `at` is the id of the use to begin on."""

    journal: Journal
    at: str | None = None


class ComparePage(Place, frozen=True):
    """A project beside another, which is asked for first."""

    journal: Journal


class RetroPage(Place, frozen=True):
    """A project's retrospective: the one that has begun, else those that have been, else a first one to begin."""

    journal: Journal


class MeetingsPage(Place, frozen=True):
    """All retrospectives of a project."""

    journal: Journal


class RetroRecordPage(Place, frozen=True):
    """The record of a retrospective, by its id; `at` is a text of it to begin on."""

    journal: Journal
    retro: str
    at: str = ""


class ClosingPage(Place, frozen=True):
    """What is gone through when a project ends."""

    journal: Journal
    just_closed: bool = False


class FinalLessonsPage(Place, frozen=True):
    """Which of a project's lessons are final."""

    journal: Journal


class LessonsPage(Place, frozen=True):
    """The lessons of all projects; with `others` those of other organisations instead."""

    others: bool = False


class LessonPage(Place, frozen=True):
    """A lesson, by its id; `reading` where it is another team's and only read."""

    journal: Journal
    lesson: str
    reading: bool = False


class ActionsPage(Place, frozen=True):
    """Concerns and actions, of a project or of all; `at` is the id of one to begin on.

    It can be `actions.late` or `actions.concerns` too, for the first of those.
    """

    journal: Journal | None
    at: str | None = None


class TrashPage(Place, frozen=True):
    """What was deleted, in a project or in all."""

    journal: Journal | None


class ExportPage(Place, frozen=True):
    """The learning log of some projects, to be written."""

    journals: Sequence[Journal]


class ImportPage(Place, frozen=True):
    """Bringing in what a team wrote before; without a project that is asked for, the `nearest` one first."""

    journal: Journal | None
    nearest: Journal | None = None


class ImportPreviewPage(Place, frozen=True):
    """The notes in some files, looked over before they come into a project."""

    journal: Journal
    inputs: Sequence[ImportInput]


class OverviewPage(Place, frozen=True):
    """What was seen in some projects, counted; no projects are all of the library."""

    journals: Sequence[Journal]


class MapCellPage(Place, frozen=True):
    """What was seen at a pitfall (id) in some projects (ids): at one stage, or at all of them where it is ""."""

    projects: Sequence[str]
    pitfall: str
    stage: str


class YearAgoPage(Place, frozen=True):
    """What was seen in the same week a year ago."""


class WeekPage(Place, frozen=True):
    """What happened in an ISO week (`2026-W47`) in some projects (ids)."""

    projects: Sequence[str]
    week: str


class GuidePage(Place, frozen=True):
    """The guide; `page` is the id of what it opens at."""

    page: str | None = None


class SearchPage(Place, frozen=True):
    """Searching in everything."""


class RecordHistory(Place, frozen=True):
    """What was done to a record."""

    journal: Journal
    record: Record


class KeyHelp(Place, frozen=True):
    """The keys of a screen, and those that work everywhere."""

    of: ScreenContext


class CommandPalette(Place, frozen=True):
    """The commands that work on a screen."""

    screen: Screen[Any]
