"""Beginning a retrospective, or going on with the one that has begun."""

from __future__ import annotations

from content.retro_format import Format
from journals.library.journal import Journal
from journals.retro.meeting import begin_retro, open_retro
from journals.retro.timer import now
from tui.features.retro.screen import RetroScreen
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.wording.retro_formats import available_formats


def open_retro_screen(app: BaseApp, journal: Journal) -> None:
    """Go on with the retrospective that has begun, or ask which format a new one has and begin it."""
    formats, broken = available_formats(app.say, app.guide_folder)
    if broken:
        app.notify_user(broken, "warning")
    if meeting := open_retro(journal):
        app.push_screen(RetroScreen(journal, meeting, formats))
        return
    options = [
        Option(each.id, each.title, app.say("retro.minutes", n=each.minutes), key=str(place))
        for place, each in enumerate(formats, 1)
    ]

    def take(chosen: str | None) -> None:
        form = next((each for each in formats if each.id == chosen), None)
        if form is not None:
            app.write(lambda: _begin(app, journal, form, formats))

    app.push_screen(PickerDialog("retro.pick_format", lambda typed: options, typing=False), take)


def _begin(app: BaseApp, journal: Journal, form: Format, formats: tuple[Format, ...]) -> None:
    writer = app.library.writer_of(journal.folders[0].path.parent)
    meeting = begin_retro(journal, form, today=app.today, now=now(), leader=writer.name)
    app.push_screen(RetroScreen(journal, meeting, formats))
