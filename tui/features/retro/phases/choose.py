"""Choose: the room gives dots to themes and loose notes, and the ones on top become lessons and a few actions.

Before dots are given the room chooses how (`voting`): counted aloud here, or unseen in a round of the keyboard.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from journals.retro.agreements import pitfalls_of
from journals.retro.themes import Group
from tui.commands import Command
from tui.features.retro.phases.agreement_lines import AgreementLines
from tui.features.retro.phases.key_hints import with_meeting_hints
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.theme_rows import ThemeRenderer, dots_text
from tui.features.retro.phases.voting import ask_people, begin_voting, choose_way
from tui.ui.bindings import bindings
from tui.ui.widgets.detail_pane import DetailPane
from tui.ui.widgets.row_list import Rows
from tui.ui.widgets.static import Static

_RESULT = "result"
_GIVING = {"count_out", "dot", "undot"}


class ChooseView(PhaseView):
    """The themes with their dots."""

    scope = "choose"
    BINDINGS: ClassVar[list[BindingType]] = bindings("choose")

    _was_result = False
    """Whether the dots were counted when the list was last shown."""

    def compose(self) -> ComposeResult:
        """Yield how many dots are left, the themes, and the one under the cursor where there is room."""
        self._renderer = ThemeRenderer(self.app, self.meeting)
        yield Static(id="dots", markup=False)
        with Horizontal(id="columns-two"):
            yield Rows[Group](self._renderer.drawing, id="themes", is_read=True)
            yield DetailPane(id="detail")
        yield Static(id="invite", markup=False)

    @property
    def rows(self) -> Rows[Group]:
        """The list of themes."""
        return self.query_one("#themes", Rows)

    @property
    def has_begun(self) -> bool:
        """Whether dots are given: here, or in a round that has been shown."""
        return self.meeting.retro.voting == "aloud" or bool(self.meeting.votes.all)

    @property
    def is_result(self) -> bool:
        """Whether the dots are counted and the themes in their order."""
        return self.meeting.running.at.partition(":")[0] == _RESULT and self.has_begun

    def fill(self) -> None:
        """Show the themes: in the order they were made while dots are given, by their dots when they are counted."""
        groups = self.meeting.ranked if self.is_result else self.meeting.candidates
        self._renderer.update(groups, is_result=self.is_result)
        was_result, self._was_result = self._was_result, self.is_result
        begins = self.is_result and not was_result and bool(groups)  # the room looks at what got the most
        self.rows.fill(self._renderer.with_rest(groups), at=groups[0].theme.id if begins else None)
        self.rows.refresh()
        self.set_class(not groups, "empty")
        self.query_one("#dots", Static).update(
            dots_text(self.say, self.meeting, has_begun=self.has_begun, is_result=self.is_result)
        )
        self.query_one("#invite", Static).update(self.say("choose.empty"))
        self._show_detail()

    def on_resize(self) -> None:
        """Draw the themes on as many lines as there is room for now."""
        if self.is_ready and self.is_attached:  # the phase may have been turned meanwhile
            self.rows.forget_heights()
            self.fill()

    def _show_detail(self) -> None:
        group = self.rows.item
        self.query_one(DetailPane).show(self._renderer.full_text(group) if group else "")

    def go_to(self, at: str) -> None:
        """Put the cursor on the theme that the room looked at."""
        theme = at.partition(":")[2]
        if any(group.theme.id == theme for group in self.rows.items):
            self.rows.fill(self.rows.items, at=theme)
        self.fill()

    def hints(self) -> list[tuple[str, str]] | None:
        """Return the keys of giving dots, or of what comes of them once they are counted."""
        if self.rows.item is None:
            return with_meeting_hints(self, [])
        made, count = ["choose.distil", "choose.action"], "choose.count"
        if not self.has_begun:
            own, word = [count, *made], "choose.begin"
        elif self.is_result:
            own, word = [*made, *([count] if self._counts_aloud else [])], "choose.again"
        else:
            give = ["choose.count_out", "choose.dot", "choose.undot"] if self._counts_aloud else []
            own, word = [*give, count, *made], f"commands.{count}.short"
        words = {each: self.say(word if each == count else f"commands.{each}.short") for each in own}
        return with_meeting_hints(self, words.items())

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything: dots that were given unseen, or are counted, stand."""
        if command.action in _GIVING and (self.is_result or (self.has_begun and not self._counts_aloud)):
            return False
        if command.action == "count" and self.is_result and not self._counts_aloud:
            return False
        if command.action == "way" and self.meeting.votes.all:
            return False
        return super().can(command)

    @property
    def _counts_aloud(self) -> bool:
        return self.meeting.retro.voting != "unseen"

    def guide_page(self) -> str | None:
        """Return the page of the pitfall that the theme's notes speak to most."""
        group = self.rows.item
        found = pitfalls_of(group) if group else []
        return found[0] if found else None

    def on_rows_moved(self) -> None:
        """Show the theme under the cursor."""
        if self.is_ready and (group := self.rows.item) is not None:
            self._show_detail()
            self.note_position(f"{_RESULT if self.is_result else 'dots'}:{group.theme.id}")

    # Dots

    def action_count_out(self, dots: int) -> None:
        """Let the theme under the cursor have so many dots, and go on to the next."""
        group = self._to_give()
        if group is not None and self.app.write(lambda: self.meeting.votes.set(group.theme.id, dots)):
            self.rows.advance()  # also past one that is higher than the list, or the next digit would be for it too

    def action_dot(self) -> None:
        """Add a dot to the theme under the cursor."""
        if (group := self._to_give()) is not None:
            self.app.write(lambda: self.meeting.votes.add(group.theme.id))

    def action_undot(self) -> None:
        """Take a dot from it."""
        if (group := self._to_give()) is not None:
            self.app.write(lambda: self.meeting.votes.remove(group.theme.id))

    def _to_give(self) -> Group | None:
        """Return what is under the cursor, where dots are given here; before that, say how it begins."""
        if self.has_begun:
            return self.rows.item
        self.app.notify_user(self.say("choose.begin_first", key=self.host.key("choose.count")))
        return None

    def action_way(self) -> None:
        """Choose again how dots are given, as long as there are none."""
        if self.rows.item is not None:
            choose_way(self.app, self.meeting)

    def action_count(self) -> None:
        """Begin; or count, and put the themes in the order of their dots; or go back to giving them."""
        group = self.rows.item
        if self.has_begun and not self.is_result and self.meeting.retro.people and self.meeting.dots_left < 0:
            over = self.say.count("choose.too_many", -self.meeting.dots_left)
            self.app.notify_user(f"{over} {self.say('choose.mend_first', key=self.host.key('choose.people'))}")
        elif self.has_begun:
            to, at = ("dots", group) if self.is_result else (_RESULT, next(iter(self.meeting.ranked), None))
            self.app.write(lambda: self.meeting.set_focus(f"{to}:{at.theme.id if at else ''}"))
        elif group is not None:
            begin_voting(self.app, self.meeting)

    def action_people(self) -> None:
        """Ask how many there are in the room."""
        ask_people(self.app, self.meeting)

    # What comes of it

    def action_distil(self) -> None:
        """Make a lesson of the theme, in one sentence."""
        AgreementLines(self.app, self.meeting).ask_lesson(self.rows.item)

    def action_action(self) -> None:
        """Agree on an action."""
        AgreementLines(self.app, self.meeting).ask_action(self.rows.item)
