"""The overview of one project or many: a map of pitfalls, what comes back, what happened when, and who is heard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer

from journals.library.all_projects import AllProjects
from journals.library.journal import Journal
from journals.overview.recurrence import PitfallRecurrence
from journals.overview.source import OverviewReading, OverviewSource
from journals.overview.timeline import Week
from journals.overview.unused import LessonFate, UndecidedTrial, UnusedTag
from journals.overview.voices import Perspective
from journals.records.facets import Facets
from journals.records.model import Observation
from tui.commands import Command
from tui.features.common.latest_task import LatestTask
from tui.features.overview.column_heads import lines_for_heads
from tui.features.overview.late_list import A_MOMENT
from tui.features.overview.map_view import MapColumn, MapRows
from tui.features.overview.recurrence_rows import RecurrenceRow, recurrence_drawing, row_detail
from tui.features.overview.tab_contents import BY_PROJECT, TabContent, legend, read_tab, tabs_content
from tui.features.overview.time_rows import time_drawing, time_header, week_detail
from tui.features.overview.voice_rows import voice_detail, voice_drawing, voice_header
from tui.ui.bindings import bindings
from tui.ui.places import EntriesPage, GuidePage, LessonPage, MapCellPage, WeekPage
from tui.ui.screen import AppScreen
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.progress import UnderWay
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static
from tui.ui.widgets.tab_line import TabLine
from tui.wording.display import KIND_SIGNS, brief
from tui.wording.overview import coverage_text, shown_text

TABS = ("map", "recurrence", "time", "voices")
"""The tabs in the order of their keys; each is the id of its list too."""
_SHOWN = 2
"""Observations that are shown of the cell under the cursor, and more where there is room."""
_REST = 0.1
"""Seconds the cursor rests on a cell before its observations are looked up."""


class OverviewScreen(AppScreen):
    """What was seen in the chosen projects, counted; what nobody has looked at is unknown."""

    scope: ClassVar[str] = "overview"
    BINDINGS: ClassVar[list[BindingType]] = bindings("overview")

    def __init__(self, journals: Sequence[Journal]) -> None:
        """`journals`: the projects; none for all of the library."""
        super().__init__()
        self._chosen = {journal.id for journal in journals}
        self.journal = journals[0] if len(journals) == 1 else None
        self._tab = "map"
        self._by_project = len(journals) != 1
        """Whether the map's columns are projects."""
        self._reading: OverviewReading | None = None
        """The records as they are; None before the first look."""
        self._contents: dict[str, TabContent] = {}
        """What was counted, by tab and for the map by its columns."""
        self._outdated: set[str] = set()
        """What is shown until it has been counted anew."""
        self._counting = LatestTask[TabContent]()
        self._counted_now = ""
        """What is being counted; "" where nothing is."""
        self._resting: Timer | None = None

    def body(self) -> ComposeResult:
        """Yield the tabs, each one's list, and what is under the cursor in full."""
        yield TabLine(id="overview-tabs", markup=False)
        yield UnderWay(self.say)
        yield Static(id="overview-columns", markup=False)
        yield MapRows(id="map")
        yield Rows[RecurrenceRow](recurrence_drawing(self.app), id="recurrence")
        yield Rows[Week](time_drawing(self.app, lambda: self.rows.items), id="time")
        yield Rows[Perspective](voice_drawing(self.app), id="voices")
        yield Static(id="overview-look", markup=False)
        yield Static(id="invite", markup=False)

    @property
    def rows(self) -> Rows[Any]:
        """The list of the tab that shows."""
        return self.query_one(f"#{self._tab}", Rows)

    @property
    def _key(self) -> str:
        """What is counted for what shows."""
        return BY_PROJECT if self._tab == "map" and self._by_project else self._tab

    @property
    def _content(self) -> TabContent | None:
        """What shows; None while it is counted for the first time."""
        return self._contents.get(self._key)

    @property
    def _source(self) -> OverviewSource:
        """What the tab that shows was counted from."""
        return self._content.source if self._content else OverviewSource((), {}, (), {}, ())

    def fill(self) -> None:
        """Count anew, and show the tab; a count under way is ended first, as changes may never end."""
        self._outdated = set(self._contents)
        if self._counted_now == self._key:
            self._outdated.add(self._key)
            return
        self._reading = OverviewReading(self.app.library, self._chosen, is_beside=True)
        self._by_project &= len(self._reading.projects) != 1  # one column would tell nothing of where
        self._show_tab()

    def ready(self) -> None:
        """Let keys come in when there is something to press them at, or after a moment: Esc is not to wait for it."""
        if self._content is not None:
            super().ready()
        else:
            self.set_timer(A_MOMENT, super().ready)

    def on_unmount(self) -> None:
        """Let what is being counted end: nobody will look at it."""
        self._counting.stop()

    def on_resize(self) -> None:
        """Lay out the names of the columns for the new size."""
        self.call_after_refresh(self._show_columns)

    def on_rows_moved(self) -> None:
        """Show what is under the cursor, and the keys that work on it."""
        if self.is_mounted:
            self._show_columns()
            self._show_look()
            self.show_keys()

    def applies(self, command: Command) -> bool:
        """Return whether a command can be done here at all: one project alone is not put beside others."""
        return (command.id != "overview.by_project" or len(self.chosen_journals()) > 1) and super().applies(command)

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything."""
        if command.id == "overview.by_project" and self._tab != "map":
            return False
        if command.id == "app.meetings":
            return self.nearest_journal() is not None
        if command.id == "overview.open" and self._tab == "voices":
            return False
        return super().can(command)

    def guide_page(self) -> str | None:
        """Return the pitfall under the cursor."""
        item = self.rows.item
        if isinstance(item, PitfallRecurrence | UnusedTag):
            return item.pitfall
        if isinstance(item, LessonFate):
            return min(item.lesson.pitfalls, default=None)
        return item[0] if isinstance(item, tuple) else None

    # What is shown

    def _show_tab(self) -> None:
        """Show the tab as it was counted last, and count it where that has not been done or is of before."""
        for name in TABS:
            self.query_one(f"#{name}", Rows).display = name == self._tab
            self.set_class(name == self._tab, f"tab-{name}")
        self.query_one("#overview-columns").display = self._tab != "recurrence"
        self._show_content()
        self.query_one("#overview-tabs", Static).update(tabs_content(self.say, TABS, self._tab))
        self._show_title()
        self.rows.focus()
        if (self._content is None or self._key in self._outdated) and self._counted_now != self._key:
            self._count(self._key)

    @work(group="overview", exclusive=True)
    async def _count(self, key: str) -> None:
        """Count what a tab shows, beside the screen; who goes to another tab or leaves does not wait for it."""
        reading, guide, today = self._reading, self.app.guide, self.app.today
        assert reading is not None
        if self._counted_now:
            self._outdated.add(self._counted_now)  # its count ends here, before it is done
        self._counted_now = key
        self._outdated.discard(key)
        counting = self._counting.start(lambda tick: read_tab(key, reading, guide, today, tick))
        self.query_one(UnderWay).follow(counting, self.say("overview.counting"), self.say)
        content = await self._counting.result()
        if self._counted_now == key:
            self._counted_now = ""
        if content is None or self not in self.app.screen_stack:
            return
        self._contents[key] = content
        if key == self._key:
            self._show_content()
            self._show_title()
            self.show_keys()
            self.call_after_refresh(self.ready)
            if key in self._outdated:
                self.fill()

    def _show_content(self) -> None:
        shown, content = self.rows, self._content
        if isinstance(shown, MapRows):
            if content and content.map:
                shown.show(content.map)
            else:
                shown.wait()
        else:
            shown.fill(content.rows if content else ())
        self.set_class(is_empty := content is not None and content.is_empty, "empty")
        nothing = "overview.nothing_yet" if self._tab == "time" else f"overview.nothing_{self._tab}"
        self.query_one("#invite", Static).update(self.say(nothing) if is_empty else "")
        self.call_after_refresh(self._show_columns)

    def _show_title(self) -> None:
        seen = self.query_one(MapRows).columns_shown if self._key == BY_PROJECT else range(0)
        name = self.journal.project.name if self.journal else shown_text(self.say, len(self.chosen_journals()), seen)
        self.headline(f"{self.say('overview.title')} · {name}", legend(self.say, self._tab, self._content))

    def _show_columns(self) -> None:
        if not self.is_mounted:
            return
        lines, content, header = lines_for_heads(self.size.height), self._content, Content("")
        if self._tab == "map":
            header = self.query_one(MapRows).header(lines)
            self._show_title()
        elif self._tab == "voices":
            header = voice_header(self.app, self.rows.scrollable_content_region.width, lines)
        elif self._tab == "time" and content:
            header = time_header(self.app, content.times, content.kept, self.size.width, lines)
        columns, takes = self.query_one("#overview-columns", Static), header.plain.count("\n") + 1
        columns.update(header, layout=columns.size.height != takes)
        self.set_class(takes > 1 and self._tab != "time", "two-heads")

    def _show_look(self) -> None:
        """Show what is under the cursor; observations are looked up when it rests."""
        item = self.rows.item
        if self._tab == "map":
            self._tell(self._cell_head())
            if self._resting is not None:
                self._resting.stop()  # whoever holds a key down passes many cells, and only the last is looked up
            self._resting = self.set_timer(_REST, self._show_cell)
        elif isinstance(item, RecurrenceRow):
            self._tell(row_detail(self.app, item, self._source))
        elif isinstance(item, Week):
            self._tell(week_detail(self.app, item, self._source, self.size.width - 2))
        elif self._content:
            self._tell(voice_detail(self.app, item, self.rows.items, self._source, self._content.led))
        else:
            self._tell("")

    def _tell(self, content: Content | str) -> None:
        """Show what is under the cursor: below the list, where as many lines are kept whatever that is."""
        self.query_one("#overview-look", Static).update(content, layout=False)

    def _cell_here(self) -> tuple[str, MapColumn] | None:
        shown = self.query_one(MapRows)
        return (shown.item[0], shown.column_here) if shown.item and shown.column_here else None

    def _cell_head(self) -> Content:
        if (here := self._cell_here()) is None:
            return Content("")
        pitfall, column = here
        shown = self.query_one(MapRows).map
        cell = shown.cell(pitfall, column.id)
        place = column.title if self._by_project else f"{column.short} {self.app.guide.title_of(column.id)}"
        if cell:
            about = f"{coverage_text(cell)} · {self.say.count('overview.seen', cell.total())}"
        else:
            about = self.say("overview.usual" if shown.is_usual(pitfall, column.id) else "overview.unknown")
        room, short = max(10, self.size.width - cells(about) - 4), f"{pitfall} · {place}"
        where = f"{pitfall} {self.app.guide.title_of(pitfall)} · {place}"
        where = fit(where if cells(where) <= room else short, room).rstrip()
        return Content.assemble((where, "bold"), "  ", (about, "$dim"))

    @work(group="cell", exclusive=True)
    async def _show_cell(self) -> None:
        """Look up the latest observations of the cell, and show them where the cursor still stands on it."""
        here = self._cell_here()
        if here is None or self._tab != "map" or not self.is_mounted:
            return
        every = AllProjects(self.app.library, Observation, is_beside=True)
        most = max(_SHOWN, self.query_one("#overview-look").size.height - 1)
        found = await asyncio.to_thread(every.tallied, *self._belongs(*here), most)
        if self not in self.app.screen_stack or self._tab != "map" or self._cell_here() != here:
            return  # it has come late, for another cell
        lines = [self._cell_head()]
        for journal, each in found:
            name = "" if self.journal or self._by_project else f"  {brief(journal.project.name, 24)}"
            text = fit(f"{KIND_SIGNS[each.kind]} {brief(each.text)}", self.size.width - cells(name) - 3)
            lines.append(Content.assemble(text, (name, "$dim")))
        self._tell(Content("\n").join(lines))

    def _belongs(self, pitfall: str, column: MapColumn) -> tuple[list[str], Callable[[Facets], bool]]:
        """Return the projects that a cell is about, and which observations belong to it."""
        if self._by_project:
            return [column.id], lambda facets: pitfall in facets.pitfalls
        every = [each.id for each in self._source.projects]
        return every, lambda facets: pitfall in facets.pitfalls and facets.stage == column.id

    # What can be done

    def chosen_journals(self) -> list[Journal]:
        """Return the projects that the overview is about: an export is about them too."""
        chosen = self._reading.projects if self._reading else ()
        return [self.app.library.journal(each.id) for each in chosen]

    def nearest_journal(self) -> Journal | None:
        """Return the project that this is about, or that what is under the cursor is of."""
        item = self.rows.item
        project = item.project if isinstance(item, LessonFate | UndecidedTrial) else ""
        if self._key == BY_PROJECT and (column := self.query_one(MapRows).column_here):
            project = column.id
        return self.app.library.journal(project) if project else self.journal

    def action_tab(self, key: str) -> None:
        """Show another tab."""
        if 0 < (number := int(key)) <= len(TABS):
            self._tab = TABS[number - 1]
            self._show_tab()
            self.show_keys()

    def action_by_project(self) -> None:
        """Let the map's columns be projects, or stages."""
        self._by_project = not self._by_project
        self._show_tab()
        self.show_keys()

    def action_open(self) -> None:
        """Open what is under the cursor: what was seen in a cell or at a pitfall, a week, a lesson, else a page."""
        if self._tab == "map" and (here := self._cell_here()):
            pitfall, column = here
            projects, _ = self._belongs(pitfall, column)
            stage = "" if self._by_project else column.id
            self.app.go(MapCellPage(projects, pitfall, stage))
        elif isinstance(fate := self.rows.item, LessonFate):
            journal = self.app.library.journal(fate.project)
            self.app.fetch(journal, lambda: self.app.go(LessonPage(journal, fate.lesson.id)))
        elif isinstance(trial := self.rows.item, UndecidedTrial):
            its = self.app.library.journal(trial.project)
            self.app.fetch(its, lambda: self.app.go(EntriesPage(its, trial.card.form, at=trial.card.id)))
        elif isinstance(week := self.rows.item, Week):
            self.app.go(WeekPage([each.id for each in self._source.projects], week.name))
        elif isinstance(again := self.rows.item, PitfallRecurrence):
            self.app.go(MapCellPage([each.id for each in self._source.projects], again.pitfall, ""))
        elif (page := self.guide_page()) is not None:
            self.app.go(GuidePage(page))
