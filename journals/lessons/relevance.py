"""How much an earlier lesson matters to a project: one formula, each part of which can be said aloud.

A lesson's score is the sum of what speaks for it, each part between 0 and 1 (how it did: between -1 and 1) times its
weight. There are three weights, so that they can be said: the same technology is strong; what the teams have themselves
seen, written and tried is medium; where the lesson belongs is weak. How it does against simpler orders, and that each
part changes something, is measured by `tests/bench/relevance.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nsmallest
from math import log, sqrt
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from content import Guide, Pitfall
from journals.index.keywords import lesson_stems, stems_of, word_with_stem
from journals.lessons.adoption import TrackRecord
from journals.records.comparison import context_similarity
from journals.records.model import Lesson, Observation, Project

Reason: TypeAlias = Literal["type", "technology", "text", "own", "held", "ahead", "context", "area", "stage"]
STRONG, MEDIUM, WEAK = 2.0, 1.0, 0.5
WEIGHTS: Mapping[Reason, float] = {
    "type": STRONG,
    "technology": STRONG,
    "text": MEDIUM,
    "own": MEDIUM,
    "held": MEDIUM,
    "ahead": WEAK,
    "context": WEAK,
    "area": WEAK,
    "stage": WEAK,
}
"""`type` and `technology` say the same, and only one of them counts: the same type or, where that is another or not
known, how many words the two technologies and names have in common."""
_TOLD = 0.3
"""How much of its weight a reason must bring to be shown as a reason."""
_MOST_TOLD = 3
NEARLY_SAME = 0.9
"""From this part of its weight a likeness of technologies is called the same."""
_ALIKE = 0.35
"""The cosine similarity of two texts that counts in full; more is seldom seen between unlike projects."""
_DISCOUNT = 0.8
"""What a pitfall counts less for each stage it lies further ahead."""
_PASSED = 0.25
"""What a lesson counts whose stage is behind the project."""
_SAME_AGAIN = STRONG
"""What a lesson loses that says the same as one before it."""


class Contribution(Struct, frozen=True):
    """One thing that speaks for a lesson. `worth` is what it brings to the score."""

    reason: Reason
    worth: float
    names: tuple[str, ...] = ()
    """What it is about: a pitfall and a stage, words that are the same, a type and whether teams have told it."""
    counts: tuple[int, ...] = ()
    """Numbers: helped in so many of so many; how hard a pitfall bites; how far a stage is from the project's."""


class Candidate(Struct, frozen=True):
    """A lesson of another project, and what is known of how it did."""

    project: Project
    lesson: Lesson
    track_record: TrackRecord
    roots: frozenset[str] | None = None
    """The stems of what it says, where the index knows them (`journals.index.keywords`)."""


class Ranked(Struct, frozen=True):
    """A lesson in its place. `because`: what speaks for it, the strongest first."""

    candidate: Candidate
    score: float
    because: tuple[Contribution, ...]


class RankingContext(Struct, frozen=True):
    """What is known of the project that holds a review."""

    project: Project
    stage: str
    """The stage it looks ahead from."""
    texts: tuple[str, ...] = ()
    """What has been written of it: its purpose, its first observations."""
    own: frozenset[str] = frozenset()
    """Pitfalls that it has seen itself."""


def rank_lessons(
    setting: RankingContext,
    candidates: Sequence[Candidate],
    guide: Guide,
    most: int,
    reasons: Collection[Reason] = tuple(WEIGHTS),
) -> list[Ranked]:
    """Return the `most` lessons that matter most, the best first, and not five that say the same.

    `reasons`: what counts; all does, but where a part is measured by leaving it out.
    """
    scale = _Scale(setting, candidates, guide)
    scored = [scale.ranked(each, reasons) for each in candidates]
    scored.sort(key=_best_first)
    return [scale.worded(each) for each in _diverse(scored[: 6 * most], scale, most)]


def best_by(
    setting: RankingContext, candidates: Sequence[Candidate], guide: Guide, reasons: Collection[Reason]
) -> Ranked | None:
    """Return the lesson for which most speaks, counting only some reasons; None where there is none."""
    scale = _Scale(setting, candidates, guide)
    scored = (scale.ranked(each, reasons) for each in candidates)
    return min(scored, key=_best_first, default=None)


def _best_first(ranked: Ranked) -> tuple[float, bool, str]:
    """Return by what lessons are put in order: of equal ones a final one is before a draft."""
    lesson = ranked.candidate.lesson
    return -ranked.score, lesson.status != "final", lesson.id


def _diverse(scored: list[Ranked], scale: _Scale, most: int) -> list[Ranked]:
    """Choose greedily, each time lowering what repeats lessons already chosen (maximal marginal relevance)."""
    chosen: list[Ranked] = []
    worst = {each.candidate.lesson.id: 0.0 for each in scored}
    left = list(scored)
    while left and len(chosen) < most:
        best = max(left, key=lambda each: each.score - _SAME_AGAIN * worst[each.candidate.lesson.id])
        left.remove(best)
        chosen.append(best)
        for each in left:
            same = scale.sameness(each.candidate.lesson, best.candidate.lesson)
            worst[each.candidate.lesson.id] = max(worst[each.candidate.lesson.id], same)
    return chosen


class _Scale:
    """Weighs lessons for one project."""

    def __init__(self, setting: RankingContext, candidates: Sequence[Candidate], guide: Guide) -> None:
        self._setting, self._guide = setting, guide
        project = setting.project
        self._stages = [stage.id for stage in guide.stages]
        self._at = self._place(setting.stage)
        self._roots = {
            each.lesson.id: lesson_stems(each.lesson) if each.roots is None else each.roots for each in candidates
        }
        bags = [self._roots[each.lesson.id] | stems_of(each.project.technology) for each in candidates]
        known = Counter(root for bag in bags for root in bag)
        self._tells = {root: log(1 + len(bags) / number) ** 2 for root, number in known.items()}
        """Root → how much it tells: the rarer the more."""
        self._rarest = log(2 + len(bags)) ** 2
        """How much a root of a technology tells that no lesson has: `surgery` sets a robot apart from other robots."""
        self._lengths: dict[frozenset[str], float] = {}
        self._nearest: dict[str, tuple[float, str, str]] = {}
        self._suggested: dict[tuple[str, str], str] = {}
        self._technology = stems_of(project.technology) | stems_of(project.name)
        self._area = stems_of(project.area)
        self._written = frozenset[str]().union(*(stems_of(text) for text in setting.texts))
        self._words = self._technology | self._written

    def ranked(self, candidate: Candidate, reasons: Collection[Reason]) -> Ranked:
        """Return a lesson with its score and the reasons that count most, of those that are to count."""
        parts = [part for part in self._parts(candidate) if part.worth and part.reason in reasons]
        told = [each for each in parts if each.worth >= _TOLD * WEIGHTS[each.reason] and _can_be_said(each)]
        best_first = sorted(told, key=lambda each: -each.worth)[:_MOST_TOLD]
        return Ranked(candidate, round(sum(part.worth for part in parts), 4), tuple(best_first))

    def worded(self, ranked: Ranked) -> Ranked:
        """Return the lesson with the matching words as the project has written them, instead of their stems."""

        def words(because: Contribution) -> Contribution:
            if because.reason != "text":
                return because
            spelt = ((word_with_stem(root, text) for text in self._setting.texts) for root in because.names)
            return replace(because, names=tuple(next(filter(None, each), "") for each in spelt))

        return replace(ranked, because=tuple(map(words, ranked.because)))

    def sameness(self, one: Lesson, other: Lesson) -> float:
        """Return the similarity of two lessons, from 0 to 1."""
        here, there = self._roots[one.id], self._roots[other.id]
        alike = self._cosine(here, there)
        return min(1.0, alike / (2 * _ALIKE)) if one.pitfalls & other.pitfalls or alike > _ALIKE else alike

    def _parts(self, candidate: Candidate) -> Iterable[Contribution]:
        project, lesson, track = candidate.project, candidate.lesson, candidate.track_record
        here = self._setting
        yield self._same_technology(project)
        yield self._same_text(candidate)
        yield self._same_area(project)
        yield self._ahead(lesson)
        yield _worth("own", float(bool(lesson.pitfalls & here.own)), sorted(lesson.pitfalls & here.own)[:1])
        alike = context_similarity(lesson.context or project.context, here.project.context)
        yield _worth("context", 2 * ((0.5 if alike is None else alike) - 0.5))
        yield _worth("held", (track.helped - track.hurt) / (track.tried + 1), (), (track.helped, track.tried))
        yield self._stage(lesson)

    def _same_technology(self, project: Project) -> Contribution:
        """Return what it weighs that both take the same into use: told by words that are the same, else by the type."""
        here = self._setting.project
        there = stems_of(project.technology) | stems_of(project.name)
        same = self._technology & there
        apart = stems_of(here.technology) - self._tells.keys()
        shorter = min(self._told(self._technology) + self._rarest * len(apart), self._told(there))
        found = min(1.0, self._told(same) / shorter) if shorter else 0.0
        is_known = bool(project.technology and here.technology)
        is_known_alike = is_known and bool(stems_of(project.technology) & stems_of(here.technology))
        called = (project.technology if is_known_alike else "", project.name)
        type_id = self._type_of(here)
        is_same_type = bool(type_id) and type_id == self._type_of(project)
        if is_same_type and not (is_known and found >= NEARLY_SAME):
            is_told = type_id == here.technology_type == project.technology_type
            return _worth("type", 1.0, (self._guide.technology_title(type_id), "told" if is_told else "suggested"))
        return _worth("technology", 1.0 if is_same_type else found, called)

    def _type_of(self, project: Project) -> str:
        """Return the type of a project's technology: what the team says or, where nobody has, what it is called by."""
        if project.technology_type:
            return project.technology_type
        called = project.technology, project.name
        if called not in self._suggested:
            self._suggested[called] = self._guide.technology_of(*called)
        return self._suggested[called]

    def _same_text(self, candidate: Candidate) -> Contribution:
        """Return what it weighs that the texts are alike; the words are those that the project has written itself.

        A word that stands only in its name or technology, a place or a nickname, is no reason to be given.
        """
        there = self._roots[candidate.lesson.id]
        alike = self._cosine(self._words, there)
        same = self._written & there
        telling = nsmallest(_MOST_TOLD, same, key=lambda root: (-self._tells[root], root))
        return _worth("text", min(1.0, alike / _ALIKE), telling)

    def _same_area(self, project: Project) -> Contribution:
        there = stems_of(project.area)
        either = self._area | there
        alike = len(self._area & there) / len(either) if either else 0.0
        return _worth("area", alike, (project.area, "same" if alike == 1 else "like"))

    def _ahead(self, lesson: Lesson) -> Contribution:
        """Return what the lesson's pitfalls weigh at the stages ahead: the nearer and harder, the more."""
        part, pitfall, stage = max((self._bites_next(pitfall) for pitfall in lesson.pitfalls), default=(0.0, "", ""))
        item = self._guide.get(pitfall)
        bites = item.weight(stage) if isinstance(item, Pitfall) else 0
        return _worth("ahead", part, (pitfall, stage) if part else (), (bites,))

    def _bites_next(self, pitfall: str) -> tuple[float, str, str]:
        """Return how much a pitfall counts at the stage ahead where it counts most, its id, and that stage."""
        if pitfall not in self._nearest:
            item = self._guide.get(pitfall)
            weights = [item.weight(stage) if isinstance(item, Pitfall) else 0 for stage in self._stages[self._at :]]
            found = [(bites / 3 * _DISCOUNT**ahead, -ahead) for ahead, bites in enumerate(weights)]
            part, ahead = max(found, default=(0.0, 0))
            self._nearest[pitfall] = part, pitfall, self._stages[self._at - ahead]
        return self._nearest[pitfall]

    def _stage(self, lesson: Lesson) -> Contribution:
        """Return what the stage weighs: a lesson is of use before its stage, most of all shortly before it."""
        ahead = self._place(lesson.stage) - self._at
        from_now = self._place(lesson.stage) - self._place(self._setting.project.stage)
        return _worth("stage", _PASSED if ahead < 0 else _DISCOUNT**ahead, (lesson.stage,), (from_now,))

    def _place(self, stage: str) -> int:
        return self._stages.index(stage) if stage in self._stages else 0

    def _told(self, roots: frozenset[str]) -> float:
        tells = self._tells
        return sum([tells[root] for root in roots if root in tells])

    def _length(self, roots: frozenset[str]) -> float:
        if roots not in self._lengths:
            self._lengths[roots] = sqrt(self._told(roots))
        return self._lengths[roots]

    def _cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        both = self._length(one) * self._length(other)
        return self._told(one & other) / both if both else 0.0


def _worth(reason: Reason, part: float, names: Iterable[str] = (), counts: tuple[int, ...] = ()) -> Contribution:
    return Contribution(reason, WEIGHTS[reason] * part, tuple(names), counts)


def _can_be_said(because: Contribution) -> bool:
    return because.reason != "text" or bool(because.names)


def pitfalls_seen(observations: Iterable[Observation]) -> frozenset[str]:
    """Return the pitfalls that observations say bite, or ought to be watched."""
    return frozenset(p for each in observations if each.sign != "handled" for p in each.pitfalls)
