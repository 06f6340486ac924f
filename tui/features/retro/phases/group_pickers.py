"""Choosing a group to move notes to, and a note from the log, from lists that are narrowed as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journals.records.model import Observation
from journals.retro.themes import Group
from journals.text.clean import filter_key
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.wording.display import brief

_MOST_NOTES = 300
_SEARCHED = 4_000
"""Characters of a note that are searched."""


def pick_note(app: BaseApp, notes: Sequence[Observation], take: Callable[[Observation], object]) -> None:
    """Ask for one of the notes."""

    def options(typed: str) -> Sequence[Option]:
        word = filter_key(typed)
        fits = (note for note in notes if word in filter_key(note.text[:_SEARCHED]))
        return [Option(note.id, brief(note.text)) for note, _ in zip(fits, range(_MOST_NOTES), strict=False)]

    def picked(chosen: str | None) -> None:
        if note := next((note for note in notes if note.id == chosen), None):
            take(note)

    app.push_screen(PickerDialog("groups.pick_log", options), picked)


def pick_group(app: BaseApp, groups: Sequence[Group], take: Callable[[Group | None], object]) -> None:
    """Ask for one of the groups; `take` gets None for a new one."""

    def options(typed: str) -> list[Option]:
        word = filter_key(typed)
        fits = [group for group in groups if word in filter_key(group.theme.name)]
        found = [
            Option(group.theme.id, brief(group.theme.name), app.say.count("groups.notes", len(group.notes)))
            for group in fits
        ]
        return [*found, Option("", app.say("groups.new"))]

    def picked(chosen: str | None) -> None:
        if chosen == "":
            take(None)
        elif group := next((group for group in groups if group.theme.id == chosen), None):
            take(group)

    app.push_screen(PickerDialog("groups.pick_group", options), picked)
