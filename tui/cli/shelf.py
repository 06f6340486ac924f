"""`tilbageblik shelf`, and packs that `tilbageblik import` puts there: lessons of other organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from journals.errors import Invalid, Problem
from journals.importing.packs import is_pack_file, look_at_pack
from journals.library.lesson_pack import LessonPack, personal_data_in
from journals.library.shelf import PackChanges
from journals.text.clean import one_line
from tui.cli.exit_status import exit_refused
from tui.cli.framework import argument, command
from tui.cli.json_shapes import record_json
from tui.cli.output import print_notice
from tui.cli.param_types import TextType
from tui.cli.record_lines import lesson_lines, record_line
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.usage_error import UsageError
from tui.cli.value_words import meant_value
from tui.wording.errors import problem_text
from tui.wording.privacy import document_lines
from tui.wording.shelf import changes_text, told_outcome_text

_REMOVE = "remove"


@command("shelf")
@argument("origin", type=TextType(), nargs=-1)
@click.pass_obj
def shelf_command(session: Session, /, origin: tuple[str, ...]) -> None:
    """List from whom there are lessons, or the lessons of one; or take them off the shelf."""
    shelf = session.library.shelf
    for path in shelf.damaged:
        print_notice(session.say("shelf.damaged", file=path))
    if not origin:
        _list_packs(session, shelf.packs)
    elif meant_value("word", [_REMOVE], origin[0]) and len(origin) == 2:
        pack = shelf.named(origin[1])
        shelf.remove(pack)
        if session.json:
            session.out.json(_pack_json(pack))
        else:
            session.out.line(session.say("shelf.removed", origin=pack.origin.name))
    elif len(origin) == 1 and not meant_value("word", [_REMOVE], origin[0]):
        _list_lessons(session, shelf.named(origin[0]))
    else:
        raise UsageError("cli.error.shelf")


def _list_packs(session: Session, packs: Sequence[LessonPack]) -> None:
    if session.json:
        session.out.json([_pack_json(each) for each in packs])
        return
    if not packs:
        print_notice(session.say("shelf.empty"))
    for each in packs:
        counted = session.say.count("shelf.lessons", len(each.lessons))
        session.out.line(session.say("shelf.pack", origin=each.origin.name, counted=counted, day=each.made.isoformat()))


def _list_lessons(session: Session, pack: LessonPack) -> None:
    shelf = session.library.shelf
    found = [(journal, lesson) for journal, lesson in shelf.lessons() if journal.origin.id == pack.origin.id]
    if session.json:
        session.out.json([record_json(journal, lesson) | {"origin": pack.origin.name} for journal, lesson in found])
        return
    if not found:
        print_notice(session.say("cli.none.pack", origin=pack.origin.name))
    short = ShortIds([lesson.id for _, lesson in found])
    before = ""
    for journal, lesson in found:
        if journal.id != before:
            session.out.line(session.say("shelf.from", project=one_line(journal.project.name)))
            before = journal.id
        session.out.line(record_line(session.say, lesson, short))
        for line in lesson_lines(session.say, lesson):
            session.out.line(line)
        if outcomes := told_outcome_text(session.say, journal, lesson):
            session.out.line(f"    {outcomes}")


def _pack_json(pack: LessonPack) -> dict[str, Any]:
    return {
        "id": pack.origin.id,
        "name": pack.origin.name,
        "made": pack.made.isoformat(),
        "projects": len(pack.projects),
        "lessons": len(pack.lessons),
    }


# Bringing packs in


def are_packs(files: Sequence[str]) -> bool:
    """Return whether files that are to be brought in are packs.

    Raises:
        UsageError: some are, others are not.
    """
    packs = [is_pack_file(Path(name)) for name in files]
    if any(packs) and not all(packs):
        raise UsageError("cli.error.pack_alone")
    return all(packs)


def take_packs(session: Session, files: Sequence[str], *, dry_run: bool) -> None:
    """Put packs on the shelf, or with `dry_run` only say what they would bring; of one that is refused, why."""
    is_refused = False
    session.has_told_missing = not dry_run
    for name in files:
        shelf = session.library.shelf
        try:
            changes = look_at_pack(session.library, Path(name).absolute())
            if not dry_run:
                shelf.put(changes.pack)
        except (Problem, Invalid) as problem:
            text = session.say("shelf.refused", file=Path(name).name, reason=problem_text(session.say, problem))
            session.report_error(problem.code, text)
            is_refused = True
        else:
            _tell(session, changes, dry_run=dry_run)
    if is_refused:
        exit_refused()


def _tell(session: Session, changes: PackChanges, *, dry_run: bool) -> None:
    say, pack = session.say, changes.pack
    for line in document_lines(say, {"block": Counter(), "warn": personal_data_in(pack)}):
        print_notice(line)
    counts = {
        "new": changes.new,
        "changed": changes.changed,
        "gone": changes.gone,
        "adopted_changed": changes.adopted_changed,
    }
    if session.json:
        session.out.json({**_pack_json(pack), **counts, "dry_run": dry_run})
        return
    key = "shelf.would" if dry_run else "shelf.put"
    session.out.line(say(key, origin=pack.origin.name, counted=say.count("shelf.lessons", len(pack.lessons))))
    if changes.is_update:
        session.out.line(changes_text(say, changes))
