"""The app: holds the library and the guide, tells screens what has changed, and says what happened."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.signal import Signal

import content
from content import Guide
from journals.errors import Problem
from journals.index.index import Progress
from journals.library.journal import SLOW_WRITE, Journal, erased_fields
from journals.library.library import Library
from journals.library.log_parts import FolderNews
from journals.library.pending_write import PendingWrite
from journals.library.remembering import is_small
from journals.log.fold import Touched
from journals.log.own_file import drop_cache
from journals.log.reader import LogFault
from journals.log.stamp import age_seconds
from journals.records.base import Record
from journals.text.clean import shown_name
from journals.text.language import Language
from tui.commands import find
from tui.locale import Catalogue, catalogue
from tui.settings import Settings, remember
from tui.ui.announcer import Announcer
from tui.ui.command_scope import command_of, refuses
from tui.ui.fetching import Fetching
from tui.ui.hints import Hints
from tui.ui.indexer import Indexer
from tui.ui.places import Place
from tui.ui.screen_context import ScreenContext
from tui.ui.styled_app import StyledApp
from tui.ui.suggester import Suggester
from tui.ui.text_layout import break_at_joints
from tui.ui.tour import Tour
from tui.wording.display import brief
from tui.wording.errors import fault_text, problem_text, set_aside_lines

if TYPE_CHECKING:
    from journals.retro.meeting import Meeting

Changed: TypeAlias = dict[str, Touched]
"""Records that look different now, by project; empty for *everything may*."""

LOOK_EVERY = 1.5
"""Seconds between looks at the disk; network shares send no events."""


@dataclass
class Indexed(Message):
    """The index has taken something in, or could not."""

    step: Progress | Problem


@dataclass
class Settled(Message):
    """A change is on disk, or could not be written."""

    write: PendingWrite


class BaseApp(StyledApp, inherit_bindings=False):
    """Tilbageblik on the screen."""

    TITLE = "Tilbageblik"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (96, "-wide"), (150, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall"), (34, "-high")]  # noqa: RUF012

    language: reactive[Language] = reactive("da", init=False)

    def __init__(
        self, library: Library, settings: Settings, *, guide_folder: Path | None = None, greets: bool = False
    ) -> None:
        """`greets`: whether whoever opens an empty library is greeted."""
        super().__init__()
        break_at_joints()
        self.library = library
        self.settings = settings
        self.greets = greets
        self.is_named = False
        """Whether the user named the library's folder for this run, so that no other is asked for."""
        self.is_sample = False
        """Whether the library is a copy of the samples."""
        self.tour = Tour()
        self.hints = Hints(settings, library.local, lambda: self.say, library.in_background)
        self.changed: Signal[Changed] = Signal(self, "changed")
        self.drafts: dict[str, list[str]] = {}
        """Lines that were not logged when their project or meeting was left, by `tui.ui.unsaved.draft_key`."""
        self.loaded = False
        self.guide_folder = guide_folder
        """Where the guide is read from; None for the built-in one."""
        self._guides: dict[Language, Guide] = {}
        self.suggester = Suggester(guide_folder, library.local.cache, self._suggester_ready)
        self.announcer = Announcer(library, lambda: self.guide, lambda work: self.run_worker(work, group="announce"))
        self.indexer = Indexer(library, self._guide_of_now, self._hear)
        if not is_small(library.folders):
            library.attach_index(self.indexer.index)
        self._fetching = Fetching(self, self._tell_fetching, lambda journal: self.changed.publish({journal.id: set()}))
        self._taking_back = asyncio.Lock()
        self._told_blocked = False
        self._index_trouble = ""
        """What is wrong with the index and has been told."""
        self._unsaved: set[str] = set()
        self._ending = False
        self._told_strays: set[Path] = set()
        library.in_background(lambda: library.shelf.read())  # before any screen can ask for it
        if not library.all_journals():
            _ = self._first_look
        self.set_reactive(BaseApp.language, settings.language)
        self.begin_in_looks(settings)
        if settings.motion == "none":
            self.animation_level = "none"
        self.set_keymap(settings.keys)

    @cached_property
    def _first_look(self) -> Future[list[FolderNews]]:
        """The first look at the disk, once begun: at once, or when what an index knows has been painted."""
        return self.library.in_background(self.library.poll)

    @property
    def say(self) -> Catalogue:
        """The texts in the language of now."""
        return catalogue(self.language)

    @property
    def guide(self) -> Guide:
        """The guide in the language of now."""
        if self.language not in self._guides:
            self._guides[self.language] = self._guide_of_now()
        return self._guides[self.language]

    @property
    def guides(self) -> list[Guide]:
        """The guide in the language of now, and in those of before: what was typed may be of theirs."""
        return [self.guide, *(guide for language, guide in self._guides.items() if language != self.language)]

    def _guide_of_now(self) -> Guide:
        """Read the guide; on any thread."""
        return content.load(self.language, self.guide_folder, cache=self.library.local.cache, on_damage=drop_cache)

    @property
    def today(self) -> date:
        """The user's own day."""
        return date.today()  # noqa: DTZ011

    # Starting, and what others write

    def _suggester_ready(self) -> None:
        """Let a line that is being typed be looked at again; called from the thread that fetched the model."""
        with contextlib.suppress(RuntimeError):  # the app may have ended meanwhile
            self.call_from_thread(self.changed.publish, {})

    async def on_unmount(self) -> None:
        """Let the index's threads end."""
        await asyncio.to_thread(self.indexer.close)

    def fetch(self, journal: Journal, then: Callable[[], object] | None = None) -> None:
        """Have a project's records at hand, and then do something, or let the screens know; at once where they are."""
        self._fetching.fetch(journal, then)

    def fetch_each(self, journals: list[Journal], then: Callable[[], object]) -> None:
        """Have the records of several projects at hand, and then do something."""
        if closed := [each for each in journals if not each.is_open]:
            self.fetch(closed[0], lambda: self.fetch_each(closed[1:], then))
        else:
            then()

    def _tell_fetching(self, journal: Journal) -> None:
        self.notify_user(self.say("app.fetching", project=brief(journal.project.name)))

    def _hear(self, step: Progress | Problem) -> None:
        """Hear from the index's thread."""
        self.post_message(Indexed(step))

    def on_indexed(self, message: Indexed) -> None:
        """Show projects as the index knows them now."""
        if isinstance(message.step, Problem):
            if str(message.step) != self._index_trouble:
                self._index_trouble = str(message.step)
                self.notify_user(problem_text(self.say, message.step), "warning")
            return
        if message.step.done == 1:
            self._index_trouble = ""
        if changed := self.library.apply_summaries(message.step.projects):
            self.changed.publish(changed)

    def _settle(self, write: PendingWrite) -> None:
        """Hear from the store thread."""
        self.post_message(Settled(write))

    def _take(self, news: list[FolderNews]) -> None:
        while self.library.notices:
            fault = self.library.notices.popleft()
            self._tell_fault(fault)
        for line in set_aside_lines(self.say):
            self.notify_user(line, "warning")
        first, self.loaded = not self.loaded, True
        changed = self.library.absorb(news)
        self._tell_strays()
        if changed or first:
            self.indexer.wake()
            self.changed.publish(changed)
        if first:  # the names of the projects come before what is counted of them
            self.call_after_refresh(self.indexer.begin)

    def _tell_strays(self) -> None:
        """Notify once of each folder that a log of another project lies in it."""
        for fault in self.library.stray_logs():
            if fault.file.parent not in self._told_strays:
                self._told_strays.add(fault.file.parent)
                self._tell_fault(fault)

    def _tell_fault(self, fault: LogFault) -> None:
        self.notify_user(f"{shown_name(fault.file.name)}: {fault_text(self.say, fault)}", "warning")

    def on_settled(self, message: Settled) -> None:
        """Report a change that could not be written; it is kept and tried again."""
        error = message.write.done.exception()
        if isinstance(error, Problem):
            self.notify_user(problem_text(self.say, error), "error")
        self.indexer.wake()
        if error is not None or age_seconds(message.write.act.at) > SLOW_WRITE:
            self.changed.publish({message.write.project: set()})

    def _show_unsaved(self) -> None:
        """Mark what is still not on disk after a moment, and no longer what has come there since."""
        unsaved = {record for journal in self.library.journals for record in journal.unsaved_ids()}
        if unsaved != self._unsaved:
            self._unsaved = unsaved
            self.changed.publish({})

    # Writing

    def write(self, act: Callable[[], object]) -> bool:
        """Do something that changes records and let the screens know, or say what went wrong; return success.

        A problem becomes a message here; anything that is not a problem crashes loudly.
        """
        self.dismiss_notifications()
        try:
            act()
        except Problem as problem:
            self.notify_user(problem_text(self.say, problem), "error")
            return False
        self.publish_change()
        return True

    def notify_undoable(self, text: str, *gone: Record) -> None:
        """Show what was done, and how it is undone; of what is `gone`, that it cannot be for ever."""
        message = self.hints.after(text, "app.undo")
        if any(map(erased_fields, gone)):
            message += " " + self.say("app.erased_at_close")
        self.notify_user(message)

    def publish_change(self) -> None:
        """Let the screens know of a change that was made here."""
        self.changed.publish({})
        self.set_timer(SLOW_WRITE + 0.1, self._show_unsaved)

    def go(self, place: Place) -> None:
        """Go to a place; the whole app knows which screen shows it."""
        raise NotImplementedError

    # Commands that work everywhere

    def action_language(self) -> None:
        """Switch between Danish and English; what a meeting is held in is not what one begins in next time."""
        self.language = "en" if self.language == "da" else "da"
        if self.meeting_here is None:
            remember(self.library.local, language=self.language)

    def watch_language(self) -> None:
        """Show everything in the new language; the guide in the other language is to be found too."""
        self.indexer.wake()
        self.changed.publish({})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the screen on top decide what of all that works everywhere can be done there."""
        command, contexts = find("app", action), self.contexts
        return command is None or not contexts or contexts[-1].can(command)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key does; a key that is refused where it is pressed is not passed on to outer scopes."""
        if isinstance(action, str):
            name = action.partition("(")[0]
            if refuses(default_namespace, name):
                return True
            if command := command_of(default_namespace, name):
                self.hints.note(command, self.key_now)
        return await super().run_action(action, default_namespace, namespaces)

    def messages_changed(self) -> None:
        """Let places show what is told that have a line of their own for it."""
        for each in self.contexts:
            each.show_messages()

    @property
    def contexts(self) -> list[ScreenContext]:
        """What the app can ask its screens, the topmost last."""
        return [screen for screen in self.screen_stack if isinstance(screen, ScreenContext)]

    @property
    def context(self) -> ScreenContext:
        """What the app can ask the screen on top."""
        return self.contexts[-1]

    @property
    def journal_here(self) -> Journal | None:
        """The project of the nearest screen that is about one."""
        return next((each.journal for each in reversed(self.contexts) if each.journal), None)

    @property
    def meeting_here(self) -> Meeting | None:
        """The meeting that is held on the place we are at, also where a box is on top of it."""
        places = (each for each in reversed(self.contexts) if not isinstance(each, ModalScreen))
        return next((each.meeting for each in places), None)

    def journals_at(self, context: ScreenContext) -> list[Journal]:
        """Return the projects that are chosen on a screen, or the one we are in."""
        if (chosen := context.chosen_journals()) is not None:
            return chosen
        return [self.journal_here] if self.journal_here else []
