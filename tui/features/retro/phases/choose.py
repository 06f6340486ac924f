"""Choose: the room gives dots to themes, and the ones on top become lessons and at most a few actions."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from journals.retro.agreements import pitfalls_of
from journals.retro.themes import Group
from tui.features.retro.phases.agreement_lines import AgreementLines
from tui.features.retro.phases.key_hints import with_meeting_hints
from tui.features.retro.phases.phase_view import MOST_PEOPLE, PhaseView
from tui.features.retro.phases.theme_rows import ThemeRenderer, dots_left
from tui.ui.bindings import bindings
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.widgets.detail_pane import DetailPane
from tui.ui.widgets.row_list import Rows

_RESULT = "result"


class ChooseView(PhaseView):
    """The themes with their dots."""

    scope = "choose"
    BINDINGS: ClassVar[list[BindingType]] = bindings("choose")

    def compose(self) -> ComposeResult:
        """How many dots are left, the themes, and the one under the cursor where there is room."""
        self._renderer = ThemeRenderer(self.app, self.meeting)
        yield Static(id="dots", markup=False)
        with Horizontal(id="columns-two"):
            yield Rows[Group](self._renderer.drawing, id="themes")
            yield DetailPane(id="detail")
        yield Static(id="invite", markup=False)

    @property
    def rows(self) -> Rows[Group]:
        """The list of themes."""
        return self.query_one("#themes", Rows)

    @property
    def is_result(self) -> bool:
        """Whether the dots are counted and the themes in their order."""
        return self.meeting.running.at.partition(":")[0] == _RESULT

    def fill(self) -> None:
        """Show the themes: in the order they were made while dots are given, by their dots when they are counted."""
        groups = self.meeting.ranked if self.is_result else self.meeting.groups
        self._renderer.update(groups, is_result=self.is_result)
        self.rows.fill(self._renderer.with_rest(groups))
        self.rows.refresh()
        self.set_class(not groups, "empty")
        self.query_one("#dots", Static).update(dots_left(self.say, self.meeting, is_result=self.is_result))
        self.query_one("#invite", Static).update(self.say("choose.empty"))
        self._show_detail()

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
        made, give, count = ["choose.distil", "choose.action"], ["choose.dot", "choose.undot"], "choose.count"
        if self.rows.item is None:
            return with_meeting_hints(self, [])
        own = [*made, count] if self.is_result else [*give, count, *made]
        words = {each: self.say(f"commands.{each}.short") for each in own}
        words |= {count: self.say("choose.give")} if self.is_result else {}
        return with_meeting_hints(self, words.items())

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

    def action_dot(self) -> None:
        """Add a dot to the theme under the cursor."""
        if (group := self.rows.item) is not None:
            self.app.write(lambda: self.meeting.votes.add(group.theme.id))

    def action_undot(self) -> None:
        """Take a dot from it."""
        if (group := self.rows.item) is not None:
            self.app.write(lambda: self.meeting.votes.remove(group.theme.id))

    def action_hide(self) -> None:
        """Hide the dots until they are counted, so that the keyboard can go round; or show them."""
        retro = self.meeting.retro
        self.app.write(lambda: self.meeting.update(replace(retro, hidden=not retro.hidden)))

    def action_count(self) -> None:
        """Count: put the themes in the order of their dots; or go back to giving them."""
        group = self.rows.item
        to = "dots" if self.is_result else _RESULT
        self.app.write(lambda: self.meeting.set_focus(f"{to}:{group.theme.id if group else ''}"))

    def action_people(self) -> None:
        """Ask how many there are in the room."""
        options = [Option(str(n), self.say.count("choose.people", n)) for n in range(1, MOST_PEOPLE + 1)]

        def take(chosen: str | None) -> None:
            if chosen is not None:
                self.app.write(lambda: self.meeting.update(replace(self.meeting.retro, people=int(chosen))))

        def fits(typed: str) -> list[Option]:
            return [each for each in options if each.value.startswith(typed.strip())]

        self.app.push_screen(PickerDialog("choose.pick_people", fits), take)

    # What comes of it

    def action_distil(self) -> None:
        """Make a lesson of the theme, in one sentence."""
        if (group := self.rows.item) is not None:
            AgreementLines(self.app, self.meeting).ask_lesson(group)

    def action_action(self) -> None:
        """Agree on an action."""
        if (group := self.rows.item) is not None:
            AgreementLines(self.app, self.meeting).ask_action(group)
