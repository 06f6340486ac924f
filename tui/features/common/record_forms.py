"""The forms of observations, projects, actions and replies: their fields, and the record made of what is typed.

That of lessons is in `lesson_form`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from journals.lessons.closing import is_closed
from journals.lessons.profile import reopened_cards
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import (
    KINDS,
    PROJECT_KINDS,
    REPLY_KINDS,
    SIGNS,
    STATUSES,
    Action,
    Observation,
    Project,
)
from tui.features.common.form_fields import (
    guide_titles,
    reply_days_text,
    stage_field,
    typed_guide_ids,
    typed_reply_days,
    with_typed,
    word_options,
)
from tui.features.common.technology_type_field import technology_type_field, typed_technology_type
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import BoxPlace, new_of, waiting_sources
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.form_field import Field, Values
from tui.ui.dialogs.meanwhile import OpenedRecord
from tui.ui.places import ClosingPage
from tui.wording.closing import closed_text, is_put_away_by
from tui.wording.display import KIND_SIGNS, brief, signs

_ACTION = "form.action_title"


def observation_form(app: BaseApp, journal: Journal, observation: Observation) -> Form:
    """Return the form with everything about an observation."""
    fields = [
        Field("text", "text"),
        stage_field(app),
        Field(
            "kind",
            "choice",
            options=word_options(app, "kind", KINDS, {k: v for k, v in KIND_SIGNS.items() if k}, none=True),
        ),
        Field("pitfalls", hint=lambda typed: guide_titles(app, typed)),
        Field(
            "sign",
            "choice",
            options=word_options(app, "sign", SIGNS, {k: v for k, v in signs().items() if k}, none=True),
        ),
        Field("insights", hint=lambda typed: guide_titles(app, typed)),
        Field("perspective"),
        Field("happened", "date"),
    ]
    values = {
        "text": observation.text,
        "stage": observation.stage,
        "kind": observation.kind,
        "sign": observation.sign,
        "pitfalls": " ".join(sorted(observation.pitfalls)),
        "insights": " ".join(sorted(observation.insights)),
        "perspective": observation.perspective,
        "happened": observation.happened,
    }

    def submit(typed: Values) -> None:
        new = with_typed(
            observation,
            typed,
            pitfalls=typed_guide_ids(app, typed["pitfalls"], "pitfall", observation.pitfalls),
            insights=typed_guide_ids(app, typed["insights"], "insight", observation.insights),
        )
        _store(journal, observation, new)

    place = BoxPlace(journal.id, "form.observation", observation.id)
    opened = OpenedRecord(journal, observation)
    about = brief(journal.project.name)
    return Form("form.observation", fields, values, submit, place=place, about=about, opened=opened)


def project_form(app: BaseApp, journal: Journal) -> Form:
    """Return the form with a project's facts; what else is known of it is in the cards of its profile."""
    project = journal.project
    fields = [
        Field("name"),
        Field("technology"),
        technology_type_field(app, project),
        Field("kind", "choice", label="project_kind", options=word_options(app, "project_kind", PROJECT_KINDS)),
        Field(
            "hearsay",
            "choice",
            options=lambda: [(None, app.say("form.hearsay.no")), ("yes", app.say("form.hearsay.yes"))],
        ),
        Field("area"),
        Field("unit"),
        stage_field(app, "stage_now"),
        Field("status", "choice", options=word_options(app, "status", STATUSES)),
        Field("reply_days", hint=lambda typed: reply_days_text(app, typed)),
        Field("ending", "text"),
        Field("delete_after", "date", direction="future"),
    ]
    values = _project_values(app, project)

    def submit(typed: Values) -> None:
        status = typed["status"]
        ended = project.ended or (app.today.isoformat() if status in ("finished", "stopped") else None)
        new = with_typed(
            project,
            typed,
            hearsay=typed["hearsay"] == "yes",
            ended=ended if status in ("finished", "stopped") else None,
            technology_type=typed_technology_type(app, typed["technology_type"], project.technology_type),
            reply_days=typed_reply_days(typed["reply_days"]),
        )
        opened = reopened_cards(journal, app.guide.cards, new)
        journal.edit((project, new), *opened)
        if opened:
            app.notify_user(app.say("profile.opened"))
        if is_closed(new) and not is_closed(project):
            # The closing, once this box is gone.
            app.call_later(app.fetch, journal, lambda: app.go(ClosingPage(journal, just_closed=True)))
        elif is_put_away_by(project, new):
            text = closed_text(app.say, journal.project, journal.summary, app.today)
            app.call_later(app.notify_undoable, text)

    place = BoxPlace(journal.id, "form.project", project.id)
    opened = OpenedRecord(journal, project)
    return Form("form.project", fields, values, submit, place=place, about=brief(project.name), opened=opened)


def _project_values(app: BaseApp, project: Project) -> Values:
    """Return what stands in the fields of a project's form to begin with."""
    return {
        "name": project.name,
        "technology": project.technology,
        "technology_type": app.guide.technology_title(project.technology_type),
        "kind": project.kind,
        "hearsay": "yes" if project.hearsay else None,
        "area": project.area,
        "unit": project.unit,
        "stage": project.stage,
        "status": project.status,
        "reply_days": str(project.reply_days or ""),
        "ending": project.ending,
        "delete_after": project.delete_after,
    }


def action_form(
    app: BaseApp,
    journal: Journal,
    action: Action,
    about: str = "",
    *,
    typed_before: Values | None = None,
    written: str = "",
) -> Form:
    """Return the form of an action, new where it has no id; `typed_before` stands in its fields, not stored yet.

    `written`: the field that was written on a line before.
    """
    fields = [
        Field("text", label="action"),
        Field("owner"),
        Field("due", "date", direction="future"),
        Field("first_step"),
    ]
    values: Values = {
        "text": action.text,
        "owner": action.owner,
        "due": action.due,
        "first_step": action.first_step,
        **(typed_before or {}),
    }

    def submit(typed: Values) -> None:
        _store(journal, action, with_typed(action, typed))

    sources = [action.source] if action.source else []
    return Form(
        _ACTION,
        fields,
        values,
        submit,
        place=BoxPlace(journal.id, _ACTION, action.id or new_of(sources)),
        about=brief(about),
        new=not action.id or bool(typed_before),
        opened=OpenedRecord(journal, action),
        written=written,
    )


def action_begun(app: BaseApp, journal: Journal) -> tuple[str | None] | None:
    """Return the source of a new action whose form an earlier run ended with; None where there is no such form."""
    sources = waiting_sources(app, journal, _ACTION)
    return None if sources is None else (next(iter(sources), None),)


def reply_form(
    app: BaseApp,
    journal: Journal,
    observation: Observation,
    store: Callable[[Observation], object] | None = None,
    *,
    typed_before: Values | None = None,
) -> Form:
    """Return the form of the reply to a concern or question: acted, how and when, or no and why (chapter 4).

    `store`: what writes it, where more than the reply is to be stored; `typed_before` is not stored yet.
    """
    fields = [
        Field("reply_as", "choice", options=word_options(app, "reply_as", REPLY_KINDS)),
        Field("reply", "text"),
    ]
    values: Values = {"reply_as": observation.reply_as or "plan", "reply": observation.reply, **(typed_before or {})}

    def submit(typed: Values) -> None:
        new = with_reply(observation, typed["reply_as"], typed["reply"] or "", app.today)
        if store is not None:
            store(new)
        else:
            _store(journal, observation, new)

    place = BoxPlace(journal.id, "form.reply_title", observation.id)
    about, new = brief(observation.text), bool(typed_before)
    opened = OpenedRecord(journal, observation)
    return Form(
        "form.reply_title",
        fields,
        values,
        submit,
        place=place,
        about=about,
        new=new,
        opened=opened,
        written="reply" if new else "",
    )


def with_reply(observation: Observation, reply_as: str | None, reply: str, today: date) -> Observation:
    """Return a concern or question with its reply; without one where that is empty."""
    replied = (observation.replied or today.isoformat()) if reply.strip() else None
    typed: Values = {"reply": reply, "reply_as": reply_as if replied else None}
    return with_typed(observation, typed, replied=replied)


def _store(journal: Journal, old: Record, new: Record) -> None:
    """Write a new record, or what changed in an old one."""
    if old.id:
        journal.edit((old, new))
    else:
        journal.add(new)
