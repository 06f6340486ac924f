"""Finds the earlier lesson that announces itself where a pitfall is tagged; beside the screen, so it may come later.

A lesson is announced once in a project as long as the app is open.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, TypeAlias

from content import Guide
from journals.library.journal import Journal
from journals.library.library import Library

if TYPE_CHECKING:
    from journals.lessons.announcement import Announcement, AnnouncementQuery

_Found: TypeAlias = "dict[tuple[str, str, str], Announcement | None]"


class Announcer:
    """Answers at once what it knows, and finds the rest."""

    def __init__(
        self, library: Library, guide: Callable[[], Guide], begin: Callable[[Coroutine[None, None, None]], object]
    ) -> None:
        """`begin`: begins work beside the screen."""
        self._library, self._guide, self._begin = library, guide, begin
        self._found: _Found = {}
        """Project, pitfall and stage → the lesson; None also while it is being looked for."""
        self._said: defaultdict[str, set[str]] = defaultdict(set)
        """Project → lessons."""

    def look_up(
        self, journal: Journal, pitfalls: Iterable[str], stage: str, then: Callable[[], object]
    ) -> Announcement | None:
        """Return the lesson that speaks most to one of these pitfalls and has not been said yet.

        What is not known yet is found, and `then` is called when that is so.
        """
        from journals.lessons.announcement import announcement_query, best_new_announcement  # not to start

        found = []
        for pitfall in pitfalls:
            asked = journal.id, pitfall, stage
            if asked not in self._found:
                self._found[asked] = None
                if query := announcement_query(self._library, journal, pitfall, stage):
                    self._begin(self._find(self._found, asked, query, then))
            found.append(self._found[asked])
        return best_new_announcement(found, self._said[journal.id])

    def forget(self) -> None:
        """Look anew from now on: lessons and what became of them may have changed."""
        self._found = {}  # what is still looked for is of before, and goes into what is let go

    def note_said(self, journal: Journal, announced: Announcement) -> None:
        """Remember that a lesson has been announced, so that it is not a second time."""
        self._said[journal.id].add(announced.lesson.id)

    async def _find(
        self, found: _Found, asked: tuple[str, str, str], query: AnnouncementQuery, then: Callable[[], object]
    ) -> None:
        guide = self._guide()
        found[asked] = await asyncio.to_thread(query.answer, guide)
        then()
