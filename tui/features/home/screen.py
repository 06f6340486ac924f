"""Home: what waits today, the projects, and a look at what is under the cursor.

It is what the app opens on, so what only a key press needs is imported when the key is pressed.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from journals.library.across import journals_with_deleted
from journals.library.journal import Journal
from journals.library.remembering import unread_count
from journals.overview.waiting import Waiting, gather_waiting, waiting_by_project, what_waits
from journals.records.base import Record
from journals.records.model import Project
from journals.text.clean import filter_key
from tui.commands import Command
from tui.features.home.preview import project_preview, waiting_preview
from tui.features.home.project_commands import ProjectListScreen
from tui.features.home.project_order import ORDERS, HomeRow, ProjectOrdering
from tui.features.home.project_table import ColumnNames, ProjectTable
from tui.features.home.today import meeting_to_go_on_with, status_line
from tui.features.home.waiting_list import PastEdge, WaitingList, WaitingRow
from tui.settings import choose
from tui.ui.bindings import bindings
from tui.ui.places import ComparePage, ProjectPage, RetroPage, ReviewPage
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.row_list import GroupTitle
from tui.ui.widgets.static import Static

_REST = 0.15
"""Seconds the cursor rests on a project before its log is read."""
BESIDE = 120
"""From this width of the screen the project is shown beside the table, with more of what was seen."""


class HomeScreen(ProjectListScreen):
    """What waits, and the projects of the library."""

    AUTO_FOCUS = "#list"
    scope: ClassVar[str] = "home"
    opens_app: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def __init__(self) -> None:
        super().__init__()
        self._archived = False
        """Whether archived projects are shown too."""
        self._found: list[Waiting] = []
        self.add_class("all", update=False)  # as it begins; set once it is filled, it has all styles read again

    def on_compose(self) -> None:
        """Be as wide as the window from the beginning: found out later, it has all styles read again."""
        self.set_class(self.app.size.width >= BESIDE, "beside", update=False)

    def body(self) -> ComposeResult:
        """Yield what waits above all else."""
        yield WaitingList(id="today")
        yield from super().body()

    @property
    def waiting(self) -> WaitingList:
        """What waits."""
        return self.query_one("#today", WaitingList)

    @property
    def waiting_row(self) -> WaitingRow | None:
        """The line of what waits that the keys are at."""
        return self.waiting.item if isinstance(self.focused, WaitingList) else None

    def list_area(self) -> ComposeResult:
        """Yield the projects under the names of the columns, and a look at one."""
        with Container(id="beside"):
            with Vertical(id="table"):
                yield ColumnNames(self._header, id="columns")
                yield self.list_view()
            with Container(id="preview"):
                yield Static(id="look", markup=False)

    def fill(self) -> None:
        """Show what waits, the projects, and the names of the columns in the language of now."""
        self._found = what_waits(gather_waiting(self.app.library, self.app.today))
        super().fill()
        self._show_waiting()
        self.query_one(ColumnNames).refresh()

    def drawing(self) -> Drawing[HomeRow]:
        """Return how a project looks in the table."""
        self._table = ProjectTable(self.app)
        return self._table.drawing

    def items(self) -> list[HomeRow]:
        """Return the projects in their order, those that are over last."""
        shown = [j for j in self.app.library.journals if self._archived or j.project.status != "archived"]
        if self.word:
            shown = [j for j in shown if filter_key(self.word) in filter_key(_searched(j.project))]
        self._table.measure(shown, self.size.height)
        # Only what has less room then: of the whole screen, all styles would be read again, and before the first paint.
        self.query_one("#look", Static).set_class(self._table.is_crowded, "crowded")
        order, waits = self.app.settings.projects_by, waiting_by_project(self._found)
        return ProjectOrdering(self.say, self.app.guide, self.app.today, waits, order).rows(shown)

    def heading(self) -> tuple[str, str]:
        """Return the title, and the date."""
        today = self.app.today.isocalendar()
        day = self.say("home.date", weekday=self.say(f"dates.weekday.{today.weekday}"), week=today.week)
        return self.say("home.title"), day

    def question(self) -> Content:
        """Return which of the projects show, in which order."""
        shown = sum(not isinstance(row, GroupTitle) for row in self.rows.items)
        archived = self.key("home.archived") if self._archived else ""
        line = status_line(self.app, self.word, shown, archived=archived, order=self.key("home.order"))
        self.set_class(not line.plain, "all")
        return line

    def _show_waiting(self) -> None:
        """Show what waits; of several meetings under way the one that the key goes on with."""
        here = self._in_meeting() if any(each.kind == "under_way" for each in self._found) else None
        found = [each.first_in(here.id) if here and each.kind == "under_way" else each for each in self._found]
        self.waiting.show(found, self.size.height)
        if not found and isinstance(self.focused, WaitingList):
            self.rows.focus()

    def invitation(self) -> str:
        """Return how to begin, or why there is nothing to see."""
        if self.app.library.journals:
            if self.word:
                return self.say("home.nothing_fits")
            return self.say("home.all_archived", archived=self.key("home.archived"), new=self.key("home.new"))
        if any(journal.deleted() for journal in journals_with_deleted(self.app.library)):
            return self.say("home.all_deleted", new=self.key("home.new"), bin=self.key("app.bin"))
        begin = self.say("home.empty", quit=self.key("app.quit"))
        return begin if not self.app.greets else f"{self.say('home.welcome')}\n\n{begin}"

    def shows_invitation(self) -> bool:
        """Return whether there is nothing to list and nothing more to come."""
        return super().shows_invitation() and self.app.loaded and not unread_count(self.app.library)

    def show_detail(self) -> None:
        """Show a little of what is under the cursor; a project's log is read when the cursor rests there."""
        if (row := self.waiting_row) is not None:
            self._show_look(waiting_preview(self.app, row))
            return
        journal = self.project_here
        if journal is None:
            return
        if not journal.is_open:
            self.set_timer(_REST, lambda: self._fetch(journal))
        if any(each.kind == "under_way" and each.number > 1 for each in self._found):
            self._show_waiting()  # it says which of them the key goes on with
        preview = project_preview(self.app, journal, wide=self.size.width >= BESIDE)
        self._show_look(preview)

    def _show_look(self, preview: Content) -> None:
        """Show a look at what is under the cursor; beside the table it has its room, and nothing else gives way."""
        self.query_one("#look", Static).update(preview, layout=not self.has_class("beside"))

    def record_of(self, item: HomeRow) -> tuple[Journal, Record] | None:
        """Return the project."""
        return None if isinstance(item, GroupTitle) or self.waiting_row else (item, item.project)

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything."""
        if command.id == "home.retro":
            return self._in_meeting() is not None
        if command.id == "home.waiting":
            return self.is_mounted and bool(self.waiting.items)
        if command.row and self.waiting_row is not None:
            return command.id == "home.open"  # all else is about the project under the cursor below
        return super().can(command)

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command: there is no way back from here."""
        return command.id != "app.back" and super().offers(command)

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter here; how to quit is among them also where there is little room."""
        first, *more = super().hints()
        return [first, (self.key("app.quit"), self.say("commands.app.quit.short")), *more]

    def on_resize(self) -> None:
        """Show the project beside the table where that leaves room for all columns."""
        self.set_class(self.size.width >= BESIDE, "beside")
        self._show_waiting()
        self.call_after_refresh(self.show_detail)

    def on_past_edge(self, event: PastEdge) -> None:
        """Go on from the projects to what waits above them, and back."""
        if event.by < 0 and self.waiting.items and not isinstance(self.focused, WaitingList):
            self.waiting.action_end(1)
            self.waiting.focus()
        elif event.by > 0 and isinstance(self.focused, WaitingList):
            self.rows.focus()

    def on_rows_moved(self) -> None:
        """Let the row that has no cursor any more show that; what lists do then comes after by itself."""
        if self.is_mounted:
            self.rows.refresh()

    def release(self) -> bool:
        """Leave what waits for the projects, or choose none of them any more."""
        if self.waiting_row is not None:
            self.rows.focus()
            return True
        return super().release()

    def _header(self) -> Content:
        return self._table.header(self.rows.scrollable_content_region.width or self.size.width)

    def _fetch(self, journal: Journal) -> None:
        """Fetch the records of a project that the cursor rests on."""
        if self.is_mounted and self.project_here is journal:
            self.app.fetch(journal)

    # What can be done

    def action_open(self) -> None:
        """Open the project, and on top of it the review where that is missing: Esc leaves it to the project."""
        if (row := self.waiting_row) is not None:
            self._go_to(row.waiting)
        elif (journal := self.project_here) is not None:
            self.app.fetch(journal, lambda: self._enter(journal))

    def action_waiting(self, key: str) -> None:
        """Go where something that waits can be done."""
        for row in self.waiting.items:
            if row.key == key:
                self._go_to(row.waiting)

    def _go_to(self, waiting: Waiting) -> None:
        from tui.features.home.waiting_place import go_to_waiting

        if waiting.kind == "deletion":  # it is done here
            journal = self.app.library.journal(waiting.projects[0])
            self._archived |= journal.project.status == "archived"
            self.word, self.at = "", journal.id
            self._show_all()
            self.rows.focus()
        else:
            go_to_waiting(self.app, waiting)

    def _enter(self, journal: Journal) -> None:
        from tui.wording.review_due import opens_on_review

        self.app.go(ProjectPage(journal))
        if opens_on_review(self.app.library, journal):
            self.app.go(ReviewPage(journal))

    def action_retro(self) -> None:
        """Go on with the meeting that is under way: that of the project under the cursor, else the latest to begin."""
        if (journal := self._in_meeting()) is None:
            return

        def show() -> None:
            self.app.go(ProjectPage(journal))
            self.app.go(RetroPage(journal))

        self.app.fetch(journal, show)

    def _in_meeting(self) -> Journal | None:
        """Return the project whose meeting the key goes on with; None where none is under way."""
        return meeting_to_go_on_with(self.app.library.journals, self.project_here if self.is_mounted else None)

    def action_compare(self) -> None:
        """Compare the project with another."""
        if (journal := self.project_here) is not None:
            self.app.go(ComparePage(journal))

    def action_new(self) -> None:
        """Ask for a name and more, and begin a project."""
        from tui.features.home.new_project import begin_project

        begin_project(self.app, self._enter_new)

    def _enter_new(self, journal: Journal) -> None:
        self.at = journal.id
        self._show_all()
        self._enter(journal)

    def action_archived(self) -> None:
        """Show archived projects too, or not."""
        self._archived = not self._archived
        self._show_all()

    def action_order(self) -> None:
        """Put the projects in the next of the orders, and remember it."""
        order = ORDERS[(ORDERS.index(self.app.settings.projects_by) + 1) % len(ORDERS)]
        self.app.settings = choose(self.app.settings, self.app.library.local, projects_by=order)
        self._show_all()


def _searched(project: Project) -> str:
    """Return the words of a project that the filter looks in."""
    return " ".join([project.name, project.technology, project.area, project.unit])
