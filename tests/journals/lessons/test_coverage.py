"""Coverage: which signs of each pitfall were seen at each stage, and in which projects a pitfall has bitten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.lessons.coverage import coverage, recurrence
from journals.records.model import SIGNS, Observation, Project, Sign
from tests.journals.making import journal_of


def seen(stage: str, sign: Sign | None, *pitfalls: str, number: str = "") -> Observation:
    return Observation(id=number, text="x", stage=stage, sign=sign, pitfalls=frozenset(pitfalls))


def test_coverage_counts_signs_at_each_pitfall_and_stage() -> None:
    cells = coverage(
        [seen("S4", "bites", "4.4", "3.2"), seen("S4", "bites", "4.4"), seen("S4", None, "4.4"), seen("S2", "watch")]
    )
    assert cells == {("4.4", "S4"): {"bites": 2, None: 1}, ("3.2", "S4"): {"bites": 1}}


def test_what_nobody_has_looked_at_is_not_there() -> None:
    assert coverage([]) == {}
    assert ("1.1", "S1") not in coverage([seen("S1", "handled", "1.2")])


_observations = st.lists(
    st.builds(
        lambda stage, sign, pitfalls: seen(stage, sign, *pitfalls),
        st.sampled_from(["S1", "S4", "X"]),
        st.sampled_from([None, *SIGNS]),
        st.sets(st.sampled_from(["1.1", "2.2", "9.9"]), max_size=2),
    )
)


@given(_observations)
def test_every_tag_is_counted_once(observations: list[Observation]) -> None:
    cells = coverage(observations)
    assert sum(cell.total() for cell in cells.values()) == sum(len(each.pitfalls) for each in observations)
    assert all(count > 0 for cell in cells.values() for count in cell.values())


def test_recurrence_tells_which_projects_a_pitfall_has_bitten_in() -> None:
    a = journal_of(
        Project(id="A", name="a"), seen("S1", "bites", "4.4", "1.1", number="1"), seen("S4", "bites", "4.4", number="2")
    )
    b = journal_of(
        Project(id="B", name="b"), seen("S1", "bites", "4.4", number="1"), seen("S1", "handled", "1.1", number="2")
    )
    c = journal_of(
        Project(id="C", name="c"), seen("S1", "watch", "4.4", number="1"), seen("S1", None, "1.1", number="2")
    )
    found = recurrence([a, b, c])
    assert found == {"4.4": ["A", "B"], "1.1": ["A"]}
    assert list(found) == ["4.4", "1.1"]
