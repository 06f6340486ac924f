"""Mending a note on one line: a typo is no reason for a whole form."""

from __future__ import annotations

from msgspec.structs import replace

from journals.library.journal import Journal
from journals.records.model import Observation
from tui.features.common.record_forms import observation_form
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.stored_prompt import StoredPrompt


def mend_note(app: BaseApp, journal: Journal, note: Observation) -> None:
    """Ask for a note's text on a line, and store it; one of several lines gets the form, which keeps them."""

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
        lambda text: replace(note, text=text),
        lambda new, _: store(new),
        stored=note.text,
        about=note.id,
        before=note,
        mends=True,
    ).ask()
