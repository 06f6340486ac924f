"""Choosing one of many by typing a part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.widgets import Input

from journals.text.clean import filter_key
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog
from tui.ui.text_layout import cells, fit
from tui.ui.widgets.inputs import LineInput
from tui.ui.widgets.line_view import Drawing, Line
from tui.ui.widgets.list_under_input import ListUnderInput
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static


@dataclass(frozen=True)
class Option:
    """Something to choose. `value` is given back; `key` picks it at once where the list is not filtered by typing."""

    value: str
    text: str
    right: str = ""
    look: str = ""
    key: str = ""
    about: str = ""
    """What it is, shown below the list while it is under the cursor."""


_COLUMN = 24
"""Cells for what stands beside the options, in a list as wide as three such columns."""
_BETWEEN = 2
"""Cells between an option and what stands beside it, so that no key reads as the text's last letter."""


class OptionRenderer:
    """Draws options, a line each: what stands beside them has a column where the texts leave room for one.

    Where they do not, it stands at the right edge: a column with holes would be harder to read.
    """

    def __init__(self) -> None:
        self._text = self._right = 0
        self.drawing: Drawing[Option] = Drawing(lambda option: option.value, self._draw, lambda *_: 1)

    def update(self, options: Sequence[Option]) -> None:
        """Measure what is drawn from now on."""
        self._text = max((cells(each.text) for each in options), default=0)
        self._right = max((cells(each.right) for each in options), default=0)

    def _draw(self, option: Option, width: int, here: bool) -> list[Line]:
        right = self._beside(option, width)
        room = width - cells(right) - (_BETWEEN if right else 0)
        return [[(fit(option.text, room) + " " * (width - cells(right) - room), option.look), (right, "dim")]]

    def _beside(self, option: Option, width: int) -> str:
        """Return what stands beside an option, as wide as it is drawn."""
        column, room, text = min(_COLUMN, width // 3), width - self._text - _BETWEEN, cells(option.text)
        if not option.right:
            return ""
        if room >= min(column, self._right):
            return fit(option.right, max(min(column, room), min(self._right, room)))
        wanted, left = cells(option.right), width - text - _BETWEEN
        if wanted > column > left:  # a long text is worth more than half a word beside it
            return ""
        return fit(option.right, min(wanted, max(column, left)))


class PickerDialog(ListUnderInput, Dialog[str | None]):
    """A list to choose from; typing narrows it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("picker", "picker_page")

    def __init__(
        self,
        key: str,
        options: Callable[[str], Sequence[Option]],
        *,
        typing: bool = True,
        at: str | None = None,
        about: str = "",
    ) -> None:
        """`key` names the title; `options` gives what fits what was typed, best first.

        `at`: the value under the cursor at first; `about`: what it is chosen for, beside the title.
        """
        super().__init__()
        self._at, self._about = at, about
        self._key, self._options, self._typing = key, options, typing
        self._renderer = OptionRenderer()

    def body(self) -> ComposeResult:
        """Yield a line to type in, and the list."""
        if self._typing:
            yield LineInput()
        yield Rows[Option](self._renderer.drawing)
        yield Static(id="option", markup=False)

    @property
    def rows(self) -> Rows[Option]:
        """The list."""
        return self.query_one(Rows)

    @property
    def nothing_fits(self) -> str:
        """What stands in the place of the list where nothing fits what was typed."""
        return self.say("dialog.nothing_fits")

    def heading(self) -> str:
        """Return what is chosen."""
        return " · ".join(filter(None, [self.say(self._key), self._about]))

    def fill(self) -> None:
        """Show what fits."""
        typed = self.query_one(Input).value if self._typing else ""
        options = self._options(typed)
        self._renderer.update(options)
        self.rows.styles.height = max(1, min(len(options), 16))
        self.rows.fill(options, at=self._at)
        self._at = None
        self.rows.refresh()
        self._tell()
        self._fit_soon()

    def on_rows_moved(self) -> None:
        """Show what the option under the cursor is."""
        self._tell()

    def _tell(self) -> None:
        shown = self.query_one("#option", Static)
        shown.display = not self.rows.items or any(option.about for option in self.rows.items)
        if self.rows.items:
            shown.update(self.rows.item.about if self.rows.item else "")
        else:
            typed = self._typing and bool(self.query_one(Input).value.strip())
            shown.update(self.nothing_fits if typed else self.say("dialog.nothing_to_pick"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list; the best fit is under the cursor."""
        event.stop()
        self.rows.fill([])
        self.fill()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose what is under the cursor."""
        event.stop()
        self.choose()

    def on_key(self, event: Key) -> None:
        """Choose by key where nothing is typed."""
        if not self._typing:
            for option in self.rows.items:
                if event.key == option.key:
                    event.stop()
                    self.dismiss(option.value)
                    return
            if event.key == "enter":
                event.stop()  # or the place below would take it too
                self.choose()

    def choose(self) -> None:
        """Close with what is under the cursor."""
        if (option := self.rows.item) is not None:
            self.dismiss(option.value)

    def on_mount(self) -> None:
        """Let the line keep what is typed when somebody clicks on the list."""
        self.rows.can_focus = not self._typing


def pick_stage(app: BaseApp, now: str, about: str) -> PickerDialog:
    """Return a dialog that chooses a stage with one digit; `about`: what comes to it."""

    def options(_: str) -> list[Option]:
        return [
            Option(s.id, f"{s.id[1:]}  {s.title}", app.say("dialog.now") if s.id == now else "", key=s.id[1:])
            for s in app.guide.stages
        ]

    return PickerDialog("dialog.pick_stage", options, typing=False, at=now, about=about)


def pick_pitfall(app: BaseApp, key: str, *, none: str | None = None) -> PickerDialog:
    """Return a dialog that chooses a pitfall by its number or part of its title; `none` names a choice of none."""

    def options(typed: str) -> list[Option]:
        found = [Option(p.id, f"{p.id}  {p.title}", p.reference) for p in app.guide.match_pitfalls(typed)]
        return found if none is None or typed else [Option("", app.say(none)), *found]

    return PickerDialog(key, options)


def pick_project(
    app: BaseApp, key: str, none: str | None = None, *, but: str = "", among: Sequence[str] = ()
) -> PickerDialog:
    """Return a dialog that chooses a project; `none` names a choice of none, `but` is the id of one left out.

    `among`: the ids to choose from, in their order; all projects where there are none.
    """

    def options(typed: str) -> list[Option]:
        found = [
            Option(j.id, j.project.name, j.project.technology)
            for j in ([app.library.journal(each) for each in among] or app.library.journals)
            if j.id != but and filter_key(typed) in filter_key(f"{j.project.name} {j.project.technology}")
        ]
        return found if none is None or typed else [Option("", app.say(none)), *found]

    return PickerDialog(key, options)
