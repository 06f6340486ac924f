"""Lessons and tags that are there and not used."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.source import OverviewSource
from journals.overview.unused import UnusedTag, lesson_fates, undecided_trials, unused_tags
from journals.records.facets import tally
from journals.records.model import DECISIONS, OUTCOMES, Card, Lesson, Observation, Use

_uses = st.dictionaries(
    st.sampled_from(["L1", "L2", "L3", "gone"]),
    st.lists(
        st.builds(Use, decision=st.sampled_from(DECISIONS), held=st.sampled_from([None, *OUTCOMES])),
        min_size=1,
        max_size=3,
    ),
)


@given(_uses)
def test_each_lesson_asks_for_one_thing_at_most(uses: dict[str, list[Use]]) -> None:
    lessons = [Lesson(id=name, title=name) for name in ("L1", "L2", "L3")]
    found = lesson_fates(
        OverviewSource(
            projects=(),
            tallies={},
            lessons=tuple(("A", lesson) for lesson in lessons),
            uses={name: [(f"P{place}", use) for place, use in enumerate(each)] for name, each in uses.items()},
            concerns=(),
        )
    )
    told = {fate: {each.lesson.id for each in of} for fate, of in found.items()}
    for name in ("L1", "L2", "L3"):
        taken = [use for use in uses.get(name, []) if use.decision in ("applies", "adapted")]
        if any(use.held == "hurt" for use in taken):
            assert name in told["hurt"]
        elif name not in uses:
            assert name in told["unmet"]
        elif not taken:
            assert name in told["unused"]
    assert sum(map(len, told.values())) == len(set().union(*told.values()))


def test_a_tag_is_unused_where_anything_was_seen_and_nothing_has_it() -> None:
    notes = tally([Observation(text="x", pitfalls=frozenset({"1.1"}))])
    assert unused_tags({"A": notes}, ["1.1", "9.9"]) == [UnusedTag("9.9")]
    assert unused_tags({}, ["1.1"]) == []


_answers = st.dictionaries(st.sampled_from(["question", "decision"]), st.sampled_from(["", "stop"]))


@given(st.lists(st.builds(Card, id=st.uuids().map(str), form=st.sampled_from(["trial", "decision"]), answers=_answers)))
def test_a_trial_is_told_of_until_somebody_says_what_comes_of_it(cards: list[Card]) -> None:
    told = undecided_trials(OverviewSource((), {}, (), {}, (), cards=tuple(("A", each) for each in cards)))
    waiting = [
        card
        for card in cards
        if card.form == "trial"
        and card.answers == {"question": "stop"} | dict.fromkeys(card.answers.keys() & {"decision"}, "")
    ]
    assert [each.card.id for each in told] == sorted((card.id for card in waiting), reverse=True)
