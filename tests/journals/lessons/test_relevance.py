"""How much an earlier lesson matters: what speaks for it puts it before one that is alike but for that, and is told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.lessons.adoption import TrackRecord
from journals.lessons.relevance import WEIGHTS, Candidate, Ranked, RankingContext, pitfalls_seen, rank_lessons
from journals.records.base import Level
from journals.records.model import Lesson, Observation, Project
from tests.guides import guide_of
from tests.strategies import lessons, projects

GUIDE = guide_of("da")
YEAR = 2026.5
HERE = RankingContext(
    Project(
        id="02",
        name="Skærmsamtaler",
        technology="video",
        kind="new",
        area="ældre og hjemmepleje",
        stage="S2",
        context={"C1": Level(2), "C2": Level(4)},
    ),
    "S2",
    texts=("Vi skal tale om samtaler på skærmen med borgeren",),
    own=frozenset({"1.1"}),
    bitten={"1.2": 2, "1.3": 1},
    others=4,
    year=YEAR,
)


def candidates(*changes: Mapping[str, object]) -> list[Candidate]:
    """Lessons of one project that are alike but for what is named, of the lesson, its project, track and year."""
    project = Project(id="01", name="Skærmbesøg", technology="video", kind="new", area="hjemmepleje")
    bare = Lesson(title="Øv på hinanden først", do="Øv to og to", stage="S4", status="final")
    return [
        Candidate(
            replace(project, **each.get("project", {})),  # type: ignore[arg-type]
            replace(bare, id=f"01JD{place}", **{k: v for k, v in each.items() if k in bare.__struct_fields__}),
            each.get("track", TrackRecord()),  # type: ignore[arg-type]
            each.get("year", 2026.0),  # type: ignore[arg-type]
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
        ({"status": "final"}, {"status": "draft"}),
        ({"stage": "S3"}, {"stage": "S1"}),
        ({"stage": "S3"}, {"stage": "S7"}),
        ({"stage": "S6"}, {"stage": "S1"}),
        ({"project": {"kind": "new"}}, {"project": {"kind": "upgrade"}}),
        ({"project": {"area": "hjemmepleje"}}, {"project": {"area": "jobcenter"}}),
        ({"project": {"technology": "video"}}, {"project": {"technology": "robot"}}),
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


@pytest.mark.parametrize(
    ("known", "pitfall"), [({"own": frozenset()}, "1.1"), ({"bitten": {}}, "1.2"), ({"bitten": {"1.2": 1}}, "1.2")]
)
def test_a_pitfall_counts_more_where_it_has_bitten(known: dict[str, object], pitfall: str) -> None:
    lesson = {"pitfalls": frozenset({pitfall})}
    assert ranked(lesson).score > ranked(lesson, replace(HERE, **known)).score
    assert ranked({}).score == ranked({}, replace(HERE, **known)).score


@given(st.floats(0, 40), st.floats(1, 40))
def test_the_newer_of_two_lessons_counts_more_and_half_after_six_years(age: float, older: float) -> None:
    newer, then = ranked({"year": YEAR - age}).score, ranked({"year": YEAR - age - older}).score
    assert newer > then
    fresh = ranked({"year": YEAR}).score
    assert fresh - ranked({"year": YEAR - 6}).score == pytest.approx(WEIGHTS["fresh"] / 2, abs=1e-3)
    assert ranked({"year": YEAR + age}).score == fresh, "a clock that was wrong makes nothing newer than new"


def test_of_equals_the_first_is_first() -> None:
    found = candidates({}, {}, {})
    for order in (found, found[::-1]):
        assert [each.candidate.lesson.id for each in rank_lessons(HERE, order, GUIDE, 1)] == ["01JD0"]


def test_the_three_strongest_reasons_are_told_and_none_that_only_counts() -> None:
    told = ranked({"pitfalls": frozenset({"1.1", "1.2"}), "track": TrackRecord(used=9, helped=9), "context": LIKE})
    worths = [each.worth for each in told.because]
    assert len(worths) == 3
    assert worths == sorted(worths, reverse=True)
    others = ranked({"title": "-", "do": "-", "project": {"technology": "robot", "name": "x", "area": "jobcenter"}})
    assert {each.reason for each in others.because} == {"stage"}


def test_words_that_are_alike_are_told_as_the_lesson_has_them() -> None:
    (text,) = [
        each for each in ranked({"title": "Gennemgå samtalerne med vores ældre"}).because if each.reason == "text"
    ]
    assert text.names == ("samtalerne",)


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
        Candidate(other, replace(lesson, id=f"01JD{place}"), TrackRecord(), 2026.0)
        for place, (other, lesson) in enumerate(others)
    ]
    order = rank_lessons(RankingContext(project, project.stage, year=2026.0), found, GUIDE, 12)
    assert sorted(each.candidate.lesson.id for each in order) == sorted(each.lesson.id for each in found)


def test_a_pitfall_that_was_handled_was_not_seen() -> None:
    bites, handled = frozenset({"1.1"}), frozenset({"4.4"})
    notes = [
        Observation(text="a", sign="bites", pitfalls=bites),
        Observation(text="b", sign="handled", pitfalls=handled),
    ]
    assert pitfalls_seen(notes) == bites
