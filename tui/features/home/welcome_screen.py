"""What is shown first of all, in an empty library: what it is for, where it is kept, how to begin."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from journals.library.carriers import Carrier, carrier_of
from journals.library.journal import Journal
from tui.features.home.library_prompt import ask_library
from tui.features.home.new_project import begin_project
from tui.settings import remembered_library
from tui.ui.begin_app import BeginApp
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.places import ImportPage, ProjectPage
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.static import Static
from tui.wording.shown_paths import path_without_user

_HIGH, _WIDE = 20, 70
"""Lines and cells of a screen from which all is said in whole sentences."""
_BEGINNINGS = ("first", "notes", "samples", "folder")


@dataclass(frozen=True)
class WelcomeRow:
    """A way to begin, and the digit that takes it."""

    name: str
    key: str


class WelcomeScreen(ListScreen[WelcomeRow]):
    """What the program is for, and the ways to begin."""

    AUTO_FOCUS = "#list"
    has_question: ClassVar[bool] = False
    scope: ClassVar[str] = "welcome"
    BINDINGS: ClassVar[list[BindingType]] = bindings("welcome")

    _carrier: Carrier | None = None
    _was_empty = False

    def body(self) -> ComposeResult:
        """Yield what it is for, the ways to begin, and where projects are kept."""
        yield Static(id="purpose", markup=False)
        yield from super().body()
        yield Static(id="kept", markup=False)

    def on_mount(self) -> None:
        """Look at where the library lies."""
        self._was_empty = not self.app.library.journals
        self._find_carrier()

    @work(group="carrier")
    async def _find_carrier(self) -> None:
        self._carrier = await asyncio.to_thread(carrier_of, self._folder)
        if self.is_attached:  # it may have been left meanwhile
            self._show_all()

    def on_screen_resume(self) -> None:
        """Go once something has been begun: one who comes back here wants to see the projects."""
        super().on_screen_resume()
        if self._was_empty and self.app.library.journals:
            self.call_after_refresh(self._go)

    def _go(self) -> None:
        if self.app.screen is self:
            self.app.pop_screen()

    @property
    def _folder(self) -> Path:
        return self.app.library.folders[0]

    # What is shown

    def fill(self) -> None:
        """Show it all in the language of now."""
        self.query_one("#purpose", Static).update(self._purpose())
        folder = path_without_user(self._folder)
        means = self.say(f"welcome.carrier.{self._carrier or 'none'}")
        if self._begin_app.missing:
            means = self.say("welcome.not_there")
        kept = Content.assemble((self.say("welcome.kept", folder=folder), "bold"), "\n", (means, "$dim"))
        self.query_one("#kept", Static).update(kept)
        super().fill()

    def _purpose(self) -> Content:
        say = self.say
        if not self._is_roomy:
            return Content(say("welcome.short"))
        steps = [say(f"welcome.{name}") for name in ("log", "lesson", "next")]
        lines = [Content(f"  {number}  {step}") for number, step in enumerate(steps, 1)]
        first = Content.assemble((say("welcome.for"), "bold"))
        return Content("\n").join([first, Content(""), *lines, Content(""), Content(say("welcome.privacy"))])

    @property
    def _is_roomy(self) -> bool:
        return self.size.height >= _HIGH and self.size.width >= _WIDE

    def drawing(self) -> Drawing[WelcomeRow]:
        """Return how a way to begin looks."""
        return Drawing(lambda row: row.name, self._draw, lambda *_: 1)

    def items(self) -> list[WelcomeRow]:
        """Return the ways to begin; the folder is asked for where nobody has named it, here or in the config file."""
        chosen, named = remembered_library(self.app.library.local), self.app.settings.libraries
        is_set = self.app.is_named or (bool(named) and (chosen is None or named != (chosen,)))
        names = [name for name in _BEGINNINGS if name != "folder" or not is_set]
        return [WelcomeRow(name, str(number)) for number, name in enumerate(names, 1)]

    def heading(self) -> tuple[str, str]:
        """Return the name of the program, and the key of the other language."""
        return self.say("home.title"), f"{self.key('app.language')} {self.say('welcome.other_language')}"

    def _draw(self, row: WelcomeRow, width: int, here: bool) -> list[Line]:
        what, about = self.say(f"welcome.row.{row.name}"), self.say(f"welcome.about.{row.name}")
        rest = fit(f" · {about}", max(0, width - 4 - cells(what))) if about else ""
        return [[(row.key, "accent"), (" │ ", "dim"), (what, ""), (rest, "dim")]]

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self._show_all()

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter to somebody who has never been here: there is nothing yet to go back to."""
        named = [("welcome.open", "commands.welcome.open.short"), ("app.quit", "commands.app.quit.short")]
        named += [("app.back", "welcome.leave"), ("app.help", "commands.app.help.short")]
        return [(self.key(command), self.say(word)) for command, word in named]

    # What can be done

    def action_open(self) -> None:
        """Do what the line under the cursor says."""
        if (row := self.rows.item) is not None:
            self._begin(row.name)

    def action_new(self) -> None:
        """Begin the first project: by the key that begins one among others."""
        self._begin("first")

    def action_pick(self, key: str) -> None:
        """Do what the line with a number says."""
        for row in self.items():
            if row.key == key:
                self._begin(row.name)

    def _begin(self, name: str) -> None:
        if name == "first":
            begin_project(self.app, self._enter)
        elif name == "notes":
            self.app.go(ImportPage(None))
        elif name == "folder":
            ask_library(self._begin_app, self._folder)
        else:
            self._begin_app.end_for("samples")

    @property
    def _begin_app(self) -> BeginApp:
        assert isinstance(self.app, BeginApp)
        return self.app

    def _enter(self, journal: Journal) -> None:
        """Go to the new project, where the first line can be written at once."""
        self._go()
        self.app.go(ProjectPage(journal, writes=True))
