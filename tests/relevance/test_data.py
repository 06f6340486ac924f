"""The invented library and its judgements fit together."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

from journals.privacy.validation import checked_record
from tests.guides import guide_of
from tests.relevance.data import TODAY, cases, library, product_cases

LIBRARY = library()
CASES = cases()
LESSONS = {lesson.id: lesson for earlier in LIBRARY for lesson in earlier.lessons}
STAGES = {f"S{n}" for n in range(1, 8)}
FACTORS = {f"C{n}" for n in range(1, 9)}
PITFALLS = {f"{chapter}.{n}" for chapter in range(1, 5) for n in range(1, 5)}


def test_the_library_is_whole() -> None:
    assert len(LESSONS) == sum(len(earlier.lessons) for earlier in LIBRARY) >= 60
    assert len({earlier.project.id for earlier in LIBRARY}) == len(LIBRARY) >= 12
    for earlier in LIBRARY:
        checked_record(earlier.project)
        assert earlier.bites <= PITFALLS
        assert set(earlier.project.context) <= FACTORS
        for lesson in earlier.lessons:
            checked_record(lesson)
            assert lesson.stage in STAGES, lesson.id
            assert lesson.pitfalls <= PITFALLS, lesson.id
            assert len(lesson.pitfalls) <= 2, lesson.id
            assert earlier.days[lesson.id] < TODAY, lesson.id


def test_a_lesson_is_taken_over_by_another_project_that_came_later() -> None:
    written = {lesson: (earlier.project.id, day) for earlier in LIBRARY for lesson, day in earlier.days.items()}
    for earlier in LIBRARY:
        for use in earlier.uses:
            origin, day = written[use.lesson]
            assert use.origin == origin != earlier.project.id
            assert int(day[:4]) <= earlier.year, (use.lesson, earlier.project.id)
            assert use.held is None or use.decision in ("applies", "adapted"), use.lesson


def test_no_use_is_lost_and_some_lessons_hurt() -> None:
    written = json.loads(Path(__file__).with_name("library.json").read_text(encoding="utf-8"))
    in_file = sum(len(lesson.get("uses", ())) for lesson in written["lessons"])
    assert in_file == sum(len(earlier.uses) for earlier in LIBRARY)
    hurt = Counter(use.lesson for earlier in LIBRARY for use in earlier.uses if use.held == "hurt")
    assert len(hurt) >= 3
    assert all(case.grades.get(lesson, 0) == 0 for case in CASES for lesson in hurt)


def test_every_starting_project_is_judged() -> None:
    for case in CASES:
        checked_record(case.project)
        assert case.project.stage in STAGES
        assert set(case.project.context) <= FACTORS
        assert 2 <= len(case.observations) <= 5
        for observation in case.observations:
            checked_record(observation)
            assert observation.pitfalls <= PITFALLS
        graded = Counter(judgement.grade for judgement in case.judged)
        assert set(graded) <= {0, 1, 2, 3}
        assert graded[3] >= 3, case.project.id
        assert graded[2] >= 3, case.project.id
        assert sum(graded.values()) - graded[0] >= 12, case.project.id
        assert case.grades.keys() <= LESSONS.keys()
        assert len(case.grades) == len(case.judged), f"{case.project.id}: a lesson is judged twice"
        assert all(bool(judgement.why) == (judgement.grade == 3) for judgement in case.judged)


def test_half_was_held_back_by_lot() -> None:
    drawn = set(Random(6).sample([case.project.id for case in CASES], len(CASES) // 2))
    assert {case.project.id for case in cases(held=True)} == drawn
    assert {case.project.id for case in cases(held=False)} == {case.project.id for case in CASES} - drawn


def test_projects_named_by_products_are_judged_twice_and_half_held_back_by_lot() -> None:
    found = product_cases()
    drawn = set(Random(19).sample([each.case.project.id for each in found], len(found) // 2))
    assert {each.case.project.id for each in product_cases(held=True)} == drawn
    types = {each.id for each in guide_of("da").technologies}
    for each in found:
        case = each.case
        checked_record(case.project)
        assert case.project.stage in STAGES
        assert case.project.technology_type in types
        assert all(observation.pitfalls <= PITFALLS for observation in case.observations)
        for judged in (each.first, each.again):
            graded = Counter(judged.values())
            assert set(graded) <= {1, 2, 3}
            assert graded[3] >= 3, case.project.id
            assert sum(graded.values()) >= 12, case.project.id
            assert judged.keys() <= LESSONS.keys()
        assert all(2 * grade == each.first.get(of, 0) + each.again.get(of, 0) for of, grade in case.grades.items())


def test_a_product_tells_nothing_of_its_type() -> None:
    earlier = [each.project for each in library(products=True)]
    assert [each.id for each in earlier] == [each.project.id for each in LIBRARY]
    for project in (*earlier, *(each.case.project for each in product_cases())):
        assert guide_of("da").technology_of(project.technology, "") == "", project.technology
    for project in (*(each.project for each in LIBRARY), *(case.project for case in CASES)):
        assert guide_of("da").technology_of(project.technology, project.name) == project.technology_type, project.id
