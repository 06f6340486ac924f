"""Where what waits can be done."""

from __future__ import annotations

from collections.abc import Mapping

from journals.library.journal import Journal
from journals.overview.waiting import Waiting, WaitingKind
from journals.records.model import DECISION, TRIAL
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import pick_project
from tui.ui.places import ActionsPage, EntriesPage, Place, ProjectPage, RetroPage, ReviewPage, YearAgoPage

_FORMS: Mapping[WaitingKind, str] = {"to_decide": DECISION, "trials": TRIAL}
"""The form in which it stands."""


def go_to_waiting(app: BaseApp, waiting: Waiting) -> None:
    """Go to the place of something that waits; where it waits in several projects, ask in which."""
    if waiting.kind in ("late", "concerns"):
        app.go(ActionsPage(None, at=f"actions.{waiting.kind}"))
    elif waiting.kind == "year_ago" and waiting.number > 1:
        app.go(YearAgoPage())
    elif len(waiting.projects) > 1:
        picker = pick_project(app, "waiting.pick", among=waiting.projects)
        app.push_screen(picker, lambda project: _go(app, waiting.first_in(project)) if project else None)
    else:
        _go(app, waiting)


def _go(app: BaseApp, waiting: Waiting) -> None:
    """Go to where it waits in the first of its projects."""
    journal = app.library.journal(waiting.projects[0])

    def enter() -> None:
        for place in _places(waiting, journal):
            app.go(place)

    app.fetch(journal, enter)


def _places(waiting: Waiting, journal: Journal) -> list[Place]:
    """Return the places, each on top of the one before: Esc leads back through them."""
    if waiting.kind == "reviews":
        return [ProjectPage(journal), ReviewPage(journal)]
    if waiting.kind in ("under_way", "missed", "agreed"):
        return [ProjectPage(journal), RetroPage(journal)]
    if waiting.kind in _FORMS:
        return [ProjectPage(journal), EntriesPage(journal, _FORMS[waiting.kind])]
    return [ProjectPage(journal, at=waiting.seen.id if waiting.seen else None)]
