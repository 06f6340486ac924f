"""What `tilbageblik import` answers: as JSON, or in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journals.importing.found import FileReading
from journals.importing.plan import ImportPlan, PlannedItem, counts_by_kind
from journals.library.journal import Journal
from journals.records.base import Record
from journals.text.clean import one_line
from tui.cli.output import print_notice
from tui.cli.session import Session
from tui.wording.importing import (
    dropped_lines,
    import_format_text,
    item_kind_text,
    left_out_lines,
    left_out_reason,
    planned_text,
)
from tui.wording.privacy import kinds_text


def import_json(plan: ImportPlan, records: Sequence[Record] | None) -> dict[str, Any]:
    """Return what was found in files, and what of it would be stored; `records`: what was, so with ids."""
    ids = [{}] * len(plan.ready) if records is None else [{"id": each.id} for each in records]
    return {
        "files": [_file_json(plan, number, file) for number, file in enumerate(plan.files)],
        "records": [_item_json(plan, each) | new for each, new in zip(plan.ready, ids, strict=True)],
        "left_out": [
            {"file": plan.files[each.file].file, "line": each.found.line, "reason": reason}
            for each in plan.items
            if (reason := left_out_reason(each))
        ],
    }


def print_preview(session: Session, plan: ImportPlan) -> None:
    """Print what each file holds, what would be stored of it, and what not and why."""
    for number, file in enumerate(plan.files):
        _print_file(session, plan, number, file)
    say = session.say
    session.out.line(say("cli.import.would", what=planned_text(say, plan.ready)))


def print_stored(session: Session, plan: ImportPlan, records: Sequence[Record], journal: Journal) -> None:
    """Print what was stored, and on stderr what was not because of what it holds."""
    say = session.say
    if records:
        project = one_line(journal.project.name)
        session.out.line(say("cli.import.stored", what=planned_text(say, plan.ready), project=project))
    else:
        print_notice(say("cli.import.nothing_new"))
    for number, file in enumerate(plan.files):
        for each in plan.items:
            if each.file == number and left_out_reason(each) in ("personal", "blocked"):
                print_notice(_refusal(session, file, each))


def _file_json(plan: ImportPlan, number: int, file: FileReading) -> dict[str, Any]:
    """Return a file: what it holds, without what others answered or the team had put away, which is counted beside."""
    items = [each for each in plan.items if each.file == number]
    notes = [each for each in items if not each.found.is_reply and not each.found.is_archived and each.part == 1]
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


def _print_file(session: Session, plan: ImportPlan, number: int, file: FileReading) -> None:
    say, out = session.say, session.out
    ready = [each for each in plan.ready if each.file == number]
    form = import_format_text(say, file.format)
    out.line(say("cli.import.file", file=one_line(file.file), form=form, encoding=file.encoding))
    out.line(f"  {planned_text(say, (each for each in plan.items if each.file == number))}")
    for each in ready:
        item = each.item
        about = [item_kind_text(say, each), *([item.owner] if item.owner else []), *([item.due] if item.due else [])]
        out.line(say("cli.import.line", line=item.line, about=", ".join(about), text=one_line(item.text)))
    for heading, lines in (
        ("cli.import.dropped", dropped_lines(say, file.dropped)),
        ("cli.import.left", left_out_lines(say, plan, number)),
    ):
        for line in lines:
            out.line(f"  {say(heading)} {line}")
    if file.names:
        out.line(f"  {say('cli.import.names', names=', '.join(map(one_line, file.names)))}")
    for each in plan.items:
        if each.file == number and left_out_reason(each) in ("personal", "blocked"):
            out.line(f"  {_refusal(session, file, each)}")


def _refusal(session: Session, file: FileReading, each: PlannedItem) -> str:
    """Return where personal data stands and of what kind, never what it is."""
    say = session.say
    what = kinds_text(say, [*(finding.what for finding in each.findings), *each.other_findings])
    key = "cli.import.blocked" if each.standing == "blocked" else "cli.import.personal"
    return say(key, file=one_line(file.file), line=each.found.line, what=what)
