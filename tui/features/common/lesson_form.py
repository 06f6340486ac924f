"""The form of a lesson, and its fields for a form that has those of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journals.lessons import lifecycle as lessons
from journals.library.journal import Journal
from journals.records.model import LESSON_STATUSES, Lesson
from tui.features.common.form_fields import guide_titles, stage_field, typed_guide_ids, with_typed, word_options
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import BoxPlace, new_of, waiting_sources
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.form_field import Field, Values
from tui.ui.dialogs.meanwhile import OpenedRecord

_LESSON = "form.lesson"


def lesson_form(
    app: BaseApp,
    journal: Journal,
    lesson: Lesson,
    *,
    key: str = _LESSON,
    asked: bool = False,
    store: Callable[[Lesson], object] | None = None,
    written: str = "",
) -> Form:
    """Return the form of a lesson, new where it has no id. `asked`: how it did asks for a revision, and this is one.

    `key` names the title, and `store` writes it, where it is more than that one lesson that changes. `written`: the
    field that was written on a line before.
    """

    def submit(typed: Values) -> None:
        new = typed_lesson(app, lesson, typed)
        lessons.refuse_final_without_advice(new, lesson)
        if store:
            store(new)
        elif lesson.id:
            lessons.revise(journal, lesson, new, asked=asked, today=app.today)
        else:
            journal.add(new)

    about = app.say.count("form.evidence", len(lesson.evidence)) if lesson.evidence else ""
    statuses = LESSON_STATUSES if lesson.status == "retired" else ("draft", "final")
    fields, values = lesson_fields(app, statuses=statuses), lesson_values(lesson)
    sources = {*(lesson.came_from or lesson.evidence), *filter(None, [lesson.theme])}
    place = BoxPlace(journal.id, key, lesson.id or new_of(sources))
    return Form(
        key,
        fields,
        values,
        submit,
        place=place,
        about=about,
        new=not lesson.id,
        opened=OpenedRecord(journal, lesson),
        written=written,
    )


def lesson_begun(app: BaseApp, journal: Journal) -> list[str] | None:
    """Return the ids of what a new lesson was being distilled from when an earlier run ended; None where none was.

    Among them may be a theme of a meeting.
    """
    return waiting_sources(app, journal, _LESSON)


def lesson_fields(app: BaseApp, part: str = "", *, statuses: Sequence[str] = ("draft", "final")) -> list[Field]:
    """Return the fields of a lesson; `part` is added to their names where a form has those of several."""
    return [
        Field(f"title{part}", label="title"),
        Field(f"situation{part}", "text", label="situation"),
        Field(f"learned{part}", "text", label="learned"),
        Field(f"do{part}", "text", label="do"),
        stage_field(app, name=f"stage{part}"),
        Field(f"pitfalls{part}", label="pitfalls", hint=lambda typed: guide_titles(app, typed)),
        Field(f"conditions{part}", "text", label="conditions"),
        Field(
            f"status{part}",
            "choice",
            label="lesson_status",
            options=word_options(app, "lesson_status", statuses),
        ),
    ]


def lesson_values(lesson: Lesson, part: str = "") -> Values:
    """Return what stands in the fields of a lesson to begin with."""
    names = ("title", "situation", "learned", "do", "stage", "conditions", "status")
    pitfalls = {f"pitfalls{part}": " ".join(sorted(lesson.pitfalls))}
    return {f"{name}{part}": getattr(lesson, name) for name in names} | pitfalls


def typed_lesson(app: BaseApp, lesson: Lesson, typed: Values, part: str = "") -> Lesson:
    """Return a lesson with what was typed in its fields."""
    values = {name.removesuffix(part): value for name, value in typed.items() if name.endswith(part)}
    return with_typed(lesson, values, pitfalls=typed_guide_ids(app, values["pitfalls"], "pitfall", lesson.pitfalls))
