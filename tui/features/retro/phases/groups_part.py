"""Putting together what belongs together: loose notes and groups with all that is in them, and what is near a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.records.model import Observation
from journals.records.retro import Theme
from journals.retro.log_notes import new_since_last_meeting, taken_along
from journals.retro.meeting import Meeting
from journals.retro.prompts import note_heading
from journals.retro.themes import Group
from tui.commands import ALL_DIGITS, Command
from tui.features.common.tag_dialog import TagChange, TagDialog, apply_tag
from tui.features.retro.phases.agreement_lines import AgreementLines
from tui.features.retro.phases.board_entries import BoardEntry, BoardEntryRenderer, columns_of
from tui.features.retro.phases.group_pickers import pick_notes, rename_group
from tui.features.retro.phases.moved_notes import move_notes, name_new_group
from tui.features.retro.phases.nearby_notes import NearbyNotes
from tui.features.retro.phases.note_prompt import mend_note
from tui.features.retro.phases.phase_part import PhasePart
from tui.ui.bindings import bindings
from tui.ui.widgets.board import Board
from tui.ui.widgets.static import Static
from tui.wording.display import brief

_ON_NOTES = {"move", "put"}
"""What the key bar shows for a note, or for what is chosen."""
_ON_LOOSE = {"put", "join", "alike", "move", "from_log"}
"""What it shows only while something is in no group, or is chosen: else the room goes on, and that key is to show."""
_AFTER_DOTS = {"distil", "action"}
"""What it shows only once dots are given: before that the room is to see what there is."""


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
        self._folded: set[str] = set()
        """Ids of the groups of which only the heading shows."""
        self._follow: str | None = None

    def compose(self) -> ComposeResult:
        """Yield the board, and what is near."""
        host = self.host  # the board may be drawn once more when it is no longer on it
        self._renderer = BoardEntryRenderer(self.say, lambda note: note_heading(host.formats, note))
        yield Board[BoardEntry](self._renderer.drawing, self._more_below)
        yield Static(id="near", markup=False)

    def _more_below(self, number: int) -> str:
        return self.say.count("groups.below", number) if number else self.say("groups.goes_on")

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
        added = taken_along(self.meeting)
        self._earlier = [note for note in self.meeting.earlier_observations if note.id not in added]
        self._finder.update(self._loose, self._groups, self._earlier)
        self.board.fill(columns_of(self._loose, self._groups, self._folded), at=self._follow)
        self._follow = None
        self._show_nearby()

    def go_to(self, at: str) -> None:
        """Put the cursor on a note or a group; one that is folded away is unfolded."""
        hides = {group.theme.id for group in self._groups if at in {note.id for note in group.notes}}
        if hides & self._folded:
            self._fold(self._folded - hides)
        if self.board.go(at):
            self._show_nearby()

    def take_focus(self) -> None:
        """Take the keyboard focus."""
        self.board.focus()

    @property
    def rows(self) -> Board[BoardEntry]:
        """The notes and groups."""
        return self.board

    def _group_here(self) -> Group | None:
        """Return the group under the cursor or around it, or the loose note."""
        item = self.board.item
        here = (item.group.theme.id if item.group else item.key) if item else ""
        return next((each for each in self.meeting.candidates if each.theme.id == here), None)

    def offers(self, command: Command) -> bool:
        """Return whether a command fits what is under the cursor."""
        item = self.board.item
        if item is None or not super().offers(command):
            return super().offers(command)
        if command.action == "ungroup":
            return item.note is None
        if command.action == "fold":
            return item.group is not None
        if command.action == "split":
            return item.note is not None and (item.group is not None or item.note.retro != self.meeting.id)
        if command.action in _AFTER_DOTS:
            return bool(self.meeting.votes.all) and self._group_here() is not None
        if command.action == "put" and not self._groups:
            return False
        if not self._loose and not self.board.chosen and command.action in _ON_LOOSE:
            return False
        return command.action not in _ON_NOTES or item.note is not None or bool(self.board.chosen)

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
        if not self.is_attached:  # the phase was turned while this was on its way
            return
        is_empty = not self._loose and not self._groups
        near = self.query_one("#near", Static)
        near.set_class(is_empty, "empty")
        key = self.host.key("groups.alike")
        lines = self._finder.lines(self.say, self.board.item, self.board.chosen, key, self.screen.size.width)
        near.update(self.say("groups.empty") if is_empty else Content("\n").join(lines))

    def action_alike(self) -> None:
        """Take along what is most like it: into the group under the cursor, or chosen with the loose note."""
        item = self.board.item
        near = self._finder.alike(item, self.board.chosen)
        if item is None or not near:
            self.app.notify_user(self.say("groups.nearest_all"))
        elif (group := item.group) is not None:
            self._write(lambda: self.meeting.themes.add(near[:1], group.theme), keeps=True)
        else:
            self.board.chosen |= {item.key, near[0].id}
            self.board.refresh()
            self._show_nearby()
            self.post_moved()

    def action_from_log(self) -> None:
        """Take notes of the log in, one into the group under the cursor."""

        def take(notes: list[Observation]) -> None:
            group = self.board.item.group if self.board.item else None
            if group is not None and len(notes) == 1:
                self._follow = group.theme.id
                self._write(lambda: self.meeting.themes.add(notes, group.theme))
                return
            self._follow = notes[0].id
            if self._write(lambda: self.meeting.themes.loosen(*notes)):
                self.app.notify_undoable(self.say.count("groups.fetched", len(notes)))

        if self._earlier:
            pick_notes(self.app, self._earlier, new_since_last_meeting(self.meeting, self._earlier), take)
        else:
            self.app.notify_user(self.say("groups.empty_log"))

    # Folding

    def action_fold(self) -> None:
        """Show only the heading of the group under the cursor, or its notes again."""
        if (item := self.board.item) is not None and item.group is not None:
            self._fold(self._folded ^ {item.group.theme.id})

    def action_fold_all(self) -> None:
        """Show only the headings of all groups, or all notes again."""
        every = {group.theme.id for group in self._groups}
        self._fold(set() if every <= self._folded else every)

    def _fold(self, folded: set[str]) -> None:
        """Fold these groups and no others; the cursor goes from a note that is folded away to its group."""
        self._folded = folded
        item = self.board.item
        if item is not None and item.group is not None and item.group.theme.id in folded:
            self._follow = item.group.theme.id
        self.fill()
        self.post_moved()

    # What comes of it

    def action_distil(self) -> None:
        """Make a lesson of the group or loose note under the cursor, in one sentence."""
        AgreementLines(self.app, self.meeting).ask_lesson(self._group_here())

    def action_action(self) -> None:
        """Agree on an action about it."""
        AgreementLines(self.app, self.meeting).ask_action(self._group_here())

    # Joining and taking apart

    def action_choose(self) -> None:
        """Mark it, and go on to the next."""
        self.board.toggle()
        self.post_moved()

    def action_put(self, key: str) -> None:
        """Put the chosen, or the note under the cursor, into the group with a number; the cursor stays where it was."""
        number, item = ALL_DIGITS.index(key), self.board.item
        if not self._groups:
            self.app.notify_user(self.say("groups.no_groups"))
        elif number >= len(self._groups):
            self.app.notify_user(self.say.count("groups.no_such", len(self._groups)))
        elif item is not None and item.note is None and not self.board.chosen:
            self.app.notify_user(self.say("groups.choose_first"))
        else:
            self._join(self._groups[number].theme)

    def action_join(self) -> None:
        """Put the chosen together: into the group under the cursor, or into a new one that gets a name.

        Chosen groups become one, that under the cursor where it is one of them, else the first, and keep its name.
        """
        item, chosen = self.board.item, self.board.chosen
        if item is None:
            return
        groups = [group for group in self._groups if group.theme.id in chosen]
        here = item.group if item.group and (item.note is None or item.group in groups) else None
        into = here or next(iter(groups), None)
        if into is None:
            name_new_group(self.app, self.meeting, self._notes(), self._write)
        elif chosen - {into.theme.id}:
            self._follow = into.theme.id
            self._join(into.theme)
        else:
            self.app.notify_user(self.say("groups.choose_first"))

    def action_move(self) -> None:
        """Move the chosen to a group that is picked from a list."""
        if notes := self._notes():
            move_notes(self.app, self.meeting, notes, self._groups, self._join, self._write)

    def action_split(self) -> None:
        """Take the chosen out of their groups; what is in none and came from the log is left to the log again."""
        grouped = {note.id for group in self._groups for note in group.notes}
        notes = self._notes()
        if out := [note for note in notes if note.id in grouped]:
            self._write(lambda: self.meeting.themes.loosen(*out))
        elif back := [note for note in notes if note.retro != self.meeting.id]:
            self._write(lambda: self.meeting.themes.put_back(*back))

    def action_ungroup(self) -> None:
        """Take a group apart; undo brings it back."""
        item = self.board.item
        if item is not None and item.note is None and (group := item.group) is not None:
            if self._write(lambda: self.meeting.themes.dissolve(group.theme)):
                self.app.notify_undoable(self.say("groups.ungrouped", name=brief(group.theme.name, 40)))
        elif item is not None:
            self.app.notify_user(self.say("groups.on_a_group"))

    def action_rename(self) -> None:
        """Rename a group, and mend the sentence the room has for it; or mend the text of the note under the cursor."""
        item = self.board.item
        if item is not None and item.note is not None:
            mend_note(self.app, self.meeting.journal, item.note)
        elif item is not None and item.group is not None:
            rename_group(self.app, self.meeting, item.group.theme)

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

    def _write(self, act: Callable[[], object], *, keeps: bool = False) -> bool:
        """Do it; what was chosen is done with, unless it `keeps` it."""
        if not self.app.write(act):
            return False
        if self.board.chosen and not keeps:
            self.board.chosen.clear()
        self.board.refresh()
        self.post_moved()
        return True
