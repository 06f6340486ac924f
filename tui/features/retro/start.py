"""Beginning a retrospective, or going on with the one that has begun; and the way to those that have been."""

from __future__ import annotations

from content.retro_format import Format
from journals.library.journal import Journal
from journals.records.retro import Retro
from journals.retro.meeting import Meeting, begin_retro, open_retro
from journals.retro.timer import now
from tui.features.retro.screen import RetroScreen
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.places import MeetingsPage
from tui.wording.display import long_date
from tui.wording.retro_formats import available_formats

_GO_ON, _END = "go-on", "end"


def open_retro_screen(app: BaseApp, journal: Journal) -> None:
    """Go on with the retrospective that has begun; else show those that have been, or begin the first."""
    if meeting := open_retro(journal):
        go_on(app, meeting)
    elif journal.all(Retro):
        app.go(MeetingsPage(journal))
    else:
        begin_meeting(app, journal)


def go_on(app: BaseApp, meeting: Meeting, *, at_the_end: bool = False) -> None:
    """Go on with a retrospective that has begun; where it lies below what is shown, go back to it.

    `at_the_end`: in its last phase, where it is ended; where another machine turns the phases, it stays where it is.
    """
    formats = _formats(app)
    screen = RetroScreen(meeting.journal, meeting, formats)
    if at_the_end and screen.leads:
        app.write(lambda: meeting.go_to_phase(screen.format, screen.format.phases[-1].kind, now()))
    below = [each for each in app.screen_stack if isinstance(each, RetroScreen) and each.meeting.id == meeting.id]
    if below:
        while app.screen is not below[-1]:
            app.context.stash_drafts()
            app.pop_screen()
    else:
        app.push_screen(screen)


def begin_meeting(app: BaseApp, journal: Journal) -> None:
    """Ask which format a new retrospective has, and begin it; where one is under way, say so and begin none."""
    if meeting := open_retro(journal):
        _say_it_is_open(app, meeting)
        return
    formats = _formats(app)
    options = [
        Option(each.id, each.title, app.say("retro.minutes", n=each.minutes), key=str(place), about=each.summary)
        for place, each in enumerate(formats, 1)
    ]

    def take(chosen: str | None) -> None:
        form = next((each for each in formats if each.id == chosen), None)
        if form is not None:
            app.write(lambda: _begin(app, journal, form, formats))

    app.push_screen(PickerDialog("retro.pick_format", lambda typed: options, typing=False), take)


def _say_it_is_open(app: BaseApp, meeting: Meeting) -> None:
    """Offer to go on with a retrospective, or to end it, which is done in its last phase: nothing is lost by that."""
    say = app.say
    options = [
        Option(_GO_ON, say("meetings.go_on"), long_date(say, meeting.retro.day), key="1"),
        Option(_END, say("meetings.end_first"), key="2"),
    ]

    def take(chosen: str | None) -> None:
        if chosen is not None:
            go_on(app, meeting, at_the_end=chosen == _END)

    app.push_screen(PickerDialog("meetings.is_open", lambda typed: options, typing=False), take)


def _formats(app: BaseApp) -> tuple[Format, ...]:
    """Return the guide's formats, and say so where they are broken."""
    formats, broken = available_formats(app.say, app.guide_folder)
    if broken:
        app.notify_user(broken, "warning")
    return formats


def _begin(app: BaseApp, journal: Journal, form: Format, formats: tuple[Format, ...]) -> None:
    writer = app.library.writer_of(journal.folders[0].path.parent)
    meeting = begin_retro(journal, form, today=app.today, now=now(), leader=writer.name)
    app.push_screen(RetroScreen(journal, meeting, formats))
