"""The review before a project starts: earlier lessons, ranked, each with the context it was learned in.

What is decided about them is in `journals.lessons.adoption`; how they are ranked in `journals.lessons.relevance`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from content import Guide
from journals.errors import Invalid
from journals.ids import ulid
from journals.lessons.adoption import Uses, use_of, uses_in
from journals.lessons.adoption import track_record as track_of
from journals.lessons.due import review_id
from journals.lessons.relevance import Candidate, Ranked, RankingContext, pitfalls_seen, rank_lessons
from journals.library.across import all_records, indexed_lesson_stems
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.pending_write import PendingWrite
from journals.library.raw_notes import quotable
from journals.library.shelf_journal import ShelfJournal
from journals.records.comparison import FactorComparison, compare_contexts, differing_factors
from journals.records.model import Card, Lesson, Observation, Project, Review, ReviewStatus, Use

MAX_LESSONS = 12
"""Lessons that are met at once: more are not decided about, they are clicked away."""
_READ = 40
"""Observations of the project itself that are read to tell what it is about."""
_YEAR = 365.25


class ReviewItem(Struct, frozen=True):
    """A lesson that a project meets: why, how it stood there and here, and what has been decided."""

    ranked: Ranked
    origin: Journal
    """The project that learned it."""
    contexts: tuple[FactorComparison, ...]
    use: Use | None

    @property
    def lesson(self) -> Lesson:
        """The lesson itself."""
        return self.ranked.candidate.lesson

    @property
    def differs(self) -> list[FactorComparison]:
        """What stands otherwise here, or is not known, the farthest first."""
        return differing_factors(self.contexts)


class ReviewCandidates(Struct, frozen=True):
    """All input of the ranking; it refers to no journal state that changes, so any thread may rank it."""

    setting: RankingContext
    candidates: list[Candidate]
    origins: dict[str, Journal]
    """Lesson → the project that learned it."""

    def ranked(self, guide: Guide, most: int = MAX_LESSONS) -> list[Ranked]:
        """Return the lessons that matter most, the best first."""
        return rank_lessons(self.setting, self.candidates, guide, most)


def gather_candidates(library: Library, journal: Journal, *, stage: str = "") -> ReviewCandidates:
    """Gather the lessons of all other projects, and what is known of a project before a stage."""
    origins = lessons_elsewhere(library, journal)
    uses = uses_in(library)
    roots = indexed_lesson_stems(library)
    candidates = [candidate_of(origin, lesson, uses, roots.get(lesson.id)) for origin, lesson in origins]
    setting = _setting(journal, stage)
    return ReviewCandidates(setting, candidates, {lesson.id: origin for origin, lesson in origins})


def review_items(
    library: Library, journal: Journal, guide: Guide, *, stage: str = "", most: int = MAX_LESSONS
) -> list[ReviewItem]:
    """Return the earlier lessons that matter most to a project before a stage (its own where none is told), ranked."""
    gathered = gather_candidates(library, journal, stage=stage)
    origins = gathered.origins
    return [
        review_item(journal, origins[each.candidate.lesson.id], each, guide) for each in gathered.ranked(guide, most)
    ]


def review_item(journal: Journal, origin: Journal, ranked: Ranked, guide: Guide) -> ReviewItem:
    """Return a lesson as a project meets it, with what has been decided by now."""
    lesson = ranked.candidate.lesson
    then = lesson.context or origin.project.context
    contexts = compare_contexts(then, journal.project.context, [factor.id for factor in guide.factors])
    return ReviewItem(ranked, origin, tuple(contexts), use_of(journal, lesson.id))


def lessons_elsewhere(library: Library, journal: Journal) -> list[tuple[Journal, Lesson]]:
    """Return the lessons of all other projects that have not been retired, and of others those on the shelf."""
    own = all_records(library, Lesson)
    known = {lesson.id for _, lesson in own}
    others = [(origin, lesson) for origin, lesson in library.shelf.lessons() if lesson.id not in known]
    kept = [(origin, lesson) for origin, lesson in own if origin.id != journal.id and lesson.status != "retired"]
    return [*kept, *others]


def finish_review(
    journal: Journal,
    stage: str,
    note: Observation,
    *,
    today: date,
    lesson_count: int = 0,
    skipped_because: str | None = None,
    unread_because: str = "",
) -> PendingWrite | None:
    """Store that a project has held its review before a stage or, with a reason, skipped it; `note` says so in its log.

    `unread_because`: why it ended before all lessons were read.

    Raises:
        Invalid: `because_empty`, when it is skipped without a reason.
    """
    if skipped_because is not None and not skipped_because.strip():
        raise Invalid("because_empty", decision="skipped")
    old = journal.get(Review, review_id(stage))
    status: ReviewStatus = "done" if skipped_because is None else "skipped"
    note = replace(note, id=ulid(), stage=stage, review=review_id(stage))
    before = journal.get(Observation, old.note) if old is not None and old.note else None
    new = replace(
        old or Review(id=review_id(stage), stage=stage),
        status=status,
        because=skipped_because or unread_because,
        day=today.isoformat(),
        met=lesson_count,
        note=note.id,
    )
    return journal.edit((old, new), (None, note), gone=[before] if before is not None else [])


def count_decisions(uses: Iterable[Use]) -> Counter[str]:
    """Count decisions by what was decided."""
    return Counter(use.decision for use in uses if use.decision is not None)


def candidate_of(origin: Journal, lesson: Lesson, uses: Uses, roots: frozenset[str] | None = None) -> Candidate:
    """Return an earlier lesson as it is ranked. `roots`: its stems, where they are known."""
    return Candidate(_project_of(origin), lesson, track_of(lesson, uses), roots)


def _project_of(origin: Journal) -> Project:
    """Return a project as its words are compared: without the name of the organisation it is from."""
    return origin.told_project if isinstance(origin, ShelfJournal) else origin.project


def _setting(journal: Journal, stage: str) -> RankingContext:
    project = journal.project
    own = journal.observations[:_READ]
    answers = [text for card in journal.all(Card) for text in card.answers.values()]
    return RankingContext(
        project,
        stage or project.stage,
        texts=(*answers, *(each.text for each in quotable(own))),
        own=pitfalls_seen(own),
    )
