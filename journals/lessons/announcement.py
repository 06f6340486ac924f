"""The earlier lesson that announces itself when a pitfall is tagged: at most one, and mostly none.

It is found by tag, stage and technology, through the same formula as the review's lessons (`relevance`), but for the
parts that compare words: by those nearly every note has a neighbour, and hardly one of them is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from content import Guide
from journals.lessons.adoption import TrackRecord, use_id, use_of
from journals.lessons.relevance import WEIGHTS, Candidate, RankingContext, Reason, best_by
from journals.lessons.review import candidate_of
from journals.library.all_projects import AllProjects
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.shelf import Shelf
from journals.library.shelf_journal import ShelfJournal
from journals.records.model import ADOPTED, Kind, Lesson, Project, Sign, Use

REASONS: Collection[Reason] = ("type", "technology", "stage", "held", "area", "context")
"""What counts: where it was learned, for which stage, and how it did."""
THRESHOLD = WEIGHTS["technology"] + WEIGHTS["stage"]
"""What a lesson must reach: as much as the same technology at the same stage brings. Whatever lacks one of these must
make up for it with the same area, like conditions, and others whom it has helped."""
_NO_ROOTS = frozenset[str]()


class Announcement(Struct, frozen=True):
    """The lesson, whose it is, how it did, and what this project has decided about it."""

    pitfall: str
    origin: Journal
    lesson: Lesson
    track_record: TrackRecord
    """How it did here; of another organisation's that nobody here has tried, how they say that it did there."""
    use: Use | None
    score: float


class AnnouncementQuery(Struct, frozen=True):
    """A tag that was taken; to be answered in a thread beside the screen's."""

    project: Project
    pitfall: str
    stage: str
    others: AllProjects
    shelf: Shelf
    decided: Mapping[str, Use]
    """Lesson → what this project has decided about it."""

    def answer(self, guide: Guide) -> Announcement | None:
        """Return the best earlier lesson at the pitfall; None where none is good enough."""
        lessons = self._lessons()
        ids = {use_id(each) for _, lesson in lessons for each in (lesson.id, *lesson.came_from)}
        uses: defaultdict[str, list[tuple[str, Use]]] = defaultdict(list)
        for journal, use in self.others.called(Use, ids):
            if use.decision is not None:
                uses[use.lesson].append((journal.id, use))
        origins = {lesson.id: origin for origin, lesson in lessons}
        candidates = [candidate_of(origin, lesson, uses, _NO_ROOTS) for origin, lesson in lessons]
        setting = RankingContext(self.project, self.stage)
        best = best_announced(setting, candidates, guide)
        if best is None:
            return None
        candidate, score = best
        lesson, origin = candidate.lesson, origins[candidate.lesson.id]
        track = _told_track(origin, candidate)
        return Announcement(self.pitfall, origin, lesson, track, self.decided.get(lesson.id), score)

    def _lessons(self) -> list[tuple[Journal, Lesson]]:
        """Return the lessons at the pitfall that may be announced: none of the project itself."""
        own = self.others.lessons_at(self.pitfall)
        known = {lesson.id for _, lesson in own}
        shelf = [(origin, lesson) for origin, lesson in self.shelf.lessons() if lesson.id not in known]
        return [(origin, lesson) for origin, lesson in (*own, *shelf) if self._may_be_told(origin, lesson)]

    def _may_be_told(self, origin: Journal, lesson: Lesson) -> bool:
        use = self.decided.get(lesson.id)
        is_settled = use is not None and (use.decision == "no" or use.held is not None)
        is_others = origin.id != self.project.id and lesson.status != "retired"
        return is_others and self.pitfall in lesson.pitfalls and not is_settled


def announcement_query(
    library: Library, journal: Journal, pitfall: str, stage: str, others: AllProjects | None = None
) -> AnnouncementQuery | None:
    """Return the question which earlier lesson speaks to a pitfall at a stage of a project; None where none can.

    `others`: what is asked, as `announced_from` returns it; else one made now, to be asked in another thread.
    """
    if not journal.is_open or not journal.exists:
        return None
    return AnnouncementQuery(
        project=journal.project,
        pitfall=pitfall,
        stage=stage,
        others=others or announced_from(library, is_beside=True),
        shelf=library.shelf,
        decided={use.lesson: found for use in journal.all(Use) if (found := use_of(journal, use.lesson))},
    )


def announced_from(library: Library, *, is_beside: bool) -> AllProjects:
    """Return what lessons are announced from; `is_beside`: whether it will be asked in another thread."""
    return AllProjects(library, Lesson, Use, is_beside=is_beside)


def best_new_announcement(found: Iterable[Announcement | None], said: Collection[str]) -> Announcement | None:
    """Return the lesson that speaks most to one of several pitfalls; None where it (its id) has been said."""
    best = max((each for each in found if each is not None), key=lambda each: each.score, default=None)
    return None if best is None or best.lesson.id in said else best


def best_announced(
    setting: RankingContext, candidates: Sequence[Candidate], guide: Guide
) -> tuple[Candidate, float] | None:
    """Return the lesson that is worth a line, of those at a pitfall, and what speaks for it; None where none is."""
    best = best_by(setting, candidates, guide, REASONS)
    return (best.candidate, best.score) if best is not None and best.score >= THRESHOLD else None


def is_in_trouble(kind: Kind | None, sign: Sign | None = None) -> bool:
    """Return whether a note may want a lesson: not one that says that it worked, or that the pitfall was handled."""
    return kind != "worked" and sign != "handled"


def is_taken_over(announced: Announcement) -> bool:
    """Return whether the project has already taken the lesson over."""
    return announced.use is not None and announced.use.decision in ADOPTED


def _told_track(origin: Journal, candidate: Candidate) -> TrackRecord:
    told = origin.told_outcomes.get(candidate.lesson.id) if isinstance(origin, ShelfJournal) else None
    if told is None or candidate.track_record.tried:
        return candidate.track_record
    return TrackRecord(used=told.used, helped=told.helped, none=told.none, hurt=told.hurt, refused=told.refused)
