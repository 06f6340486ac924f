"""`tilbageblik edit` and `delete`: any observation, lesson or action, by its id."""

from __future__ import annotations

from typing import Any

import click
from msgspec.structs import replace

from journals.errors import Invalid
from journals.lessons.lifecycle import retired
from journals.library.journal import Journal
from journals.library.lookup import find_record
from journals.records.base import Record
from journals.records.model import KINDS, LESSON_STATUSES, SIGNS, Action, Lesson, Observation, Project
from tui.cli.actions import with_status
from tui.cli.clicking import argument, command, option
from tui.cli.guarding import guarded, look, tell
from tui.cli.lessons import evidence_ids
from tui.cli.log import marked
from tui.cli.session import Session
from tui.cli.showing import show, shown
from tui.cli.usage import Usage
from tui.cli.values import Day, GuideId, OneOf, Text, given

_STATUSES: dict[type[Record], tuple[str, ...]] = {Lesson: LESSON_STATUSES, Action: ("open", "done", "dropped")}
_OPTIONS = {"perspective": "--role", "happened": "--date", "pitfalls": "--pitfall", "insights": "--insight"}


@command("edit")
@argument("record", type=Text())
@option("--text", type=Text())
@option("--stage", type=GuideId("stage"))
@option("--kind", type=OneOf(KINDS, optional=True))
@option("--pitfall", "pitfalls", type=GuideId("pitfall"), multiple=True)
@option("--no-pitfalls", is_flag=True)
@option("--sign", type=OneOf(SIGNS, optional=True))
@option("--insight", "insights", type=GuideId("insight"), multiple=True)
@option("--no-insights", is_flag=True)
@option("--role", "perspective", type=Text())
@option("--date", "happened", type=Day())
@option("--quick", is_flag=True)
@option("--title", type=Text())
@option("--situation", type=Text())
@option("--learned", type=Text())
@option("--do", type=Text())
@option("--conditions", type=Text())
@option("--evidence", type=Text(), multiple=True)
@option("--no-evidence", is_flag=True)
@option("--owner", type=Text())
@option("--due", type=Day(ahead=True))
@option("--first-step", type=Text())
@option("--status", type=OneOf([status for statuses in _STATUSES.values() for status in statuses]))
@option("--because", type=Text())
@guarded()
@click.pass_obj
def edit_command(session: Session, /, record: str, *, quick: bool, **told: Any) -> None:
    """Change what is told, and leave the rest as it is."""
    changes = _changes(told)
    if not changes:
        raise Usage("cli.error.nothing_told")
    journal, old = find_record(session.library, record)
    if isinstance(old, Project):
        raise Invalid("wrong_table", record=record, is_a=session.say("cli.a.projects"), wanted="tilbageblik project")
    if "evidence" in changes:
        changes["evidence"] = evidence_ids(session.library, session.say, changes["evidence"])
    new = _changed(session, old, changes)
    if quick and isinstance(new, Observation):
        new = marked(session, new)
    underlined = look(session, new, old)
    if pending := journal.edit((old, new)):
        pending.wait()
    show(session, journal, journal.get(type(old), old.id) or new)
    tell(session, underlined)


@command("delete")
@argument("records", type=Text(), nargs=-1, required=True)
@click.pass_obj
def delete_command(session: Session, /, records: tuple[str, ...]) -> None:
    """Delete records; those of one project are one act, and one undo brings them back."""
    library = session.library
    found: dict[str, tuple[Journal, dict[str, Record]]] = {}
    for name in records:
        journal, record = find_record(library, name)
        found.setdefault(journal.id, (journal, {}))[1][record.id] = record
    show = shown(session, [(journal, record) for journal, each in found.values() for record in each.values()])
    for journal, each in found.values():
        journal.delete(*each.values()).wait()
    show()
    if not session.json:
        session.out.line(session.say("cli.deleted"))


def _changes(told: dict[str, Any]) -> dict[str, Any]:
    """Give what the command line tells, by field."""
    taken_away = {name.removeprefix("no_") for name in told if name.startswith("no_") and told[name]}
    changes: dict[str, Any] = {name: frozenset() for name in taken_away}
    for name, value in told.items():
        if not name.startswith("no_") and value not in (None, ()):
            changes[name] = frozenset(value) if isinstance(value, tuple) else value
    return changes


def _changed(session: Session, old: Record, changes: dict[str, Any]) -> Record:
    fields = old.__struct_fields__
    for name in changes:
        if name not in fields or (name == "because" and not isinstance(old, Lesson)):
            shown = _OPTIONS.get(name, f"--{name.replace('_', '-')}")
            raise Usage("cli.error.not_for", name=shown, what=session.say(f"cli.a.{old.TABLE}"))
    for name in {"kind", "sign", "happened", "due"} & changes.keys():
        changes[name] = given(changes[name])
    if isinstance(old, Observation) and changes.get("pitfalls") == frozenset():
        changes.setdefault("sign", None)  # a sign is a sign towards a pitfall
    status = changes.pop("status", None)
    new = replace(old, **changes)
    if status is None:
        return new
    valid = _STATUSES[type(old)]
    if status not in valid:
        raise Usage("cli.error.choice", name="--status", value=status, valid=", ".join(valid))
    if isinstance(new, Action):
        return with_status(new, status, session.today)
    assert isinstance(new, Lesson)
    return retired(new, new.because) if status == "retired" else replace(new, status=status, because="")
