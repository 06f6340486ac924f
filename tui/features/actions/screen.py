"""Concerns that wait for a reply, and actions to be ticked off; of one project or of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, get_args

from msgspec.structs import replace
from textual.binding import BindingType

from journals.index.rows import ANSWERED, OPEN, WAITS, flags_of
from journals.library.across import all_records
from journals.library.journal import Journal
from journals.library.record_cache import chronological_key
from journals.records.base import Record
from journals.records.model import Action, Observation
from tui.commands import Command
from tui.features.actions.action_rows import (
    ActionItem,
    ActionRenderer,
    ActionRow,
    QuietLine,
    is_late,
    reply_is_late,
)
from tui.features.common.record_forms import action_form, observation_form, reply_form
from tui.settings import ActionOrder, choose
from tui.ui.bindings import bindings
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.list_screen import ListScreen
from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.row_list import GroupTitle, Heading
from tui.wording.action_groups import grouped_actions
from tui.wording.display import QUOTE_LENGTH, brief

_PARTS = ("actions.late", "actions.concerns")
"""Parts of the list that one can begin on."""
_ONLY_OF = {"actions.reply": Observation, "actions.drop": Action}
"""Commands that do something only on rows of one kind."""


class ActionsScreen(ListScreen[ActionRow]):
    """What waits for somebody."""

    scope: ClassVar[str] = "actions"
    has_question = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("actions")

    def __init__(self, journal: Journal | None, *, at: str | None = None) -> None:
        """`journal`: the project, None for all; `at`: the id of a concern or action, or the part, to begin on."""
        super().__init__(at=at)
        self._order: ActionOrder = "waiting" if at in _PARTS else self.app.settings.actions_by
        self.journal = journal
        found = journal.get(Action, at) if journal and at else None
        self._all = found is not None and found.status != "open"

    @property
    def entry(self) -> ActionItem | None:
        """The concern or action under the cursor."""
        return self.rows.item if isinstance(self.rows.item, ActionItem) else None

    def drawing(self) -> Drawing[ActionRow]:
        """Return how a concern or an action looks."""
        return ActionRenderer(self.app, of_one_project=self.journal is not None).drawing

    def items(self) -> list[ActionRow]:
        """Return what waits, and where all is shown what does no longer, the late and the longest waiting first.

        In another order actions come first in their groups, and concerns after them.
        """
        concerns = self._entries(Observation, WAITS) + (self._entries(Observation, ANSWERED) if self._all else [])
        concerns.sort(key=self._place)
        actions = self._entries(Action, 0 if self._all else OPEN)
        listed: list[ActionRow] = [Heading("actions.concerns"), *self._offer(concerns), *concerns] if concerns else []
        if self._order != "waiting":
            return [*self._grouped(actions), *listed]
        actions.sort(key=lambda entry: chronological_key(entry.record))
        late = [entry for entry in actions if is_late(entry.record, self.app.today)]
        rest = [entry for entry in actions if not is_late(entry.record, self.app.today)]
        rows: list[ActionRow] = []
        rows += [Heading("actions.late"), *late] if late else []
        rows += listed
        rows += [Heading("actions.actions"), *rest] if rest else []
        return rows

    def heading(self) -> tuple[str, str]:
        """Return whose they are, and how many wait for a reply."""
        name = self.journal.project.name if self.journal else self.say("actions.all_projects")
        records = [row.record for row in self.rows.items if isinstance(row, ActionItem)]
        waiting = sum(record.waits for record in records if isinstance(record, Observation))
        right = [self.say.count("actions.waiting", waiting)]
        late = sum(reply_is_late(row, self.app.today) for row in self.rows.items if isinstance(row, ActionItem))
        right += [self.say("actions.past", n=late)] if late else []
        right += [self.say(f"actions.order.{self._order}")] if self._order != "waiting" else []
        return f"{self.say('actions.title')} · {name}", " · ".join(right)

    def invitation(self) -> str:
        """Return that nothing waits."""
        return self.say("actions.empty")

    def record_of(self, item: ActionRow) -> tuple[Journal, Record] | None:
        """Return a row's concern or action."""
        return (item.journal, item.record) if isinstance(item, ActionItem) else None

    def _place(self, entry: ActionItem) -> tuple[bool, tuple[str, str]]:
        """Return by what concerns are sorted: those that were to be answered by now first, and each by age."""
        return not reply_is_late(entry, self.app.today), chronological_key(entry.record)

    def _offer(self, concerns: list[ActionItem]) -> Iterator[QuietLine]:
        """Yield what can be agreed on, where concerns wait and no project of theirs has agreed within how many days."""
        asked = [each.journal for each in concerns if isinstance(each.record, Observation) and each.record.waits]
        if asked and not any(journal.project.reply_days for journal in asked):
            yield QuietLine(self.say("actions.no_days", key=self.key("home.edit")))

    def _grouped(self, entries: list[ActionItem]) -> Iterator[ActionRow]:
        """Yield actions below the titles of their groups."""
        pairs = [(entry.journal, entry.record) for entry in entries if isinstance(entry.record, Action)]
        for title, group in grouped_actions(self.say, pairs, self._order, self.app.today):
            yield GroupTitle(title)
            yield from (ActionItem(journal, action) for journal, action in group)

    def _entries(self, kind: type[Observation] | type[Action], flags: int) -> list[ActionItem]:
        """Return what there is of a kind in the project, or in all that are under way."""
        if self.journal:
            return [
                ActionItem(self.journal, each) for each in self.journal.all(kind) if flags_of(each) & flags == flags
            ]
        shown = ("active", "finished", "stopped") if self._all else ("active",)
        found = all_records(self.app.library, kind, flags)
        return [ActionItem(j, each) for j, each in found if j.project.status in shown]

    # What can be done

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything: a concern is replied to, an action is dropped."""
        if command.id == "actions.order":
            return bool(self.rows.items)
        kind = _ONLY_OF.get(command.id)
        return super().can(command) and (kind is None or (self.entry is not None and type(self.entry.record) is kind))

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter here: what ticks an action off replies to a concern."""
        hints = super().hints()
        if self.entry is None or not isinstance(self.entry.record, Observation):
            return hints
        tick, reply = self.key("actions.tick"), self.key("actions.reply")
        word = self.say("commands.actions.reply.short")
        return [(key, word if key == tick else does) for key, does in hints if key != reply]

    def action_tick(self) -> None:
        """Tick an action off, or take the tick away; reply to a concern."""
        entry = self.entry
        if entry is None:
            return
        if isinstance(entry.record, Observation):
            self.action_reply()
            return
        old = entry.record
        done = old.status != "done"
        new = replace(
            old, status="done" if done else "open", done=self.app.today.isoformat() if done else None, because=""
        )
        self.app.write(lambda: entry.journal.edit((old, new)))
        self.app.notify_user(
            self.say("actions.ticked" if done else "actions.unticked", text=brief(old.text, QUOTE_LENGTH))
        )

    def action_reply(self) -> None:
        """Reply to a concern or a question."""
        entry = self.entry
        if entry and isinstance(entry.record, Observation):
            self.app.push_screen(reply_form(self.app, entry.journal, entry.record))

    def action_edit(self) -> None:
        """Change it."""
        entry = self.entry
        if entry and isinstance(entry.record, Action):
            self.app.push_screen(action_form(self.app, entry.journal, entry.record))
        elif entry and isinstance(entry.record, Observation):
            self.app.push_screen(observation_form(self.app, entry.journal, entry.record))

    def action_drop(self) -> None:
        """Drop an action, and say why."""
        entry = self.entry
        if entry is None or not isinstance(entry.record, Action):
            return
        old = entry.record

        StoredPrompt(
            self.app,
            "actions.ask_because",
            lambda because: replace(old, status="dropped", because=because),
            lambda new, _: self.app.write(lambda: entry.journal.edit((old, new))),
            stored=old.because,
            about=old.id,
            project=entry.journal.id,
            before=old,
        ).ask()

    def action_delete(self) -> None:
        """Delete it; undo brings it back."""
        entry = self.entry
        if entry and self.app.write(lambda: entry.journal.delete(entry.record)):
            self.app.notify_undoable(self.say("actions.deleted"), entry.record)

    def action_order(self) -> None:
        """Put actions in the next of the orders, and remember it."""
        orders = [order for order in get_args(ActionOrder) if order != "project" or self.journal is None]
        self._order = orders[(orders.index(self._order) + 1) % len(orders)] if self._order in orders else "waiting"
        self.app.settings = choose(self.app.settings, self.app.library.local, actions_by=self._order)
        self._show_all()

    def action_everything(self) -> None:
        """Show what is done, dropped and answered too, or only what waits."""
        self._all = not self._all
        self._show_all()
