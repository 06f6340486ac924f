"""The form for what a project will do with an earlier project's lesson: filled in beforehand."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from journals.library.journal import Journal
from journals.records.model import Action, Lesson
from journals.text.clean import one_line
from tui.features.common.form_fields import stage_field
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import BoxPlace, new_of
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.form_field import Field, Values
from tui.wording.display import brief


def measure_form(
    app: BaseApp, journal: Journal, planned: Action, lesson: Lesson, submit: Callable[[Action], object]
) -> Form:
    """Return the form; `submit` stores the measure, or refuses it with a `Problem`."""
    fields = [
        Field("text", label="action"),
        Field("owner"),
        Field("due", "date", direction="future"),
        stage_field(app),
    ]
    values: Values = {
        "text": one_line(planned.text),
        "owner": planned.owner,
        "due": planned.due,
        "stage": planned.stage,
    }

    def take(typed: Values) -> None:
        submit(
            replace(
                planned,
                text=typed["text"] or "",
                owner=typed["owner"] or "",
                due=typed["due"],
                stage=typed["stage"],
            )
        )

    place = BoxPlace(journal.id, "review.measure", new_of([lesson.id]))
    return Form("review.measure", fields, values, take, place=place, about=brief(lesson.title, 60), new=True)
