"""What comes back from project to project, and which lessons were tried against it."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.recurrence import recurrence, recurrences, unsigned_tags
from journals.overview.source import OverviewSource
from journals.records.facets import tally
from journals.records.model import SIGNS, Decision, Lesson, Observation, Outcome, Project, Use
from tests.journals.making import seen

PITFALLS = ["1.1", "2.2", "9.9"]


def source(
    projects: Mapping[str, list[Observation]], *lessons: Lesson, uses: Mapping[str, list[Use]]
) -> OverviewSource:
    return OverviewSource(
        projects=tuple(Project(id=name, name=name) for name in projects),
        tallies={name: tally(each) for name, each in projects.items() if each},
        lessons=tuple((next(iter(projects), "A"), lesson) for lesson in lessons),
        uses={lesson: [(f"P{place}", use) for place, use in enumerate(each)] for lesson, each in uses.items()},
        concerns=(),
    )


_projects = st.dictionaries(
    st.sampled_from("ABCDEF"),
    st.lists(
        st.builds(
            lambda stage, sign, pitfalls: seen(stage, sign, *pitfalls),
            st.sampled_from(["S1", "S4"]),
            st.sampled_from([None, *SIGNS]),
            st.sets(st.sampled_from(PITFALLS), max_size=2),
        ),
        max_size=5,
    ),
)


@given(_projects)
def test_all_that_is_said_of_a_pitfall_is_what_somebody_counts_who_reads_every_note(
    projects: dict[str, list[Observation]],
) -> None:
    listed = recurrences(source(projects, uses={}))
    found = {each.pitfall: each for each in listed}
    every = [each for notes in projects.values() for each in notes]
    told_unsigned = unsigned_tags(source(projects, uses={}).tallies)
    assert told_unsigned == sum(bool(each.pitfalls) and each.sign is None for each in every)
    often = [(-len(each.projects) if len(projects) >= 5 else 0, each.pitfall) for each in listed]
    assert often == sorted(often)
    for pitfall in PITFALLS:
        notes = {name: [each for each in seen if pitfall in each.pitfalls] for name, seen in projects.items()}
        biting = {name: [each for each in seen if each.sign == "bites"] for name, seen in notes.items()}
        bites = [each for seen in biting.values() for each in seen]
        if not bites:
            assert pitfall not in found
            continue
        told = found[pitfall]
        assert set(told.projects) == {name for name, seen in biting.items() if seen}
        assert told.looked == sum(bool(seen) for seen in notes.values())
        assert (told.bites, told.stages) == (
            len(bites),
            {stage: n for stage in ("S1", "S4") if (n := sum(each.stage == stage for each in bites))},
        )
        tagged = [name for name, seen in projects.items() if any(each.pitfalls for each in seen)]
        rows = [n for n in range(len(tagged) + 1) if all(biting[name] for name in tagged[len(tagged) - n :])]
        assert told.in_a_row == max(rows)


def test_recurrence_says_which_projects_a_pitfall_has_bitten_in() -> None:
    tallies = {
        "A": tally([seen("S1", "bites", "4.4", "1.1"), seen("S4", "bites", "4.4")]),
        "B": tally([seen("S1", "bites", "4.4"), seen("S1", "handled", "1.1")]),
        "C": tally([seen("S1", "watch", "4.4"), seen("S1", None, "1.1")]),
    }
    found = recurrence(tallies)
    assert found == {"4.4": ["A", "B"], "1.1": ["A"]}
    assert list(found) == ["4.4", "1.1"]


def test_lessons_that_others_took_over_come_with_how_they_did_the_most_helpful_first() -> None:
    def use(decision: Decision, held: Outcome | None) -> Use:
        return Use(decision=decision, held=held)

    at = frozenset({"1.1"})
    lessons = [Lesson(id=name, title=name, pitfalls=at) for name in ("untried", "hurt", "helped", "refused")]
    found = recurrences(
        source(
            {"A": [seen("S1", "bites", "1.1")]},
            *lessons,
            uses={
                "hurt": [use("applies", "hurt")],
                "helped": [use("adapted", "helped"), use("applies", None)],
                "refused": [use("no", None)],
            },
        )
    )
    tried = [(lesson.id, track.used, track.helped, track.hurt) for _, lesson, track in found[0].lessons]
    assert tried == [("helped", 2, 1, 0), ("hurt", 1, 0, 1)]
