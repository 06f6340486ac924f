"""What is said above the notes: which files these are, what was found in them, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from textual.content import Content

from journals.errors import Problem
from journals.importing.planned_items import ImportPlan, PlannedItem, Standing, counts_by_kind
from journals.importing.reading import FileResult, ImportInput
from journals.text.clean import shown_name
from tui.locale import Catalogue
from tui.wording.display import brief, warning_sign
from tui.wording.errors import problem_text
from tui.wording.importing import COUNTED_KINDS, day_text, found_text, import_format_text, left_out_reason, year_text

_MOST_PROBLEMS = 3
_NOTES = COUNTED_KINDS[:-2]
_NOT_TICKED = ("reply", "archived", "prose", "unticked")
"""Why notes that are new are not ticked."""


def preview_title(say: Catalogue, results: Sequence[FileResult], inputs: Sequence[ImportInput]) -> str:
    """Return which files these are: of one its name and what it is, of several how many."""
    title = say("import_room.title")
    if len(inputs) != 1:
        return f"{title} · {say.count('import_room.files', len(inputs))}"
    path = inputs[0].path
    name = brief(shown_name(path.name), 60) if path else say("import_room.pasted_name")
    reading, part = results[0].reading if results else None, inputs[0].choices.part
    form = f" ({import_format_text(say, reading.format)})" if reading else ""
    return f"{title} · {name}{form}" + (f" · {brief(part, 40)}" if part else "")


def about_lines(
    say: Catalogue,
    results: Sequence[FileResult],
    plan: ImportPlan | None,
    *,
    shown: str,
    key: str,
    date_key: str,
    stage_keys: str,
    today: str,
) -> Content:
    """Return what was found, what is left out, and what could not be read.

    `shown`: the filter, in words; `key` shows what is left out, `date_key` sets a day, `stage_keys` the stage of all.
    """
    problems = [trouble_text(say, each) for each in results if each.problem]
    lines = [Content.assemble((f"{warning_sign()} {line}", "bold $bites")) for line in problems[:_MOST_PROBLEMS]]
    if plan is not None and plan.files:
        lines.append(_labelled(say("import_room.found"), found_line(say, plan, date_key, stage_keys, today)))
        if left := left_line(say, plan):
            lines.append(_labelled(say("import_room.left"), f"{left}  ({say('import_room.shows', key=key)})"))
    if shown:
        lines.append(Content.assemble((say("import_room.showing", what=shown), "$accent")))
    return Content("\n").join(lines)


def trouble_text(say: Catalogue, result: FileResult) -> str:
    """Return why a file could not be read; it is called by its name, for its folder is known."""
    if (problem := result.problem) is None:
        return ""
    named = {"file": result.input.path.name} if result.input.path and "file" in problem.params else {}
    return problem_text(say, Problem(problem.code, **(problem.params | named)))


def is_undated(plan: ImportPlan, planned: PlannedItem, today: str) -> bool:
    """Return whether an observation is of today only because neither it nor its file says of which day it is."""
    is_new = planned.item.table == "observations" and planned.is_offered and planned.change is None
    return is_new and planned.item.happened == today and not (planned.found.happened or plan.files[planned.file].day)


def found_line(say: Catalogue, plan: ImportPlan, date_key: str, stage_keys: str, today: str) -> str:
    """Return what was found that is ticked: observations by kind, actions and lessons; and of what day and stage."""
    counts = counts_by_kind(each for each in plan.items if each.is_ticked and each.change is None)
    notes = {kind: counts[kind] for kind in _NOTES if counts[kind]}
    parts = []
    if notes:
        number = sum(notes.values())
        without = notes.pop("none", 0)
        kinds = [found_text(say, notes)] if notes else []
        kinds += [say("import_room.no_kind", n=without)] if without and notes else []
        parts.append(say.count("import_room.notes", number) + (f" ({', '.join(kinds)})" if kinds else ""))
    parts += [say.count(f"importing.count.{kind}", counts[kind]) for kind in ("action", "lesson") if counts[kind]]
    where = Counter(each.change.where for each in plan.items if each.is_offered and each.change)
    parts += [
        say.count(f"import_room.changed.{name}", where[name]) for name in ("there", "both", "gone") if where[name]
    ]
    if len({each.day for each in plan.files}) == 1 and plan.files[0].day:
        parts.append(day_text(say, plan.files[0]))
    parts += [year_text(say, each) for each in plan.files if each.years_taken]
    undated = sum(each.is_ticked and is_undated(plan, each, today) for each in plan.items)
    parts += [say.count("import_room.undated", undated, key=date_key)] if undated else []
    stages = {
        each.stage
        for each in plan.items
        if each.is_ticked and each.change is None and each.item.table == "observations"
    }
    parts += [say("import_room.at_stage", stage=stage[1:], keys=stage_keys) for stage in stages if len(stages) == 1]
    return " · ".join(parts) or say("importing.nothing")


def left_line(say: Catalogue, plan: ImportPlan) -> str:
    """Return what is left out: what is in the project already, what is not ticked, and what is no note."""
    standing = Counter(each.standing for each in plan.items if not each.is_ticked)
    dropped = Counter(each.reason for file in plan.files for each in file.dropped)
    parts = [say.count(f"import_room.standing.{name}", standing[name]) for name in ("known", "twice") if standing[name]]
    others: tuple[Standing, ...] = ("blocked", "here", "elsewhere")
    parts += [say.count(f"import_room.standing.{name}", standing[name]) for name in others if standing[name]]
    reasons = Counter(left_out_reason(each) for each in plan.items if each.change is None and not each.is_ticked)
    parts += [_reason_text(say, f"left.{name}", reasons[name]) for name in _NOT_TICKED if reasons[name]]
    along = len(plan.held_along)
    parts += [say.count("import_room.held_along", along)] if along else []
    parts += [say.count("importing.change.unchanged", plan.unchanged)] if plan.unchanged else []
    names = len(plan.names)
    parts += [say.count("import_room.names_left", names)] if names else []
    left = sum(len(file.columns_left) for file in plan.files)
    parts += [say.count("importing.columns_left", left)] if left else []
    for reason, number in dropped.most_common():
        parts.append(_reason_text(say, f"dropped.{reason}", number))
    return " · ".join(parts)


def _reason_text(say: Catalogue, reason: str, number: int) -> str:
    return say(f"importing.{reason}") + (f" ({number})" if number > 1 else "")


def _labelled(label: str, text: str) -> Content:
    return Content.assemble((f"{label}  ", "bold"), text)
