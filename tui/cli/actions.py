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
from tui.cli.clicking import argument, command, option
from tui.cli.guarding import guarded, look, tell
from tui.cli.session import Session
from tui.cli.showing import show
from tui.cli.values import Day, GuideId, Text, given


@command("action")
@argument("project", type=Text())
@argument("text", type=Text())
@option("--owner", type=Text(), default="")
@option("--due", type=Day(ahead=True))
@option("--first-step", type=Text(), default="")
@option("--stage", type=GuideId("stage"))
@option("--source", type=Text())
@guarded()
@click.pass_obj
def action_command(session: Session, /, project: str, source: str | None, due: str | None, **told: Any) -> None:
    """Add an action."""
    journal = find_project(session.library, project)
    if source is not None:
        source = find_record(session.library, source)[1].id
    action = Action(source=source, due=given(due), **told)
    underlined = look(session, action)
    (new,), pending = journal.add(action)
    pending.wait()
    show(session, journal, new)
    tell(session, underlined)


@command("done")
@argument("action", type=Text())
@click.pass_obj
def done_command(session: Session, /, action: str) -> None:
    """Tick an action off."""
    journal, old = _find(session, action)
    _store(session, journal, old, with_status(old, "done", session.today))


@command("drop")
@argument("action", type=Text())
@option("--because", type=Text(), required=True)
@guarded()
@click.pass_obj
def drop_command(session: Session, /, action: str, because: str) -> None:
    """Drop an action, which takes a reason."""
    if not because.strip():
        raise Invalid("text_empty", field="because")
    journal, old = _find(session, action)
    _store(session, journal, old, replace(with_status(old, "dropped", session.today), because=because))


def with_status(action: Action, status: ActionStatus, today: date) -> Action:
    """Give an action with another status, and what goes with it: the day it was done, or no reason any more."""
    if status == action.status:
        return action
    done = today.isoformat() if status == "done" else None
    return replace(action, status=status, done=done, because="")


def _find(session: Session, name: str) -> tuple[Journal, Action]:
    journal, record = find_record(session.library, name)
    if not isinstance(record, Action):
        say = session.say
        raise Invalid("wrong_table", record=name, is_a=say(f"cli.a.{record.TABLE}"), wanted=say("cli.a.actions"))
    return journal, record


def _store(session: Session, journal: Journal, old: Action, new: Action) -> None:
    underlined = look(session, new, old)
    if pending := journal.edit((old, new)):
        pending.wait()
    show(session, journal, new)
    tell(session, underlined)
