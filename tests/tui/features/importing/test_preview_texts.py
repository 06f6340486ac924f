"""What is said above the notes follows what is ticked of them."""

from __future__ import annotations

from datetime import date

from content.heading_words import heading_words
from journals.importing.formats import read_file
from journals.importing.plan import PlanSettings, make_plan
from journals.importing.plan_changes import set_stage, tick_items
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
STAGE = " · all at stage 1 (A, t changes it)"


def test_what_is_found_and_left_out_follows_the_ticks() -> None:
    read = read_file(ImportSource("a.md", NOTES.encode(), heading_words(), TODAY))
    plan = make_plan([read], PlanSettings(TODAY, "S1", "a colleague"))
    assert told(plan) == (
        f"2 observations (2 worked) · 1 action · 2 without a date: set to today (w changes it){STAGE}",
        "1 is there twice · text before the first heading",
    )
    every = tick_items(plan, range(len(plan.items)), True)
    assert told(every) == (
        f"4 observations (3 worked, 1 of no kind) · 1 action · 4 without a date: set to today (w changes it){STAGE}",
        "",
    )
    assert left_out_lines(SAY, every, 0) == []
    fewer = tick_items(plan, [3, 4], False)
    assert told(fewer)[0] == f"1 observation (1 worked) · 1 without a date: set to today (w changes it){STAGE}"
    assert told(fewer)[1] == "1 is there twice · text before the first heading · not chosen (2)"


def test_at_which_stage_all_will_stand_is_said_and_how_to_change_it() -> None:
    read = read_file(ImportSource("a.md", NOTES.encode(), heading_words(), TODAY))
    plan = make_plan([read], PlanSettings(TODAY, "S2", "a colleague", stages=("S1", "S2")))
    assert "all at stage 2 (A, t changes it)" in told(plan)[0]
    ticked = [at for at, each in enumerate(plan.items) if each.is_ticked]
    assert "all at stage" not in told(set_stage(plan, ticked[:1], "S1"))[0]


def told(plan: ImportPlan) -> tuple[str, str]:
    """Return both lines."""
    return found_line(SAY, plan, "w", "A, t", TODAY.isoformat()), left_line(SAY, plan)
