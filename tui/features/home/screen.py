"""Home: the projects, what waits today, and a look at the one under the cursor.

It is what the app opens on, so what only a key press needs is imported when the key is pressed.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from journals.library.across import journals_with_deleted
from journals.library.journal import Journal
from journals.library.remembering import unread_count
from journals.records.base import Record
from journals.records.model import Project
from journals.text.clean import filter_key, sort_key
from tui.commands import Command
from tui.features.home.preview import project_preview
from tui.features.home.project_table import ColumnNames, ProjectTable
from tui.features.home.today import meeting_to_go_on_with, today_line
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import ClosingPage, ComparePage, ProjectPage, RetroPage, ReviewPage
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.static import Static
from tui.wording.display import brief

_REST = 0.15
"""Seconds the cursor rests on a project before its log is read."""
BESIDE = 120
"""From this width of the screen the project is shown beside the table, with more of what was seen."""


class HomeScreen(ListScreen[Journal]):
    """The projects of the library."""

    scope: ClassVar[str] = "home"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def __init__(self) -> None:
        super().__init__()
        self._archived = False
        """Whether archived projects are shown too."""

    def list_area(self) -> ComposeResult:
        """Yield the projects under the names of the columns, and a look at one."""
        with Container(id="beside"):
            with Vertical(id="table"):
                yield ColumnNames(self._header, id="columns")
                yield self.list_view()
            with Container(id="preview"):
                yield Static(id="look", markup=False)

    def fill(self) -> None:
        """Show the projects, and the names of the columns in the language of now."""
        super().fill()
        self.query_one(ColumnNames).refresh()

    def drawing(self) -> Drawing[Journal]:
        """Return how a project looks in the table."""
        self._table = ProjectTable(self.app)
        return self._table.drawing

    def items(self) -> list[Journal]:
        """Return the projects, those under way first."""
        shown = [j for j in self._sorted() if self._archived or j.project.status != "archived"]
        return [j for j in shown if filter_key(self.word) in filter_key(_searched(j.project))] if self.word else shown

    def heading(self) -> tuple[str, str]:
        """Return the title, and the date."""
        today = self.app.today.isocalendar()
        day = self.say("home.date", weekday=self.say(f"dates.weekday.{today.weekday}"), week=today.week)
        return self.say("home.title"), day

    def question(self) -> Content:
        """Return what waits today."""
        return today_line(self.app, self._sorted(), self.word, self.key("home.retro"), self.rows.item)

    def invitation(self) -> str:
        """Return how to begin, or why there is nothing to see."""
        if self.app.library.journals:
            return self.say("home.nothing_fits")
        if any(journal.deleted() for journal in journals_with_deleted(self.app.library)):
            return self.say("home.all_deleted", new=self.key("home.new"), bin=self.key("app.bin"))
        begin = self.say("home.empty", quit=self.key("app.quit"))
        return begin if self.app.named else f"{self.say('home.welcome')}\n\n{begin}"

    def shows_invitation(self) -> bool:
        """Return whether there is nothing to list and nothing more to come."""
        return super().shows_invitation() and self.app.loaded and not unread_count(self.app.library)

    def show_detail(self) -> None:
        """Show a little of the project under the cursor; its log is read when the cursor rests there."""
        journal = self.rows.item
        if journal is None:
            return
        if not journal.is_open:
            self.set_timer(_REST, lambda: self._fetch(journal))
        if sum(each.summary.meeting is not None for each in self.app.library.journals) > 1:
            self.query_one("#question", Static).update(self.question())  # it says which of them the key goes on with
        preview = project_preview(self.app, journal, wide=self.size.width >= BESIDE)
        self.query_one("#look", Static).update(preview)

    def record_of(self, item: Journal) -> tuple[Journal, Record]:
        """Return the project."""
        return item, item.project

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything."""
        if command.id == "home.retro":
            return self._in_meeting() is not None
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
        self.call_after_refresh(self.show_detail)

    def _sorted(self) -> list[Journal]:
        return sorted(self.app.library.journals, key=_sort_key)

    def _header(self) -> Content:
        return self._table.header(self.rows.scrollable_content_region.width or self.size.width)

    def _fetch(self, journal: Journal) -> None:
        """Fetch the records of a project that the cursor rests on."""
        if self.is_mounted and self.rows.item is journal:
            self.app.fetch(journal)

    # What can be done

    def chosen_journals(self) -> list[Journal]:
        """Return the projects that an export is about."""
        return self.rows.picked

    def action_open(self) -> None:
        """Open the project, and on top of it the look back where that is missing: Esc leaves it to the project."""
        if (journal := self.rows.item) is not None:
            self.app.fetch(journal, lambda: self._enter(journal))

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
        here = self.rows.item if self.is_mounted else None
        return meeting_to_go_on_with(self.app.library.journals, here)

    def action_compare(self) -> None:
        """Compare the project with another."""
        if (journal := self.rows.item) is not None:
            self.app.go(ComparePage(journal))

    def action_new(self) -> None:
        """Ask for a name and begin a project."""
        from tui.ui.dialogs.prompt import prompt_and_store

        prompt_and_store(self.app, "home.ask_name", lambda name: Project(name=name), self._begin)

    def _begin(self, project: Project, _: str) -> bool:
        made: list[Journal] = []
        if went := self.app.write(lambda: made.append(self.app.library.create(project)[0])):
            self.at = made[0].id
            self._show_all()
            self._enter(made[0])
        return went

    def action_edit(self) -> None:
        """Change what is known of the project."""
        from tui.features.common.record_forms import project_form

        if (journal := self.rows.item) is not None:
            self.app.push_screen(project_form(self.app, journal))

    def action_stage(self) -> None:
        """Change the project's stage."""
        from tui.ui.dialogs.pick import pick_stage

        journal = self.rows.item
        if journal is None:
            return

        def move(stage: str | None) -> None:
            if stage:
                old = journal.project
                self.app.write(lambda: journal.edit((old, msgspec.structs.replace(old, stage=stage))))

        self.app.push_screen(pick_stage(self.app, journal.project.stage), move)

    def action_closing(self) -> None:
        """Close the project."""
        if (journal := self.rows.item) is not None:
            self.app.fetch(journal, lambda: self.app.go(ClosingPage(journal)))

    def action_archive(self) -> None:
        """Put the project away, or take it out again."""
        for journal in self.rows.picked:
            old = journal.project
            status = "active" if old.status == "archived" else "archived"
            new = msgspec.structs.replace(old, status=status)
            if self.app.write(lambda journal=journal, old=old, new=new: journal.edit((old, new))):  # type: ignore[misc]
                self.app.notify_user(
                    self.say(f"home.now_{status}", project=brief(old.name), key=self.key("home.archived"))
                )

    def action_archived(self) -> None:
        """Show archived projects too, or not."""
        self._archived = not self._archived
        self._show_all()

    def action_delete(self) -> None:
        """Delete the project, after a second key."""
        from tui.ui.dialogs.confirm import Confirm

        journal = self.rows.item
        if journal is None:
            return

        def delete(sure: bool | None) -> None:
            if sure and self.app.write(lambda: journal.delete(journal.project)):
                self.app.notify_user(self.say("home.deleted", key=self.key("app.undo")))

        text = self.say.count("home.sure", journal.summary.observations, project=brief(journal.project.name))
        self.app.push_screen(Confirm(text, "home.delete_it"), delete)


def _sort_key(journal: Journal) -> tuple[int, str]:
    """Return what sorts projects under way first, then by name."""
    places = {"active": 0, "stopped": 1, "finished": 1, "archived": 2}
    return places[journal.project.status], sort_key(journal.project.name)


def _searched(project: Project) -> str:
    """Return the words of a project that the filter looks in."""
    return " ".join([project.name, project.technology, project.area, project.unit])
