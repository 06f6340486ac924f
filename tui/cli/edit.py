"""`tilbageblik edit` and `delete`: any observation, lesson or action, by its id."""

from __future__ import annotations

from typing import Any

import click
from msgspec.structs import replace

from journals.errors import Invalid
from journals.lessons.lifecycle import refuse_final_without_advice, retired
from journals.library.journal import Journal, erased_fields
from journals.library.lookup import find_record
from journals.records.base import Record
from journals.records.model import KINDS, LESSON_STATUSES, SIGNS, Action, Card, Lesson, Observation, Project
from tui.cli.actions import with_status
from tui.cli.date_option import any_date
from tui.cli.framework import argument, command, option
from tui.cli.lessons import evidence_ids
from tui.cli.log import with_markers
from tui.cli.param_types import ChoiceType, DateType, GuideIdType, TextType, none_if_empty
from tui.cli.privacy import allow_personal_data
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.storing import record_printer, store_change
from tui.cli.usage_error import UsageError
from tui.cli.value_words import shown_word

_STATUSES: dict[type[Record], tuple[str, ...]] = {Lesson: LESSON_STATUSES, Action: ("open", "done", "dropped")}
_TAKEN_OUT = "retired"
_OPTIONS = {"perspective": "--role", "happened": "--date", "pitfalls": "--pitfall", "insights": "--insight"}


@command("edit")
@argument("record", type=TextType())
@option("--text", type=TextType())
@option("--stage", type=GuideIdType("stage"))
@option("--kind", type=ChoiceType("kind", KINDS, optional=True))
@option("--pitfall", "pitfalls", type=GuideIdType("pitfall"), multiple=True)
@option("--no-pitfalls", is_flag=True, not_with=["pitfalls"])
@option("--sign", type=ChoiceType("sign", SIGNS, optional=True))
@option("--insight", "insights", type=GuideIdType("insight"), multiple=True)
@option("--no-insights", is_flag=True, not_with=["insights"])
@option("--role", "perspective", type=TextType())
@option("--date", "happened", type=DateType("past"))
@option("--quick", is_flag=True, belongs_to="text")
@any_date()
@option("--title", type=TextType())
@option("--situation", type=TextType())
@option("--learned", type=TextType())
@option("--do", type=TextType())
@option("--conditions", type=TextType())
@option("--evidence", type=TextType(), multiple=True)
@option("--no-evidence", is_flag=True, not_with=["evidence"])
@option("--owner", type=TextType())
@option("--due", type=DateType("future"))
@option("--first-step", type=TextType())
@option("--status", type=ChoiceType("status", [status for statuses in _STATUSES.values() for status in statuses]))
@option("--because", type=TextType())
@allow_personal_data()
@click.pass_obj
def edit_command(session: Session, /, record: str, *, quick: bool, **options: Any) -> None:
    """Change what options name, and leave the rest as it is."""
    changes = _changes(options)
    if not changes:
        raise UsageError("cli.error.nothing_told")
    journal, old = find_record(session.library, record)
    if isinstance(old, Project):
        raise Invalid("wrong_table", record=record, is_a=session.say("cli.a.projects"), wanted="tilbageblik project")
    if "evidence" in changes:
        changes["evidence"] = evidence_ids(session, changes["evidence"])
    if quick and not isinstance(old, Observation):
        raise UsageError("cli.error.not_for", name="--quick", what=session.say(f"cli.a.{old.TABLE}"))
    new = _changed(session, old, changes)
    if isinstance(old, Lesson) and isinstance(new, Lesson):
        refuse_final_without_advice(new, old)
    if isinstance(new, Observation) and quick:
        new = with_markers(session, new)
    store_change(session, journal, old, new)


@command("delete")
@argument("records", type=TextType(), nargs=-1, required=True)
@click.pass_obj
def delete_command(session: Session, /, records: tuple[str, ...]) -> None:
    """Delete records; those of one project are one act, and one undo brings them back."""
    library = session.library
    found: dict[str, tuple[Journal, dict[str, Record]]] = {}
    for name in records:
        journal, record = find_record(library, name)
        _check_stands_alone(session, name, record)
        found.setdefault(journal.id, (journal, {}))[1][record.id] = record
    gone = [(journal, record) for journal, each in found.values() for record in each.values()]
    erased = {record.id: fields for _, record in gone if (fields := erased_fields(record))}
    show = record_printer(session, gone, erased)
    for journal, each in found.values():
        journal.delete(*each.values()).wait()
    show()
    if session.json:
        return
    if len(erased) < len(gone):
        session.out.line(session.say("cli.deleted"))
    if erased:
        short = ShortIds.of(library)
        session.out.line(session.say("cli.deleted_for_good", records=", ".join(map(short, erased))))


def _check_stands_alone(session: Session, name: str, record: Record) -> None:
    """Refuse to delete what is part of a meeting or answers a lesson: nothing could bring it back by itself.

    Raises:
        Invalid: `part_of_another`.
    """
    if not isinstance(record, (Project, Observation, Lesson, Action, Card)):
        raise Invalid("part_of_another", record=name, kind=session.say(f"bin.kind.{record.TABLE}"))


def _changes(options: dict[str, Any]) -> dict[str, Any]:
    """Return what the options change, by field."""
    taken_away = {name.removeprefix("no_") for name in options if name.startswith("no_") and options[name]}
    changes: dict[str, Any] = {name: frozenset() for name in taken_away}
    for name, value in options.items():
        if not name.startswith("no_") and value not in (None, ()):
            changes[name] = frozenset(value) if isinstance(value, tuple) else value
    return changes


def _changed(session: Session, old: Record, changes: dict[str, Any]) -> Record:
    fields = old.__struct_fields__
    for name in changes:
        if name not in fields or (name == "because" and not isinstance(old, Lesson)):
            shown = _OPTIONS.get(name, f"--{name.replace('_', '-')}")
            raise UsageError("cli.error.not_for", name=shown, what=session.say(f"cli.a.{old.TABLE}"))
    for name in {"kind", "sign", "happened", "due"} & changes.keys():
        changes[name] = none_if_empty(changes[name])
    if isinstance(old, Observation) and changes.get("pitfalls") == frozenset():
        changes.setdefault("sign", None)  # a sign is a sign towards a pitfall
    status = changes.pop("status", None)
    new = replace(old, **changes)
    if isinstance(new, Lesson) and "because" in changes and (status or new.status) != _TAKEN_OUT:
        home = f"--status {shown_word('status', _TAKEN_OUT, session.say)}"
        raise UsageError("cli.error.belongs", name="--because", to=home)
    if status is None:
        return new
    valid = _STATUSES[type(old)]
    if status not in valid:
        words = {name: shown_word("status", name, session.say) for name in (*valid, status)}
        words_of_status = {"value": words.pop(status), "valid": ", ".join(words.values())}
        raise UsageError("cli.error.choice", name="--status", **words_of_status)
    if isinstance(new, Action):
        return with_status(new, status, session.today)
    assert isinstance(new, Lesson)
    return retired(new, new.because) if status == _TAKEN_OUT else replace(new, status=status, because="")
