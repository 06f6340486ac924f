"""A typed date on the screen: what it means, and the question whether one is meant that hardly can be."""

from __future__ import annotations

from collections.abc import Callable

from journals.records.base import Record
from journals.records.capture import CapturedLine
from journals.records.model import Observation
from journals.text.date_rules import Direction
from journals.text.dates import DateReading, is_to_come, read_date
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.confirm import Confirm
from tui.wording.date_text import date_doubt_text, period_text


def date_meaning(app: BaseApp, typed: str, direction: Direction) -> str:
    """Return what a typed date means, in words; an empty text for an empty line.

    Raises:
        Invalid: `bad_date`.
    """
    return period_text(app.say, read_date(typed, app.today, direction)) if typed.strip() else ""


def confirm_date(
    app: BaseApp, typed: str, direction: Direction, take: Callable[[str | None], object], back: Callable[[], object]
) -> None:
    """Read a date and hand it to `take` as it is stored, None for an empty line; `back` where it is not meant.

    Raises:
        Invalid: `bad_date`.
    """
    if not typed.strip():
        take(None)
        return
    read = read_date(typed, app.today, direction)
    confirm_reading(app, read, typed, lambda: take(read.when), back)


def confirm_reading(
    app: BaseApp, read: DateReading, typed: str, take: Callable[[], object], back: Callable[[], object]
) -> None:
    """Go on with a date that was read; ask first where it is hardly meant."""
    if read.doubt is None:
        take()
    else:
        _ask(app, date_doubt_text(app.say, read, typed), take, back)


def confirm_happened(app: BaseApp, new: Record, take: Callable[[], object], back: Callable[[], object]) -> None:
    """Go on with a record; ask first where it is an observation whose day has not come."""
    if isinstance(new, Observation) and is_to_come(new.happened, app.today):
        read = read_date(new.happened or "", app.today, "past")
        _ask(app, date_doubt_text(app.say, read, new.happened or ""), take, back)
    else:
        take()


def confirm_near(
    app: BaseApp, line: CapturedLine, take: Callable[[], object], back: Callable[[], object] = lambda: None
) -> None:
    """Go on with a line; ask first where the day it says names no year, and lies far off or may be to come."""
    read = read_date(line.date_typed, app.today, "past") if line.date_typed else None
    if read is not None and read.doubt in ("far", "either"):
        _ask(app, date_doubt_text(app.say, read, line.date_typed), take, back)
    else:
        take()


def _ask(app: BaseApp, question: str, take: Callable[[], object], back: Callable[[], object]) -> None:
    def answered(sure: bool | None) -> None:
        if sure:
            take()
        else:
            back()

    app.push_screen(Confirm(question, "dates.ask.do", "dates.ask.leave", title="dates.ask.title"), answered)
