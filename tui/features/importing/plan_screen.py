"""Notes on a screen that can be changed, one or many at once, before any of them is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journals.importing.plan_changes import tick_items
from journals.importing.planned_items import ImportPlan
from tui.features.importing.plan_editing import (
    PlanChange,
    as_table,
    ask_date,
    ask_personal,
    ask_pitfall,
    ask_role,
    ask_stage,
    note_form,
    places,
)
from tui.features.importing.preview_rows import PreviewRow
from tui.ui.list_screen import ListScreen

_MOST_PAST = 50
"""Changes that can be taken back."""


class PlanScreen(ListScreen[PreviewRow]):
    """The notes of a plan, and what is done to those that are chosen or under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: ImportPlan | None = None
        """None as long as nothing has been read."""
        self.past: list[ImportPlan] = []
        """The plans before the latest changes, which can be had again."""

    def change(self, make: Callable[[ImportPlan], ImportPlan], *, go_on: bool = False) -> None:
        """Look at another plan from now on; the one before can be had again."""
        if self.plan is None:
            return
        self.past = [*self.past[-_MOST_PAST:], self.plan]
        self.plan = make(self.plan)
        if go_on and not self.rows.chosen:
            self.rows.advance()
        self._show_all()

    def _ask(self, ask: Callable[[Sequence[PreviewRow], PlanChange], object]) -> None:
        if picked := self.rows.picked:
            ask(picked, self.change)

    def action_tick(self) -> None:
        """Tick notes off, or on again."""
        if picked := self.rows.picked:
            is_ticked = not all(row.planned.is_ticked for row in picked)
            self.change(lambda plan: tick_items(plan, places(picked), is_ticked), go_on=True)

    def action_sign(self, key: str) -> None:
        """Set the kind by its sign."""
        self._become({"plus": "+", "minus": "-"}.get(key, key))

    def action_no_kind(self) -> None:
        """Make it a note of no kind."""
        self._become("0")

    def action_action(self) -> None:
        """Make it an action."""
        self._become("actions")

    def action_lesson(self) -> None:
        """Make it a lesson."""
        self._become("lessons")

    def _become(self, what: str) -> None:
        if picked := self.rows.picked:
            make = as_table(self.say, what)
            self.change(lambda plan: make(plan, places(picked)), go_on=True)

    def action_stage(self) -> None:
        """Set the stage."""
        self._ask(lambda rows, change: ask_stage(self.app, rows, change))

    def action_tag(self) -> None:
        """Tag with a pitfall, or take a tag away."""
        self._ask(lambda rows, change: ask_pitfall(self.app, rows, change))

    def action_role(self) -> None:
        """Set whose eyes saw it."""
        self._ask(lambda rows, change: ask_role(self.app, rows, change))

    def action_date(self) -> None:
        """Set when it was."""
        self._ask(lambda rows, change: ask_date(self.app, rows, change))

    def action_personal(self) -> None:
        """Decide about the personal data in notes."""
        self._ask(lambda rows, change: ask_personal(self.app, rows, change))

    def action_edit(self) -> None:
        """Edit all of one note."""
        if (row := self.rows.item) is not None and row.planned.change is None:
            self.app.push_screen(note_form(self.app, row, self.change))

    def action_undo(self) -> None:
        """Take back the latest change."""
        if self.past:
            self.plan = self.past.pop()
            self._show_all()

    def action_choose_all(self) -> None:
        """Choose all that are listed, so that the next key is for all of them; or none."""
        keys = {row.key for row in self.rows.items}
        self.rows.chosen = set() if self.rows.chosen >= keys else keys
        self._show_all()
