"""The meetings of a project: those that have been, each with its record, and the one that is under way."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from journals.library.journal import Journal
from journals.records.base import Record
from journals.retro.meeting import Meeting, open_retro
from journals.retro.meeting_list import MeetingCounts, list_meetings
from journals.retro.prompts import format_title
from tui.commands import Command
from tui.features.retro.meeting_rows import MeetingRenderer
from tui.features.retro.phases.retro_document import export_record
from tui.features.retro.start import begin_meeting, go_on
from tui.features.retro.trend_dialog import TrendDialog, return_line
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import RetroRecordPage
from tui.ui.widgets.line_view import Drawing
from tui.wording.display import brief, shown_project_name
from tui.wording.meetings import meeting_counts_text, under_way_text
from tui.wording.retro_formats import available_formats


class MeetingsScreen(ListScreen[MeetingCounts]):
    """All meetings of one project, the latest first."""

    scope: ClassVar[str] = "meetings"
    has_detail = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("meetings")

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal: Journal = journal

    def fill(self) -> None:
        """Show the meetings, their formats in the language of now."""
        self._formats, _ = available_formats(self.say, self.app.guide_folder)
        super().fill()
        self.rows.refresh()

    def drawing(self) -> Drawing[MeetingCounts]:
        """Return how a meeting looks."""
        return MeetingRenderer(lambda: self.say, self._title).drawing

    def _title(self, form: str) -> str:
        return format_title(self._formats, form)

    def items(self) -> list[MeetingCounts]:
        """Return the meetings."""
        return list_meetings(self.journal)

    def heading(self) -> tuple[str, str]:
        """Return the project's name, and how many there are."""
        name = shown_project_name(self.say, self.journal.project.name)
        return f"{self.say('meetings.title')} · {name}", self.say.count("meetings.count", len(self.rows.items))

    def question(self) -> str:
        """Return that one is under way, and how well the time was spent from one to the next."""
        state = under_way_text(self.say, self.journal, self.key("meetings.go_on"))
        return "\n".join(filter(None, [state, return_line(self.say, self.journal)]))

    def detail(self, item: MeetingCounts) -> Content:
        """Return what came of a meeting: agreements, lessons, what was parked and what the mirror said."""
        say, meeting = self.say, Meeting(self.journal, item.retro.id)
        parts = [Content.assemble((self._title(item.retro.format), "bold")), Content(meeting_counts_text(say, item))]
        said = {pitfall: say(f"words.bitten.{each.answer}") for pitfall, each in sorted(meeting.reflections.items())}
        lists = (
            ("agreed", [" · ".join(filter(None, [brief(a.text), brief(a.owner)])) for a in meeting.actions]),
            ("learned", [brief(each.title) for each in meeting.lessons]),
            ("laid", [brief(each.text) for each in meeting.parked]),
            ("mirror", [f"{pitfall} {self.app.guide.title_of(pitfall)}: {word}" for pitfall, word in said.items()]),
        )
        for name, texts in lists:
            if texts:
                parts += [Content(""), Content.assemble((say(f"meetings.{name}"), "$dim"))]
                parts += [Content(f"- {text}") for text in texts]
        return Content("\n").join(parts)

    def invitation(self) -> str:
        """Return how to begin one."""
        return self.say("meetings.empty", key=self.key("meetings.new"))

    def record_of(self, item: MeetingCounts) -> tuple[Journal, Record]:
        """Return the meeting's own record."""
        return self.journal, item.retro

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command; that to go on begins one, where none is under way."""
        is_next = command.id != "meetings.go_on" or self.journal.summary.meeting is not None
        return is_next and super().offers(command)

    # What can be done

    def action_open(self) -> None:
        """Read the record of a meeting that has ended; go on with one that is under way."""
        item = self.rows.item
        if item is None:
            return
        if item.is_under_way:
            go_on(self.app, Meeting(self.journal, item.retro.id))
        else:
            self.app.go(RetroRecordPage(self.journal, item.retro.id))

    def action_go_on(self) -> None:
        """Go on with the one that is under way, else begin one: who pressed the same key to come here wants to meet."""
        if meeting := open_retro(self.journal):
            go_on(self.app, meeting)
        else:
            self.action_new()

    def action_read(self) -> None:
        """Read the record, also of one that is under way."""
        if (item := self.rows.item) is not None and self._is_decided(item):
            self.app.go(RetroRecordPage(self.journal, item.retro.id))

    def _is_decided(self, item: MeetingCounts) -> bool:
        """Return whether the room has said what becomes of its private notes, which comes first; if not, say so."""
        undecided = item.is_under_way and Meeting(self.journal, item.retro.id).private_notes.is_undecided
        if undecided:
            self.app.notify_user(self.say("meetings.raw_first"))
        return not undecided

    def action_new(self) -> None:
        """Begin a new one; where one is under way, that is said first."""
        begin_meeting(self.app, self.journal)

    def action_export(self) -> None:
        """Write the record of a meeting to a file."""
        if (item := self.rows.item) is not None and self._is_decided(item):
            export_record(self.app, Meeting(self.journal, item.retro.id), self._formats)

    def action_trend(self) -> None:
        """Show how it goes from one meeting to the next."""
        self.app.push_screen(TrendDialog(self.journal))
