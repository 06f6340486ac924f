"""Asks for one line, at the bottom of the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from journals.errors import Problem
from journals.text.clean import clean
from tui.ui.bindings import bindings
from tui.ui.box_drafts import BoxPlace
from tui.ui.dialogs.confirm import confirm_discard
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.dialogs.form import Form
from tui.ui.own_editor import edit_outside
from tui.ui.unsaved import dialog_draft_key, pop_dialog_draft, quoted
from tui.ui.widgets.bars import KeyBar
from tui.ui.widgets.inputs import LineInput
from tui.ui.widgets.static import Static
from tui.wording.errors import problem_text


@dataclass(frozen=True)
class PromptContext:
    """What stands by a line: what it is about, above it; what it means, below; what Enter does; and a form."""

    above: Callable[[], Content]
    question: Callable[[], str] | None = None
    """Asks in other words than the line's key names."""
    enter: str = "dialog.do"
    """Names the word for Enter."""
    leave: str = "dialog.leave"
    """Names the word for leaving."""
    form: Callable[[str], Form] | None = None
    """Makes the form from what is typed; leaving it comes back to the line."""
    understood: Callable[[str], str] | None = None
    """Says what is typed means, below the line; a `Problem` is said there too, and the line is not taken."""


class PromptDialog(Dialog[str | None]):
    """One line of text; None when left, and an empty one only where it is allowed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("prompt")
    then = "dialog.then_sent"

    def __init__(
        self,
        key: str,
        value: str = "",
        *,
        empty: bool = False,
        stored: str | None = None,
        about: str = "",
        project: str = "",
        beside: PromptContext | None = None,
        mends: bool = False,
    ) -> None:
        """`key` names the question; `value` stands there to begin with, and is `stored` unless that says otherwise.

        `about`: the id of what is asked about, so that a line that is half typed is there again for that only.
        `project`: the id of the project it is in, unless that is the one we are in.
        `mends`: what stands there is gone on with, not written over.
        """
        super().__init__(classes="low")
        self.pasted: list[bool] = []
        """Of each character of what stands there to begin with, and then of the answer, whether it was pasted."""
        self._key, self._value, self._empty, self._about, self._project = key, value, empty, about, project
        self._beside, self._mends = beside, mends
        self._stored = value if stored is None else stored
        self._looks = empty and stored is None
        """Whether it is a word to look for, which nobody wants to save."""

    def body(self) -> ComposeResult:
        """Yield the line, with what was half typed when an earlier run ended before its time."""
        if self._beside:
            with ScrollArea():
                yield Static(id="above", markup=False)
        is_fresh = self._value == self._stored and not self._looks
        value = (pop_dialog_draft(self.app, self._place) if is_fresh else "") or self._value
        line = LineInput(value, select_on_focus=value == self._stored and not self._mends)  # a half-typed one goes on
        line.mark_pasted(self.pasted)
        yield line
        if self._beside and self._beside.understood:
            yield Static(id="understood", markup=False)

    def on_mount(self) -> None:
        """Follow whether all that stands above the line is in sight, which is known only once that is laid out."""
        for area in self.query(ScrollArea):
            self.watch(area, "show_vertical_scrollbar", self._show_whether_more, init=False)

    def heading(self) -> str:
        """Return the question."""
        return self._beside.question() if self._beside and self._beside.question else self.say(self._key)

    def fill(self) -> None:
        """Show what the line is about."""
        if self._beside:
            self.query_one("#above", Static).update(self._beside.above())
            self._understand()

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that work here."""
        if self._beside is None:
            return super().hints()
        form = [(self.key("prompt.form"), self.say("dialog.form"))] if self._beside.form else []
        leave = (self.key("dialog.leave"), self.say(self._beside.leave))
        hidden = any(area.max_scroll_y for area in self.query(ScrollArea))
        scroll = [(self.key("prompt.down"), self.say("dialog.above"))] if hidden else []
        return [("Enter", self.say(self._beside.enter)), *form, *scroll, leave]

    def _fit(self) -> None:
        super()._fit()
        if self._beside:
            self.call_after_refresh(self._show_whether_more)

    def _show_whether_more(self) -> None:
        if self.query(KeyBar):  # how much is out of sight is known only now; the box may have gone meanwhile
            self.show_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the line means now."""
        event.stop()
        self._understand()

    def _understand(self) -> bool:
        """Show what the line means, or why it cannot be taken; return whether it can."""
        if self._beside is None or self._beside.understood is None:
            return True
        line = self.query_one("#understood", Static)
        try:
            line.update(Content(self._beside.understood(clean(self.query_one(Input).value).strip())))
        except Problem as problem:
            line.update(Content.assemble((problem_text(self.say, problem), "bold $bites")))
            return False
        return True

    async def action_save(self) -> None:
        """Do what Enter does: in forms this key saves."""
        await self.query_one(LineInput).action_submit()

    def action_editor(self) -> None:
        """Go on in an editor of one's own."""
        edit_outside(self.app)

    def action_form(self) -> None:
        """Go on in the form, with what is typed; leaving it comes back to the line."""
        if self._beside is not None and self._beside.form is not None:
            typed = "".join(each.value for each in self.query(Input)).strip()
            form = self._beside.form(typed)  # on top of the line, which keeps what is typed until it is stored
            self.app.push_screen(form, self._go_after_form)

    def _go_after_form(self, saved: bool | None) -> None:
        if saved:
            self.dismiss(None)

    def action_scroll(self, pages: int) -> None:
        """Scroll what stands above the line."""
        for area in self.query(ScrollArea):
            area.scroll_relative(y=pages * max(1, area.size.height - 1), animate=False)

    def unsaved(self) -> list[str]:
        """Return what is typed, in words; a word to look for is nothing to save."""
        typed = self._typed
        return [f"{self.heading()} {self.say('project.quoted', word=quoted(typed))}"] if typed else []

    def drafts(self) -> dict[str, list[str]]:
        """Return what is typed, by what is asked; it survives the end of the program."""
        return {self._place: [self._typed]} if self._typed else {}

    @property
    def _typed(self) -> str:
        typed = "".join(each.value for each in self.query(Input)).strip()
        return "" if self._looks or typed == self._stored else typed

    @property
    def _place(self) -> str:
        here = self.app.journal_here
        outside = BoxPlace(self._project or (here.id if here else ""), self.box, self._about)
        return dialog_draft_key(self.app, f"{self.box}/{self._about}") or outside.key()

    @property
    def box(self) -> str:
        """What tells this box from others, for what is half typed in it."""
        return self._key

    def action_leave(self) -> None:
        """Leave; ask first if something would be lost."""
        in_a_row = self._beside is not None and self._beside.leave == "agree.later"
        confirm_discard(self, "form.lose_rest" if in_a_row else "form.lose")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the answer."""
        event.stop()
        text = clean(event.value).strip()
        if not text and not self._empty:
            self.app.notify_user(self.say("dialog.is_empty", key=self.key("dialog.leave")))
        elif self._understand():
            begin = max(0, event.value.find(text))
            self.pasted = self.query_one(LineInput).pasted[begin : begin + len(text)]
            self.dismiss(text)
