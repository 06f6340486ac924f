"""The learning log: what is in it, what it is called, and that it is the same each time."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.export.labels import KIND_MARKS, SIGN_MARKS
from journals.export.learning_log import learning_log_file_name, render_learning_log
from journals.export.log_snapshot import project_snapshots
from journals.export.markdown_blocks import without_front_matter
from journals.library.journal import Journal
from journals.log.act import Act
from journals.records.base import Level, Record, to_fields
from journals.records.model import Action, Card, Lesson, Observation, Project, Use
from journals.text.language import LANGUAGES, Language
from tests.documents import learning_log
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.making import WRITER, folded, journal_of
from tests.journals.markdown import commonmark, faults
from tui.locale import catalogue
from tui.wording import display as show

TODAY = date(2026, 11, 24)
GOLDEN = Path(__file__).parent / "golden"
in_both = pytest.mark.parametrize("language", LANGUAGES)


def log(*journals: Journal, language: Language = "da") -> str:
    return learning_log(journals, guide_of(language), catalogue(language), today=TODAY)


def small_project() -> list[Record]:
    """A little of everything that a log can hold."""
    return [
        Project(
            id="P1",
            name="Skærmbesøg, nord",
            technology="skærme",
            area="Ældre",
            stage="S4",
            status="stopped",
            ended="2026-11-20",
            ending="Begynd dér, hvor det er svært.\nSpørg aftenholdet.",
            context={
                "C1": Level(2, "mange nye"),
                "C4": Level(5),
                "C7": Level(None, "ved vi ikke endnu"),
            },
        ),
        Observation(
            id="O1",
            text="Lyden faldt ud hos to borgere.\n\n- og *ingen* vidste hvorfor <3",
            stage="S4",
            happened="2026-11-02",
            kind="hindered",
            sign="bites",
            pitfalls=frozenset({"4.4", "2.3"}),
            insights=frozenset({"I4.1"}),
            perspective="hjælper, aften",
        ),
        Observation(
            id="O2", text="De nye hjalp hinanden", stage="S4", happened="2026-W44", kind="worked", sign="handled"
        ),
        Observation(id="O3", text="Hvem hører dårligt?", stage="S1", kind="concern", pitfalls=frozenset({"2.4"})),
        Observation(
            id="O4",
            text="Hvornår er vi færdige?",
            stage="S1",
            happened="2026-09-01",
            kind="question",
            reply="Til jul.\nVi siger det højt.",
            reply_as="plan",
            replied="2026-09-03",
        ),
        Observation(
            id="O5", text="Skriv det ned", stage="S9", kind="idea", sign="watch", pitfalls=frozenset({"4.4", "9.9"})
        ),
        Observation(id="O6", text="Stille", stage="S4", happened="2026-10-01"),
        Lesson(
            id="L1",
            title="Prøv hos dem, der hører dårligt",
            situation="Prøven var hos de raske",
            learned="Det svære så vi ikke",
            stage="S4",
            pitfalls=frozenset({"4.4", "3.2"}),
            evidence=frozenset({"O1", "O6", "O7"}),
            context={"C1": Level(2, "mange nye"), "C4": Level(3)},
            conditions="frivillige",
            status="final",
        ),
        Lesson(id="L2", title="Sig det højt", do="Skriv svaret op"),
        Action(id="A1", text="Prøv fem svære hjem", owner="gruppeleder", due="2026-11-23", first_step="Ring\ntil dem"),
        Action(id="A2", text="Find en lyddims"),
        Action(id="A3", text="Køb flere", status="dropped", because="Prøven er stoppet"),
        Action(id="A4", text="Mål lyden", status="done", done="2026-11-01"),
        Card(
            id="card-purpose-1",
            form="purpose",
            answers={"G1": "main", "G1.who": "gruppen\n- selv", "G1.felt": "unknown", "G4": "none"},
        ),
        Card(id="card-questions-2", form="questions", round=2, answers={"Q1": "ro"}),
        Card(id="card-traits-1", form="traits", answers={"T1": "5", "T3.note": "kan ikke rettes til"}),
        Card(id="card-roles-1", form="roles", answers={"RO1.time": "no"}),
        Card(id="card-fence-1", form="fence", answers={"used": " "}),
        Card(id="card-own-1", form="own", answers={"what": "*noget*"}),
    ]


def small_journal() -> Journal:
    project, *records = small_project()
    assert isinstance(project, Project)
    return journal_of(project, *records)


# What is in it


@pytest.mark.parametrize(("language", "name"), [("da", "laeringslog.md"), ("en", "learning-log.md")])
def test_a_small_project_is_written_as_it_should_be_read(language: Language, name: str) -> None:
    assert log(small_journal(), language=language) == (GOLDEN / name).read_text(encoding="utf-8")


@in_both
def test_an_empty_project_says_what_it_does_not_know(language: Language) -> None:
    written = log(journal_of(Project(id="P", name="Nyt")), language=language)
    say, guide = catalogue(language), guide_of(language)
    for nothing in ("export.no_observations", "export.no_lessons", "export.no_actions"):
        assert f"\n\n{say(nothing)}\n" in written
    for nothing in ("export.map_empty", "export.context_none"):
        assert f"\n\n{say(nothing)}\n" in written
    assert not any(each.title in written for each in (*guide.factors, *guide.pitfalls)), "what is empty is left out"
    assert faults(written) == []


@in_both
def test_what_nobody_has_said_anything_of_is_left_out(language: Language) -> None:
    """A log that was brought in yesterday has notes, and neither a map nor conditions."""
    say, guide = catalogue(language), guide_of(language)
    note = Observation(id="O1", text="Lyden faldt ud", pitfalls=frozenset({"4.4"}))
    written = log(journal_of(Project(id="P", name="Nyt", context={"C1": Level(2)}), note), language=language)
    assert written.count(" |  |  |  |  |  |  |  |\n") == len(guide.pitfalls) - 1
    assert say("export.context_some") in written
    assert [each.id for each in guide.factors if f"- **{each.title}:**" in written] == ["C1"]


def test_an_empty_cell_is_said_to_be_unknown() -> None:
    assert "En tom celle er ukendt: ingen har set efter. Den betyder ikke, at alt er godt." in log(small_journal())
    assert "An empty cell is unknown: nobody has looked." in log(small_journal(), language="en")


def test_several_projects_stand_by_name_each_once_and_what_comes_back_is_said() -> None:
    def project(number: str, name: str, *pitfalls: str) -> Journal:
        seen = Observation(id="O", text="x", sign="bites", pitfalls=frozenset(pitfalls))
        return journal_of(Project(id=number, name=name), seen)

    a, b, c = project("3", "Åen", "1.1"), project("1", "Bro", "1.1", "2.2"), project("2", "Ø", "2.4")
    written = log(a, b, c, a)
    assert written == log(c, b, a)
    assert without_front_matter(written).startswith("# Læringslog: 3 projekter\n")
    tokens = commonmark().parse(without_front_matter(written))
    titles = [
        tokens[at + 1].content for at, token in enumerate(tokens) if (token.type, token.tag) == ("heading_open", "h2")
    ]
    assert titles == ["Projekterne", "På tværs af projekterne", "Bro", "Ø", "Åen"]
    assert "ramt mere end ét projekt:\n\n- 1.1 Det virkede jo hos de andre: 2 af 3 projekter\n\n## Bro\n" in written
    assert "- **Bro:** Projektet er ved trin 1 Idé og afsæt. Der er skrevet 1 observation." in written
    assert faults(written) == []


def test_one_project_is_at_the_top_and_has_nothing_across() -> None:
    written = log(small_journal())
    assert without_front_matter(written).startswith("# Læringslog: Skærmbesøg, nord\n")
    assert "På tværs" not in written


def test_what_was_seen_on_one_day_is_of_that_day() -> None:
    seen = Observation(id="O", text="x", happened="2025-12-10")
    opening = log(journal_of(Project(id="P", name="x"), seen)).split("\n\n")[4]
    assert "Den 10. december 2025 blev der skrevet 1 observation." in opening


def test_the_first_paragraph_can_be_read_alone() -> None:
    seen = [
        Observation(id=f"O{n}", text="x", kind="concern", sign="bites", pitfalls=frozenset({pitfall}), happened=day)
        for n, (pitfall, day) in enumerate([("1.1", "2026-09-01"), ("4.4", "2026-11-02"), ("4.4", "9999-12-31")])
    ]
    opening = log(journal_of(Project(id="P", name="x", stage="S4"), *seen)).split("\n\n")[4]
    assert opening == (
        "Projektet er ved trin 4 Prøve. Fra 1. september 2026 til 2. november 2026 blev der skrevet 3 observationer. "
        "Oftest bider 4.4 Prøvet, men ikke i virkeligheden (2); 1.1 Det virkede jo hos de andre (1). "
        "3 bekymringer og spørgsmål venter på svar."
    )


def test_what_was_decided_about_others_lessons_stands_in_it() -> None:
    use = Use(id="U", lesson="L", origin="Q", decision="adapted", because="kun om dagen", decided="2026-11-01")
    helped = replace(use, measure="A", held="helped", held_because="natholdet var med")
    made = journal_of(Project(id="P", name="x"), helped, Action(id="A", text="Spørg natholdet"))
    there = Project(id="Q", name="Syd"), Lesson(id="L", title="Begynd om natten")
    taken = project_snapshots([made], lambda asked: there if asked.lesson == "L" else None)
    text = render_learning_log(taken, guide_of("da"), catalogue("da"), today=TODAY).text
    assert (
        "## Det besluttede vi om andres læringer\n\n- **Begynd om natten** (Syd)\n"
        "  - **Besluttet:** tilpasset: kun om dagen\n  - **Handling:** Spørg natholdet\n"
        "  - **Siden:** hjalp: natholdet var med\n"
    ) in text
    gone = render_learning_log(project_snapshots([made]), guide_of("da"), catalogue("da"), today=TODAY).text
    assert "- **(læringen er her ikke længere)**\n" in gone


def test_others_get_finished_lessons_and_no_statements() -> None:
    taken = project_snapshots([small_journal()], audience="sharing")
    text = render_learning_log(taken, guide_of("da"), catalogue("da"), today=TODAY).text
    assert "### Prøv hos dem, der hører dårligt" in text
    assert "1 læring er et udkast og står ikke her." in text
    for kept_here in ("Sig det højt", "Lyden faldt ud", "gruppeleder", "aftenholdet", "mange nye", "Bygger på"):
        assert kept_here not in text
    assert faults(without_front_matter(text)) == []


def test_what_it_says_of_itself_is_read_as_json() -> None:
    said = log(small_journal()).split("---\n")[1]
    assert {name: json.loads(value) for name, value in (each.split(": ", 1) for each in said.splitlines())} == {
        "generator": "Tilbageblik",
        "lang": "da",
        "date": "2026-11-24",
        "from": "2026-09-01",
        "to": "2026-11-02",
        "projects": ["P1"],
        "observations": 6,
        "lessons": 2,
    }


def test_a_lesson_that_was_learned_in_todays_context_points_to_it() -> None:
    here = {"C1": Level(2, "mange nye")}
    made = journal_of(Project(id="P", name="x", context=here), Lesson(id="L", title="y", context=here))
    written = log(made)
    assert "- **Vilkår dengang:** som projektets vilkår nedenfor\n" in written
    assert written.count("mange nye") == 1


def test_the_marks_are_the_screens_own() -> None:
    assert {kind: mark.replace("\\", "") for kind, mark in KIND_MARKS.items()} == show.KIND_SIGNS
    assert {sign: mark for sign, mark in show.SIGN_SYMBOLS.items() if sign} == SIGN_MARKS


@pytest.mark.parametrize("due", ["2026-11-23", "2026-11-24"])
def test_an_action_is_late_the_day_after(due: str) -> None:
    written = log(journal_of(Project(id="P", name="x"), Action(id="A", text="y", due=due)))
    assert ("(over tid)" in written) == (due == "2026-11-23")


def test_an_action_that_was_done_nobody_knows_when_keeps_its_deadline() -> None:
    done = Action(id="A1", text="Mål lyden", due="2026-12-01", status="done")
    assert "1. december 2026" in log(journal_of(Project(id="P", name="Nyt"), done))
    assert "1. december 2026" not in log(journal_of(Project(id="P", name="Nyt"), replace(done, done="2026-11-20")))


def test_a_date_that_is_none_is_left_out() -> None:
    written = log(journal_of(Project(id="P", name="x"), Observation(id="O", text="y", happened="2026-13-45")))
    assert "2026-13-45" not in written
    assert "**· observation**" in written


# Its name


def test_file_names() -> None:
    da, en = catalogue("da"), catalogue("en")
    one = [journal_of(Project(id="P", name="Skærmbesøg & <lyd>/../x"))]
    three = [journal_of(Project(id=number, name="x")) for number in "123"]
    assert learning_log_file_name(one, da, today=TODAY) == "laeringslog-skaermbesoeg-lyd-x-2026-11-24.md"
    assert learning_log_file_name(three, da, today=TODAY) == "laeringslog-3-projekter-2026-11-24.md"
    assert learning_log_file_name(three, en, today=TODAY) == "learning-log-3-projects-2026-11-24.md"


@given(texts())
def test_a_file_name_is_plain_whatever_the_project_is_called(name: str) -> None:
    made = learning_log_file_name([journal_of(Project(id="P", name=name))], catalogue("da"), today=TODAY)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert made.startswith("laeringslog-")
    assert made.endswith("-2026-11-24.md")
    assert made.count(".") == 1
    assert len(made) < 80


# The same each time


@given(st.randoms(use_true_random=False))
def test_the_same_records_give_the_same_bytes_in_whatever_order_they_came(order: random.Random) -> None:
    fields = [
        (record.TABLE, record.id, {field: value})
        for record in small_project()
        for field, value in to_fields(record).items()
    ]
    acts = [Act(at=f"2026-11-24T10:00:00.000Z-{at:04x}-{WRITER}", do=[change]) for at, change in enumerate(fields)]
    again = [*acts, *order.sample(acts, 5)]
    order.shuffle(again)
    assert log(folded("P1", again)) == log(small_journal())
