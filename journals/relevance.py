"""How much an earlier lesson matters to a project: one formula, each part of which can be said aloud.

A lesson's score is the sum of what speaks for it, each part between 0 and 1 (how it did: between -1 and 1) times its
weight. What was weighed is in `WEIGHTS`; how it does against simpler orders is measured by `tests/bench/relevance.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import Literal, TypeAlias

from msgspec import Struct

from content import Guide
from journals.context import likeness
from journals.everyday import EVERYDAY
from journals.index.letters import words
from journals.index.terms import language_of
from journals.model import Lesson, Observation, Project
from journals.uses import Track
from journals.words import stem

Reason: TypeAlias = Literal[
    "technology", "text", "kind", "area", "ahead", "bitten", "own", "context", "held", "stage", "final", "fresh"
]
WEIGHTS: Mapping[Reason, float] = {
    "technology": 2.0,
    "text": 2.5,
    "kind": 0.4,
    "area": 0.6,
    "ahead": 1.0,
    "bitten": 0.5,
    "own": 1.2,
    "context": 0.6,
    "held": 1.2,
    "stage": 0.6,
    "final": 0.3,
    "fresh": 0.3,
}
_TOLD = 0.3
"""How much of its weight a reason must bring to be told."""
_MOST_TOLD = 3
_ALIKE = 0.35
"""The likeness of two texts (cosine) that counts in full; more is seldom seen between unlike projects."""
_DISCOUNT = 0.8
"""What a pitfall counts less for each stage it lies further ahead."""
_PASSED = 0.25
"""What a lesson counts whose stage is behind the project."""
_HALF_LIFE = 6.0
"""Years in which a lesson loses half of what its freshness counts."""
_SAME_AGAIN = 2.5
"""What a lesson loses that says the same as one before it."""
_SMALLEST = 3
"""Letters of a word that tells something."""


class Because(Struct, frozen=True):
    """One thing that speaks for a lesson. `worth` is what it brings to the score."""

    reason: Reason
    worth: float
    names: tuple[str, ...] = ()
    """What it is about: a pitfall and a stage, words that are the same."""
    counts: tuple[int, ...] = ()
    """Numbers: bitten in so many of so many projects, helped in so many of so many."""


class Candidate(Struct, frozen=True):
    """A lesson of another project, and what is known of how it did."""

    project: Project
    lesson: Lesson
    track: Track
    year: float
    """When it was learned, as a year with its part."""


class Ranked(Struct, frozen=True):
    """A lesson in its place. `because`: what speaks for it, the strongest first."""

    candidate: Candidate
    score: float
    because: tuple[Because, ...]


class Setting(Struct, frozen=True):
    """What is known of the project that looks back."""

    project: Project
    stage: str
    """The stage it looks ahead from."""
    texts: tuple[str, ...] = ()
    """What has been written of it: its purpose, its first observations."""
    own: frozenset[str] = frozenset()
    """Pitfalls that it has seen itself."""
    bitten: Mapping[str, int] = {}
    """Pitfall → how many other projects it bit."""
    others: int = 0
    """How many other projects there are."""
    year: float = 0.0


def rank(setting: Setting, candidates: Sequence[Candidate], guide: Guide, most: int) -> list[Ranked]:
    """Give the `most` lessons that matter most, the best first, and not five that say the same."""
    scale = _Scale(setting, candidates, guide)
    scored = [scale.ranked(each) for each in candidates]
    scored.sort(key=lambda each: (-each.score, each.candidate.lesson.id))
    return _diverse(scored[: 6 * most], scale, most)


def _diverse(scored: list[Ranked], scale: _Scale, most: int) -> list[Ranked]:
    """Take the best again and again, where one that says the same as those taken before it is worth less."""
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

    def __init__(self, setting: Setting, candidates: Sequence[Candidate], guide: Guide) -> None:
        self._setting, self._guide = setting, guide
        project = setting.project
        self._language = language_of(words("\n".join([project.name, project.technology, *setting.texts])))
        self._stages = [stage.id for stage in guide.stages]
        self._at = self._place(setting.stage)
        bags = [self._bag(_text_of(each.lesson)) | self._bag(each.project.technology) for each in candidates]
        known = Counter(root for bag in bags for root in bag)
        self._idf = {root: log(1 + len(bags) / number) for root, number in known.items()}
        self._technology = self._bag(project.technology) | self._bag(project.name)
        self._area = self._bag(project.area)
        self._words = self._technology.union(*(self._bag(text) for text in setting.texts))
        self._length = self._norm(self._words)

    def ranked(self, candidate: Candidate) -> Ranked:
        """Give a lesson its score, and say why."""
        parts = [part for part in self._parts(candidate) if part.worth]
        told = [each for each in parts if each.worth >= _TOLD * WEIGHTS[each.reason] and each.reason not in _ONLY_COUNT]
        best_first = sorted(told, key=lambda each: -each.worth)[:_MOST_TOLD]
        return Ranked(candidate, round(sum(part.worth for part in parts), 4), tuple(best_first))

    def sameness(self, one: Lesson, other: Lesson) -> float:
        """Give how far two lessons say the same, from 0 to 1."""
        here, there = self._bag(_text_of(one)), self._bag(_text_of(other))
        alike = self._cosine(here, there)
        return min(1.0, alike / (2 * _ALIKE)) if one.pitfalls & other.pitfalls or alike > _ALIKE else alike

    def _parts(self, candidate: Candidate) -> Iterable[Because]:
        project, lesson, track = candidate.project, candidate.lesson, candidate.track
        here = self._setting
        yield self._same_technology(project)
        yield self._same_text(candidate)
        yield _worth("kind", float(project.kind == here.project.kind))
        yield self._same_area(project)
        yield self._ahead(lesson)
        yield self._bitten(lesson)
        yield _worth("own", float(bool(lesson.pitfalls & here.own)), sorted(lesson.pitfalls & here.own)[:1])
        alike = likeness(lesson.context or project.context, here.project.context)
        yield _worth("context", 2 * ((0.5 if alike is None else alike) - 0.5))
        yield _worth("held", (track.helped - track.hurt) / (track.tried + 1), (), (track.helped, track.tried))
        yield self._stage(lesson)
        yield _worth("final", float(lesson.status == "final"))
        yield _worth("fresh", 0.5 ** (max(0.0, here.year - candidate.year) / _HALF_LIFE))

    def _same_technology(self, project: Project) -> Because:
        there = self._bag(project.technology) | self._bag(project.name)
        same = self._technology & there
        shorter = min(self._norm(self._technology), self._norm(there))
        found = sum(self._weight(root) ** 2 for root in same) / shorter**2 if shorter else 0.0
        return _worth("technology", min(1.0, found), (project.technology or project.name,))

    def _same_text(self, candidate: Candidate) -> Because:
        there = self._bag(_text_of(candidate.lesson))
        same = self._words & there
        alike = self._cosine(self._words, there)
        telling = sorted(same, key=lambda root: -self._weight(root))[:3]
        told = [word for root in telling if (word := _as_written(root, candidate.lesson, self._language))]
        return _worth("text", min(1.0, alike / _ALIKE), told)

    def _same_area(self, project: Project) -> Because:
        there = self._bag(project.area)
        either = self._area | there
        return _worth("area", len(self._area & there) / len(either) if either else 0.0, (project.area,))

    def _ahead(self, lesson: Lesson) -> Because:
        """The pitfalls that bite at the stages ahead (`domain/stages.md`): the nearer and harder the more."""
        best = (0.0, "", "")
        for pitfall in lesson.pitfalls:
            item = self._guide.get(pitfall)
            for ahead, stage in enumerate(self._stages[self._at :]):
                bites = item.weight(stage) if item is not None and hasattr(item, "weight") else 0
                best = max(best, (bites / 3 * _DISCOUNT**ahead, pitfall, stage))
        return _worth("ahead", best[0], best[1:] if best[1] else ())

    def _bitten(self, lesson: Lesson) -> Because:
        here = self._setting
        number, pitfall = max(((here.bitten.get(each, 0), each) for each in lesson.pitfalls), default=(0, ""))
        share = number / here.others if here.others else 0.0
        return _worth("bitten", min(1.0, share), (pitfall,) if pitfall else (), (number, here.others))

    def _stage(self, lesson: Lesson) -> Because:
        """A lesson is of use before its stage, most of all shortly before it."""
        ahead = self._place(lesson.stage) - self._at
        return _worth("stage", _PASSED if ahead < 0 else _DISCOUNT**ahead, (lesson.stage,))

    def _place(self, stage: str) -> int:
        return self._stages.index(stage) if stage in self._stages else 0

    def _bag(self, text: str) -> frozenset[str]:
        return bag(text, self._language)

    def _weight(self, root: str) -> float:
        return self._idf.get(root, 0.0)

    def _norm(self, roots: Iterable[str]) -> float:
        return sqrt(sum(self._weight(root) ** 2 for root in roots))

    def _cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        both = self._norm(one) * self._norm(other)
        return sum(self._weight(root) ** 2 for root in one & other) / both if both else 0.0


_ONLY_COUNT: tuple[Reason, ...] = ("final", "fresh", "kind")
"""What counts, but is no reason by itself."""


def _worth(reason: Reason, part: float, names: Iterable[str] = (), counts: tuple[int, ...] = ()) -> Because:
    return Because(reason, WEIGHTS[reason] * part, tuple(names), counts)


@lru_cache(maxsize=1 << 15)
def bag(text: str, language: str) -> frozenset[str]:
    """Give the stems of a text's telling words."""
    telling = (word for word in words(text) if len(word) >= _SMALLEST and word not in EVERYDAY and not word.isdigit())
    return frozenset(stem(word, language) for word in telling)


def _as_written(root: str, lesson: Lesson, language: str) -> str:
    """Give the word of a lesson that has a stem."""
    return next((word for word in words(_text_of(lesson)) if stem(word, language) == root), "")


def _text_of(lesson: Lesson) -> str:
    return "\n".join((lesson.title, lesson.situation, lesson.learned, lesson.do))


def seen_in(observations: Iterable[Observation]) -> frozenset[str]:
    """Give the pitfalls that observations say bite, or ought to be watched."""
    return frozenset(p for each in observations if each.sign != "handled" for p in each.pitfalls)
