"""A review under way: the lessons in the order they were found, which of them is shown, and which are decided about."""

from __future__ import annotations

from collections.abc import Sequence

from content import Guide
from journals.lessons import review
from journals.lessons.relevance import Ranked
from journals.lessons.review import ReviewItem
from journals.library.journal import Journal


class ReviewSession:
    """The lessons that a project reviews. Their order never changes; what is decided is read anew by `refresh`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._ranked: list[tuple[Journal, Ranked]] | None = None
        self._decided_here: set[str] = set()
        self._read: set[str] = set()
        self.items: list[ReviewItem] = []
        self.index = 0

    @property
    def is_loaded(self) -> bool:
        """Whether the lessons have been found."""
        return self._ranked is not None

    @property
    def current(self) -> ReviewItem | None:
        """The lesson that is shown; None on the last page, which sums up."""
        return self.items[self.index] if self.index < len(self.items) else None

    @property
    def decided(self) -> list[ReviewItem]:
        """The lessons that have been decided about."""
        return [item for item in self.items if item.use is not None]

    @property
    def unread(self) -> int:
        """The number of lessons that are not decided about and have not been shown here."""
        return sum(item.use is None and item.lesson.id not in self._read for item in self.items)

    def load(self, ranked: Sequence[tuple[Journal, Ranked]], guide: Guide, at: str | None = None) -> None:
        """Begin with these lessons, at the one named `at`, the first that is not decided about, or was deferred."""
        self._ranked = list(ranked)
        self.refresh(guide)
        self.index = self._undecided(0)
        if self.current is None:
            self.index = self._deferred()
        named = (index for index, item in enumerate(self.items) if item.lesson.id == at)
        self.index = next(named, self.index)

    def refresh(self, guide: Guide) -> int | None:
        """Read what is decided now; return the index of a lesson decided about here whose decision has changed."""
        before = {item.lesson.id: item.use for item in self.items}
        self.items = [review.review_item(self._journal, origin, each, guide) for origin, each in self._ranked or ()]
        for index, item in enumerate(self.items):
            if item.lesson.id in self._decided_here and item.use != before.get(item.lesson.id):
                return index
        return None

    def note_read(self, item: ReviewItem) -> None:
        """Remember that a lesson was shown here."""
        self._read.add(item.lesson.id)

    def note_decision(self, item: ReviewItem) -> None:
        """Remember that a lesson was decided about here, so that undoing it leads back to it."""
        self._decided_here.add(item.lesson.id)

    def move_to(self, index: int) -> None:
        """Go to a lesson, at most to the last page."""
        self.index = max(0, min(index, len(self.items)))

    def next_undecided(self) -> int:
        """Return the index of the next lesson without a decision; the last page's where there is none."""
        return self._undecided(self.index + 1)

    def _undecided(self, start: int) -> int:
        order = [*range(start, len(self.items)), *range(start)]
        return next((index for index in order if self.items[index].use is None), len(self.items))

    def _deferred(self) -> int:
        deferred = (index for index, item in enumerate(self.items) if item.use and item.use.decision == "later")
        return next(deferred, len(self.items))
