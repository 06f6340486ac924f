"""Who was involved: every figure is what a plain reading of the entries counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.involvement import DEGREES, involvement_of
from journals.records.model import Card

STAGES = ("S1", "S2", "S3", "S4")
GROUPS = ("Dagvagt", "dagvagt ", "Aftenvagt", "pårørende", "", " ")

_entries = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "group": st.sampled_from(GROUPS),
            "degree": st.sampled_from([*DEGREES, "", "else"]),
            "stage": st.sampled_from([*STAGES, "S9", ""]),
        },
    ),
    max_size=12,
)


def cards(entries: list[dict[str, str]]) -> list[Card]:
    return [Card(id=f"card-involvement-{n:03}", form="involvement", answers=each) for n, each in enumerate(entries)]


@given(_entries, st.sampled_from([*STAGES, "S9"]), st.lists(st.sampled_from(GROUPS)))
def test_groups_degrees_and_gaps_equal_a_plain_recount(
    entries: list[dict[str, str]], stage_now: str, roles: list[str]
) -> None:
    told = involvement_of(cards(entries), STAGES, stage_now, roles)

    def of(name: str) -> list[dict[str, str]]:
        return [each for each in entries if each.get("group", "").strip().casefold() == name.casefold()]

    there = {each.get("group", "").strip().casefold() for each in entries} - {""}
    assert {group.name.casefold() for group in told.groups} == there
    for group in told.groups:
        for degree in DEGREES:
            stages = {each.get("stage", "") for each in of(group.name) if each.get("degree") == degree}
            assert set(group.stages.get(degree, ())) == stages
            assert len(group.stages.get(degree, ())) == len(stages)
        degrees = {each["degree"] for each in of(group.name) if each.get("degree") in DEGREES}
        assert (group.name in told.only_told) == (degrees == {"told"})
    assert {role.casefold() for role in told.not_there} == {role.strip().casefold() for role in roles} - {""} - there
    reached = STAGES[: STAGES.index(stage_now) + 1] if stage_now in STAGES else ()
    more = {
        each.get("stage") for each in entries if each.get("degree") in DEGREES[1:] and each.get("group", "").strip()
    }
    assert told.silent_stages == (tuple(stage for stage in reached if stage not in more) if there else ())


def test_a_project_of_which_nothing_is_noted_has_no_gaps_but_is_unknown() -> None:
    told = involvement_of([], STAGES, "S4", ["dagvagt"])
    assert (told.groups, told.only_told, told.silent_stages) == ((), (), ())
    assert told.not_there == ("dagvagt",)


def test_one_of_a_group_is_not_another_group() -> None:
    told = involvement_of(
        cards([{"group": "Fagkonsulenter", "degree": "heard"}]), STAGES, "S1", ["fagkonsulent", "fagkonsulenten i nord"]
    )
    assert told.not_there == ("fagkonsulenten i nord",)
