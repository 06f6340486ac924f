"""Two contexts side by side."""

from __future__ import annotations

from hypothesis import given

from journals.records.base import Level
from journals.records.comparison import compare_contexts, context_similarity, differing_factors
from tests.strategies import contexts

FACTORS = [f"C{number}" for number in range(1, 9)]


def test_a_step_is_a_little_two_are_very_different_and_what_nobody_said_is_unknown() -> None:
    then = {
        "C1": Level(3),
        "C2": Level(3),
        "C3": Level(1),
        "C4": Level(2),
        "C5": Level(None, "en note"),
    }
    now = {"C1": Level(3), "C2": Level(4), "C3": Level(3), "C5": Level(2)}
    pairs = compare_contexts(then, now, FACTORS)
    assert [each.distance for each in pairs] == ["same", "little", "very", "unknown", "unknown"] + ["unknown"] * 3
    assert [each.factor for each in differing_factors(pairs)] == ["C3", "C2", "C4", "C5", "C6", "C7", "C8"]


@given(contexts, contexts)
def test_likeness_has_no_direction_and_is_whole_where_nothing_differs(
    one: dict[str, Level], other: dict[str, Level]
) -> None:
    assert context_similarity(one, other) == context_similarity(other, one)
    alike = context_similarity(one, one)
    assert alike is None or alike == 1
    between = context_similarity(one, other)
    assert between is None or 0 <= between <= 1


def test_nothing_known_of_both_is_no_likeness() -> None:
    assert context_similarity({"C1": Level(3)}, {"C2": Level(3), "C1": Level(None)}) is None
    assert context_similarity({"C1": Level(1)}, {"C1": Level(5)}) == 0
