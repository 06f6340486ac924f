"""Actions whose deadline had passed before they were brought in: in old notes most are done, and nobody says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journals.importing.plan_changes import set_done
from journals.importing.planned_items import is_past_due
from journals.text.clean import one_line
from tui.features.importing.plan_editing import PlanChange, places
from tui.features.importing.preview_rows import PreviewRow
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.confirm import Confirm
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.wording.display import QUOTE_LENGTH, brief
from tui.wording.importing import action_facts

_ALL, _GO_ON = "all", "go on"
"""What can be chosen beside an action."""


def past_due(app: BaseApp, rows: Sequence[PreviewRow]) -> list[PreviewRow]:
    """Return the actions that would be overdue as soon as they are stored."""
    return [row for row in rows if is_past_due(row.planned, app.today)]


def ask_whether_done(app: BaseApp, rows: Sequence[PreviewRow], change: PlanChange, go_on: Callable[[], object]) -> None:
    """Ask whether actions are done, and go on; they are open where that is not said."""

    def answered(done: Sequence[PreviewRow]) -> None:
        if done:
            change(lambda plan: set_done(plan, places(done)))
        go_on()

    if len(rows) > 1:
        _DoneList(app, rows, answered).ask()
        return
    say = app.say
    quoted = say("words.quoted", text=brief(rows[0].planned.item.text, QUOTE_LENGTH))
    question = "\n".join([say("import_room.past_due"), quoted])
    dialog = Confirm(question, "import_room.is_done", "import_room.is_open", title="import_room.ask_done.one")
    app.push_screen(dialog, lambda is_done: answered(rows if is_done else []))


class _DoneList:
    """Asks of several actions which are done: Enter at once says all of them, Enter at one turns that one over.

    Whoever leaves with Esc looks at the notes again, and is asked when they are stored.
    """

    def __init__(
        self, app: BaseApp, rows: Sequence[PreviewRow], answered: Callable[[Sequence[PreviewRow]], None]
    ) -> None:
        self._app, self._rows, self._answered = app, {row.key: row for row in rows}, answered
        self._done = set[str]()

    def ask(self, at: str | None = None) -> None:
        """Ask, with the cursor `at` an action."""
        about = self._app.say.count("import_room.past_due_of", len(self._rows))
        dialog = PickerDialog("import_room.ask_done.many", lambda _: self._options(), typing=False, at=at, about=about)
        self._app.push_screen(dialog, self._take)

    def _options(self) -> list[Option]:
        say, done = self._app.say, len(self._done)
        left = len(self._rows) - done
        sums = (say.count("import_room.n_done", done), say.count("import_room.n_open", left))
        first = [Option(_ALL, say("import_room.all_done"))] if not done else []
        first.append(Option(_GO_ON, say("import_room.store_so", done=sums[0], open=sums[1])))
        return [*first, *map(self._option, self._rows.values())]

    def _option(self, row: PreviewRow) -> Option:
        say, item = self._app.say, row.planned.item
        is_done = row.key in self._done
        state = say("import_room.done" if is_done else "import_room.open")
        return Option(
            row.key, one_line(item.text), state, "dim" if is_done else "", about=" · ".join(action_facts(say, item))
        )

    def _take(self, chosen: str | None) -> None:
        if chosen in self._rows:
            self._done ^= {chosen}
            self.ask(at=chosen)
            return
        everything = [*self._rows.values()]
        if chosen == _ALL:
            self._answered(everything)
        elif chosen == _GO_ON:
            self._answered([row for row in everything if row.key in self._done])
