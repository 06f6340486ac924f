"""The briefing: what is in it, and that no text leaves its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from content import Guide
from journals.export.briefing import BriefingSnapshot, render_briefing
from journals.lessons.adoption import use_id
from journals.library.journal import Journal
from journals.records.base import Level, Record
from journals.records.model import Action, Lesson, Project, Review, Use
from journals.text.language import Language
from tests.amount import amount
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.export.test_places_in_text import GUIDE, Words, check, named
from tests.journals.making import journal_of
from tests.journals.markdown import commonmark
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
GOLDEN = Path(__file__).parent / "golden"
LESSON = Lesson(
    id="L1",
    title="Spørg aftenholdet",
    learned="De ved, hvem der hører dårligt.\nIngen spurgte dem.",
    do="Hold et møde kl. 15",
    context={"C1": Level(2, "mange nye"), "C4": Level(5), "C7": Level(1)},
    conditions="frivillige",
)


def decided(lesson: str, **told: object) -> Use:
    return Use(id=use_id(lesson), lesson=lesson, decided="2026-11-02", **told)  # type: ignore[arg-type]


def written(journal: Journal, guide: Guide, language: Language, *lessons: Lesson, origin: Project | None = None) -> str:
    learned_by = origin or Project(id="P0", name="Nord", technology="skærme")
    known = {each.id: (learned_by, each) for each in lessons}
    briefed = BriefingSnapshot(journal, lambda use: known.get(use.lesson), "[fjernet]")
    return render_briefing([briefed], guide, catalogue(language), today=TODAY).text


def looked_back() -> Journal:
    """A project that has decided all that can be decided."""
    records: list[Record] = [
        decided("L1", decision="adapted", because="kun\nom dagen", measure="A1", held="hurt", held_because="for sent"),
        decided("L2", decision="no", because="vi har ingen aftenhold"),
        decided("L3", decision="later"),
        decided("L4", decision="applies"),
        Action(id="A1", text="Mød aftenholdet", owner="gruppeleder", due="2026-12-01", stage="S4", source="L1"),
        Review(id="review-S1", stage="S1", status="done", day="2026-11-02", met=3),
        Review(id="review-S2", stage="S2", status="skipped", day="2026-11-03", because="vi har travlt"),
    ]
    context = {"C1": Level(5), "C4": Level(4), "C7": Level(1)}
    return journal_of(Project(id="P1", name="Skærmbesøg, syd", technology="skærme", context=context), *records)


def test_a_lesson_of_one_line_says_it_once() -> None:
    lesson = Lesson(id="L1", title="Mål lyden først", do="Mål lyden først")
    told = written(journal_of(Project(id="P1"), decided("L1", decision="applies")), guide_of("da"), "da", lesson)
    assert told.count("Mål lyden først") == 1


@pytest.mark.parametrize(("language", "name"), [("da", "briefing-da.md"), ("en", "briefing-en.md")])
def test_a_briefing_is_written_as_it_should_be_read(language: Language, name: str) -> None:
    retired = Lesson(id="L3", title="Køb de nye skærme", status="retired", because="de fås ikke mere")
    no = Lesson(id="L2", title="Begynd om aftenen")
    made = written(looked_back(), guide_of(language), language, LESSON, no, retired)
    assert made == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_project_that_has_not_looked_back_says_so() -> None:
    made = written(journal_of(Project(id="P", name="Nyt")), guide_of("da"), "da")
    say = catalogue("da")
    for nothing in ("briefing.nothing", "briefing.same", "briefing.no_reviews"):
        assert say(nothing) in made


def test_what_can_never_be_stored_is_taken_out() -> None:
    use = decided("L1", decision="no", because="borgeren 010190-1234 vil ikke")
    briefed = BriefingSnapshot(journal_of(Project(id="P", name="Nyt"), use), lambda _: None, "[fjernet]")
    made = render_briefing([briefed], guide_of("da"), catalogue("da"), today=TODAY)
    assert "010190" not in made.text
    assert made.personal["block"] == {"cpr": 1}


def of_briefing(words: Words) -> str:
    lesson = replace(
        LESSON,
        title=words("title_line"),
        learned=words("learned"),
        do=words("do"),
        conditions=words("conditions"),
        status="retired",
        because=words("retired_line"),
        context={"C1": Level(1, words("then_line"))},
    )
    journal = journal_of(
        Project(id="P", name=words("name_line"), ending=words("ending"), context={"C1": Level(5, words("now_line"))}),
        decided(
            "L1", decision="adapted", because=words("because"), measure="A", held="none", held_because=words("why")
        ),
        Action(id="A", text=words("action"), owner=words("owner_line"), stage=words("stage_id_line")),
        Review(id="review-S1", stage="S1", status="skipped", because=words("skipped")),
    )
    origin = Project(id="P0", name=words("origin_line"), technology=words("technology_line"))
    return written(journal, GUIDE, "en", lesson, origin=origin)


PLACES = named(of_briefing)


@settings(max_examples=amount(50, 100))
@given(told=st.fixed_dictionaries({name: texts() for name in PLACES}))
def test_no_text_leaves_its_place(told: dict[str, str]) -> None:
    assume(not any(text in GUIDE for text in told.values()))
    assume(all(told.values()))
    assume(told["title_line"].strip() != told["do"].strip())  # what is the same is said once
    check(told, commonmark(), of_briefing)
