"""The line above the projects: what waits today in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from journals.lessons.due import reviews_due
from journals.library.journal import Journal
from journals.privacy.guard import is_deletion_due
from tui.ui.base_app import BaseApp
from tui.wording.display import brief


def today_line(app: BaseApp, journals: Sequence[Journal], word: str) -> Content:
    """Return what waits, and the word that projects are filtered by; empty where nothing does."""
    say = app.say
    here = [j for j in journals if j.project.status != "archived"]
    waiting = sum(j.summary.waiting for j in here)
    late = sum(j.summary.overdue(app.today.isoformat()) for j in here)
    due = [brief(j.project.name) for j in journals if is_deletion_due(j.project, app.today)]
    parts = [say.count("guard.due", len(due), names=", ".join(due))] if due else []
    parts += [say.count("home.waiting", waiting)] if waiting else []
    parts += [say.count("home.late", late)] if late else []
    if reviews := len(reviews_due(app.library)):
        parts.append(say.count("home.reviews", reviews))
    if unread := app.library.unread_count():
        parts.append(say("home.reading", known=len(journals), all=len(journals) + unread))
    if word:
        parts.append(say("home.only", word=word))
    if not parts:
        return Content("")
    return Content.assemble(" ", (say("home.today"), "bold"), "  ", " · ".join(parts))
