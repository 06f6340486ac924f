"""What is said of the list of projects: which meeting a key goes on with, and what of them shows in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from journals.library.journal import Journal
from journals.library.remembering import is_counted, unread_count
from tui.ui.base_app import BaseApp


def meeting_to_go_on_with(journals: Iterable[Journal], here: Journal | None) -> Journal | None:
    """Return the project with a meeting under way: `here` if it is one, else the one whose meeting began last."""
    begun = [each for each in journals if each.summary.meeting is not None and each.project.status != "archived"]
    return here if here in begun else max(begun, key=lambda each: (each.summary.meeting or "", each.id), default=None)


def status_line(app: BaseApp, word: str, shown: int, *, archived: str, order: str) -> Content:
    """Return which of the projects show and in which order; empty where it is all of them by name.

    `word` filters them, and `shown` are left. `archived`: the key that hides the archived ones, where they show too.
    `order`: the key that changes it.
    """
    parts = list(_parts(app, word, shown, archived, order))
    return Content(" " + " · ".join(parts)) if parts else Content("")


def _parts(app: BaseApp, word: str, shown: int, archived: str, order: str) -> Iterator[str]:
    say = app.say
    if unread := unread_count(app.library):
        known = sum(map(is_counted, app.library.journals))
        yield say("home.reading", known=known, all=known + unread)
    if word:
        yield say("home.only", word=word)
        yield say("home.fits", n=shown, all=len(app.library.journals))
    if archived:
        yield say("home.also_archived", key=archived)
    if app.settings.projects_by != "name":
        yield say(f"home.order.{app.settings.projects_by}", key=order)
