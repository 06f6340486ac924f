"""The app: which screen each command opens, starting, and ending."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen

from journals.errors import Problem
from journals.library.library import Library
from journals.library.log_parts import holds_blocked
from journals.library.remembering import close_idle
from journals.library.undo import UndoResult, apply_plan, plan_undo
from tui.commands import by_id, key_shown
from tui.routes import arguments, load_screen
from tui.settings import Settings
from tui.ui.base_app import LOOK_EVERY
from tui.ui.begin_app import BeginApp, Reopening
from tui.ui.bindings import bindings
from tui.ui.end_signals import EndSignals, enduring, lasting_output, watch_terminal
from tui.ui.garbage import begin_collecting
from tui.ui.list_screen import ListScreen
from tui.ui.places import (
    ActionsPage,
    CommandPalette,
    ExportPage,
    GuidePage,
    HomePage,
    ImportPage,
    KeyHelp,
    LessonsPage,
    MeetingsPage,
    OverviewPage,
    Place,
    ProjectPage,
    RecordHistory,
    SearchPage,
    TrashPage,
)
from tui.ui.store_watch import StoreWatch
from tui.ui.terminal_input import harden_terminal_input
from tui.wording.errors import end_lines, problem_text

_SHOWN = 0.15
"""Seconds in which what was taken in is painted."""


class TilbageblikApp(BeginApp):
    """Tilbageblik on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    config_faults: Sequence[Problem] = ()
    """What is left out of the settings, to be told when one begins."""

    def get_default_screen(self) -> Screen[None]:
        """Open at the projects, with no empty screen below them that would be laid out and painted first."""
        home: Screen[None] = load_screen(HomePage)()
        return home

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this system, so that it ends with us."""
        return enduring(super().get_driver_class())

    def on_mount(self) -> None:
        """Begin to follow what is on disk."""
        self.library.on_saved = self._settle
        if self.library.all_journals():
            self.call_after_refresh(self._keep_looking)
        else:
            if self._first_look.done() and self._first_look.exception() is None:
                self._take(self._first_look.result())
            self._keep_looking()
        self.call_after_refresh(self._tell_start)
        self.call_after_refresh(begin_collecting)

    def _tell_start(self) -> None:
        """Notify of folders that are not there, and of what is left out of the settings, the first of it in words."""
        is_greeted = self.greets and len(self.missing) == len(self.library.folders)  # the greeting says it
        if self.missing and not is_greeted:
            from journals.text.clean import shown_names

            self.notify_user(self.say("app.no_library", folders=shown_names(self.missing)), "warning")
        if self.config_faults:
            left_out = self.say.count("config.left_out", len(self.config_faults), command="tilbageblik config check")
            self.notify_user(f"{problem_text(self.say, self.config_faults[0])}\n{left_out}", "warning")
        self.notify_displaced_keys()

    @work(group="look")
    async def _keep_looking(self) -> None:
        """Take in what is on disk, and then whatever others write; keep what is being typed."""
        from journals.library.drafts import NEVER_KEPT, LeftLines
        from journals.library.lost_logs import lost_logs
        from journals.text.clean import shown_names
        from tui.ui.unsaved import all_drafts, notify_withheld, recover_drafts

        watch = StoreWatch(self)
        if not self.loaded:
            self._take(await watch.outcome(asyncio.wrap_future(self._first_look), []))
        left = await watch.outcome(watch.result(self.library.pop_unsent_lines), LeftLines({}, NEVER_KEPT))
        recover_drafts(self, left.lines, left.kept_at)
        notify_withheld(self, await watch.outcome(watch.result(self.library.pop_withheld_counts), {}))
        lost = asyncio.to_thread(lost_logs, self.library.folders, self.library.writer_of)
        if found := await watch.outcome(lost, []):
            files = shown_names(fault.file for fault in found)
            self.notify_user(self.say.count("app.lost", len(found), files=files), "error")
        await asyncio.sleep(_SHOWN)
        await self.read_styles_by_and_by()
        await asyncio.to_thread(load_screen, ProjectPage)  # most go there next, and would wait for it
        kept: dict[str, list[str]] = {}
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if self._ending or not self.is_running:
                return
            if (now := all_drafts(self)) != kept:
                kept = now
                self.library.in_background(lambda now=now: self.library.save_unsent_lines(now))  # type: ignore[misc]
            news = await watch.outcome(watch.result(self.library.poll), [])
            blocked = bool(news) and not self._told_blocked
            blocked = blocked and await watch.outcome(asyncio.to_thread(holds_blocked, news), False)
            self._take(news)
            close_idle(self.library, {each.journal.id for each in self.contexts if each.journal})
            self._show_unsaved()
            if blocked:
                self._told_blocked = True
                self.notify_user(self.say("guard.news"), "warning")

    def action_undo(self) -> None:
        """Take back the latest act of this window."""
        self._take_back(redo=False)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._take_back(redo=True)

    @work(group="undo")
    async def _take_back(self, *, redo: bool) -> None:
        async with self._taking_back:  # one after the other: each must see what the one before it wrote
            held = self.meeting_here
            inside = (held.journal, held.id) if held else None
            try:  # beside the store thread: whatever the logs make of it, what is written meanwhile is saved
                plan = await asyncio.to_thread(plan_undo, self.library, redo=redo, meeting=inside)
            except Problem as problem:
                self.notify_user(problem_text(self.say, problem))
                return
            if plan is not None:
                self.write(lambda: self._notify_undone(apply_plan(plan), redo=redo))
            elif redo:
                self.notify_user(self.say("undo.no_redo"))
            else:
                self.notify_user(self.say("undo.no_undo_here" if held else "undo.no_undo"))

    def _notify_undone(self, undone: UndoResult, *, redo: bool) -> None:
        """Show what was taken back; the cursor goes to what came back by it, where that is in the list on top."""
        came = [record for (_, record), before in undone.before.items() if before is None]
        if came and isinstance(self.screen, ListScreen):
            self.screen.at = came[0]
        self.notify_user(self._undone_text(undone, redo=redo))

    def _undone_text(self, undone: UndoResult, *, redo: bool) -> str:
        from journals.importing.import_memory import ImportMemory
        from tui.wording.undo import undo_text

        files = ImportMemory(self.library.local.state).files_of(undone.act)
        return undo_text(self.say, self.guide, undone, redo=redo, files=files)

    def go(self, place: Place) -> None:
        """Go to a place, unless we are at one of its kind; at once, so that keys typed ahead wait for it."""
        shown = load_screen(type(place))
        if not isinstance(shown, type):
            shown(self, **arguments(place))
        elif shown is not type(self.screen):
            self.push_screen(shown(**arguments(place)))

    def action_search(self) -> None:
        """Search in everything."""
        self.go(SearchPage())

    def action_lessons(self) -> None:
        """Show the lessons of all projects."""
        self.go(LessonsPage())

    def action_shelf(self) -> None:
        """Show the lessons of other organisations; among the lessons there is a key for that."""
        self.go(LessonsPage(others=True))

    def action_guide(self) -> None:
        """Show the guide, at the page the screen has at hand."""
        self.go(GuidePage(self.context.guide_page()))

    def action_actions(self) -> None:
        """Show concerns and actions, of the project we are in or of all."""
        self.go(ActionsPage(self.journal_here))

    def action_overview(self) -> None:
        """Show what was seen, counted: in the project we are in, in several chosen, in those listed, or in all."""
        chosen = self.context.chosen_journals() or []
        here = [self.journal_here] if self.journal_here else []
        self.go(OverviewPage(here or (chosen if len(chosen) > 1 else self.context.narrowed_journals())))

    def action_bin(self) -> None:
        """Show what was deleted, in the project we are in or in all."""
        self.go(TrashPage(self.journal_here))

    def action_meetings(self) -> None:
        """Show the retrospectives of the project under the cursor, of the first one chosen, or of the one we are in."""
        if (nearest := self.context.nearest_journal() or self.journal_here) is not None:
            self.fetch(nearest, lambda: self.go(MeetingsPage(nearest)))
        else:
            self.notify_user(self.say("app.no_project_here"))

    def action_history(self) -> None:
        """Show what was done to the record under the cursor."""
        if found := self.context.record_here():
            self.go(RecordHistory(*found))
        else:
            self.notify_user(self.say("history.nothing_here"))

    def action_export(self) -> None:
        """Show the learning log of the project we are in, or of those chosen."""
        if journals := self.journals_at(self.context):
            self.fetch_each(journals, lambda: self.go(ExportPage(journals)))
        else:
            self.notify_user(self.say("app.nothing_to_export"))

    def action_import(self) -> None:
        """Bring in what was written before, into the project we are in or one that is asked for."""
        self.go(ImportPage(self.journal_here, self.context.nearest_journal() or self.journal_here))

    def action_help(self) -> None:
        """Show the keys of where we are."""
        self.go(KeyHelp(self.context))

    def action_messages(self) -> None:
        """Show the latest messages again."""
        from tui.ui.dialogs.reader import MessagesDialog

        self.push_screen(MessagesDialog(self.messages))

    def action_palette(self) -> None:
        """Show all commands."""
        self.go(CommandPalette(self.screen))

    async def action_back(self) -> None:
        """Go back to where we came from; what is half typed here is kept for when somebody comes again.

        Where something is shown to be under way, that is stopped first, and what is chosen is let go of; then we stay.
        """
        if self.context.halt() or self.context.release() or self.context.asks_before_leaving():
            return
        if len(self.screen_stack) > 1:
            self.context.stash_drafts()
            self.dismiss_notifications()
            self.pop_screen()
        else:
            self.notify_user(
                self.say("app.first_place", key=key_shown(by_id("app.quit"), self.language, self.settings.keys))
            )

    async def action_quit(self) -> None:
        """End, with everything written; ask first if something is typed that is not saved."""
        from tui.ui.dialogs.leave import QuitDialog
        from tui.ui.unsaved import unsaved

        if not unsaved(self):
            self._end()
        elif not isinstance(self.screen, QuitDialog):
            self.push_screen(QuitDialog(lambda: unsaved(self)), self._left)

    def _left(self, sure: bool | None) -> None:
        if sure:
            self._end()
        else:
            self.context.restore_drafts()

    def _end(self) -> None:
        self._ending = True
        self.library.in_background(lambda: self.library.save_unsent_lines({}))  # it is done with, or not wanted
        self.exit(0)

    def end_from_outside(self, status: int) -> bool:
        """End without asking, with what is typed kept for the next start; return False where there is no app yet."""
        if self._loop is None or self._loop.is_closed():
            return False
        self._loop.call_soon_threadsafe(self._end_now, status)
        return True

    def _end_now(self, status: int) -> None:
        from tui.ui.unsaved import all_drafts

        self._ending = True
        try:
            typed = all_drafts(self)
            self.library.in_background(lambda: self.library.save_unsent_lines(typed))
        finally:
            self.exit(return_code=status)


def run(
    library: Library,
    settings: Settings,
    *,
    notice: Callable[[str], object],
    guide_folder: Path | None = None,
    named: bool = True,
    sample: bool = False,
    mouse: bool = True,
    config_faults: Sequence[Problem] = (),
    missing: Sequence[Path] = (),
) -> tuple[int, Reopening | None]:
    """Run the app until it is quit; return the exit status, and what is to be opened now instead, if anything.

    `notice` says what is left to be said after it. `sample`: whether the library is a copy of the samples.

    `named`: whether the user named the library's folder for this run. `config_faults`: what is left out of the
    settings, because it cannot be used. `missing`: folders that somebody named and that are not there.
    """
    app = TilbageblikApp(library, settings, guide_folder=guide_folder)
    app.is_sample, app.is_named = sample, named
    app.greets = not (sample or (named and app.is_web))  # who opens a page has named nothing, and begins nothing for it
    app.config_faults, app.missing = config_faults, missing
    with EndSignals(app.end_from_outside), lasting_output():
        watch_terminal()
        harden_terminal_input()
        try:
            app.run(mouse=mouse)
        finally:  # also where something ended it before it had ended its thread that reads keys
            if app._driver is not None:
                app._driver.close()
        left = library.close()
    goes_on = sample or app.is_web or app.reopening is not None  # one tab of many ends, and its page says what is saved
    for line in end_lines(app.say, () if goes_on else library.folders, left, library.notices):
        notice(line)
    return app.return_code or 0, app.reopening
