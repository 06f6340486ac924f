"""Putting together what belongs together: loose notes and groups with all that is in them, and what is near a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from journals.records.model import Observation
from journals.records.retro import Theme
from journals.retro.meeting import Meeting
from journals.retro.prompts import note_heading
from journals.retro.themes import Group
from tui.commands import Command
from tui.features.common.record_forms import observation_form
from tui.features.common.tag_dialog import TagChange, TagDialog, apply_tag
from tui.features.retro.phases.board_entries import BoardEntry, BoardEntryRenderer, columns_of
from tui.features.retro.phases.group_pickers import pick_group, pick_note
from tui.features.retro.phases.nearby_notes import NearbyNotes, nearby_lines
from tui.features.retro.phases.phase_part import PhasePart
from tui.ui.bindings import bindings
from tui.ui.dialogs.prompt import prompt_and_store
from tui.ui.widgets.board import Board
from tui.wording.display import brief

_ON_GROUP = {"ungroup", "rename"}
"""What the key bar shows for a group; a note can be edited too, but that is seldom what a room wants."""


class GroupsPart(PhasePart):
    """The board, and below it what is near to the note under the cursor."""

    scope = "groups"
    BINDINGS: ClassVar[list[BindingType]] = bindings("groups")

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._loose: list[Observation] = []
        self._groups: list[Group] = []
        self._earlier: list[Observation] = []
        self._finder = NearbyNotes()
        self._nearby: list[Observation] = []
        self._follow: str | None = None

    def compose(self) -> ComposeResult:
        """The board, and what is near."""
        self._renderer = BoardEntryRenderer(self.say, lambda note: note_heading(self.host.formats, note))
        yield Board[BoardEntry](self._renderer.drawing, lambda n: self.say.count("groups.below", n))
        yield Static(id="near", markup=False)

    @property
    def board(self) -> Board[BoardEntry]:
        """The loose notes and the groups."""
        return self.query_one(Board)

    @property
    def position(self) -> str:
        """The note or group under the cursor."""
        return self.board.item.key if self.board.item else ""

    @property
    def status(self) -> str:
        """How many groups there are, and how many notes are loose or chosen."""
        if chosen := len(self.board.chosen):
            return self.say.count("groups.chosen", chosen)
        status = self.say("groups.status", groups=len(self._groups), loose=len(self._loose))
        before, after = self.board.hidden if self.display else (0, 0)
        more = [self.say.count("groups.before", before)] if before else []
        more += [self.say.count("groups.after", after)] if after else []
        return " · ".join([status, *more])

    def fill(self) -> None:
        """Show the notes where they are now."""
        self._renderer.say = self.say
        self._loose, self._groups = self.meeting.ungrouped, self.meeting.groups
        grouped = {note.id for group in self._groups for note in group.notes}
        self._earlier = [note for note in self.meeting.earlier_observations if note.id not in grouped]
        self._finder.update(self._loose, self._groups, self._earlier)
        self.board.fill(columns_of(self._loose, self._groups), at=self._follow)
        self._follow = None
        self._show_nearby()

    def go_to(self, at: str) -> None:
        """Put the cursor on a note or a group."""
        if self.board.go(at):
            self._show_nearby()

    def take_focus(self) -> None:
        """Take the keyboard focus."""
        self.board.focus()

    @property
    def rows(self) -> Board[BoardEntry]:
        """The notes and groups."""
        return self.board

    def offers(self, command: Command) -> bool:
        """Return whether a command fits what is under the cursor."""
        item = self.board.item
        if item is None or not super().offers(command):
            return super().offers(command)
        if command.action in _ON_GROUP:
            return item.note is None
        if command.action == "split":
            return item.note is not None and item.group is not None
        return command.action != "move" or item.note is not None or bool(self.board.chosen)

    def guide_page(self) -> str | None:
        """Return the page of the first pitfall of the note under the cursor."""
        note = self.board.item.note if self.board.item else None
        return min(note.pitfalls) if note and note.pitfalls else None

    def on_resize(self) -> None:
        """Lay out what is near in the room there is now."""
        self._show_nearby()

    def on_board_moved(self, event: Board.Moved) -> None:
        """Show what is near to the note the cursor has come to."""
        event.stop()
        self._show_nearby()
        self.post_moved()

    # What is near

    def _show_nearby(self) -> None:
        self._nearby = self._finder.find(self.board.item)
        sources = {note.id: self.say("groups.log") for note in self._earlier}
        sources |= {note.id: group.theme.name for group in self._groups for note in group.notes}
        is_empty = not self._loose and not self._groups
        near = self.query_one("#near", Static)
        near.set_class(is_empty, "empty")
        width = self.screen.size.width
        near.update(self.say("groups.empty") if is_empty else nearby_lines(self.say, self._nearby, sources, width))

    def action_first(self) -> None:
        """Put what is nearest together with what is under the cursor."""
        self._take_nearby(0)

    def action_second(self) -> None:
        """Take the second."""
        self._take_nearby(1)

    def action_third(self) -> None:
        """Take the third."""
        self._take_nearby(2)

    def _take_nearby(self, number: int) -> None:
        if number < len(self._nearby):
            self._put_together(self._nearby[number])

    def _put_together(self, other: Observation) -> None:
        """Put another note together with what is under the cursor: in the group that one of them has, or a new one."""
        item = self.board.item
        if item is None:
            return
        there = next((group for group in self._groups if other in group.notes), None)
        if item.group is not None:
            theme, moved = item.group.theme, [other]
        elif there is not None and item.note is not None:
            theme, moved = there.theme, [item.note]
        else:
            self._ask_name([item.note, other] if item.note else [other], follow=True)
            return
        self._follow = theme.id
        self._write(lambda: self.meeting.themes.add(moved, theme))

    def action_from_log(self) -> None:
        """Take a note from before the meeting."""

        def take(note: Observation) -> None:
            if self.board.item is not None:
                self._put_together(note)
            else:
                self._ask_name([note], follow=True)

        if self._earlier:
            pick_note(self.app, self._earlier, take)
        else:
            self.app.notify_user(self.say("groups.empty_log"))

    # Joining and taking apart

    def action_choose(self) -> None:
        """Mark it, and go on to the next."""
        self.board.toggle()
        self.post_moved()

    def action_join(self) -> None:
        """Put the chosen together: into the group under the cursor, or into a new one that gets a name."""
        item = self.board.item
        if item is None:
            return
        if item.note is None and item.group is not None:
            if self.board.chosen - {item.key}:
                self._join(item.group.theme)
            else:
                self.app.notify_user(self.say("groups.choose_first"))
        else:
            self._ask_name(self._notes())

    def action_move(self) -> None:
        """Move the chosen to a group that is picked from a list."""

        def take(group: Group | None) -> None:
            if group is None:
                self._ask_name(notes)
            else:
                self._join(group.theme)

        if notes := self._notes():
            pick_group(self.app, self._groups, take)

    def action_split(self) -> None:
        """Take the chosen out of their groups."""
        grouped = {note.id for group in self._groups for note in group.notes}
        if notes := [note for note in self._notes() if note.id in grouped]:
            self._write(lambda: self.meeting.themes.loosen(*notes))

    def action_ungroup(self) -> None:
        """Take a group apart; undo brings it back."""
        item = self.board.item
        if item is not None and item.note is None and (group := item.group) is not None:
            if self._write(lambda: self.meeting.themes.dissolve(group.theme)):
                self.app.notify_user(self.say("groups.ungrouped", name=brief(group.theme.name, 40)))
        elif item is not None:
            self.app.notify_user(self.say("groups.on_a_group"))

    def action_rename(self) -> None:
        """Rename a group, or edit the note under the cursor."""
        item = self.board.item
        if item is not None and item.note is not None:
            self.app.push_screen(observation_form(self.app, self.meeting.journal, item.note))
        elif item is not None and item.group is not None:
            theme = item.group.theme
            self._ask_for(theme, lambda new: self.meeting.themes.rename(theme, new.name))

    def action_tag(self) -> None:
        """Tag the chosen, or all in the group under the cursor, with a pitfall."""
        if picked := self._notes():
            self.app.push_screen(TagDialog(picked), lambda tagged: self._tag(picked, tagged))

    def _tag(self, picked: list[Observation], tagged: TagChange | None) -> None:
        if tagged is not None:
            pairs, full = apply_tag(picked, tagged)
            if full:
                self.app.notify_user(self.say.count("project.full", full, most=2), "warning")
            self._write(lambda: self.meeting.journal.edit(*pairs))

    def _notes(self) -> list[Observation]:
        """Return the notes that are chosen, those of chosen groups too; without any, those under the cursor."""
        found: dict[str, Observation] = {}
        for entry in self.board.picked:
            notes = [entry.note] if entry.note else entry.group.notes if entry.group else []
            found |= {note.id: note for note in notes}
        return list(found.values())

    def _join(self, theme: Theme) -> None:
        """Put what is chosen into a group; chosen groups become part of it."""
        groups = [entry.group for entry in self.board.picked if entry.group and not entry.note]
        notes = [entry.note for entry in self.board.picked if entry.note]
        self._write(lambda: self.meeting.themes.merge(groups, notes, theme))

    def _ask_name(self, notes: list[Observation], *, follow: bool = False) -> None:
        """Ask what a new group is called, and put notes into it."""

        def store(new: Theme) -> None:
            made = self.meeting.themes.add(notes, new)
            self._follow = made.id if follow else None

        if notes:
            self._ask_for(Theme(retro=self.meeting.id), store)

    def _ask_for(self, theme: Theme, store: Callable[[Theme], object]) -> None:
        """Ask for a group's name and store it."""
        prompt_and_store(
            self.app,
            "groups.ask_name",
            lambda name: replace(theme, name=name),
            lambda new, _: self._write(lambda: store(new)),
            stored=theme.name,
            about=theme.id,
            before=theme if theme.id else None,
        )

    def _write(self, act: Callable[[], object]) -> bool:
        """Do it; what was chosen is done with."""
        if not self.app.write(act):
            return False
        if self.board.chosen:
            self.board.chosen.clear()
        self.board.refresh()
        self.post_moved()
        return True
