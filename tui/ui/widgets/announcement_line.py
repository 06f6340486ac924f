"""The line on which an earlier lesson announces itself, with the key that opens it."""

from __future__ import annotations

from textual.content import Content

from journals.lessons.announcement import Announcement
from tui.commands import by_id, key_shown
from tui.ui.base_app import BaseApp
from tui.ui.places import LessonPage
from tui.wording.earlier import earlier_text


def announcement_line(app: BaseApp, announced: Announcement, command: str, *, typing: bool = False) -> Content:
    """Return the line; where it is cut off, the end goes, not what is said first. `command`: what opens the lesson."""
    say, key = app.say, key_shown(by_id(command), app.language, app.settings.keys, typing=typing)
    return Content.assemble((say("earlier.read", key=key) + " ", "bold $accent"), earlier_text(say, announced))


def open_announced(app: BaseApp, announced: Announcement | None) -> None:
    """Go to the lesson that has announced itself, if one has; what is typed waits below it."""
    if announced is not None:
        origin, lesson = announced.origin, announced.lesson.id
        app.fetch(origin, lambda: app.go(LessonPage(origin, lesson, reading=True)))
