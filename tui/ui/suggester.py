"""Suggestions on the screen: the model is fetched in a thread of its own; until it is there nothing is suggested."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from content import GuideError
from journals.library.across import latest_tagged
from journals.library.library import Library
from journals.text.language import Language

if TYPE_CHECKING:
    from content.notes import Note
    from journals.lessons.suggest import Suggestion, SuggestionModel


class Suggester:
    """Suggests the pitfalls that a text looks like, as soon as the model is loaded."""

    def __init__(self, folder: Path | None, cache: Path, ready: Callable[[], object]) -> None:
        """`folder` is the guide's own, `ready` is called, from the thread, when a model has come."""
        self._folder, self._cache, self._ready = folder, cache, ready
        self._models: dict[Language, SuggestionModel | None] = {}

    def fetch(self, language: Language, library: Library) -> None:
        """Begin to fetch the model of a language, once; what the library has tagged itself is learned too."""
        if language not in self._models:
            from journals.lessons.suggestion_model import MAX_OWN_NOTES, own_notes  # not to start

            self._models[language] = None
            ours = own_notes((j for j in library.journals if j.is_open), latest_tagged(library, MAX_OWN_NOTES))
            Thread(target=self._fetch, args=(language, ours), name="suggest", daemon=True).start()

    def suggest(self, language: Language, text: str) -> list[Suggestion]:
        """Return what `text` looks like, best first; nothing while the model has not come."""
        if (found := self._models.get(language)) is None:
            return []
        from journals.lessons.suggest import suggest

        return suggest(found, text)

    def _fetch(self, language: Language, ours: tuple[Note, ...]) -> None:
        from journals.lessons.suggestion_model import load_model

        try:
            self._models[language] = load_model(language, self._folder, self._cache, ours)
        except (GuideError, OSError, UnicodeDecodeError):
            return  # a guide's notes are an extra; `tilbageblik check` says what is wrong with them
        self._ready()
