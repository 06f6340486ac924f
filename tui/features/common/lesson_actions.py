"""What can be done with a lesson that has lived a while, from its page and from the list: each is one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from journals.errors import Problem
from journals.lessons import lifecycle as lessons
from journals.library.journal import Journal
from journals.records.model import Lesson
from tui.features.common.lesson_form import lesson_form
from tui.features.common.split_form import split_form
from tui.ui.base_app import BaseApp
from tui.ui.box_drafts import waiting_sources
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.wording.display import QUOTE_LENGTH, brief
from tui.wording.errors import problem_text

_MERGE = "form.merge"


def toggle_final(app: BaseApp, journal: Journal, lesson: Lesson) -> None:
    """Make a draft final, or a final one a draft again; a retired one is taken into use as a draft first."""
    if lesson.status == "retired":
        retire(app, journal, lesson)
        return
    new = replace(lesson, status="draft" if lesson.status == "final" else "final")
    if app.write(lambda: lessons.revise(journal, lesson, new, asked=False, today=app.today)):
        app.notify_undoable(app.say(f"lessons.now_{new.status}"))


def split(app: BaseApp, journal: Journal, lesson: Lesson) -> None:
    """Ask what a lesson is to be split into."""
    if lesson.status == "retired":
        app.notify_user(app.say("problem.is_retired", lesson=brief(lesson.title, QUOTE_LENGTH)), "warning")
        return

    def answered(saved: bool | None) -> None:
        if saved:
            app.notify_undoable(app.say("lessons.is_split"))

    app.push_screen(split_form(app, journal, lesson), answered)


def merge(app: BaseApp, journal: Journal, chosen: Sequence[Lesson], done: Callable[[], None]) -> None:
    """Go through what lessons of a project make together; or say why they cannot be one.

    `done` is called once they are one.

    Where an earlier run ended while some were gone through, it is those.
    """
    begun = waiting_sources(app, journal, _MERGE) or []
    chosen = [lesson for lesson in journal.lessons if lesson.id in begun and lesson.status != "retired"] or chosen
    try:
        new = lessons.merge_draft(chosen)
    except Problem as problem:
        app.notify_user(problem_text(app.say, problem), "warning")
        return

    def store(new: Lesson) -> None:
        because = app.say("lessons.merged_because", title=brief(new.title, QUOTE_LENGTH))
        lessons.merge_lessons(journal, chosen, new, because, today=app.today)

    def answered(saved: bool | None) -> None:
        if saved:
            done()
            app.notify_undoable(app.say("lessons.is_merged", n=len(chosen)))

    app.push_screen(lesson_form(app, journal, new, key=_MERGE, store=store), answered)


def retire(app: BaseApp, journal: Journal, lesson: Lesson) -> None:
    """Take a lesson out of use, with a reason; or into use again."""
    if lesson.status == "retired":
        if app.write(lambda: journal.edit((lesson, lessons.reinstated(lesson)))):
            app.notify_undoable(app.say("lessons.is_in_use_again"))
        return

    def store(new: Lesson, _: str) -> bool:
        went = app.write(lambda: journal.edit((lesson, new)))
        if went:
            app.notify_undoable(app.say("lessons.is_retired"))
        return went

    StoredPrompt(
        app,
        "lessons.ask_retire",
        lambda because: lessons.retired(lesson, because),
        store,
        about=lesson.id,
        project=journal.id,
        before=lesson,
    ).ask()
