"""The form of a project's ending: what to tell the next team."""

from __future__ import annotations

from msgspec.structs import replace

from journals.library.journal import Journal
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import BoxPlace
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.form_field import Field, Values
from tui.ui.dialogs.meanwhile import OpenedRecord


def ending_form(app: BaseApp, journal: Journal) -> Form:
    """Return the form for what the team would tell the next one."""
    project = journal.project

    def submit(typed: Values) -> None:
        journal.edit((project, replace(project, ending=typed["ending"] or "")))

    place = BoxPlace(journal.id, "form.ending_title", project.id)
    return Form(
        "form.ending_title",
        [Field("ending", "text")],
        {"ending": project.ending},
        submit,
        place=place,
        opened=OpenedRecord(journal, project),
    )
