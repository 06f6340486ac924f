"""The last step of bringing notes in: checked in a thread, stored as one act, and shown in their project."""

from __future__ import annotations

from journals.errors import Problem
from journals.export.progress import Cancelled
from journals.importing.known_texts import KnownTexts
from journals.importing.planned_items import ImportPlan
from journals.importing.storing import ready_records, store_ready
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Observation
from tui.ui.background import BackgroundTask
from tui.ui.base_app import BaseApp
from tui.ui.places import ProjectPage
from tui.ui.screen import AppScreen
from tui.wording.errors import problem_text
from tui.wording.importing import planned_text


class StoreStep:
    """Stores a plan, and leaves to what came of it."""

    def __init__(self, app: BaseApp, screen: AppScreen, journal: Journal, plan: ImportPlan, known: KnownTexts) -> None:
        """`screen`: where it was asked for, and which is left when it is done."""
        self._app, self._screen, self._journal, self._plan, self._known = app, screen, journal, plan, known
        self.task = BackgroundTask(lambda tick: ready_records(plan, journal, app.today, tick))
        """The part of it that takes its time, and can be stopped."""

    async def result(self) -> bool:
        """Store it; return whether that went, or say why it did not."""
        try:
            records = await self.task.result()
        except Cancelled:
            self._app.notify_user(self._app.say("import_room.not_stored"))
            return False
        except Problem as problem:
            self._app.notify_user(problem_text(self._app.say, problem), "error")
            return False
        if not self._app.write(lambda: store_ready(self._plan, records, self._journal, self._known)):
            return False
        self._show(records)
        return True

    def _show(self, records: list[Record]) -> None:
        """Show in the project what came, and say how much it was."""
        app, say = self._app, self._app.say
        if self._screen in app.screen_stack:
            _leave(app, self._screen, self._journal)
            notes = [each for each in records if isinstance(each, Observation)]
            at = notes[-1].id if notes else None
            app.go(ProjectPage(self._journal, at=at, untagged=bool(notes) and not any(each.pitfalls for each in notes)))
        message = say("import_room.stored", what=planned_text(say, self._plan.ready))
        # A place that opens takes away what was told before.
        app.screen.call_after_refresh(app.notify_undoable, message)


def _leave(app: BaseApp, screen: AppScreen, journal: Journal) -> None:
    """Leave the files and their notes; and the project below, which is opened anew."""
    while screen in app.screen_stack:
        app.pop_screen()
    for scope in ("import_files", "project"):
        below = app.context
        if getattr(below, "scope", "") == scope and below.journal is journal:
            below.stash_drafts()
            app.pop_screen()
