"""How well the review ranks lessons, against simpler orders: `python -m tests.bench.relevance [--held] [--parts]`.

Mean nDCG@5 over starting projects judged by hand (`tests/relevance`), and how many of them each order ranks best; how
far two judgements agree; and with `--parts` what is lost without each part of the formula. The held half is for the
end: choose nothing by it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date
from math import log, sqrt
from statistics import mean, stdev
from typing import TypeAlias

from content import Guide
from journals.index.keywords import stems_of
from journals.lessons.adoption import Uses, track_record
from journals.lessons.relevance import WEIGHTS, Candidate, RankingContext, Reason, pitfalls_seen, rank_lessons
from journals.records.model import Lesson
from tests.guides import guide_of
from tests.relevance import data
from tests.relevance.data import Case, Earlier, TwiceJudged
from tests.relevance.ndcg import ndcg

AT = 5
Order: TypeAlias = Callable[[Case], Sequence[str]]


def year(day: str) -> float:
    """Return a day as a year with its part."""
    then = date.fromisoformat(day)
    return then.year + then.timetuple().tm_yday / 365.25


class Orders:
    """The orders that are compared, over one library."""

    def __init__(self, library: Sequence[Earlier], guide: Guide) -> None:
        self._library, self._guide = library, guide
        uses: dict[str, list[tuple[str, object]]] = {}
        for earlier in library:
            for use in earlier.uses:
                uses.setdefault(use.lesson, []).append((earlier.project.id, use))
        self._uses: Uses = uses  # type: ignore[assignment]
        self._lessons = [(earlier, lesson) for earlier in library for lesson in earlier.lessons]

    def all(self) -> dict[str, Order]:
        """Return them by name, ours first."""
        return {
            "review": self.review,
            "newest first": lambda case: [each.id for _, each in sorted(self._lessons, key=self._day, reverse=True)],
            "text likeness": self.text,
            "same pitfalls": self.pitfalls,
        }

    def review(self, case: Case, reasons: Collection[Reason] = tuple(WEIGHTS)) -> list[str]:
        """Rank as the app does, or without some of its reasons."""
        candidates = [
            Candidate(earlier.project, lesson, track_record(lesson, self._uses)) for earlier, lesson in self._lessons
        ]
        ranked = rank_lessons(self._setting(case), candidates, self._guide, 2 * AT, reasons)
        return [each.candidate.lesson.id for each in ranked]

    def text(self, case: Case) -> list[str]:
        """Rank by words in common alone: the cosine of two texts, the rarer a word the more."""
        bags = {lesson.id: stems_of(_all(lesson, earlier)) for earlier, lesson in self._lessons}
        known = Counter(root for each in bags.values() for root in each)
        asked = stems_of("\n".join([case.project.name, case.project.technology, *_texts(case)]))

        def length(roots: frozenset[str]) -> float:
            return sum(log(1 + len(bags) / known[root]) ** 2 for root in roots if known[root]) or 1.0

        def alike(lesson: str) -> float:
            return length(asked & bags[lesson]) / sqrt(length(bags[lesson]))

        return sorted(bags, key=alike, reverse=True)

    def pitfalls(self, case: Case) -> list[str]:
        """Rank by pitfalls in common alone, the newest first among equals."""
        own = pitfalls_seen(case.observations)
        newest = sorted(self._lessons, key=self._day, reverse=True)
        return [each.id for _, each in sorted(newest, key=lambda pair: -len(pair[1].pitfalls & own))]

    def _setting(self, case: Case) -> RankingContext:
        return RankingContext(
            case.project,
            case.project.stage,
            texts=_texts(case),
            own=pitfalls_seen(case.observations),
        )

    @staticmethod
    def _day(pair: tuple[Earlier, Lesson]) -> str:
        earlier, lesson = pair
        return earlier.days[lesson.id]


def _texts(case: Case) -> tuple[str, ...]:
    return (case.purpose, *(each.text for each in case.observations))


def _all(lesson: Lesson, earlier: Earlier) -> str:
    return "\n".join([lesson.title, lesson.situation, lesson.learned, lesson.do, earlier.project.technology])


def main() -> None:
    """Print a table for each set of starting projects."""
    held = "--held" in sys.argv
    plain, products = data.cases(held=held), [each.case for each in data.product_cases(held=held)]
    _print_orders("named in plain words", data.library(), plain)
    _print_orders("named by products", data.library(products=True), products)
    print("Both judgements of those named by products:", *agreement(data.product_cases()), sep="\n")
    if "--parts" in sys.argv:
        _print_parts([(data.library(), plain), (data.library(products=True), products)])


def _print_orders(called: str, library: Sequence[Earlier], found: Sequence[Case]) -> None:
    orders = Orders(library, guide_of("da")).all()
    scores = {name: [ndcg(order(case), case.grades, AT) for case in found] for name, order in orders.items()}
    best = Counter(max(scores, key=lambda name: scores[name][place]) for place in range(len(found)))
    print(f"{len(found)} starting projects {called}, nDCG@{AT}\n")
    print("| order | mean | spread | best in |\n|---|---|---|---|")
    for name, each in scores.items():
        print(f"| {name} | {mean(each):.2f} | {stdev(each):.2f} | {best[name]} |")
    if "--each" in sys.argv:
        for place, case in enumerate(found):
            print(case.project.id, *(f"{scores[name][place]:.2f}" for name in scores), case.project.name)
    print()


def _print_parts(sets: Sequence[tuple[Sequence[Earlier], Sequence[Case]]]) -> None:
    """Print what is lost where a part is left out: what loses nothing has no place in the formula."""
    orders = [(Orders(library, guide_of("da")), found) for library, found in sets]
    print("\n| without | plain words | products | both |\n|---|---|---|---|")
    for part in ("nothing", *(name for name in WEIGHTS if name != "type")):  # which is one with the technology
        without = {part, "type"} if part == "technology" else {part}
        reasons = [name for name in WEIGHTS if name not in without]
        each = [mean(ndcg(own.review(case, reasons), case.grades, AT) for case in found) for own, found in orders]
        print(f"| {part} |", *(f"{value:.3f} |" for value in (*each, mean(each))))


def agreement(judged: Sequence[TwiceJudged]) -> list[str]:
    """Return in how many pairs of project and lesson both judgements say the same, and how far beyond chance."""
    lessons = [lesson.id for earlier in data.library() for lesson in earlier.lessons]
    both = [(each.first.get(lesson, 0), each.again.get(lesson, 0)) for each in judged for lesson in lessons]
    said = [pair for pair in both if any(pair)]
    same, known = (mean(one == other for one, other in pairs) for pairs in (both, said))
    return [
        f"same grade in {same:.2f} of {len(both)} pairs, in {known:.2f} of the {len(said)} that either calls of use",
        f"Cohen's kappa {kappa(both):.2f}, weighted by how far they are apart {kappa(both, far=abs):.2f}",
    ]


def kappa(both: Sequence[tuple[int, int]], far: Callable[[int], float] = bool) -> float:
    """Return how far two judges agree beyond chance: 1 always, 0 as chance would have it."""
    ones, others = (Counter(side) for side in zip(*both, strict=True))
    apart = mean(far(one - other) for one, other in both)
    by_chance = sum(far(one - other) * ones[one] * others[other] for one in ones for other in others)
    return 1 - apart / (by_chance / len(both) ** 2)


if __name__ == "__main__":
    main()
