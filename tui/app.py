"""The app: holds the library and the guide, tells screens what has changed, and says what happened."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import ClassVar, TypeAlias

from textual import work
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.signal import Signal
from textual.widget import Widget

import content
from content import Guide
from journals.backwards import carry_out
from journals.errors import Problem
from journals.fold import Touched
from journals.guard import blocked_in
from journals.index.index import Progress
from journals.journal import NOTICED, Journal, Ticket
from journals.library import Library, News
from journals.model import Observation
from journals.record import Record
from journals.stamp import age
from journals.text import clean
from tui.bindings import bindings
from tui.cli.out import notice
from tui.indexing import Indexer, is_small
from tui.locale import Catalogue, Language, catalogue
from tui.problems import fault_text, problem_text
from tui.settings import Settings, remember
from tui.show import brief
from tui.suggesting import Suggester
from tui.theme import DARK, THEMES, ThemeName
from tui.turns import KeyTurns
from tui.widgets.rows import Rows

Changed: TypeAlias = dict[str, Touched]
"""Records that look different now, by project; empty for *everything may*."""

MOST_TOLD = 4_000
"""Characters of a message that are shown."""
_SLOW = 0.4
"""Seconds after which one is told what one waits for."""
LOOK_EVERY = 1.5
"""Seconds between looks at the disk; network shares send no events."""

WRONG_STAYS = 20
"""Seconds that a warning or an error stays; what is only told goes sooner."""
MESSAGE_LINES = 3
"""Lines that a message takes, hardly more."""


def holds_blocked(news: list[News]) -> bool:
    """Tell whether what others wrote holds what can never be stored here."""
    changes = [change for each in news for act in each.acts for change in act.do]
    return any(blocked_in(fields, table) for table, _, fields in changes)


@dataclass
class Indexed(Message):
    """The index has taken something in, or could not."""

    step: Progress | Problem


@dataclass
class Settled(Message):
    """A change is on disk, or could not be written."""

    ticket: Ticket


class TilbageblikApp(KeyTurns, inherit_bindings=False):
    """Tilbageblik on the screen."""

    TITLE = "Tilbageblik"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/frame.tcss", "styles/dialogs.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (96, "-wide"), (150, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012
    NOTIFICATION_TIMEOUT = 10  # nobody is to read faster than that

    language: reactive[Language] = reactive("da", init=False)

    def __init__(
        self, library: Library, settings: Settings, *, guide_folder: Path | None = None, named: bool = True
    ) -> None:
        """`named`: whether the user named the library, so that an empty one needs no greeting."""
        super().__init__()
        self.library = library
        self.settings = settings
        self.named = named
        self.messages: list[tuple[datetime, str]] = []
        """What was told, oldest first, so that it can be read again."""
        self.changed: Signal[Changed] = Signal(self, "changed")
        self.half_typed: dict[str, list[str]] = {}
        """Lines that were not logged when their project or meeting was left, by `tui.leaving.place`."""
        self.loaded = False
        self.guide_folder = guide_folder
        """Where the guide is read from; None for the built-in one."""
        self._guides: dict[Language, Guide] = {}
        self.suggester = Suggester(guide_folder, library.local.cache, self._suggester_ready)
        self.indexer = Indexer(library, self._guide_of_now, self._hear)
        if not is_small(library.folders):
            library.remember(self.indexer.index)
        self._taking_back = asyncio.Lock()
        self._told_blocked = False
        self._unsaved: set[str] = set()
        self._ending = False
        self._first_look: Future[list[News]] = library.in_background(library.look)
        self.set_reactive(TilbageblikApp.language, settings.language)
        self._begin_in(settings.theme)
        self.set_keymap(settings.keys)

    def _begin_in(self, name: ThemeName) -> None:
        """Begin in a theme's colours: to change to it would have all styles read twice before the first paint."""
        for theme in THEMES.values():
            self.register_theme(theme)
        theme = THEMES[name]
        self.set_reactive(TilbageblikApp.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.add_class(f"-theme-{theme.name}", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Let any other theme have our own colours' names too."""
        return dict(DARK.variables)

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

    def _guide_of_now(self) -> Guide:
        """Read the guide; on any thread."""
        return content.load(self.language, self.guide_folder, cache=self.library.local.cache)

    @property
    def today(self) -> date:
        """The user's own day."""
        return date.today()  # noqa: DTZ011

    # Starting, and what others write

    def get_default_screen(self) -> Screen[None]:
        """Open at the projects, with no empty screen below them that would be laid out and painted first."""
        from tui.screens.home import Home

        return Home()

    def on_mount(self) -> None:
        """Begin to follow what is on disk."""
        self.library.saved = self._settle
        if self._first_look.done():
            self._take(self._first_look.result())
        self._keep_looking()
        self.call_after_refresh(self.indexer.begin)
        self.call_after_refresh(gc.enable)  # off while starting: a tenth of the time to the first paint

    def _suggester_ready(self) -> None:
        """Let a line that is being typed be looked at again; called from the thread that fetched the model."""
        with contextlib.suppress(RuntimeError):  # the app may have ended meanwhile
            self.call_from_thread(self.changed.publish, {})

    async def on_unmount(self) -> None:
        """Let the index's threads end."""
        await asyncio.to_thread(self.indexer.close)

    def fetch(self, journal: Journal, then: Callable[[], object] | None = None) -> None:
        """Have a project's records at hand, and then do something, or let the screens know; at once where they are."""
        if not journal.is_open:
            self._fetch(journal, then)
        elif then:
            then()

    def _fetch_each(self, journals: list[Journal], then: Callable[[], object]) -> None:
        """Have the records of several projects at hand, and then do something."""
        if closed := [each for each in journals if not each.is_open]:
            self.fetch(closed[0], lambda: self._fetch_each(closed[1:], then))
        else:
            then()

    @work(group="fetch")
    async def _fetch(self, journal: Journal, then: Callable[[], object] | None) -> None:
        slow = self.set_timer(_SLOW, lambda: self.tell(self.say("app.fetching", project=brief(journal.project.name))))
        await asyncio.to_thread(journal.open, Observation)
        slow.stop()
        if then:
            then()
        else:
            self.changed.publish({journal.id: set()})

    def _hear(self, step: Progress | Problem) -> None:
        """Hear from the index's thread."""
        self.post_message(Indexed(step))

    def on_indexed(self, message: Indexed) -> None:
        """Show projects as the index knows them now."""
        if isinstance(message.step, Problem):
            return  # searching says so; nothing else needs it
        if changed := self.library.learn(message.step.projects):
            self.changed.publish(changed)

    def _settle(self, ticket: Ticket) -> None:
        """Hear from the store thread."""
        self.post_message(Settled(ticket))

    @work(group="look")
    async def _keep_looking(self) -> None:
        """Take in what is on disk, and then whatever others write; keep what is being typed."""
        from tui.leaving import offer, typed

        if not self.loaded:
            self._take(await asyncio.wrap_future(self._first_look))
        offer(self, await asyncio.wrap_future(self.library.in_background(self.library.take_typed)))
        kept: dict[str, list[str]] = {}
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if self._ending or not self.is_running:
                return
            if (now := typed(self)) != kept:
                kept = now
                self.library.in_background(lambda now=now: self.library.keep_typed(now))  # type: ignore[misc]
            news = await asyncio.wrap_future(self.library.in_background(self.library.look))
            blocked = bool(news) and not self._told_blocked and await asyncio.to_thread(holds_blocked, news)
            self._take(news)
            self.library.let_go({j.id for each in self.screen_stack if (j := getattr(each, "journal", None))})
            self._show_unsaved()
            if blocked:
                self._told_blocked = True
                self.tell(self.say("guard.news"), "warning")

    def _take(self, news: list[News]) -> None:
        while self.library.notices:
            fault = self.library.notices.popleft()
            self.tell(f"{fault.file.name}: {fault_text(self.say, fault)}", "warning")
        first, self.loaded = not self.loaded, True
        if (changed := self.library.absorb(news)) or first:
            self.indexer.wake()
            self.changed.publish(changed)

    def on_settled(self, message: Settled) -> None:
        """Say so when a change could not be written; it is kept and tried again."""
        error = message.ticket.done.exception()
        if isinstance(error, Problem):
            self.tell(problem_text(self.say, error), "error")
        self.indexer.wake()
        if error is not None or age(message.ticket.act.at) > NOTICED:
            self.changed.publish({message.ticket.journal.id: set()})

    def _show_unsaved(self) -> None:
        """Mark what is still not on disk after a moment, and no longer what has come there since."""
        unsaved = {record for journal in self.library.journals for record in journal.unsaved()}
        if unsaved != self._unsaved:
            self._unsaved = unsaved
            self.changed.publish({})

    # Writing

    def write(self, act: Callable[[], object]) -> bool:
        """Do something that changes records, and let the screens know; or tell what went wrong. Gives whether it went.

        The one place where a problem becomes a message; anything that is not a problem crashes loudly.
        """
        self.hush()
        try:
            act()
        except Problem as problem:
            self.tell(problem_text(self.say, problem), "error")
            return False
        self.written()
        return True

    def written(self) -> None:
        """Let the screens know of a change that was made here."""
        self.changed.publish({})
        self.set_timer(NOTICED + 0.1, self._show_unsaved)

    def tell(self, text: str, kind: str = "information") -> None:
        """Say something in a corner for a while; it can be read again."""
        text = clean(text[:MOST_TOLD])  # the name of a file may be in it
        self.messages.append((datetime.now(), text))  # noqa: DTZ005 - shown to the user, in the user's own time
        self.hush()
        self._place_messages()
        timeout = self.NOTIFICATION_TIMEOUT if kind == "information" else WRONG_STAYS
        self.notify(text, severity=kind, timeout=timeout, markup=False)  # type: ignore[arg-type]

    def hush(self, kind: str = "information") -> None:
        """Take away what was told of something earlier; what is wrong stays its time, or until it is dealt with."""
        for each in list(self._notifications):
            if each.severity == kind:
                self._unnotify(each, refresh=False)
        for screen in self.screen_stack:
            for toast in screen.query(f"Toast.-{kind}"):
                if isinstance(toast.parent, Widget):  # its holder, which would keep an empty line
                    toast.parent.remove()

    def on_rows_moved(self) -> None:
        """Keep what is told off the row under the cursor."""
        if self._notifications:
            self._place_messages()

    def _place_messages(self) -> None:
        rows = self.screen.focused
        low = isinstance(rows, Rows) and rows.nearer_top(MESSAGE_LINES)
        self.screen.query("ToastRack").set_class(low, "low")

    # Commands that work everywhere

    def action_undo(self) -> None:
        """Take back the latest act of this window."""
        self._take_back(redo=False)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._take_back(redo=True)

    @work(group="undo")
    async def _take_back(self, *, redo: bool) -> None:
        from tui.undoing import told

        async with self._taking_back:  # one after the other: each must see what the one before it wrote
            plan = await asyncio.wrap_future(self.library.in_background(lambda: self.library.plan(redo=redo)))
            if plan is None:
                self.tell(self.say("undo.no_redo" if redo else "undo.no_undo"))
            else:
                self.write(lambda: self.tell(told(self.say, carry_out(plan), redo=redo)))

    def action_theme(self) -> None:
        """Light or dark."""
        name: ThemeName = "light" if self.theme == DARK.name else "dark"
        self.theme = THEMES[name].name
        remember(self.library.local, theme=name)

    def action_language(self) -> None:
        """Danish or English."""
        self.language = "en" if self.language == "da" else "da"
        remember(self.library.local, language=self.language)

    def watch_language(self) -> None:
        """Say everything anew; the guide in the other language is to be found too."""
        self.indexer.wake()
        self.changed.publish({})

    def action_search(self) -> None:
        """Search in everything."""
        from tui.screens.search import SearchRoom

        self.visit(SearchRoom())

    def action_lessons(self) -> None:
        """Show the lessons of all projects."""
        from tui.screens.lessons import Lessons

        self.visit(Lessons())

    def action_guide(self) -> None:
        """Show the guide, at the page the screen has at hand."""
        from tui.screens.guide import GuideRoom

        page = getattr(self.screen, "guide_page", None)
        self.visit(GuideRoom(page() if callable(page) else None))

    def action_actions(self) -> None:
        """Show concerns and actions, of the project we are in or of all."""
        from tui.screens.actions import Actions

        self.visit(Actions(self.journal_here))

    def action_bin(self) -> None:
        """Show what was deleted, in the project we are in or in all."""
        from tui.screens.bin import Bin

        self.visit(Bin(self.journal_here))

    def action_history(self) -> None:
        """Show what was done to the record under the cursor."""
        from tui.dialogs.history import History

        here = getattr(self.screen, "record_here", None)
        found: tuple[Journal, Record] | None = here() if callable(here) else None
        if found is None:
            self.tell(self.say("history.nothing_here"))
        else:
            self.push_screen(History(*found))

    def action_export(self) -> None:
        """Show the learning log of the project we are in, or of those chosen."""
        from tui.screens.export import Export

        if journals := self.journals_at(self.screen):
            self._fetch_each(journals, lambda: self.visit(Export(journals)))
        else:
            self.tell(self.say("app.nothing_to_export"))

    def close_project(self, journal: Journal) -> None:
        """Go through what a project leaves at its end."""
        from tui.screens.closing import ClosingRoom

        self.fetch(journal, lambda: self.visit(ClosingRoom(journal)))

    def action_help(self) -> None:
        """Show the keys of where we are."""
        from tui.dialogs.help import Help

        self.push_screen(Help(*getattr(self.screen, "scopes", ())))

    def action_messages(self) -> None:
        """Show the latest messages again."""
        from tui.dialogs.read import Messages

        self.push_screen(Messages(self.messages))

    def action_palette(self) -> None:
        """Show all commands."""
        from tui.dialogs.palette import Palette

        self.push_screen(Palette(self.screen))

    async def action_back(self) -> None:
        """Go back to where we came from; what is half typed here is kept for when somebody comes again.

        Where something is shown to be under way, that is stopped first, and we stay.
        """
        halt = getattr(self.screen, "halt", None)
        if callable(halt) and halt():
            return
        if len(self.screen_stack) > 1:
            set_down = getattr(self.screen, "set_down", None)
            if callable(set_down):
                set_down()
            self.pop_screen()

    async def action_quit(self) -> None:
        """End, with everything written; ask first if something is typed that is not saved."""
        from tui.dialogs.leave import Leave
        from tui.leaving import unsaved

        if not unsaved(self):
            self._end()
        elif not isinstance(self.screen, Leave):
            self.push_screen(Leave(lambda: unsaved(self)), self._left)

    def _left(self, sure: bool | None) -> None:
        if sure:
            self._end()
        elif callable(take_up := getattr(self.screen, "take_up", None)):
            take_up()

    def _end(self) -> None:
        self._ending = True
        self.library.in_background(lambda: self.library.keep_typed({}))  # it is done with, or not wanted
        self.exit(0)

    @property
    def journal_here(self) -> Journal | None:
        """The project of the nearest screen that is about one."""
        for screen in reversed(self.screen_stack):
            journal = getattr(screen, "journal", None)
            if isinstance(journal, Journal):
                return journal
        return None

    def journals_at(self, screen: object) -> list[Journal]:
        """Give the projects that are chosen on a screen, or the one we are in."""
        chosen = getattr(screen, "chosen_journals", None)
        if callable(chosen):
            return list(chosen())
        return [self.journal_here] if self.journal_here else []

    def visit(self, screen: object) -> None:
        """Open a screen, unless we are on one of its kind."""
        if isinstance(screen, Screen) and type(screen) is not type(self.screen):
            self.push_screen(screen)


def run(
    library: Library, settings: Settings, *, guide_folder: Path | None = None, named: bool = True, sample: bool = False
) -> int:
    """Run the app until it is quit; gives the exit status."""
    if isinstance(sys.__stderr__, io.TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8")  # Textual draws there; another encoding fills it with escapes
    app = TilbageblikApp(library, settings, guide_folder=guide_folder, named=named or sample)
    app.run()
    if kept := library.close():
        notice(app.say("app.kept", files=", ".join(map(str, kept))))
    for fault in library.notices:
        notice(f"{fault.file}: {fault_text(app.say, fault)}")
    return app.return_code or 0
