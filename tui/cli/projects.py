"""`tilbageblik new` and `project`: the projects themselves."""

from __future__ import annotations

from typing import Any

import click
from msgspec.structs import replace

from journals.lessons.profile import reopened_cards
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.records.base import Level
from journals.records.model import PROJECT_KINDS, STATUSES, Project
from tui.cli.clicking import argument, command, option
from tui.cli.guarding import guarded, look, tell
from tui.cli.records import ShortIds, project_block, project_json
from tui.cli.session import Session
from tui.cli.values import Context, Day, GuideId, OneOf, Text


@command("new")
@argument("name", type=Text())
@option("--technology", type=Text(), default="")
@option("--kind", type=OneOf(PROJECT_KINDS), default="new")
@option("--area", type=Text(), default="")
@option("--unit", type=Text(), default="")
@guarded()
@click.pass_obj
def new_command(session: Session, /, **told: Any) -> None:
    """Begin a project."""
    project = Project(**told)
    underlined = look(session, project)
    journal, pending = session.library.create(project)
    pending.wait()
    _show(session, journal)
    tell(session, underlined)


@command("project")
@argument("project", type=Text())
@option("--name", type=Text())
@option("--technology", type=Text())
@option("--kind", type=OneOf(PROJECT_KINDS))
@option("--area", type=Text())
@option("--unit", type=Text())
@option("--stage", type=GuideId("stage"))
@option("--status", type=OneOf(STATUSES))
@option("--ending", type=Text())
@option("--delete-after", type=Day(ahead=True))
@option("--context", type=Context(), multiple=True)
@guarded()
@click.pass_obj
def project_command(session: Session, /, project: str, context: tuple[tuple[str, Level], ...], **told: Any) -> None:
    """Show all that is known of a project, once what is told has been changed."""
    journal = find_project(session.library, project)
    old = journal.project
    changes = {name: value for name, value in told.items() if value is not None}
    if "delete_after" in changes:
        changes["delete_after"] = changes["delete_after"] or None
    if (status := changes.get("status")) is not None and status != "archived":
        ending = status in ("finished", "stopped")
        changes["ended"] = (old.ended or session.today.isoformat()) if ending else None
    levels = {**old.context, **dict(context)}
    changes["context"] = {factor: at for factor, at in levels.items() if at.level or at.note.strip()}
    new = replace(old, **changes)
    underlined = look(session, new, old)
    opened = reopened_cards(journal, session.guide.cards, new) if new.kind != old.kind else []
    if pending := journal.edit((old, new), *opened):
        pending.wait()
    _show(session, journal)
    tell(session, underlined)


def _show(session: Session, journal: Journal) -> None:
    if session.json:
        session.out.json(project_json(journal))
        return
    factors = {each.id: each.title for each in session.guide.factors} if journal.project.context else {}
    for line in project_block(session.say, journal, ShortIds.of(session.library), factors):
        session.out.line(line)
