"""The lessons that a project took over, which lie in the projects that learned them."""

from __future__ import annotations

from collections.abc import Callable

from journals.errors import NotFound
from journals.lessons.adoption import kept_lesson
from journals.library.across import journal_anywhere
from journals.library.journal import Journal
from journals.records.model import Lesson, Use
from tui.ui.base_app import BaseApp
from tui.ui.places import LessonPage
from tui.wording.shelf import taken_off_text


class AdoptedLessons:
    """Finds them; a project whose records are not at hand is read in the background, once."""

    def __init__(self, app: BaseApp, on_loaded: Callable[[], object]) -> None:
        """`on_loaded` is called when a project has been read."""
        self._app, self._on_loaded = app, on_loaded
        self._known: dict[str, Lesson] = {}
        self._asked: set[str] = set()

    def lesson(self, use: Use) -> Lesson | None:
        """Return the lesson; None where it is gone, or not at hand yet."""
        journal = self.journal(use)
        if journal is not None and journal.is_open:
            found = journal.get(Lesson, use.lesson)
            if found is not None:
                self._known[use.lesson] = found
            return found
        if journal is not None and use.lesson not in self._known and journal.id not in self._asked:
            self._asked.add(journal.id)
            self._app.fetch(journal, self._on_loaded)
        if journal is None and (kept := kept_lesson(use)):
            return kept[1]
        return self._known.get(use.lesson)

    def origin(self, use: Use) -> str:
        """Return the name of the project that learned it; "" where that is gone and nothing of it kept."""
        journal = self.journal(use)
        return journal.project.name if journal else taken_off_text(self._app.say, use)

    def read(self, use: Use) -> None:
        """Open the lesson, where it is there."""
        journal = self.journal(use)
        if journal is not None:
            self._app.fetch(journal, lambda: self._app.go(LessonPage(journal, use.lesson)))

    def journal(self, use: Use) -> Journal | None:
        """Return the project that learned it; None where that is gone."""
        try:
            return journal_anywhere(self._app.library, use.origin)
        except NotFound:
            return None
