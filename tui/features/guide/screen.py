"""The guide: what the publication's experience says, to be read while the team works."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content import Item
from journals.text.clean import filter_key
from tui.commands import Command
from tui.features.common.guide_page import guide_item_page, mentions_page
from tui.ui.bindings import bindings
from tui.ui.dialogs.prompt import Ask
from tui.ui.screen import Room
from tui.ui.text_layout import fit
from tui.ui.widgets.row_list import Drawing, Line, Rows

_INDENT = {"insight": 1, "pitfall": 1}


class GuideScreen(Room):
    """A list of contents, and a page."""

    scope: ClassVar[str] = "guide"
    BINDINGS: ClassVar[list[BindingType]] = bindings("guide")

    def __init__(self, page: str | None = None) -> None:
        """`page`: the id of the item to open at; the contents where there is none."""
        super().__init__()
        self._at = page
        self._reading = page is not None
        self._word = ""
        self._page_shown: Item | None = None

    def body(self) -> ComposeResult:
        """The contents and the page."""
        with Horizontal(id="columns-two"):
            yield Rows[Item](Drawing(lambda item: item.id, self._draw, lambda *_: 1), id="contents")
            with VerticalScroll(id="page"):
                yield Static(id="text", markup=False)
                yield Static(id="seen-below", classes="seen", markup=False)
            with VerticalScroll(id="seen-beside"):
                yield Static(classes="seen", markup=False)
        yield Static(id="invite", markup=False)

    @property
    def rows(self) -> Rows[Item]:
        """The contents."""
        return self.query_one("#contents", Rows)

    def on_mount(self) -> None:
        """Begin on the page that was asked for."""
        super().on_mount()
        self._focus()

    def fill(self) -> None:
        """Show the contents and the page."""
        guide = self.app.guide
        items = [item for item in guide.items() if self._fits(item)]
        first = guide.recommendations[0].id if guide.recommendations and not self.rows.items else None
        self.rows.fill(items, at=self._at or first)
        self._at = None
        self.set_class(not items, "empty")
        self.query_one("#invite", Static).update(self.say("guide.nothing_fits"))
        self.set_class(self._reading, "reading")
        self._page()

    def guide_page(self) -> str | None:
        """Stay where we are."""
        return self.rows.item.id if self.rows.item else None

    def on_rows_moved(self) -> None:
        """Show the page the cursor is on."""
        if self.is_mounted:
            self._page()

    def _fits(self, item: Item) -> bool:
        return not self._word or filter_key(self._word) in filter_key(f"{item.id} {item.title} {item.body}")

    def _draw(self, item: Item, width: int, here: bool) -> list[Line]:
        indent = "  " * _INDENT.get(item.kind, 0)
        return [[(fit(f"{indent}{item.id} {item.title}", width), "" if indent else "strong")]]

    def _page(self) -> None:
        item = self.rows.item
        word = self.say("guide.only", word=self._word) if self._word else self.app.guide.title
        self.headline(self.say("guide.title"), word)
        self.query_one("#text", Static).update(guide_item_page(self.app.guide, item) if item else Content(""))
        ours = mentions_page(self.app, item) if item else Content("")
        for place in self.query(".seen").results(Static):
            place.update(ours)
        if item is not self._page_shown:
            self.query_one("#page").scroll_home(animate=False)
            self._page_shown = item

    def _focus(self) -> None:
        self.set_focus(self.query_one("#page") if self._reading else self.rows)

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything; from a page one can always go back to the contents."""
        return super().can(command) or (command.id == "guide.open" and self._reading)

    def action_open(self) -> None:
        """Read the page, or go back to the contents."""
        self._reading = not self._reading
        self.set_class(self._reading, "reading")
        self._focus()

    def action_next(self) -> None:
        """Go to the next page."""
        self.rows.action_move(1)

    def action_previous(self) -> None:
        """Go to the page before."""
        self.rows.action_move(-1)

    def action_filter(self) -> None:
        """Show only pages with a word."""

        def take(word: str | None) -> None:
            if word is not None:
                self._word = word
                self._show_all()

        self.app.push_screen(Ask("guide.ask_filter", self._word, empty=True), take)
