"""How a lesson looks in the list of all projects' lessons."""

from __future__ import annotations

from dataclasses import dataclass

from journals.lessons.adoption import TrackRecord
from journals.library.journal import Journal
from journals.records.model import Lesson
from tui.ui.base_app import BaseApp
from tui.ui.text_layout import cells, fit, height, wrap
from tui.ui.widgets.line_view import Drawing, Line, Piece
from tui.wording.display import MOST_TAGS
from tui.wording.outcomes import asks_revision_text, track_text
from tui.wording.shelf import own_name, shelf_mark, told_outcome_text


@dataclass(frozen=True)
class ListedLesson:
    """A lesson, and the project that learned it."""

    journal: Journal
    lesson: Lesson
    track: TrackRecord = TrackRecord()  # noqa: RUF009 - frozen

    @property
    def asks(self) -> bool:
        """Whether it asks to be revised."""
        return self.track.asks_revision and self.lesson.status != "retired"


class LessonRenderer:
    """Draws lessons: title and tags, where they come from, and how they did."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self.drawing: Drawing[ListedLesson] = Drawing(lambda found: found.lesson.id, self._draw, self._height)

    def _draw(self, found: ListedLesson, width: int, here: bool) -> list[Line]:
        lesson = found.lesson
        tags = _tags(lesson)
        room = self._room(found, width)
        lines = wrap(lesson.title or "–", room, 2)
        drawn: list[Line] = [[(fit(lines[0], room), ""), (f" {tags}", "bites")]]
        drawn += [[(line, "")] for line in lines[1:]]
        stage = self._app.guide.short_of(lesson.stage)
        status = self._app.say(f"words.lesson_status.{lesson.status}")
        where = " · ".join(filter(None, [shelf_mark(self._app.say, found.journal), own_name(found.journal)]))
        about = f"{where} · {lesson.stage[1:]} {stage} · {status}"
        drawn.append([(fit(about, width), "dim")])
        return [*drawn, *([(fit(words, width), look)] for words, look in self._did(found))]

    def _room(self, found: ListedLesson, width: int) -> int:
        """Return how wide the title may be beside its tags."""
        return max(10, width - 2 - cells(_tags(found.lesson)))

    def _did(self, found: ListedLesson) -> list[Piece]:
        """Return how the lesson did, below the rest."""
        if found.asks:
            return [(f"{asks_revision_text(self._app.say)} · {track_text(self._app.say, found.track)}", "bites")]
        outcomes = (
            track_text(self._app.say, found.track),
            told_outcome_text(self._app.say, found.journal, found.lesson),
        )
        words = " · ".join(filter(None, outcomes))
        return [(words, "dim")] if words else []

    def _height(self, found: ListedLesson, width: int, here: bool) -> int:
        return height(found.lesson.title or "–", self._room(found, width), 2) + 1 + len(self._did(found))


def _tags(lesson: Lesson) -> str:
    return " ".join(sorted(lesson.pitfalls)[:MOST_TAGS])
