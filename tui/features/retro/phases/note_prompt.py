"""Mending a note on one line: a typo or a wrong sign is no reason for a whole form."""

from __future__ import annotations

from msgspec.structs import replace

from journals.library.journal import Journal
from journals.records.capture import KIND_MARKERS, parse_line
from journals.records.model import Observation
from tui.features.common.record_forms import observation_form
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.stored_prompt import StoredPrompt


def mend_note(app: BaseApp, journal: Journal, note: Observation) -> None:
    """Ask for a note's text on a line, and store it; one of several lines gets the form, which keeps them.

    A sign typed before it makes it of that kind, as where it is written first.
    """

    def mended(text: str) -> Observation:
        typed = parse_line(text, (), ())
        if typed.kind is None or note.text[:1] in KIND_MARKERS:
            return replace(note, text=text)
        return replace(note, text=typed.text, kind=typed.kind)

    def store(new: Observation) -> bool:
        if journal.get(Observation, note.id) is None:  # a line that was just written is no way to bring it back
            app.notify_user(app.say("groups.note_gone"), "warning")
            return False
        return app.write(lambda: journal.edit((note, new)))

    if "\n" in note.text:
        app.push_screen(observation_form(app, journal, note))
        return
    StoredPrompt(
        app,
        "groups.ask_note",
        mended,
        lambda new, _: store(new),
        stored=note.text,
        about=note.id,
        before=note,
        mends=True,
    ).ask()
