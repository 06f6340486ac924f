"""Which pitfalls a note looks like: shown, and never set by that."""

from __future__ import annotations

from journals.importing.planned_items import PlannedItem
from tui.ui.base_app import BaseApp

_MOST = 2


def alike(app: BaseApp, planned: PlannedItem) -> str:
    """Return what a note looks like, in words; "" where that is nothing, or it is tagged already."""
    if planned.pitfalls or planned.item.table == "actions":
        return ""
    found = app.suggester.suggest(app.language, planned.item.text)[:_MOST]
    titles = ", ".join(f"{each.pitfall} {app.guide.title_of(each.pitfall)}" for each in found)
    return app.say("import_room.alike", titles=titles) if titles else ""
