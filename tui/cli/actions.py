"""`tilbageblik action`, `done` and `drop`: what the team will do, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import click
from msgspec.structs import replace

from journals.errors import Invalid
from journals.library.journal import Journal
from journals.library.lookup import find_project, find_record
from journals.records.model import Action, ActionStatus
from tui.cli.framework import argument, command, option
from tui.cli.param_types import DateType, GuideIdType, TextType, none_if_empty
from tui.cli.privacy import allow_personal_data
from tui.cli.session import Session
from tui.cli.storing import answer_was, find_record_of, report_replaced, store_change, store_new


@command("action")
@argument("project", type=TextType())
@argument("text", type=TextType())
@option("--owner", type=TextType(), default="")
@option("--due", type=DateType("future"))
@option("--first-step", type=TextType(), default="")
@option("--stage", type=GuideIdType("stage"))
@option("--source", type=TextType())
@allow_personal_data()
@click.pass_obj
def action_command(session: Session, /, project: str, source: str | None, due: str | None, **fields: Any) -> None:
    """Add an action."""
    journal = find_project(session.library, project)
    if source is not None:
        source = find_record(session.library, source)[1].id
    store_new(session, journal, Action(source=source, due=none_if_empty(due), **fields))


@command("done")
@argument("action", type=TextType())
@click.pass_obj
def done_command(session: Session, /, action: str) -> None:
    """Tick an action off."""
    journal, old = find_record_of(session, action, Action)
    _end(session, journal, old, with_status(old, "done", session.today))


@command("drop")
@argument("action", type=TextType())
@option("--because", type=TextType(), required=True)
@allow_personal_data()
@click.pass_obj
def drop_command(session: Session, /, action: str, because: str) -> None:
    """Drop an action, which takes a reason."""
    if not because.strip():
        raise Invalid("text_empty", field="because")
    journal, old = find_record_of(session, action, Action)
    _end(session, journal, old, replace(with_status(old, "dropped", session.today), because=because))


def _end(session: Session, journal: Journal, old: Action, new: Action) -> None:
    store_change(session, journal, old, new)
    report_replaced(session, answer_was(session.say, old, new))


def with_status(action: Action, status: ActionStatus, today: date) -> Action:
    """Return an action with another status, and what goes with it: the day it was done, or no reason any more."""
    if status == action.status:
        return action
    done = today.isoformat() if status == "done" else None
    return replace(action, status=status, done=done, because="")
