"""Filling in a form: open it, go to a field, type in it, and see what was saved."""

from __future__ import annotations

from textual.widgets import TextArea

from journals.records.model import Observation
from tests.tui.desk import Desk
from tui.ui.dialogs.form import Form


async def open_first(desk: Desk) -> Observation:
    """Open a project and the form of its first observation, and return the observation."""
    await desk.press("enter", "e")
    assert isinstance(desk.place, Form)
    return desk.app.screen_stack[-2].query_one("#list").item  # type: ignore[attr-defined, no-any-return]


async def go_to(desk: Desk, field: str) -> None:
    """Press Tab until a field has the keys."""
    for _ in range(40):
        if desk.place.focused is not None and desk.place.focused.id == f"field-{field}":
            return
        await desk.press("tab")
    raise AssertionError(f"Tab never comes to {field}")


async def fill_in(desk: Desk, field: str, text: str) -> None:
    """Type a text in a field, instead of what stands there."""
    await go_to(desk, field)
    await desk.press(*(("f7",) if isinstance(desk.place.focused, TextArea) else ("home", "shift+end")), "delete")
    await desk.write(text)


def saved(desk: Desk, observation: Observation) -> Observation:
    found = desk.journal.get(Observation, observation.id)
    assert found is not None
    return found
