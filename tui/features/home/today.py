"""The line above the projects: what waits today in all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from journals.lessons.due import reviews_due
from journals.library.journal import Journal
from journals.library.remembering import unread_count
from journals.privacy.guard import is_deletion_due
from tui.ui.base_app import BaseApp
from tui.wording.display import brief, long_date


def meeting_to_go_on_with(journals: Iterable[Journal], here: Journal | None) -> Journal | None:
    """Return the project with a meeting under way: `here` if it is one, else the one whose meeting began last."""
    begun = [each for each in journals if each.summary.meeting is not None and each.project.status != "archived"]
    return here if here in begun else max(begun, key=lambda each: (each.summary.meeting or "", each.id), default=None)


def today_line(
    app: BaseApp, journals: Sequence[Journal], word: str, key: str = "", at: Journal | None = None
) -> Content:
    """Return what waits, and the word that projects are filtered by; empty where nothing does.

    `key` goes on with a meeting, that of the project `at` where it has one under way.
    """
    say = app.say
    here = [j for j in journals if j.project.status != "archived"]
    going = [j for j in here if j.project.status == "active"]
    waiting = sum(j.summary.waiting for j in going)
    late = sum(j.summary.overdue(app.today.isoformat()) for j in going)
    due = [brief(j.project.name) for j in journals if is_deletion_due(j.project, app.today)]
    parts = _under_way(app, here, key, at)
    parts += [say.count("guard.due", len(due), names=", ".join(due))] if due else []
    parts += [say.count("home.waiting", waiting)] if waiting else []
    parts += [say.count("home.late", late)] if late else []
    if reviews := len(reviews_due(app.library)):
        parts.append(say.count("home.reviews", reviews))
    if unread := unread_count(app.library):
        parts.append(say("home.reading", known=len(journals), all=len(journals) + unread))
    if word:
        parts.append(say("home.only", word=word))
    if not parts:
        return Content("")
    return Content.assemble(" ", (say("home.today"), "bold"), "  ", " · ".join(parts))


def _under_way(app: BaseApp, journals: Sequence[Journal], key: str, at: Journal | None) -> list[str]:
    """Return which meeting is under way and how to go on with it; where there are several, which one that is."""
    journal = meeting_to_go_on_with(journals, at)
    if journal is None:
        return []
    number = sum(each.summary.meeting is not None for each in journals)
    words = {"project": brief(journal.project.name, 30), "key": key}
    if number > 1:
        return [app.say("meetings.under_way_more", n=number, **words)]
    return [app.say("meetings.under_way_in", day=long_date(app.say, journal.summary.meeting) or "–", **words)]
