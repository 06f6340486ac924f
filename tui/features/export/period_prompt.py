"""Asks for the period that a document is about."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from journals.text.date_spans import read_span
from tui.features.export.chosen_text import period_line
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.prompt import PromptContext, PromptDialog


def ask_period(app: BaseApp, take: Callable[[str, str], object]) -> None:
    """Ask for a period and hand its first and last day to `take`; an empty line is all times."""

    def understood(typed: str) -> str:
        return period_line(app.say, *_read(typed)) or app.say("export_room.period.all")

    def _read(typed: str) -> tuple[str, str]:
        return read_span(typed, app.today) if typed.strip() else ("", "")

    def answered(typed: str | None) -> None:
        if typed is not None:
            take(*_read(typed))

    beside = PromptContext(lambda: Content(app.say("export_room.period.how")), understood=understood)
    app.push_screen(PromptDialog("export_room.ask_period", empty=True, beside=beside), answered)
