"""Lessons live on: split, merged and retired as one act each, and how they did follows them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.errors import Invalid
from journals.lessons import lifecycle as lessons
from journals.lessons.adoption import TrackRecord, Uses, record_outcome, track_record, use_id
from journals.lessons.review import lessons_elsewhere
from journals.library.library import Library
from journals.library.undo import apply_plan, plan_undo
from journals.records.base import Level
from journals.records.model import DECISIONS, OUTCOMES, Lesson, Project, Use
from tests.journals.conftest import OpenLibrary

TODAY = date(2026, 11, 24)
SEEN = frozenset({"O1"})
A = Lesson(
    id="A", title="Spørg først", learned="Ingen vidste det", pitfalls=frozenset({"4.4"}), evidence=frozenset("x")
)
B = Lesson(id="B", title="Prøv det svære", learned="Ingen vidste det", status="final", context={"C1": Level(2)})


@pytest.mark.parametrize("told", [{"learned": "Ingen vidste det"}, {"do": "Spørg"}])
def test_a_final_lesson_says_what_one_learned_or_would_do(told: dict[str, str]) -> None:
    draft, bare = Lesson(title="Spørg først"), Lesson(title="Spørg først", situation="Prøven", status="final")
    lessons.refuse_final_without_advice(draft)
    lessons.refuse_final_without_advice(replace(bare, **told))
    lessons.refuse_final_without_advice(replace(bare, title="Spørg"), bare)  # an older one stays as it is
    for old in (None, draft, replace(bare, **told)):
        with pytest.raises(Invalid, match="final_without_advice"):
            lessons.refuse_final_without_advice(bare, old)


def use(lesson: str, **told: object) -> Use:
    return Use(id=use_id(lesson), lesson=lesson, **told)  # type: ignore[arg-type]


some_uses = st.builds(
    use,
    st.just("A"),
    decision=st.sampled_from(DECISIONS),
    held=st.none() | st.sampled_from(OUTCOMES),
    held_on=st.dates(date(2026, 1, 1), date(2027, 1, 1)).map(str),
    decided=st.dates(date(2026, 1, 1), date(2027, 1, 1)).map(str),
)
by_project = st.dictionaries(st.sampled_from("PQRSTU"), some_uses)


def counts(found: TrackRecord) -> tuple[int, ...]:
    return found.used, found.helped, found.none, found.hurt, found.refused


@given(by_project)
def test_a_part_has_done_what_the_whole_did(told: dict[str, Use]) -> None:
    uses: Uses = {"A": list(told.items())}
    part = replace(lessons.split_draft(A), id="P1")
    again = replace(lessons.split_draft(part), id="P2")
    assert counts(track_record(part, uses)) == counts(track_record(again, uses)) == counts(track_record(A, uses))


@given(by_project, by_project)
def test_what_is_merged_has_done_what_each_did_and_no_project_counts_twice(
    one: dict[str, Use], other: dict[str, Use]
) -> None:
    of_b = {project: replace(each, id=use_id("B"), lesson="B") for project, each in other.items()}
    merged = replace(lessons.merge_draft([B, A]), id="M")
    apart: Uses = {"A": [*one.items()], "B": [(f"{project}-b", each) for project, each in of_b.items()]}
    both = zip(counts(track_record(A, apart)), counts(track_record(B, apart)), strict=True)
    assert counts(track_record(merged, apart)) == tuple(a + b for a, b in both)
    together = track_record(merged, {"A": [*one.items()], "B": [*of_b.items()]})
    assert together.used + together.refused <= len(one.keys() | of_b.keys())


def test_a_lesson_that_hurt_twice_asks_until_it_is_revised() -> None:
    hurt = {p: use("A", decision="applies", held="hurt", held_on="2026-11-20") for p in "PQ"}
    assert track_record(A, {"A": list(hurt.items())}).asks_revision
    revised = replace(A, revised="2026-11-24")
    assert not track_record(revised, {"A": list(hurt.items())}).asks_revision
    assert track_record(revised, {"A": list(hurt.items())}).hurt == 2


def test_merging_keeps_all_that_is_said_once() -> None:
    made = lessons.merge_draft([B, replace(A, came_from=frozenset({"Z"}))])
    assert made.title == "Spørg først / Prøv det svære"
    assert made.learned == "Ingen vidste det"
    assert (made.pitfalls, made.evidence, made.context) == (A.pitfalls, A.evidence, B.context)
    assert made.came_from == {"A", "B", "Z"}
    assert made.status == "draft"
    with pytest.raises(Invalid, match="too_few_merged"):
        lessons.merge_draft([A])


def undo(library: Library) -> None:
    library.refresh()
    plan = plan_undo(library)
    assert plan is not None
    apply_plan(plan)


def test_each_is_one_act_that_undo_takes_back(open_library: OpenLibrary) -> None:
    library = open_library()
    journal, _ = library.create(Project(name="Skærme"))
    (a, b), pending = journal.add(replace(A, id=""), replace(B, id=""))
    pending.wait()
    before = journal.lessons

    part = lessons.split_draft(a)
    parts = lessons.split_lesson(
        journal, a, [replace(part, title="Spørg"), replace(part, title="Mål")], "delt i to", today=TODAY
    )
    assert {each.id for each in lessons.successors(journal, a.id)} == {each.id for each in parts}
    assert lessons.predecessors(journal, parts[0]) == [journal.get(Lesson, a.id)]
    assert [(each.status, each.because) for each in journal.lessons if each.id == a.id] == [("retired", "delt i to")]
    assert {each.revised for each in parts} == {"2026-11-24"}
    undo(library)
    assert journal.lessons == before

    lessons.merge_lessons(journal, [a, b], lessons.merge_draft([a, b]), "samlet", today=TODAY)
    assert [each.status for each in journal.lessons] == ["draft", "retired", "retired"]
    undo(library)
    assert journal.lessons == before

    journal.edit((a, lessons.retired(a, "kun for den gamle model")))
    other, _ = library.create(Project(name="Andre"))
    assert [lesson.id for _, lesson in lessons_elsewhere(library, other)] == [b.id]
    taken_out = journal.get(Lesson, a.id)
    assert taken_out is not None
    assert lessons.reinstated(taken_out) == a
    with pytest.raises(Invalid, match="is_retired"):
        lessons.merge_draft([taken_out, b])

    for refused in (lambda: lessons.retired(b, " "), lambda: lessons.split_lesson(journal, b, [b], "x", today=TODAY)):
        with pytest.raises(Invalid):
            refused()


def test_only_a_revision_that_was_asked_for_is_one(open_library: OpenLibrary) -> None:
    journal, _ = open_library().create(Project(name="Skærme"))
    (a,), _ = journal.add(replace(A, id=""))
    assert lessons.revise(journal, a, a, asked=True, today=TODAY) is None
    lessons.revise(journal, a, replace(a, do="Mål"), asked=False, today=TODAY)
    assert journal.lessons[0].revised is None
    now = journal.lessons[0]
    lessons.revise(journal, now, replace(now, do="Spørg"), asked=True, today=TODAY)
    assert journal.lessons[0].revised == "2026-11-24"


def test_saying_why_is_no_new_answer(open_library: OpenLibrary) -> None:
    journal, _ = open_library().create(Project(name="Skærme"))
    (taken,), _ = journal.add(use("A", decision="applies", decided="2026-10-01"))
    record_outcome(journal, taken, "hurt", today=date(2026, 11, 1))
    (answered,) = journal.all(Use)
    record_outcome(journal, answered, "hurt", today=TODAY, because="lyden")
    (said,) = journal.all(Use)
    assert (said.held_on, said.held_because) == ("2026-11-01", "lyden")
    record_outcome(journal, said, None, today=TODAY)
    assert (journal.all(Use)[0].held, journal.all(Use)[0].held_on) == (None, None)
