"""What can be done with observations: `done` is called once it is, so that they are no longer chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from journals.library.journal import Journal
from journals.library.raw_notes import quotable
from journals.records.model import MOST_PITFALLS, Lesson, Observation
from journals.retro.meeting import open_retro
from journals.text.clean import MAX_TEXT
from tui.features.common.lesson_form import lesson_begun, lesson_form
from tui.features.common.tag_dialog import TagChange, TagDialog, apply_tag
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.pick import pick_stage
from tui.wording.display import QUOTE_LENGTH, brief


def tag(app: BaseApp, journal: Journal, picked: Sequence[Observation], done: Callable[[], None]) -> None:
    """Tag observations with a pitfall, or take a tag away."""

    def store(tagged: TagChange | None) -> None:
        if tagged is None:
            return
        pairs, full = apply_tag(picked, tagged)
        if full:
            app.notify_user(app.say.count("project.full", full, most=MOST_PITFALLS), "warning")
        if app.write(lambda: journal.edit(*pairs)):
            done()

    app.push_screen(TagDialog(picked), store)


def move(app: BaseApp, journal: Journal, picked: Sequence[Observation], done: Callable[[], None]) -> None:
    """Move observations to another stage."""

    def store(stage: str | None) -> None:
        if stage is None:
            return
        pairs = [(old, replace(old, stage=stage)) for old in picked if old.stage != stage]
        where = f"{stage[1:]} {app.guide.title_of(stage)}"
        if not pairs:
            app.notify_user(app.say.count("project.stays", len(picked), stage=where))
        elif app.write(lambda: journal.edit(*pairs)):
            app.notify_user(app.say.count("project.moved", len(pairs), stage=where))
            done()

    app.push_screen(pick_stage(app, picked[0].stage, app.say.count("project.to_move", len(picked))), store)


def delete(app: BaseApp, journal: Journal, picked: Sequence[Observation]) -> None:
    """Delete observations; undo brings them back."""
    if app.write(lambda: journal.delete(*picked)):
        app.notify_undoable(app.say.count("project.deleted", len(picked)), *picked)


def distil(app: BaseApp, journal: Journal, picked: Sequence[Observation], stage: str, done: Callable[[], None]) -> None:
    """Begin a lesson from observations: the evidence, stage, pitfalls and context come along.

    Of what was written in private no words do: a lesson is carried on, and the team puts it in its own.
    Where an earlier run ended in the middle of a new lesson, that is gone on with, of what it was distilled from.
    """
    theme, asked_for = None, {observation.id for observation in picked}
    if (begun := lesson_begun(app, journal)) is not None:
        found = [observation for observation in journal.observations if observation.id in begun]
        other = sorted({*begun} - {observation.id for observation in found})
        if not other or open_retro(journal) is None:  # what is of a meeting waits there, as long as that is held
            picked, theme = found, next(iter(other), None)
    lesson = Lesson(
        stage=picked[0].stage if picked else stage,
        pitfalls=frozenset(pitfall for observation in picked for pitfall in observation.pitfalls),
        evidence=frozenset(observation.id for observation in quotable(picked)),
        context=journal.project.context,
        theme=theme,
        situation="\n".join(observation.text for observation in reversed(quotable(picked)))[:MAX_TEXT],
    )

    def finish(saved: bool | None) -> None:
        if saved:
            done()
            app.notify_user(app.hints.after(app.say("project.distilled"), "app.lessons"))

    app.push_screen(lesson_form(app, journal, lesson), finish)
    if {observation.id for observation in picked} != asked_for:
        notify_unfinished(app, lesson.situation)


def notify_unfinished(app: BaseApp, text: str) -> None:
    """Notify that a form is about something else than the cursor is on: an earlier run ended in the middle of it."""
    app.notify_user(app.say("project.unfinished", text=brief(text, QUOTE_LENGTH)), "warning")
