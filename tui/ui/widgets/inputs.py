"""What one types in: a line or a text. What is pasted comes in clean before it is ever shown, and nothing blinks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import App
from textual.events import MouseDown, MouseMove, Paste
from textual.geometry import Offset, Size
from textual.strip import Strip
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection as Selected
from textual.widgets.text_area import Location, Selection

from journals.text.clean import MAX_TEXT, clean
from tui.ui.base_app import BaseApp
from tui.ui.graphemes import grapheme_end, next_grapheme, previous_grapheme
from tui.ui.text_layout import cells, line_starts

LONGEST_PASTE = 2 * MAX_TEXT
"""Characters: as much as can be stored, and as much again to be cut away. Of more, each key would take seconds."""
_SPACES = str.maketrans("\t\n", "  ")


class LineInput(Input):
    """One line, shown in as many as three where it is long; several that are pasted become one."""

    most_rows: ClassVar[int] = 3
    """Lines on the screen; with one, what is too long moves sideways."""

    def __init__(self, value: str = "", *, select_on_focus: bool = True, id: str | None = None) -> None:
        super().__init__(clean(value).translate(_SPACES), compact=True, select_on_focus=select_on_focus, id=id)
        self.cursor_blink = False
        self._broken: tuple[str, int, list[int]] = ("", 0, [0])
        self._pasted: tuple[str, list[bool]] = ("", [])
        self._takes_paste = False

    # What is pasted, and what is typed

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_pasted(event.text)

    def insert_pasted(self, text: str) -> None:
        """Put in a text from elsewhere where the cursor is, or in the place of what is selected."""
        text = clean(text).strip("\n").translate(_SPACES)
        if len(text) > LONGEST_PASTE:
            _refuse_paste(self.app, text)
        elif text:
            self._takes_paste = True
            self.replace(text, *self.selection)
            self._takes_paste = False

    def show_pasted(self, text: str, typed: int = 0) -> None:
        """Put a text in the place of all that stands here, as if all but its first characters had been pasted."""
        self.value = text
        self._pasted = (self.value, [at >= typed for at in range(len(self.value))])

    def take_edited(self, text: str) -> None:
        """Put a text in the place of all that stands here, as if it had been typed; of several lines it makes one."""
        self.replace(clean(text).strip("\n").translate(_SPACES), 0, len(self.value))
        self.action_end()

    def mark_pasted(self, pasted: Sequence[bool]) -> None:
        """Take it from elsewhere of which characters of what stands here it is known that they were pasted."""
        self._pasted = (self.value, list(pasted) if len(pasted) == len(self.value) else [False] * len(self.value))

    @property
    def pasted(self) -> list[bool]:
        """Of each character, whether it came with a paste: short marks are read in what was typed."""
        value, pasted = self._pasted
        return pasted if value == self.value else [False] * len(self.value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace what stands between two indices; all that is typed, pasted or taken out goes by here."""
        before, pasted = self.value, self.pasted
        super().replace(text, start, end)
        start, end = sorted((max(0, start), min(len(before), end)))
        if self.value == before[:start] + text + before[end:]:
            self._pasted = (self.value, [*pasted[:start], *[self._takes_paste] * len(text), *pasted[end:]])

    # One visible sign at a time

    def validate_selection(self, selection: Selected) -> Selected:
        """Keep the cursor from standing in the middle of a sign."""
        start, end = super().validate_selection(selection)
        return Selected(grapheme_end(self.value, start), grapheme_end(self.value, end))

    def action_cursor_left(self, select: bool = False) -> None:
        """Go a sign to the left."""
        start, end = self.selection
        if select or self.selection.is_empty:
            to = previous_grapheme(self.value, end)
            self.selection = Selected(start if select else to, to)
        else:
            self.cursor_position = min(start, end)

    def action_cursor_right(self, select: bool = False) -> None:
        """Go a sign to the right; at the end take what is suggested."""
        start, end = self.selection
        if not select and self.cursor_at_end and self._suggestion:
            super().action_cursor_right()
        elif select or self.selection.is_empty:
            to = next_grapheme(self.value, end)
            self.selection = Selected(start if select else to, to)
        else:
            self.cursor_position = max(start, end)

    def action_delete_left(self) -> None:
        """Take out the sign before the cursor, or what is selected."""
        if self.selection.is_empty:
            self.delete(previous_grapheme(self.value, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Take out the sign at the cursor, or what is selected."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, next_grapheme(self.value, self.cursor_position))
        else:
            self.delete_selection()

    # How it is broken

    def _starts(self, width: int) -> list[int]:
        """Return at which character each line begins; what stands for the characters is what is broken."""
        shown, room = self._value.plain, max(1, width - 1)  # the cursor has a cell of its own after the last
        if self._broken[:2] != (shown, room):
            self._broken = shown, room, line_starts(shown, room)
        return self._broken[2]

    def _row_of(self, position: int, starts: list[int]) -> int:
        return bisect_right(starts, position) - 1

    def _top(self, starts: list[int]) -> int:
        """Return the first line that shows: the one with the cursor always does."""
        shown = max(1, self.size.height)
        return max(0, min(self._row_of(self.cursor_position, starts) - shown + 1, len(starts) - shown))

    @property
    def _wraps(self) -> bool:
        return self.most_rows > 1 and bool(self.value) and self.size.width > 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return min(self.most_rows, len(self._starts(width))) if self.most_rows > 1 and self.value else 1

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        if self._wraps:
            self.virtual_size = self.size

    def _watch_selection(self, selection: Selected) -> None:
        super()._watch_selection(selection)
        if self.most_rows > 1:
            self.scroll_to(x=0, animate=False, force=True, immediate=True)
            self.refresh()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Return where the cursor is on the screen."""
        if not self._wraps:
            return super().cursor_screen_offset
        starts, (x, y, width, _) = self._starts(self.content_size.width), self.content_region
        row = self._row_of(self.cursor_position, starts)
        before = cells(self._value.plain[starts[row] : self.cursor_position])
        return Offset(x + min(before, width - 1), y + row - self._top(starts))

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines."""
        if not self._wraps:
            return super().render_line(y)
        width = self.content_size.width
        starts = self._starts(width)
        row = self._top(starts) + y
        if row >= len(starts):
            return Strip.blank(width, self.rich_style)
        text, end = self._value, (*starts, len(self.value))[row + 1]
        if self.has_focus:
            if not self.selection.is_empty:
                text.stylize_before(self.get_component_rich_style("input--selection"), *sorted(self.selection))
            if self._cursor_visible:
                if self.cursor_at_end:
                    text.pad_right(1)
                at = self.cursor_position
                text.stylize(self.get_component_rich_style("input--cursor"), at, next_grapheme(self.value + " ", at))
        line = text[starts[row] : end + (row == len(starts) - 1)]
        line.end = ""
        strip = Strip(self.app.console.render(line, self.app.console_options.update_width(width + 1)))
        return strip.adjust_cell_length(width, self.rich_style).apply_style(self.rich_style)

    # Where it is clicked

    def _index_at(self, offset: Offset) -> int:
        starts = self._starts(self.content_size.width)
        row = max(0, min(self._top(starts) + offset.y, len(starts) - 1))
        start, end = starts[row], (*starts, len(self.value) + 1)[row + 1] - 1
        text = self._value.plain
        return next((at for at in range(start, end) if cells(text[start : at + 1]) > offset.x), end)

    async def _on_mouse_down(self, event: MouseDown) -> None:
        await super()._on_mouse_down(event)
        event.prevent_default()
        if self._wraps:
            self.selection = Selected.cursor(self._index_at(event.get_content_offset_capture(self)))

    async def _on_mouse_move(self, event: MouseMove) -> None:
        await super()._on_mouse_move(event)
        event.prevent_default()
        if self._wraps and self._selecting:
            at = self._index_at(event.get_content_offset_capture(self))
            self.selection = Selected(self.selection.start, at)


def _refuse_paste(app: App[Any], text: str) -> None:
    """Notify that a text is too long to be put in; a field that stands in no app of ours says nothing."""
    if isinstance(app, BaseApp):
        app.notify_user(app.say("paste.too_long", n=len(text), most=MAX_TEXT), "error")


class TextInput(TextArea):
    """A text of several lines."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, compact=True, soft_wrap=True, show_line_numbers=False)
        self.cursor_blink = False
        self.move_cursor(self.document.end)  # as in a line: one goes on where the text ends

    async def _on_paste(self, event: Paste) -> None:
        event.text = clean(event.text)
        if len(event.text) > LONGEST_PASTE:
            event.prevent_default()
            event.stop()
            _refuse_paste(self.app, event.text)

    def clamp_visitable(self, location: Location) -> Location:
        """Return the nearest place where the cursor can be: not in the middle of a sign."""
        row, column = super().clamp_visitable(location)
        return row, grapheme_end(self.document[row], column)

    def get_cursor_left_location(self) -> Location:
        """Return where the cursor comes a sign to the left."""
        row, column = self.cursor_location
        return (row, previous_grapheme(self.document[row], column)) if column else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> Location:
        """Return where the cursor comes a sign to the right."""
        row, column = self.cursor_location
        line = self.document[row]
        return (row, next_grapheme(line, column)) if column < len(line) else super().get_cursor_right_location()

    def _refresh_size(self) -> None:
        # An undo that takes lines away leaves the cursor below the last one for a moment; Textual then looks for its
        # line when the scroll bar goes, and falls.
        start, end = self.selection
        self.set_reactive(TextArea.selection, Selection(self.clamp_visitable(start), self.clamp_visitable(end)))
        super()._refresh_size()
