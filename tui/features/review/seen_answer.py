"""What had been decided about a lesson when somebody began to decide: what another window decides meanwhile is seen."""

from __future__ import annotations

from journals.errors import Problem
from journals.lessons.adoption import use_of
from journals.lessons.review import ReviewItem
from journals.library.journal import Journal
from tui.locale import Catalogue
from tui.wording.display import brief

_QUOTED = 200
"""Characters of what another window wrote that are told."""


class SeenAnswer:
    """The decision about one lesson, and its reason, as they were seen last."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._seen = ("", "")

    def note(self, item: ReviewItem) -> None:
        """Note what has been decided about a lesson."""
        self._seen = self._now(item)

    def refuse_another(self, item: ReviewItem, say: Catalogue) -> None:
        """Refuse, once, to have an answer written over that has come since.

        Raises:
            Problem: `decided_meanwhile`.
        """
        now = self._now(item)
        if now != self._seen:
            self._seen = now
            said = [say(f"words.decision.{now[0] or 'none'}"), *filter(None, [brief(now[1], _QUOTED)])]
            raise Problem("decided_meanwhile", answer=": ".join(said))

    def _now(self, item: ReviewItem) -> tuple[str, str]:
        use = use_of(self._journal, item.lesson.id)
        return (use.decision or "", use.because) if use else ("", "")
