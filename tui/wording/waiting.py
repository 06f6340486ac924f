"""What waits today, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from journals.overview.waiting import Waiting
from journals.text.dates import is_stored_date
from tui.locale import Catalogue
from tui.wording.date_text import stored_period_text
from tui.wording.display import brief, long_date, relative_day, shown_project_name

_QUOTE = 200
_COMING = ("agreed", "missed")
"""Kinds whose day is said with its weekday."""


class WaitingWords(Struct, frozen=True):
    """A line of what waits, in its parts; the project's name is what can be cut."""

    what: str
    since: str
    """Since when, or when; "" where that is not known."""
    project: str
    """The first of the projects."""
    others: str
    """How many more; "" where there are none."""

    @property
    def after_name(self) -> str:
        """What stands after the project's name."""
        return f" {self.others}" if self.others else ""

    @property
    def line(self) -> str:
        """All of it."""
        return " · ".join(filter(None, [self.what, self.since, self.project + self.after_name]))


def waiting_words(
    say: Catalogue, waiting: Waiting, name_of: Callable[[str], str], today: date, *, key: str = ""
) -> WaitingWords:
    """Return how something that waits is said; `key` goes on with a meeting that is under way."""
    quote = brief(waiting.seen.text, _QUOTE) if waiting.seen else ""
    others = len(waiting.projects) - 1
    since = _since(say, waiting, today)
    if waiting.kind == "under_way" and since and key:
        since = say("waiting.goes_on", since=since, key=key)
    if waiting.seen:
        what = say(f"waiting.year_ago.{'many' if waiting.number > 1 else 'one'}", n=waiting.number, quote=quote or "–")
        others = 0  # how many there are is said before
    else:
        what = say.count(f"waiting.{waiting.kind}", waiting.number)
    return WaitingWords(
        say("waiting.with_past", what=what, n=waiting.past) if waiting.past else what,
        since,
        shown_project_name(say, brief(name_of(waiting.projects[0]))),
        say.count("waiting.others", others) if others else "",
    )


def _since(say: Catalogue, waiting: Waiting, today: date) -> str:
    day = waiting.day
    if not day or not is_stored_date(day) or waiting.kind in ("due_today", "year_ago"):
        return ""
    if waiting.kind in _COMING:
        return stored_period_text(say, day)
    if waiting.kind == "under_way" and day == today.isoformat():
        return relative_day(say, day, today)
    shown = long_date(say, day) if waiting.kind in ("under_way", "deletion") else relative_day(say, day, today)
    return say("waiting.since", day=shown)
