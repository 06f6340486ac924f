"""What a room is asked about what it wrote in private: each pile's sentence, and whether the texts are deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from textual.content import Content

from journals.records.retro import RawNotes, Theme
from journals.retro.meeting import Meeting
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.dialogs.prompt import PromptContext
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.wording.display import brief

_MOST_NOTES = 8
"""As many texts are shown above the line; of the rest it is told how many there are."""
_NAME = 30


def ask_sentences(app: BaseApp, meeting: Meeting, themes: Sequence[Theme], then: Callable[[], object]) -> None:
    """Ask for one theme's sentence after the other, and then go on. A line that is left leaves its theme as it is."""
    if not themes:
        then()
        return
    theme, rest = themes[0], themes[1:]

    def go_on() -> None:
        ask_sentences(app, meeting, rest, then)

    def store(new: Theme, _: str) -> bool:
        if not app.write(lambda: meeting.private_notes.summarize(theme, new.summary)):
            return False
        go_on()
        return True

    StoredPrompt(
        app,
        "private.ask_sentence",
        lambda sentence: replace(theme, summary=sentence),
        store,
        stored=theme.summary,
        mends=True,
        about=theme.id,
        before=theme,
        beside=PromptContext(
            lambda: _about(app, meeting, theme),
            question=lambda: app.say("private.ask_sentence", name=brief(theme.name, _NAME)),
            leave="dialog.leave" if theme.summary else "dialog.later",
        ),
        left=go_on,
    ).ask()


def _about(app: BaseApp, meeting: Meeting, theme: Theme) -> Content:
    """Return why a sentence is asked for, and the texts themselves, which the room has before it."""
    say, notes = app.say, meeting.private_notes.in_theme(theme)
    more = len(notes) - _MOST_NOTES
    lines = [
        say.count("private.why_sentence", len(notes)),
        *(f"· {brief(note.text)}" for note in notes[:_MOST_NOTES]),
        *([say.count("private.more_notes", more)] if more > 0 else []),
    ]
    return Content("\n").join(map(Content, lines))


def ask_raw_notes(app: BaseApp, meeting: Meeting, then: Callable[[], object]) -> None:
    """Ask whether the texts are deleted when the meeting ends, and for the sentences that are missing; then go on.

    Who leaves the question has not answered it: then nothing follows.
    """
    say = app.say

    def take(chosen: str | None) -> None:
        answer: RawNotes = "keep" if chosen == "keep" else "delete"
        if chosen is not None and app.write(lambda: meeting.private_notes.decide(answer)):
            ask_sentences(app, meeting, meeting.private_notes.unsummarized, then)

    options = [
        Option("delete", say("check_out.erase"), say("check_out.erase.note"), key="1"),
        Option("keep", say("check_out.keep"), say("check_out.keep.note"), key="2"),
    ]
    app.push_screen(PickerDialog("check_out.raw", lambda _: options, typing=False), take)
