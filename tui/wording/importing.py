"""What was found in files, and what is left out of it, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from journals.importing.found import DroppedText, FileReading, FoundItem
from journals.importing.planned_items import ImportPlan, PlannedItem, kind_name
from journals.text.clean import one_line, shown_names
from journals.text.dates import first_day
from tui.locale import Catalogue
from tui.wording.display import long_date

COUNTED_KINDS = ("worked", "hindered", "concern", "question", "idea", "surprise", "none", "action", "lesson")
"""What is counted, in this order."""
_MOST_LINES = 8
"""Of more places only the first are said."""


def import_format_text(say: Catalogue, name: str) -> str:
    """Return what a format is called."""
    key = f"import_formats.{name}"
    return say(key) if say.has(key) else name


def found_text(say: Catalogue, counts: Mapping[str, int]) -> str:
    """Return how many there are of each kind, on one line."""
    found = [say.count(f"importing.count.{kind}", counts[kind]) for kind in COUNTED_KINDS if counts.get(kind)]
    return ", ".join(found) or say("importing.nothing")


def planned_text(say: Catalogue, items: Iterable[PlannedItem]) -> str:
    """Return how many of each kind items are, on one line; of a learning log also how many records are changed."""
    new, changed = Counter[str](), Counter[str]()
    for each in items:
        if each.change is None:
            new[kind_name(each.item)] += 1
        else:
            changed["gone" if each.change.where == "gone" else "changed"] += 1
    parts = [found_text(say, new)] if new or not changed else []
    parts += [say.count(f"importing.count.{name}", changed[name]) for name in ("changed", "gone") if changed[name]]
    return ", ".join(parts)


def item_kind_text(say: Catalogue, each: PlannedItem) -> str:
    """Return what an item is, in one word."""
    name = kind_name(each.item)
    return say(f"importing.{name}") if name in ("action", "lesson") else say(f"words.kind.{name}")


def action_facts(say: Catalogue, item: FoundItem) -> list[str]:
    """Return who sees to an action and by when, as far as the file says so; nothing of what else is found."""
    if item.table != "actions":
        return []
    due = say("import_room.due", day=long_date(say, item.due)) if item.due else ""
    return [each for each in (one_line(item.owner), due) if each]


def told_facts(say: Catalogue, item: FoundItem) -> list[str]:
    """Return what of an action is told in its text where it becomes something else: that it is done, too."""
    is_done = item.table == "actions" and item.is_done
    return [*action_facts(say, item), *([say("import_room.done")] if is_done else [])]


def dropped_lines(say: Catalogue, dropped: Iterable[DroppedText]) -> list[str]:
    """Return what is left out of a file and why: a line for each reason, with how often and where."""
    places: dict[str, list[int]] = {}
    for each in dropped:
        places.setdefault(each.reason, []).append(each.line)
    return [f"{say(f'importing.dropped.{reason}')}: {lines_text(say, where)}" for reason, where in places.items()]


def columns_left_text(say: Catalogue, file: FileReading) -> str:
    """Return which columns of a file are left out."""
    return say("importing.columns_left", columns=shown_names(file.columns_left))


def lines_text(say: Catalogue, lines: Iterable[int]) -> str:
    """Return the numbers of lines, of many the first few and how many there are."""
    found = sorted(set(lines))
    shown = ", ".join(map(str, found[:_MOST_LINES]))
    rest = len(found) - _MOST_LINES
    text = say.count("importing.lines", len(found), lines=shown)
    return text if rest <= 0 else say.count("importing.lines_more", rest, lines=text)


def left_out_lines(say: Catalogue, plan: ImportPlan, file: int) -> list[str]:
    """Return what of a file is there but would not be stored: a line for each reason, with where."""
    places: dict[str, list[int]] = {}
    for each in plan.items:
        if each.file == file and each.change is None and (reason := left_out_reason(each)):
            places.setdefault(reason, []).append(each.found.line)
    return [f"{say(f'importing.left.{reason}')}: {lines_text(say, where)}" for reason, where in places.items()]


def held_along_lines(say: Catalogue, plan: ImportPlan, file: int) -> list[str]:
    """Return what of a file stands below what is held back, and waits with it: a line for each."""
    those = (each.found for each in plan.held_along if each.file == file)
    name = one_line(plan.files[file].file)
    return [say("cli.import.held_along", file=name, line=each.line, above=each.above) for each in those]


def date_lines(say: Catalogue, plan: ImportPlan, file: int) -> list[str]:
    """Return of what days the notes of a file are: what the file says for all, what notes say, and what nobody says."""
    reading = plan.files[file]
    notes = [each for each in plan.items if each.file == file and each.is_ticked and each.change is None]
    lines = [day_text(say, reading)] if reading.day else []
    lines += [year_text(say, reading)] if reading.years_taken else []
    own = [each.found.happened for each in notes if each.found.happened and each.found.happened != reading.day]
    own.sort(key=first_day)
    sure = [day for day in own if day not in reading.rough_days]
    if sure:
        span = " – ".join(long_date(say, day) for day in dict.fromkeys((sure[0], sure[-1])))
        lines.append(say.count("importing.day_own", len(sure), span=span))
    for day, said in sorted(reading.rough_days.items()):
        if number := own.count(day):
            lines.append(say.count("importing.day_rough_own", number, day=long_date(say, day), said=one_line(said)))
    undated = sum(not each.found.happened for each in notes if each.item.table == "observations")
    return lines + ([say.count("importing.day_none", undated)] if undated and not reading.day else [])


def assumed_lines(say: Catalogue, reading: FileReading) -> list[str]:
    """Return what was assumed of a file that is stored, and what of it could not be used."""
    lines = [year_text(say, reading)] if reading.years_taken else []
    lines += dropped_lines(say, [each for each in reading.dropped if each.reason in ("no_day", "no_year")])
    return lines + ([columns_left_text(say, reading)] if reading.columns_left else [])


def day_text(say: Catalogue, reading: FileReading) -> str:
    """Return the day a file gives for all of it, and where it stands, or what it is guessed from."""
    day = reading.day or ""
    if said := reading.rough_days.get(day):
        return say("importing.day_rough", day=long_date(say, day), said=one_line(said))
    return say(f"importing.day_from.{reading.day_from or 'text'}", day=long_date(say, day))


def year_text(say: Catalogue, reading: FileReading) -> str:
    """Return which year was taken for days that are named without it, and from what."""
    said = next(iter(reading.years_taken.values()))
    year = " – ".join(dict.fromkeys(day[:4] for day in (min(reading.years_taken), max(reading.years_taken))))
    day = long_date(say, reading.day) if reading.day else ""
    key = f"importing.year_taken.{reading.years_from}"
    return say.count(key, len(reading.years_taken), said=one_line(said), year=year, day=day)


def left_out_reason(each: PlannedItem) -> str | None:
    """Return why an item would not be stored now; None for one that would."""
    if each.is_ticked:
        return "personal" if each.needs_confirming else None
    if each.standing != "new":
        return each.standing
    if each.change:
        return "gone" if each.change.where == "gone" else "undecided" if each.change.is_doubtful else "unticked"
    if each.found.is_reply:
        return "reply"
    if each.found.is_prose:
        return "prose"
    return "archived" if each.found.is_archived else "unticked"
