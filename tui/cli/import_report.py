"""What `tilbageblik import` answers: as JSON, or in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins

from journals.importing.found import FileReading
from journals.importing.log_changes import LogChange
from journals.importing.planned_items import ImportPlan, PlannedItem, counts_by_kind, is_past_due
from journals.library.journal import Journal
from journals.text.clean import one_line
from tui.cli.output import print_notice
from tui.cli.privacy import report_finding_counts
from tui.cli.session import Session
from tui.wording.display import long_date
from tui.wording.importing import (
    action_facts,
    assumed_lines,
    columns_left_text,
    date_lines,
    dropped_lines,
    held_along_lines,
    import_format_text,
    item_kind_text,
    left_out_lines,
    left_out_reason,
    planned_text,
)
from tui.wording.log_changes import change_text, difference_lines
from tui.wording.privacy import kinds_text


def import_json(plan: ImportPlan, ids: Iterable[str] | None) -> dict[str, Any]:
    """Return what was found in files, and what of it would be stored; `ids`: of what was."""
    ready = [{}] * len(plan.ready) if ids is None else [{"id": each} for each in ids]
    pairs = [(each, new) for each, new in zip(plan.ready, ready, strict=True) if each.change is None]
    return {
        "files": [_file_json(plan, number, file) for number, file in enumerate(plan.files)],
        "records": [_item_json(plan, each) | new for each, new in pairs],
        "changes": [_change_json(plan, each, each.change) for each in plan.items if each.change],
        "unchanged": plan.unchanged,
        "left_out": [
            {"file": plan.files[each.file].file, "line": each.found.line, "reason": reason}
            for each in plan.items
            if (reason := left_out_reason(each)) and (each.change is None or reason in ("personal", "blocked"))
        ]
        + [
            {"file": plan.files[each.file].file, "line": each.found.line, "reason": "held_along"}
            for each in plan.held_along
        ],
    }


def print_preview(session: Session, plan: ImportPlan) -> None:
    """Print what each file holds, what would be stored of it, and what not and why."""
    say = session.say
    for number, file in enumerate(plan.files):
        _print_file(session, plan, number, file)
    if plan.unchanged:
        session.out.line(f"  {say.count('importing.change.unchanged', plan.unchanged)}")
    session.out.line(say("cli.import.would", what=planned_text(say, plan.each_ready())))
    if late := _past_due(session, plan):
        session.out.line(late)


def print_stored(session: Session, plan: ImportPlan, journal: Journal) -> None:
    """Print what was stored, and on stderr what was not because of what it holds."""
    say = session.say
    for file in plan.files:
        if file.is_empty:
            print_notice(say("cli.import.empty", file=one_line(file.file)))
    if any(plan.each_ready()):
        project = one_line(journal.project.name)
        session.out.line(say("cli.import.stored", what=planned_text(say, plan.each_ready()), project=project))
        if late := _past_due(session, plan):
            print_notice(late)
    elif not plan.unconfirmed and not plan.undecided and not all(file.is_empty for file in plan.files):
        print_notice(say("cli.import.nothing_new"))
    if elsewhere := sum(each.standing == "elsewhere" for each in plan.items):
        print_notice(say.count("cli.import.elsewhere", elsewhere))
    if plan.undecided:
        print_notice(say.count("cli.import.undecided", len(plan.undecided)))
    report_finding_counts(session, Counter(what for each in plan.each_ready() for what in each.underlined))
    for number, file in enumerate(plan.files):
        named = f"{one_line(file.file)}: " if len(plan.files) > 1 else ""
        for line in assumed_lines(say, file):
            print_notice(f"{named}{line}")
        for each in plan.items:
            if each.file == number and left_out_reason(each) in ("personal", "blocked"):
                print_notice(_refusal(session, file, each))
        for line in held_along_lines(say, plan, number):
            print_notice(line)


def _past_due(session: Session, plan: ImportPlan) -> str:
    """Return how many actions would be overdue as soon as they are stored: whether they are done is not asked."""
    late = sum(is_past_due(each, session.today) for each in plan.each_ready())
    return session.say.count("cli.import.past_due", late) if late else ""


def _file_json(plan: ImportPlan, number: int, file: FileReading) -> dict[str, Any]:
    """Return a file: what it holds, without what others answered or the team had put away, which is counted beside."""
    items = [each for each in plan.items if each.file == number]
    asked = [each for each in items if not each.found.is_aside and each.part == 1]
    notes = [each for each in asked if each.change is None and each.standing != "elsewhere"]
    return {
        "file": file.file,
        "format": file.format,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "found": dict(counts_by_kind(notes)),
        "replies": sum(each.found.is_reply for each in items),
        "archived": sum(each.found.is_archived for each in items),
        "dropped": [
            *({"line": each.line, "reason": each.reason} for each in file.dropped),
            *({"line": each.found.line, "reason": "archived"} for each in items if left_out_reason(each) == "archived"),
        ],
        "names": list(file.names),
        "columns_left": list(file.columns_left),
        "day": file.day,
        "day_from": file.day_from if file.day else "",
        "rough_days": dict(file.rough_days),
        "years_taken": dict(file.years_taken),
        "parts": list(file.parts),
    }


def _item_json(plan: ImportPlan, each: PlannedItem) -> dict[str, Any]:
    item = each.item
    return {
        "table": item.table,
        "kind": item.kind if item.table == "observations" else None,
        "text": item.text,
        "file": plan.files[each.file].file,
        "line": item.line,
        "stage": each.stage,
        "happened": item.happened,
        "owner": item.owner,
        "due": item.due,
        "done": item.is_done,
        "pitfalls": sorted(each.pitfalls),
    }


def _change_json(plan: ImportPlan, each: PlannedItem, change: LogChange) -> dict[str, Any]:
    """Return a record that differs from a learning log; where it holds personal data that nobody confirmed, no text."""
    before, after = to_builtins(change.before), to_builtins(change.after)
    names = [difference.field for difference in change.differences]
    fields = [{"field": name, "here": _plain(before[name]), "there": _plain(after[name])} for name in names]
    for field, difference in zip(fields, change.differences, strict=True):
        field |= {} if difference.written is None else {"written": _plain(to_builtins(difference.written))}
    return {
        "table": change.before.TABLE,
        "id": change.before.id,
        "file": plan.files[each.file].file,
        "line": each.found.line,
        "where": change.where,
        "taken": each.is_ticked and not each.needs_confirming,
        "fields": [{"field": name} for name in names] if each.needs_confirming else fields,
    }


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list | tuple) else value


def _print_change(session: Session, planned: PlannedItem, change: LogChange) -> None:
    """Print a record that differs from a learning log: here, and there."""
    say = session.say
    tick = say("cli.import.taken" if planned.is_ticked and not planned.needs_confirming else "cli.import.not_taken")
    about = f"{item_kind_text(say, planned)}, {change_text(say, change)}, {tick}"
    text = one_line(getattr(change.before, change.before.REQUIRED))
    key = "cli.import.line" if planned.found.line else "cli.import.gone_line"
    session.out.line(say(key, line=planned.found.line, about=about, text=text))
    for line in () if planned.needs_confirming else difference_lines(say, change):
        session.out.line(f"      {line}")


def _print_file(session: Session, plan: ImportPlan, number: int, file: FileReading) -> None:
    say, out = session.say, session.out
    ready = (each for each in plan.each_ready() if each.file == number and each.change is None)
    form = import_format_text(say, file.format)
    out.line(say("cli.import.file", file=one_line(file.file), form=form, encoding=file.encoding))
    if file.is_empty:
        out.line(f"  {say('cli.import.empty', file=one_line(file.file))}")
        return
    counted = (each for each in plan.items if each.file == number and each.change is None and not each.found.is_prose)
    out.line(f"  {planned_text(say, (each for each in counted if each.standing != 'elsewhere'))}")
    for line in date_lines(say, plan, number):
        out.line(f"  {line}")
    for each in ready:
        item = each.item
        about = [item_kind_text(say, each), *filter(None, _facts(session, file, each))]
        out.line(say("cli.import.line", line=item.line, about=", ".join(about), text=one_line(item.text)))
    for each in plan.items:
        if each.file == number and each.change:
            _print_change(session, each, each.change)
    for heading, lines in (
        ("cli.import.dropped", dropped_lines(say, file.dropped)),
        ("cli.import.left", left_out_lines(say, plan, number)),
    ):
        for line in lines:
            out.line(f"  {say(heading)} {line}")
    if file.columns_left:
        out.line(f"  {columns_left_text(say, file)}")
    if file.names:
        out.line(f"  {say('cli.import.names', names=', '.join(map(one_line, file.names)))}")
    for each in plan.items:
        if each.file == number and left_out_reason(each) in ("personal", "blocked"):
            out.line(f"  {_refusal(session, file, each)}")
    for along in held_along_lines(say, plan, number):
        out.line(f"  {along}")


def _facts(session: Session, file: FileReading, each: PlannedItem) -> list[str]:
    """Return what else an item would be stored with, as far as whoever wrote the file has said it."""
    item = each.item
    stage = session.guide.title_of(each.stage) if item.own.get("stage") else ""
    role = one_line(item.own.get("perspective") or "")
    return [_own_day(session, file, each), *action_facts(session.say, item), stage, role, *sorted(each.pitfalls)]


def _own_day(session: Session, file: FileReading, each: PlannedItem) -> str:
    """Return the day that a note has of its own; "" where it is that of its file, or of today."""
    day = each.found.happened
    if not day or day == file.day:
        return ""
    return f"~{long_date(session.say, day)}" if day in file.rough_days else long_date(session.say, day)


def _refusal(session: Session, file: FileReading, each: PlannedItem) -> str:
    """Return where personal data stands and of what kind, never what it is."""
    say = session.say
    what = kinds_text(say, [*(finding.what for finding in each.findings), *each.other_findings])
    key = "cli.import.blocked" if each.standing == "blocked" else "cli.import.personal"
    return say(key, file=one_line(file.file), line=each.found.line, what=what)
