"""Choosing a group to move notes to, or naming a new one, and choosing notes from the log."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from msgspec.structs import replace

from journals.records.model import Observation
from journals.records.retro import Theme
from journals.retro.meeting import Meeting
from journals.retro.themes import Group
from journals.text.clean import filter_key
from tui.features.retro.phases.private_questions import ask_sentences
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.wording.display import brief

_MOST_NOTES = 300
_SEARCHED = 4_000
"""Characters of a note that are searched."""


def pick_notes(
    app: BaseApp, notes: Sequence[Observation], new: Collection[str], take: Callable[[list[Observation]], object]
) -> None:
    """Ask for some of the log's notes: all that are `new`, all of a stage, or one."""
    many = _several(app, notes, new)

    def options(typed: str) -> Sequence[Option]:
        word = filter_key(typed)
        fits = (note for note in notes if word in filter_key(note.text[:_SEARCHED]))
        ones = [
            Option(note.id, brief(note.text), app.say("groups.is_new") if note.id in new else "")
            for note, _ in zip(fits, range(_MOST_NOTES), strict=False)
        ]
        return [*(option for option, _ in many if word in filter_key(option.text)), *ones]

    def picked(chosen: str | None) -> None:
        found = next((each for option, each in many if option.value == chosen), None)
        if found := found or [note for note in notes if note.id == chosen]:
            take(found)

    app.push_screen(PickerDialog("groups.pick_log", options), picked)


def _several(
    app: BaseApp, notes: Sequence[Observation], new: Collection[str]
) -> list[tuple[Option, list[Observation]]]:
    """Return what takes several notes at once: those that are new, and those of each stage."""
    fresh = [note for note in notes if note.id in new]
    found = [(Option("new", app.say.count("groups.all_new", len(fresh)), look="accent"), fresh)] if fresh else []
    for stage in app.guide.stages:
        if there := [note for note in notes if note.stage == stage.id]:
            words = app.say.count("groups.all_of", len(there), stage=stage.title)
            found.append((Option(f"stage {stage.id}", words, look="accent"), there))
    return found


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


def ask_group_name(app: BaseApp, theme: Theme, store: Callable[[Theme], bool], typed: str = "") -> None:
    """Ask on a line what a group is called; one without an id is new. `typed`: what stands there to begin with."""
    StoredPrompt(
        app,
        "groups.ask_name",
        lambda name: replace(theme, name=name),
        lambda new, _: store(new),
        stored=theme.name or typed,
        about=theme.id,
        before=theme if theme.id else None,
    ).ask()


def rename_group(app: BaseApp, meeting: Meeting, theme: Theme) -> None:
    """Ask what a group is to be called, and then for the sentence that the room has for it, where it has one."""

    def store(new: Theme) -> bool:
        stored = app.write(lambda: meeting.themes.rename(theme, new.name))
        if stored and new.summary:
            ask_sentences(app, meeting, [new], lambda: None)
        return stored

    ask_group_name(app, theme, store)
