"""The mirror asks first about what the room has written of, and an answer leads to what has none yet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.records.model import Observation
from journals.records.retro import Reflection, Retro
from journals.retro.mirror import earlier_answers, likely_pitfalls, next_unanswered
from tests.guides import guide_of

GUIDE = guide_of("da")
IDS = [each.id for each in GUIDE.pitfalls]
_tags = st.lists(st.frozensets(st.sampled_from(IDS), max_size=2), max_size=20)
_stages = st.lists(st.sampled_from([each.id for each in GUIDE.stages]), max_size=3, unique=True)


@given(_tags, _stages)
def test_all_that_was_tagged_is_asked_about_and_first(tags: list[frozenset[str]], stages: list[str]) -> None:
    found = [each.id for each in likely_pitfalls(GUIDE, stages, [Observation(pitfalls=each) for each in tags])]
    tagged = {each for tag in tags for each in tag}
    assert set(found[: len(tagged)]) == tagged or not tagged, "however many there are"
    assert len(found) == len(set(found))
    by_weight = {each.id for each in GUIDE.pitfalls if any(each.weight(stage) for stage in stages)}
    assert set(found) == (by_weight | tagged or set(IDS))
    written = [sum(each in tag for tag in tags) for each in found]
    assert written == sorted(written, reverse=True)


@given(st.lists(st.sampled_from(IDS), unique=True, min_size=1), st.sets(st.sampled_from(IDS)), st.sampled_from(IDS))
def test_as_many_answers_as_pitfalls_go_through_all_of_them(order: list[str], answered: set[str], at: str) -> None:
    left, here = len(set(order) - answered), at
    for _ in range(left):
        following = next_unanswered(order, answered, here)
        assert following in set(order) - answered
        answered, here = answered | {following}, following
    assert next_unanswered(order, answered, here) is None


def test_what_was_said_last_time_is_the_latest_before_that_knew() -> None:
    retros = [Retro(id=name) for name in ("r1", "r2", "r3", "r4")]
    said = [
        ("r1", "1.1", "yes"),
        ("r2", "1.1", "no"),
        ("r3", "1.1", "yes"),
        ("r2", "1.3", "unknown"),
        ("r4", "2.1", "no"),
    ]
    reflections = [Reflection(retro=retro, pitfall=pitfall, answer=answer) for retro, pitfall, answer in said]  # type: ignore[arg-type]
    found = earlier_answers(retros, reversed(reflections), "r3")
    assert {pitfall: (retro.id, given.answer) for pitfall, (retro, given) in found.items()} == {"1.1": ("r2", "no")}
