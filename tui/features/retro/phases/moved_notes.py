"""Moving notes to a group that is picked or named meanwhile; what another window has moved by then is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journals.records.model import Observation
from journals.records.retro import Theme
from journals.retro.meeting import Meeting
from journals.retro.themes import Group
from tui.features.retro.phases.group_pickers import ask_group_name, pick_group
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.meanwhile import Kept, settle_meanwhile
from tui.wording.display import brief


class NotePlaces:
    """Where notes lie when somebody begins to say where they are to go."""

    def __init__(self, app: BaseApp, meeting: Meeting, notes: Sequence[Observation]) -> None:
        self._app, self._meeting, self._notes = app, meeting, notes
        self._before = self._names()

    def settle(self, name: str, put: Callable[[list[Observation]], object], back: Callable[[], object]) -> None:
        """Let `put` hear which notes are to go into the group of a `name`; those others have moved are asked about.

        `back` is called where that is rather to be thought over.
        """
        now = self._names()
        moved = [note for note in self._notes if now[note.id] not in (self._before[note.id], name)]

        def take(kept: Kept) -> None:
            rest = [note for note in self._notes if kept == "mine" or note not in moved]
            if rest:
                put(rest)

        both = [(brief(note.text), name, now[note.id]) for note in moved]
        settle_meanwhile(self._app, None, both, take, back)

    def _names(self) -> dict[str, str]:
        """Return what each note's group is called."""
        loose = self._app.say("groups.no_group")
        groups = {note.id: group.theme.name for group in self._meeting.groups for note in group.notes}
        return {note.id: groups.get(note.id, loose) for note in self._notes}


def name_new_group(
    app: BaseApp,
    meeting: Meeting,
    notes: Sequence[Observation],
    write: Callable[[Callable[[], object]], bool],
    typed: str = "",
    places: NotePlaces | None = None,
) -> None:
    """Ask what a new group is called, and put notes into it.

    `write` does it; `typed` stands in the line to begin with; `places`: where the notes lay when all this began.
    """
    before = places or NotePlaces(app, meeting, notes)

    def store(new: Theme) -> bool:
        def put(left: list[Observation]) -> None:
            if not write(lambda: meeting.themes.add(left, new)):
                again()

        def again() -> None:
            name_new_group(app, meeting, notes, write, new.name, before)

        before.settle(new.name, put, again)
        return True

    if notes:
        ask_group_name(app, Theme(retro=meeting.id), store, typed)


def move_notes(
    app: BaseApp,
    meeting: Meeting,
    notes: Sequence[Observation],
    groups: Sequence[Group],
    join: Callable[[Theme], object],
    write: Callable[[Callable[[], object]], bool],
) -> None:
    """Move notes to one of the groups, or to a new one.

    `join` puts all that is chosen into a group; `write` does what puts only some of it there.
    """
    places = NotePlaces(app, meeting, notes)

    def pick() -> None:
        pick_group(app, groups, take)

    def take(group: Group | None) -> None:
        if group is None:
            name_new_group(app, meeting, notes, write, places=places)
            return

        def put(left: list[Observation]) -> None:
            if len(left) == len(notes):
                join(group.theme)
            else:
                write(lambda: meeting.themes.add(left, group.theme))

        places.settle(group.theme.name, put, pick)

    pick()
