"""The lessons a project has taken over, each with whether it held: how they look in a list, and how they are answered.

A list of them is `Rows(AdoptedLessonRenderer(app).drawing)`; whoever shows one binds keys to `store_outcome` and
`ask_outcome_reason`.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from journals.lessons import lifecycle as lessons
from journals.lessons.adoption import adopted_lessons, record_outcome
from journals.library.journal import Journal
from journals.records.model import Lesson, Outcome, Use
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.text_layout import fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import brief
from tui.wording.outcomes import OUTCOME_STYLES, held_text
from tui.wording.shelf import taken_off_text

ANSWERS: dict[str, Outcome | None] = {"1": "helped", "2": "none", "3": "hurt", "0": None}
"""Key → what it says."""
_RIGHT = 26
_NARROW = 60
_INDENT = "  "


@dataclass(frozen=True)
class AdoptedLesson:
    """A lesson that a project has taken over."""

    use: Use
    lesson: Lesson | None
    """None where it has been deleted since, or has not come."""
    origin: Journal | None
    """The project that learned it."""


def adopted_lessons_of(app: BaseApp, journal: Journal) -> list[AdoptedLesson]:
    """Return the lessons that a project has taken over, in the order it did."""
    uses = adopted_lessons(journal)
    known = lessons.lessons_by_id(app.library) if uses else {}
    found = []
    for use in uses:
        origin, lesson = known.get(use.lesson, (None, None))
        found.append(AdoptedLesson(use, lesson, origin))
    return found


class AdoptedLessonRenderer:
    """How lessons that were taken over look in a list: what they say, and the answer as sign and word."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self.drawing: Drawing[AdoptedLesson] = Drawing(lambda adopted: adopted.use.id, self._draw, self._height)

    def _draw(self, adopted: AdoptedLesson, width: int, here: bool) -> list[Line]:
        say, held = self._app.say, adopted.use.held
        answer, look = held_text(say, held), OUTCOME_STYLES.get(held or None, "dim")
        lines = wrap(self._title(adopted), self._room(width), 4 if here else 2)
        drawn: list[Line] = [[(line, "")] for line in lines]
        if width < _NARROW:
            drawn.append([(fit(answer, width), look)])
        else:
            drawn[0] = [(fit(lines[0], self._room(width)), ""), (" " + fit(answer, _RIGHT - 1), look)]
        return drawn + [[(_INDENT + fit(note, width - 2), "dim")] for note in self._notes(adopted, here)]

    def _height(self, adopted: AdoptedLesson, width: int, here: bool) -> int:
        title = height(self._title(adopted), self._room(width), 4 if here else 2)
        return title + (width < _NARROW) + len(self._notes(adopted, here))

    def _room(self, width: int) -> int:
        return max(10, width if width < _NARROW else width - _RIGHT)

    def _title(self, adopted: AdoptedLesson) -> str:
        if adopted.lesson:
            return brief(adopted.lesson.title) or "–"
        return brief(adopted.use.lesson_title) or self._app.say("held.lesson_gone")

    def _notes(self, adopted: AdoptedLesson, here: bool) -> list[str]:
        """Return the lines below the title: where it comes from, how it was adapted, and why it did what it did."""
        say, use = self._app.say, adopted.use
        decision = say(f"words.decision.{use.decision or 'none'}")
        origin = brief(adopted.origin.project.name) if adopted.origin else taken_off_text(say, use)
        notes = [" · ".join(filter(None, [origin, decision]))]
        if here and use.because:
            notes.append(f"{say('held.adapted')} {brief(use.because)}")
        if use.held_because:
            notes.append(f"{say('held.because')} {brief(use.held_because)}")
        return notes


def store_outcome(app: BaseApp, journal: Journal, use: Use, held: Outcome | None) -> bool:
    """Store whether a lesson held; why is kept until the answer is taken away; return whether it went."""
    because = use.held_because if held else ""
    return app.write(lambda: record_outcome(journal, use, held, today=app.today, because=because))


def ask_outcome_reason(app: BaseApp, journal: Journal, use: Use) -> None:
    """Ask for a word of why a lesson did what it did."""
    if use.held is None:
        app.notify_user(app.say("held.answer_first"))
        return

    def store(_: Use, because: str) -> bool:
        return app.write(lambda: record_outcome(journal, use, use.held, today=app.today, because=because))

    StoredPrompt(
        app,
        "held.ask_why",
        lambda because: replace(use, held_because=because),
        store,
        stored=use.held_because,
        about=use.id,
        project=journal.id,
        before=use,
    ).ask()
