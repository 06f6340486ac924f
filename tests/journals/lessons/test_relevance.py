"""How much an earlier lesson matters: what speaks for it puts it before one that is alike but for that, and is told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.lessons.adoption import TrackRecord
from journals.lessons.relevance import (
    MEDIUM,
    NEARLY_SAME,
    STRONG,
    WEAK,
    WEIGHTS,
    Candidate,
    Contribution,
    Ranked,
    RankingContext,
    pitfalls_seen,
    rank_lessons,
)
from journals.records.base import Level
from journals.records.model import Lesson, Observation, Project
from tests.guides import guide_of
from tests.strategies import lessons, projects

GUIDE = guide_of("da")
HERE = RankingContext(
    Project(
        id="02",
        name="Skærmsamtaler",
        technology="video",
        technology_type="video-calls",
        kind="new",
        area="ældre og hjemmepleje",
        stage="S2",
        context={"C1": Level(2), "C2": Level(4)},
    ),
    "S2",
    texts=("Vi skal tale om samtaler på skærmen med borgeren",),
    own=frozenset({"1.1"}),
)


KOLIBRI = {"technology": "Kolibri", "name": "Ud på gulvet"}


def candidates(*changes: Mapping[str, object]) -> list[Candidate]:
    """Lessons of one project that are alike but for what is named, of the lesson, its project, and track."""
    project = Project(id="01", name="Skærmbesøg", technology="video", kind="new", area="hjemmepleje")
    bare = Lesson(title="Øv på hinanden først", do="Øv to og to", stage="S4", status="final")
    return [
        Candidate(
            replace(project, **each.get("project", {})),  # type: ignore[arg-type]
            replace(bare, id=f"01JD{place}", **{k: v for k, v in each.items() if k in bare.__struct_fields__}),
            each.get("track", TrackRecord()),  # type: ignore[arg-type]
        )
        for place, each in enumerate(changes)
    ]


def ranked(change: Mapping[str, object], here: RankingContext = HERE) -> Ranked:
    """A lesson as it is ranked where it is the only one."""
    return rank_lessons(here, candidates(change), GUIDE, 1)[0]


LIKE, UNLIKE = {"C1": Level(2), "C2": Level(4)}, {"C1": Level(5), "C2": Level(1)}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"track": TrackRecord(used=3, helped=3)}, {"track": TrackRecord(used=3, none=3)}),
        ({"track": TrackRecord(used=3, none=3)}, {"track": TrackRecord(used=3, hurt=2)}),
        ({"track": TrackRecord(used=9, helped=9)}, {"track": TrackRecord(used=1, helped=1)}),
        ({"pitfalls": frozenset({"3.3"})}, {"pitfalls": frozenset()}),
        ({"stage": "S3"}, {"stage": "S1"}),
        ({"stage": "S3"}, {"stage": "S7"}),
        ({"stage": "S6"}, {"stage": "S1"}),
        ({"project": {"area": "hjemmepleje"}}, {"project": {"area": "jobcenter"}}),
        ({"project": {"technology": "video"}}, {"project": {"technology": "robot", "name": "-"}}),
        ({"project": {**KOLIBRI, "technology_type": "video-calls"}}, {"project": KOLIBRI}),
        ({"project": {**KOLIBRI, "technology_type": "video-calls"}}, {"project": {**KOLIBRI, "technology_type": "ai"}}),
        ({"context": LIKE}, {}),
        ({}, {"context": UNLIKE}),
        ({"project": {"context": LIKE}}, {"project": {"context": UNLIKE}}),
        ({"title": "Øv samtalerne med borgeren"}, {"title": "Regn det samlede beløb ud"}),
    ],
)
def test_what_speaks_for_a_lesson_puts_it_before_another(better: dict[str, object], worse: dict[str, object]) -> None:
    for order in ((better, worse), (worse, better)):
        first = rank_lessons(HERE, candidates(*order), GUIDE, 2)[0].candidate
        assert order[int(first.lesson.id[-1])] is better
    assert ranked(better).score > ranked(worse).score


def test_a_pitfall_counts_more_where_the_project_has_seen_it() -> None:
    lesson, elsewhere = {"pitfalls": frozenset({"1.1"})}, replace(HERE, own=frozenset[str]())
    assert ranked(lesson).score > ranked(lesson, elsewhere).score
    assert ranked({}).score == ranked({}, elsewhere).score


def test_the_same_type_is_the_same_technology_whatever_it_is_called() -> None:
    typed = ranked({"project": {**KOLIBRI, "technology_type": "video-calls"}})
    assert typed.because[0] == Contribution("type", STRONG, ("Videosamtaler", "told"))
    named = ranked({"project": {"technology": "Videosamtaler", "name": "Ud på gulvet"}})
    assert named.because[0] == Contribution("type", STRONG, ("Videosamtaler", "suggested"))
    both = {"technology": "video", "name": "Skærmsamtaler", "technology_type": "video-calls"}
    assert ranked({"project": both}).score == named.score == typed.score, "it counts once"
    unknown = replace(HERE, project=replace(HERE.project, technology_type="", technology="Kolibri", name="Solsort"))
    assert {each.reason for each in ranked({"project": both}, unknown).because}.isdisjoint({"type", "technology"})
    assert ranked({"project": KOLIBRI}, unknown).because[0].reason == "technology", "the same product is the same"


def test_each_weight_is_one_of_three() -> None:
    assert set(WEIGHTS.values()) == {STRONG, MEDIUM, WEAK}
    assert STRONG == 2 * MEDIUM == 4 * WEAK


def test_of_equals_the_first_is_first() -> None:
    found = candidates({}, {}, {})
    for order in (found, found[::-1]):
        assert [each.candidate.lesson.id for each in rank_lessons(HERE, order, GUIDE, 1)] == ["01JD0"]


def test_of_equals_a_draft_is_last() -> None:
    order = rank_lessons(HERE, candidates({"status": "draft"}, {}), GUIDE, 2)
    assert [each.candidate.lesson.id for each in order] == ["01JD1", "01JD0"]
    assert order[0].score == order[1].score


def test_the_three_strongest_reasons_are_told() -> None:
    told = ranked({"pitfalls": frozenset({"1.1", "1.2"}), "track": TrackRecord(used=9, helped=9), "context": LIKE})
    worths = [each.worth for each in told.because]
    assert len(worths) == 3
    assert worths == sorted(worths, reverse=True)
    others = ranked({"title": "-", "do": "-", "project": {"technology": "robot", "name": "x", "area": "jobcenter"}})
    assert {each.reason for each in others.because} == {"stage"}


def test_words_that_are_alike_are_told_as_the_project_has_written_them() -> None:
    lesson = {"title": "Gennemgå samtalerne med vores ældre"}
    (text,) = [each for each in ranked(lesson).because if each.reason == "text"]
    assert text.names == ("samtaler",)
    named_only = replace(HERE, project=replace(HERE.project, name="Samtaler for ældre"), texts=("Strøm og kabler",))
    assert [each for each in ranked(lesson, named_only).because if each.reason == "text"] == [], "a name is no reason"


def test_a_stage_is_told_by_how_far_it_is_from_the_projects_own() -> None:
    alone = {"title": "-", "do": "-", "project": {"technology": "robot", "name": "x", "area": "jobcenter"}}

    def from_now(stage: str, here: RankingContext = HERE) -> tuple[int, ...]:
        (told,) = [each for each in ranked({**alone, "stage": stage}, here).because if each.reason == "stage"]
        return told.counts

    assert [from_now(stage) for stage in ("S2", "S3", "S6")] == [(0,), (1,), (4,)]
    assert from_now("S4", replace(HERE, stage="S4")) == (2,), "asked of a stage that it has not come to"
    late = replace(HERE, stage="S4", project=replace(HERE.project, stage="S6"))
    assert from_now("S4", late) == (-2,)


def test_what_is_only_alike_is_not_called_the_same() -> None:
    def area(called: str) -> tuple[str, ...]:
        found = ranked({"title": "-", "do": "-", "project": {"technology": "robot", "name": "x", "area": called}})
        return next(each.names for each in found.because if each.reason == "area")

    assert area("Ældre og hjemmepleje") == ("Ældre og hjemmepleje", "same")
    assert area("hjemmepleje") == ("hjemmepleje", "like")
    falke = {"technology": "Falke", "name": "Ude på gulvet"}
    here = replace(HERE, project=replace(HERE.project, technology="Kolibri", technology_type="", name="Ude på gulvet"))
    names = [
        each.names[0]
        for each in ranked({"project": falke, "title": "Øv på gulvet"}, here).because
        if each.reason == "technology"
    ]
    assert names == [""], "what only the names have in common is not the technology"


def test_a_common_word_does_not_make_the_technology_the_same() -> None:
    vacuum = {"project": {"technology": "robot vacuum cleaners", "name": "Clean"}, "title": "Charge it", "do": "-"}
    here = replace(HERE, project=Project(id="P", name="Surgery", technology="robot surgery arm"))
    told = [each for each in ranked(vacuum, here).because if each.reason == "technology"]
    assert all(each.worth < NEARLY_SAME * WEIGHTS["technology"] for each in told)
    same = replace(HERE, project=Project(id="P", name="Floors", technology="robot vacuum cleaners"))
    (named,) = [each for each in ranked(vacuum, same).because if each.reason == "technology"]
    assert named.worth == WEIGHTS["technology"]


def test_those_that_say_the_same_do_not_fill_the_table() -> None:
    near = {"title": "Lad superbrugerne sidde tæt på", "do": "Flyt dem", "stage": "S3"}
    next_ = {"title": "Spørg lederne om penge", "do": "Regn sammen", "status": "draft"}
    last = {"title": "Tegn kablernes vej ind", "do": "Mål væggene op", "status": "draft", "stage": "S1"}
    order = [near, near, near, next_, next_, last]
    assert ranked(near).score > ranked(next_).score > ranked(last).score
    found = rank_lessons(HERE, candidates(*order), GUIDE, 3)
    assert [order[int(each.candidate.lesson.id[-1])] for each in found] == [near, next_, last]


@settings(max_examples=30)
@given(projects, st.lists(st.tuples(projects, lessons), max_size=5))
def test_any_records_are_ranked_each_once(project: Project, others: list[tuple[Project, Lesson]]) -> None:
    found = [
        Candidate(other, replace(lesson, id=f"01JD{place}"), TrackRecord())
        for place, (other, lesson) in enumerate(others)
    ]
    order = rank_lessons(RankingContext(project, project.stage), found, GUIDE, 12)
    assert sorted(each.candidate.lesson.id for each in order) == sorted(each.lesson.id for each in found)


def test_a_pitfall_that_was_handled_was_not_seen() -> None:
    bites, handled = frozenset({"1.1"}), frozenset({"4.4"})
    notes = [
        Observation(text="a", sign="bites", pitfalls=bites),
        Observation(text="b", sign="handled", pitfalls=handled),
    ]
    assert pitfalls_seen(notes) == bites
