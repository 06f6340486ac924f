"""What is said above the notes follows what is ticked of them."""

from __future__ import annotations

from datetime import date

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.plan_changes import tick_items
from journals.importing.planned_items import ImportPlan
from journals.importing.source import ImportSource
from tui.features.importing.preview_texts import found_line, left_line
from tui.locale import catalogue
from tui.wording.importing import left_out_lines

TODAY = date(2026, 11, 30)
NOTES = """# Notes

In spring the team tried it with twelve of the citizens.

## Went well

- the sound
- the sound
- the course

## Actions

- Order phones
"""
SAY = catalogue("en")


def test_what_is_found_and_left_out_follows_the_ticks() -> None:
    read = read_file(ImportSource("a.md", NOTES.encode(), heading_words(), TODAY))
    plan = make_plan([read], PlanSettings(TODAY, "S1", "a colleague"))
    assert told(plan) == (
        "2 observations (2 worked) · 1 action · 2 without a date: set to today (w changes it)",
        "1 is there twice · text before the first heading",
    )
    every = tick_items(plan, range(len(plan.items)), True)
    assert told(every) == (
        "4 observations (3 worked, 1 of no kind) · 1 action · 4 without a date: set to today (w changes it)",
        "",
    )
    assert left_out_lines(SAY, every, 0) == []
    fewer = tick_items(plan, [3, 4], False)
    assert told(fewer)[0] == "1 observation (1 worked) · 1 without a date: set to today (w changes it)"
    assert told(fewer)[1] == "1 is there twice · text before the first heading · not chosen (2)"


def told(plan: ImportPlan) -> tuple[str, str]:
    """Return both lines."""
    return found_line(SAY, plan, "w", TODAY.isoformat()), left_line(SAY, plan)
