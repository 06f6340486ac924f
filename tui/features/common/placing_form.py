"""The question what a new project takes into use and in which field of work: what others' lessons are ranked by for it.

It is asked when the project begins, and of one that began elsewhere before lessons are ranked for it. Each line is
skipped with Enter; it is asked once, and only for what nobody has said.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from journals.lessons.due import is_review_due, note_placed, was_placed
from journals.library.journal import Journal
from tui.features.common.technology_type_field import TYPE_FIELD, technology_type_field, typed_technology_type
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import BoxPlace
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.form_field import Field, Values
from tui.ui.dialogs.meanwhile import OpenedRecord
from tui.wording.display import brief

_TITLE, _TITLE_OF_NEW = "form.placing", "form.placing_new"


def is_to_be_placed(app: BaseApp, journal: Journal) -> bool:
    """Return whether to ask: a new project lacks the type or the area, and nobody has been asked for them here."""
    project, state = journal.project, app.library.local.state
    is_placed = bool(project.technology_type and project.area.strip())
    return not is_placed and is_review_due(app.library, journal) and not was_placed(state, journal.id)


def ask_placing(app: BaseApp, journal: Journal, then: Callable[[], object], *, is_new: bool = False) -> None:
    """Ask it, and go on however it is answered; of a new project what its technology is called, too."""

    def go_on(_: bool | None) -> None:
        note_placed(app.library.local.state, journal.id)  # at once: what comes next asks for it
        then()

    app.push_screen(placing_form(app, journal, is_new=is_new), go_on)


def placing_form(app: BaseApp, journal: Journal, *, is_new: bool = False) -> Form:
    """Return the form with the fields that nobody has filled in."""
    project = journal.project
    fields = []
    if is_new and not project.technology.strip():
        fields.append(Field("technology", hint=lambda typed: "" if typed else app.say("form.technology.how")))
    if not project.technology_type:
        fields.append(technology_type_field(app, project))
    if not project.area.strip():
        fields.append(Field("area", hint=lambda typed: "" if typed else app.say("form.area.how")))

    def submit(typed: Values) -> None:
        type_id = typed_technology_type(app, typed.get(TYPE_FIELD), "") or project.technology_type
        area, technology = typed.get("area") or project.area, typed.get("technology") or project.technology
        new = replace(project, technology=technology, technology_type=type_id, area=area)
        if new != project:
            journal.edit((project, new))

    place, opened = BoxPlace(journal.id, _TITLE, project.id), OpenedRecord(journal, project)
    values: Values = {each.name: "" for each in fields}
    title = _TITLE_OF_NEW if is_new else _TITLE
    return Form(title, fields, values, submit, place=place, about=brief(project.name), opened=opened)
