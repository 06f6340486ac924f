"""`tilbageblik new` and `project`: the projects themselves."""

from __future__ import annotations

from typing import Any

import click
from msgspec.structs import replace

from journals.lessons.closing import closing_progress
from journals.lessons.profile import reopened_cards
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.records.base import Level
from journals.records.fields import MOST_REPLY_DAYS
from journals.records.model import PROJECT_KINDS, STATUSES, Project
from journals.text.clean import filter_key
from tui.cli.exit_status import exit_refused
from tui.cli.framework import argument, command, option
from tui.cli.json_shapes import project_json
from tui.cli.output import is_confirmed, is_interactive, print_notice
from tui.cli.param_types import (
    ChoiceType,
    ContextLevelType,
    DateType,
    GuideIdType,
    OptionalIntType,
    TechnologyTypeType,
    TextType,
)
from tui.cli.privacy import allow_personal_data, privacy_guard
from tui.cli.record_lines import project_block
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.wording.closing import left_as_drafts_text, left_open_text

_TAKEN_AWAY = {"reply_days", "delete_after"}
"""What an empty value takes away."""


@command("new")
@argument("name", type=TextType())
@option("--technology", type=TextType(), default="")
@option("--technology-type", type=TechnologyTypeType(), default="")
@option("--kind", type=ChoiceType("project_kind", PROJECT_KINDS), default="new")
@option("--area", type=TextType(), default="")
@option("--unit", type=TextType(), default="")
@option("--reply-days", type=OptionalIntType(MOST_REPLY_DAYS))
@allow_personal_data()
@click.pass_obj
def new_command(session: Session, /, **fields: Any) -> None:
    """Begin a project."""
    session.has_told_missing = True
    made = [folder for folder in session.missing_folders[:1] if not folder.parent.exists()]
    project = Project(**fields | {"reply_days": fields["reply_days"] or None})
    same = _others_called(session, project.name)
    if same and is_interactive() and not is_confirmed(session.say("cli.same_name_sure", ids=same)):
        session.report_error("not_made", session.say("cli.not_made", name=project.name))
        exit_refused()
    with privacy_guard(session, (project, None)):
        journal, pending = session.library.create(project)
        pending.wait()
        _show(session, journal)
    if made and not session.json:  # where not even the folder above was there, it may be mistyped
        print_notice(session.say("cli.new_library", folder=made[0]))
    if same and not is_interactive():
        print_notice(session.say("cli.same_name", ids=same))


def _others_called(session: Session, name: str, but: str = "") -> str:
    """Return the short ids of the projects that have a name, but for one (id); "" where there is none."""
    wanted = filter_key(name)
    same = [j.id for j in session.library.journals if filter_key(j.project.name) == wanted and j.id != but]
    return ", ".join(map(ShortIds.of(session.library), same)) if same else ""


@command("project")
@argument("project", type=TextType())
@option("--name", type=TextType())
@option("--technology", type=TextType())
@option("--technology-type", type=TechnologyTypeType())
@option("--kind", type=ChoiceType("project_kind", PROJECT_KINDS))
@option("--area", type=TextType())
@option("--unit", type=TextType())
@option("--stage", type=GuideIdType("stage"))
@option("--status", type=ChoiceType("status", STATUSES))
@option("--ending", type=TextType())
@option("--reply-days", type=OptionalIntType(MOST_REPLY_DAYS))
@option("--delete-after", type=DateType("future"))
@option("--context", type=ContextLevelType(), multiple=True)
@allow_personal_data()
@click.pass_obj
def project_command(session: Session, /, project: str, context: tuple[tuple[str, Level], ...], **fields: Any) -> None:
    """Show all that is known of a project, once the changes are stored."""
    journal = find_project(session.library, project)
    old = journal.project
    changes = {name: value for name, value in fields.items() if value is not None}
    for name in _TAKEN_AWAY & changes.keys():
        changes[name] = changes[name] or None
    if (status := changes.get("status")) is not None and status != "archived":
        ending = status in ("finished", "stopped")
        changes["ended"] = (old.ended or session.today.isoformat()) if ending else None
    levels = {**old.context, **dict(context)}
    changes["context"] = {factor: at for factor, at in levels.items() if at.level or at.note.strip()}
    new = replace(old, **changes)
    with privacy_guard(session, (new, old)):
        opened = reopened_cards(journal, session.guide.cards, new) if new.kind != old.kind else []
        if pending := journal.edit((old, new), *opened):
            pending.wait()
        _show(session, journal)
        if new.name != old.name and (ids := _others_called(session, new.name, journal.id)):
            print_notice(session.say("cli.same_name", ids=ids))
        if old.status == "active" and journal.project.status != "active" and not session.json:
            _tell_open(session, journal)


def _tell_open(session: Session, journal: Journal) -> None:
    """Print what is open in a project that was closed, and how many drafts it leaves: nothing will say so again."""
    say = session.say
    if drafts := left_as_drafts_text(say, closing_progress(journal).drafts):
        print_notice(drafts)
    if left := left_open_text(say, journal.summary, session.today):
        print_notice(say("closing.leaves", open=left))
        print_notice(say("closing.settle", project=ShortIds.of(session.library)(journal.id)))


def _show(session: Session, journal: Journal) -> None:
    if session.json:
        session.out.json(project_json(journal))
        return
    factors = {each.id: each.title for each in session.guide.factors} if journal.project.context else {}
    called = session.guide.technology_title(type_id) if (type_id := journal.project.technology_type) else ""
    for line in project_block(session.say, journal, ShortIds.of(session.library), factors, called):
        session.out.line(line)
