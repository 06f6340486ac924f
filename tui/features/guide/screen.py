"""The guide: what the publication's experience says, to be read while the team works."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from content import Item
from tui.commands import Command
from tui.features.common.guide_page import guide_item_page, mentions_page
from tui.features.guide.fitting_pages import fitting_pages
from tui.features.guide.note_on_form import note_on_form
from tui.ui.bindings import bindings
from tui.ui.list_screen import ListScreen
from tui.ui.text_layout import fit
from tui.ui.widgets.hanging_static import HangingStatic
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.row_list import GroupTitle
from tui.ui.widgets.static import Static

GuideRow: TypeAlias = Item | GroupTitle
_INDENT = {"insight": 1, "pitfall": 1}
_HEADED = dict.fromkeys(_INDENT, "recommendation")
"""Kinds of pages that stand below the heading of another: a chapter is one."""


class GuideScreen(ListScreen[GuideRow]):
    """A list of contents, and a page."""

    scope: ClassVar[str] = "guide"
    has_question = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("guide")

    def __init__(self, page: str | None = None) -> None:
        """`page`: the id of the item to open at; the contents where there is none."""
        super().__init__(at=page)
        self._reading = page is not None
        self._has_come_from_contents = False
        """Whether the page was opened here, so that one goes back to the contents from it."""
        self._page_shown: Item | None = None

    def list_area(self) -> ComposeResult:
        """Yield the contents and the page, and what was seen of it below or beside it."""
        with Horizontal(id="columns-two"):
            yield self.list_view()
            with VerticalScroll(id="page"):
                yield HangingStatic(id="text", markup=False)
                yield HangingStatic(id="seen-below", classes="seen", markup=False)
            with VerticalScroll(id="seen-beside"):
                yield HangingStatic(classes="seen", markup=False)

    def on_mount(self) -> None:
        """Begin on the page that was asked for."""
        self._focus()

    def fill(self) -> None:
        """Show the contents, which begin at the first recommendation, and the page."""
        recommendations = self.app.guide.recommendations
        if recommendations and not self.rows.items:
            self.at = self.at or recommendations[0].id
        super().fill()
        self.set_class(self._reading, "reading")

    def drawing(self) -> Drawing[GuideRow]:
        """Return how an item and a heading look in the contents."""
        return Drawing(_key, self._draw, lambda *_: 1, lambda row: not isinstance(row, GroupTitle))

    def items(self) -> list[GuideRow]:
        """Return what the guide holds, below headings, or what of it has the word, best first."""
        guide = self.app.guide
        if self.word.strip():
            return list(fitting_pages(guide, self.word))
        rows: list[GuideRow] = []
        for kind, pages in groupby(guide.items(), key=lambda item: _HEADED.get(item.kind, item.kind)):
            rows += [GroupTitle(self.say(f"guide.heading.{kind}")), *pages]
        return rows

    def heading(self) -> tuple[str, str]:
        """Return the guide's title, or the word that it is filtered by."""
        return self.say("guide.title"), self.say("guide.only", word=self.word) if self.word else self.app.guide.title

    def invitation(self) -> str:
        """Return that no page has the word."""
        return self.say("guide.nothing_fits")

    def guide_page(self) -> str | None:
        """Return the page that is open."""
        return self.page_here.id if self.page_here else None

    @property
    def page_here(self) -> Item | None:
        """The page that the cursor is on."""
        row = self.rows.item
        return None if isinstance(row, GroupTitle) else row

    def _draw(self, item: GuideRow, width: int, here: bool) -> list[Line]:
        if isinstance(item, GroupTitle):
            return [[(fit(item.title, width), "accent")]]
        indent = "" if self.word else "  " * _INDENT.get(item.kind, 0)  # what fits best stands first, in no chapter
        return [[(fit(f"{indent}{item.id} {item.title}", width), "strong" if item.kind == "recommendation" else "")]]

    def show_detail(self) -> None:
        """Show the page that the cursor is on, from its beginning where it is another one."""
        item = self.page_here
        self.query_one("#text", Static).update(self._page(item) if item else Content(""))
        ours = mentions_page(self.app, item) if item else Content("")
        for place in self.query(".seen").results(Static):
            place.update(ours)
        if item is not self._page_shown:
            self.query_one("#page").scroll_home(animate=False)
            self._page_shown = item

    def _page(self, item: Item) -> Content:
        """Return a page, and the forms in which what it speaks of is written down."""
        page, forms = guide_item_page(self.app.guide, item), self.app.guide.cards_about(item.id)
        if not forms:
            return page
        titles = " · ".join(form.title for form in forms)
        pointer = self.say("guide.forms", key=self.key("guide.note"), forms=titles)
        return Content("\n").join([page, Content(""), Content.assemble((pointer, "bold"))])

    def _focus(self) -> None:
        self.set_focus(self.query_one("#page") if self._reading else self.rows)

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything; from a page one can always go back to the contents."""
        if command.id == "guide.note":
            return self.page_here is not None and bool(self.app.guide.cards_about(self.page_here.id))
        return super().can(command) or (command.id == "guide.open" and self._reading)

    def action_open(self) -> None:
        """Read the page, or go back to the contents."""
        self._reading = not self._reading
        self._has_come_from_contents = self._reading
        self.set_class(self._reading, "reading")
        self._focus()

    def release(self) -> bool:
        """Choose no rows any more; from a page that was opened in the contents go back to these."""
        if super().release():
            return True
        if not self._has_come_from_contents:
            return False
        self.action_open()
        return True

    def action_note(self) -> None:
        """Write down what the page speaks of, in the form that is for it."""
        if self.page_here is not None:
            note_on_form(self.app, self.app.guide.cards_about(self.page_here.id))

    def action_next(self) -> None:
        """Go to the next page."""
        self.rows.action_move(1)

    def action_previous(self) -> None:
        """Go to the page before."""
        self.rows.action_move(-1)


def _key(row: GuideRow) -> str:
    return row.title if isinstance(row, GroupTitle) else row.id
