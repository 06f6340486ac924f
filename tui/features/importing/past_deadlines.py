"""Actions whose deadline had passed before they were brought in: in old notes most are done, and nobody says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journals.importing.plan_changes import set_done
from journals.importing.planned_items import is_past_due
from tui.features.importing.plan_editing import PlanChange, places
from tui.features.importing.preview_rows import PreviewRow
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.confirm import Confirm
from tui.wording.display import QUOTE_LENGTH, brief

_MOST = 4
"""Actions that are named."""


def past_due(app: BaseApp, rows: Sequence[PreviewRow]) -> list[PreviewRow]:
    """Return the actions that would be overdue as soon as they are stored."""
    return [row for row in rows if is_past_due(row.planned, app.today)]


def ask_whether_done(app: BaseApp, rows: Sequence[PreviewRow], change: PlanChange, go_on: Callable[[], object]) -> None:
    """Ask whether actions are done, and go on; they are open where that is not said."""
    say = app.say
    named = [say("words.quoted", text=brief(row.planned.item.text, QUOTE_LENGTH)) for row in rows[:_MOST]]
    more = [say.count("waiting.others", len(rows) - _MOST)] if len(rows) > _MOST else []
    question = "\n".join([say.count("import_room.past_due", len(rows)), *named, *more])

    def answered(are_done: bool | None) -> None:
        if are_done:
            change(lambda plan: set_done(plan, places(rows)))
        go_on()

    dialog = Confirm(question, "import_room.are_done", "import_room.are_open", title="import_room.ask_done")
    app.push_screen(dialog, answered)
