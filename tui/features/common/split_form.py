"""The form that splits a lesson: its parts below each other, all begun with what the whole one says."""

from __future__ import annotations

from collections.abc import Callable

from journals.lessons import lifecycle as lessons
from journals.library.journal import Journal
from journals.records.model import Lesson
from tui.features.common.lesson_form import lesson_fields, lesson_values, typed_lesson
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import BoxPlace
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.form_field import Field, Values
from tui.wording.display import brief

PART_NUMBERS = ("1", "2", "3")
"""The last is for whoever needs it; what has no title is no part."""


def split_form(app: BaseApp, journal: Journal, lesson: Lesson) -> Form:
    """Return the form that puts two lessons or three in the place of one."""
    begun = lessons.split_draft(lesson)
    fields: list[Field] = []
    values: Values = {}
    for part in PART_NUMBERS:
        fields += [Field(f"part-{part}", "heading", says=_heading(app, part)), *lesson_fields(app, f"-{part}")]
        values |= lesson_values(begun, f"-{part}")
    values["title-1"] = lesson.title

    def submit(typed: Values) -> None:
        titled = [part for part in PART_NUMBERS if (typed[f"title-{part}"] or "").strip()]
        parts = [typed_lesson(app, begun, typed, f"-{part}") for part in titled]
        lessons.split_lesson(
            journal, lesson, parts, app.say(f"lessons.split_into.{max(2, len(parts))}"), today=app.today
        )

    return Form(
        "form.split",
        fields,
        values,
        submit,
        place=BoxPlace(journal.id, "form.split", lesson.id),
        about=brief(lesson.title),
    )


def _heading(app: BaseApp, part: str) -> Callable[[], str]:
    return lambda: app.say(f"form.part.{part}")
