"""The base of all screens with a list: a question, rows with a cursor, the row under it in full, an invitation.

To make a list screen, subclass `ListScreen[Row]` and write

- `drawing()`: how a row looks, and the key by which the cursor finds its row again when the list has changed;
- `items()`: the rows as they are now;
- `heading()`: what the title bar says;
- `question()`: what stands above the list (or `has_question = False`);
- `detail(item)`: the row under the cursor in full, with `has_detail = True`;
- `invitation()`: what stands instead of an empty list;
- `record_of(item)`: the record that `i` tells the history of; `k` opens the guide at its first pitfall.

All but the first three have defaults. `fill()` puts them on the screen when it opens and at every change; a screen
with more to show extends `body()` and `fill()`. `self.at` is the key of the row to stand on after the next filling.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Lesson, Observation
from tui.ui.screen import AppScreen
from tui.ui.widgets.detail_pane import DetailPane
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static

T = TypeVar("T")


class ListScreen(AppScreen, Generic[T]):
    """A screen with a list of `T`."""

    has_question: ClassVar[bool] = True
    """Whether there is a line above the list."""
    has_detail: ClassVar[bool] = False
    """Whether there is a pane beside the list."""

    def __init__(self, *, at: str | None = None) -> None:
        """`at`: the key of the row to begin on."""
        super().__init__()
        self.at = at
        self.word = ""
        """A word that the rows are filtered by."""

    # What a subclass says

    @abstractmethod
    def drawing(self) -> Drawing[T]:
        """Return how rows look."""

    @abstractmethod
    def items(self) -> Sequence[T]:
        """Return the rows."""

    @abstractmethod
    def heading(self) -> tuple[str, str]:
        """Return what the title bar says at the left and at the right; asked when the list is filled."""

    def question(self) -> Content | str:
        """Return what stands above the list."""
        return ""

    def detail(self, item: T) -> Content | str:
        """Return a row in full."""
        return ""

    def invitation(self) -> str:
        """Return what stands instead of an empty list."""
        return ""

    def record_of(self, item: T) -> tuple[Journal, Record] | None:
        """Return the record that a row shows, and its project."""
        return None

    # What all have in common

    def body(self) -> ComposeResult:
        """Yield the question, the list and the invitation."""
        if self.has_question:
            yield Static(id="question", markup=False)
        yield from self.list_area()
        yield Static(id="invite", markup=False)

    def list_area(self) -> ComposeResult:
        """Yield the list, and the pane beside it."""
        if not self.has_detail:
            yield self.list_view()
            return
        with Horizontal(id="columns-two"):
            yield self.list_view()
            yield DetailPane(id="detail")

    def list_view(self) -> Rows[T]:
        """Return the list, to be yielded once."""
        return Rows(self.drawing(), id="list")

    @property
    def rows(self) -> Rows[T]:
        """The list."""
        return self.query_one(Rows)

    def fill(self) -> None:
        """Show the list as it is now, and what is said around it."""
        self.rows.fill(self.items(), at=self.at)
        self.at = None
        self.show_heading()
        if self.has_question:
            self.query_one("#question", Static).update(self.question())
        self.set_class(self.shows_invitation(), "empty")
        self.query_one("#invite", Static).update(self.invitation())
        self.show_detail()

    def shows_invitation(self) -> bool:
        """Return whether the invitation is shown instead of the list."""
        return not self.rows.items

    def show_heading(self) -> None:
        """Show the title anew, as when rows are chosen."""
        self.headline(*self.heading())

    def show_detail(self) -> None:
        """Show the row under the cursor in full."""
        if self.has_detail:
            item = self.rows.item
            self.query_one(DetailPane).show("" if item is None else self.detail(item))

    def on_rows_moved(self) -> None:
        """Show another row in full, and the keys that work on it."""
        if self.is_mounted:
            self.show_detail()
            self.show_keys()

    def record_here(self) -> tuple[Journal, Record] | None:
        """Return the record under the cursor, and its project."""
        item = self.rows.item
        return None if item is None else self.record_of(item)

    @property
    def has_records(self) -> bool:
        """Whether its rows are records."""
        is_asked = type(self).record_of is not ListScreen.record_of
        return is_asked or type(self).record_here is not ListScreen.record_here

    def guide_page(self) -> str | None:
        """Return the first pitfall of the record under the cursor."""
        _, record = self.record_here() or (None, None)
        return min(record.pitfalls, default=None) if isinstance(record, Observation | Lesson) else None

    def action_choose(self) -> None:
        """Choose the row under the cursor, or no longer, and go on to the next."""
        self.rows.toggle()
        self.show_heading()

    def deselect_all(self) -> None:
        """Choose no rows any more: what they were chosen for is done, and the next key is for the row one stands on."""
        self.rows.deselect_all()
        self.show_heading()

    def action_filter(self) -> None:
        """Ask for a word, and list only what has it; the line is empty, so that Enter alone lists all again."""
        from tui.ui.dialogs.prompt import PromptDialog  # the app opens on a list, and is to open fast

        def take(word: str | None) -> None:
            if word is not None:
                self.filter_by(word)

        self.app.push_screen(PromptDialog(f"{self.scope}.ask_filter", empty=True), take)

    def filter_by(self, word: str) -> None:
        """List only what has a word; all where it is empty."""
        self.word = word
        self._show_all()
