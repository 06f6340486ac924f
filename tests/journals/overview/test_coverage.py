"""Coverage: which signs of each pitfall were seen at each stage, and in which projects a pitfall has bitten."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.coverage import ProjectCoverage, coverage
from journals.records.facets import facets_of, packed_facets, tally, unpacked_facets
from journals.records.model import SIGNS, Observation, Sign
from tests.journals.making import seen


def test_coverage_counts_signs_at_each_pitfall_and_stage() -> None:
    cells = coverage(
        tally(
            [
                seen("S4", "bites", "4.4", "3.2"),
                seen("S4", "bites", "4.4"),
                seen("S4", None, "4.4"),
                seen("S2", "watch"),
            ]
        )
    )
    assert cells == {("4.4", "S4"): {"bites": 2, None: 1}, ("3.2", "S4"): {"bites": 1}}


def test_what_nobody_has_looked_at_is_not_there() -> None:
    assert coverage(tally([])) == {}
    assert ("1.1", "S1") not in coverage(tally([seen("S1", "handled", "1.2")]))


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
    cells = coverage(tally(observations))
    assert sum(cell.total() for cell in cells.values()) == sum(len(each.pitfalls) for each in observations)
    assert all(count > 0 for cell in cells.values() for count in cell.values())


@given(_observations, _observations)
def test_a_project_counts_what_its_stages_count_together(one: list[Observation], other: list[Observation]) -> None:
    tallies = {"A": tally(one), "B": tally(other)}
    counted_by = ProjectCoverage(tallies)
    for project, counted in tallies.items():
        by_stage = coverage(counted)
        for pitfall in ("1.1", "2.2", "9.9"):
            together = sum((cell for (of, _), cell in by_stage.items() if of == pitfall), Counter[Sign | None]())
            assert (counted_by.cell(pitfall, project) or Counter()) == together


@given(st.lists(st.text(), max_size=2, unique=True), st.text(), st.text(), st.booleans())
def test_facets_are_kept_as_they_are_and_say_nothing_of_who_wrote_in_private(
    pitfalls: list[str], stage: str, role: str, private: bool
) -> None:
    facets = facets_of(
        Observation(text="x", stage=stage, pitfalls=frozenset(pitfalls), perspective=role, private=private)
    )
    assert unpacked_facets(packed_facets(facets)) == facets
    assert not (private and facets.perspective)
