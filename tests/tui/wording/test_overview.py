"""Texts of the overview: what happened in a week, and what is yet to come."""

from __future__ import annotations

from datetime import date

from journals.overview.timeline import Event, Week
from journals.records.model import Card
from tui.locale import catalogue
from tui.wording.overview import week_counts

TODAY = date(2026, 12, 1)


def test_a_week_to_come_is_told_as_one() -> None:
    say = catalogue("en")
    for name, day, told in (
        ("2026-W49", "2026-11-30", "~ 1 other change"),
        ("2026-W50", "2026-12-07", "to come: ~ 1 other change"),
    ):
        week = Week(name, (Event("elsewhere", day, "p", Card(form="calendar")),))
        assert week_counts(say, week, TODAY) == told
