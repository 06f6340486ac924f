"""The forms of a project's ending: what to tell the next team, and the context as it turned out."""

from __future__ import annotations

from msgspec.structs import replace

from journals.journal import Journal
from tui.app import TilbageblikApp
from tui.dialogs.form import Field, Form, Values
from tui.dialogs.records import context_fields, context_values, typed_context
from tui.show import brief


def ending_form(app: TilbageblikApp, journal: Journal) -> Form:
    """What the team would tell the next one."""
    project = journal.project

    def submit(typed: Values) -> None:
        journal.edit((project, replace(project, ending=typed["ending"] or "")))

    return Form("form.ending_title", [Field("ending", "text")], {"ending": project.ending}, submit)


def context_form(app: TilbageblikApp, journal: Journal) -> Form:
    """The context as it turned out."""
    project = journal.project
    fields = [Field("context", "heading"), *context_fields(app)]

    def submit(typed: Values) -> None:
        journal.edit((project, replace(project, context=typed_context(app, project, typed))))

    return Form("form.context_title", fields, context_values(app, project), submit, about=brief(project.name))
