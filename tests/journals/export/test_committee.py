"""The note for the joint committee: six headings, of what is there, on one page, and what nobody has answered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from content import Guide
from journals.export.committee import render_committee_note
from journals.export.one_page import LINES, printed_lines
from journals.export.summary_snapshot import SummarySnapshot
from journals.records.base import Record
from journals.records.model import Action, Card, Observation, Project
from journals.records.retro import Retro
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
DA = catalogue("da")
HEADINGS = [DA(f"committee.{name}") for name in ("what", "effects", "whom", "told", "follow_up", "when")]


def note(*records: Record, project: Project | None = None, guide: Guide | None = None) -> str:
    journal = journal_of(project or Project(id="P", name="Skærme", stage="S4"), *records)
    taken = SummarySnapshot(journal, "[fjernet]")
    return render_committee_note([taken], guide or guide_of("da"), DA, today=TODAY).text


def card(form: str, turn: int = 1, /, **answers: str) -> Card:
    told = {name.replace("__", "."): text for name, text in answers.items()}
    return Card(id=f"card-{form}-{turn}", form=form, round=turn, answers=told)


def below(text: str, title: str) -> str:
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_what_is_known_stands_below_the_heading_that_the_committee_asks_under() -> None:
    told = note(
        card("questions", Q1="før det, der gjaldt dengang", Q2="gammelt"),
        card("questions", 2, Q1="Færre ture", Q2="Listen lægges om"),
        card("purpose", G1="main", G1__who="byrådet", G1__felt="years", G2="side", G3="none", G3__felt="now"),
        card("roles", RO2="gruppeleder", RO4="dagholdet"),
        card("around", outside="natholdet", heard="no", routines="unknown"),
        card("loss", **{"contact": "less", "contact.note": "færre besøg", "whole": "same"}),
        card("changes", A1="yes", A5="yes", A2="no"),
        Observation(id="O1", text="gik i stå", sign="bites", pitfalls=frozenset({"4.4"})),
        Observation(id="O2", text="Hvem svarer?", kind="question", happened="2026-11-01"),
        Observation(id="O3", text="for os selv", kind="concern", private=True, retro="R1"),
        Action(id="A1", text="Læg en oplader frem", owner="gruppeleder", due="2026-12-20"),
        Retro(id="R1", day="2026-11-10", closed="2026-11-10", next="2026-12-08"),
        project=Project(id="P", name="Skærme", stage="S4", unit="nord", technology="skærmbesøg"),
    )
    assert [line.removeprefix("## ") for line in told.splitlines() if line.startswith("## ")] == HEADINGS
    what, effects, whom, tells, follow_up, when = (below(told, title) for title in HEADINGS)
    assert "skærmbesøg · ny teknologi" in what
    assert "Færre ture" in what
    assert "dengang" not in told, "the round that is over"
    assert "**Hovedmål:** Bedre service til borgere eller virksomheder (sat af byrådet)" in what
    assert "Listen lægges om" in effects
    assert "mindre – færre besøg" in effects
    assert "Det hele billede" not in told, "what stays as it was is no consequence"
    assert "**Nyt på samme dag (2):** Nye forløb i arbejdet; Nye måder at logge på" in effects
    assert "4.4 Prøvet, men ikke i virkeligheden (1 observation)" in effects
    assert "Hvem svarer? · siden 1. november 2026" in effects
    assert "for os selv" not in told
    assert all(each in whom for each in ("nord", "dagholdet", "natholdet", "nej"))
    assert "unknown" not in told
    assert "gruppeleder" in tells
    assert "0 af 2 er besvaret; 2 venter, 1 af dem skrevet for sig, den ældste siden 1. november 2026" in tells
    assert "8. december 2026" in follow_up
    assert "Læg en oplader frem · gruppeleder · 20. december 2026" in follow_up
    assert "4 Prøve" in when
    assert "om flere år" in when
    assert "med det samme" not in when, "of what is no goal"
    assert DA("committee.missing") not in told


def entry(form: str, number: int, **answers: str) -> Card:
    told = {name.replace("__", "-"): text for name, text in answers.items()}
    return Card(id=f"card-{form}-01kb00000000000000000000{number:02}", form=form, answers=told)


def test_what_is_noted_of_groups_committees_help_and_decisions_stands_below_its_heading() -> None:
    told = note(
        entry("involvement", 1, group="dagholdet", degree="told", stage="S1", how="møde kl. 23"),
        entry("involvement", 2, group="dagholdet", degree="tried", stage="S4"),
        entry("involvement", 3, group="De pårørende", degree="heard", how="over kaffen", came="et skilt på døren"),
        entry(
            "committee",
            1,
            topic="Gulve",
            when="2026-11-12",
            where="safety",
            agreed="vi ser på nætterne",
            decided="2026-12-01",
        ),
        entry("support", 1, group="Natholdet", language="yes", able="no", help="en superbruger", need="øvetid"),
        entry("decision", 1, about="Skal vi blive ved?", day="2027-01-12"),
        entry("decision", 2, about="Skulle vi prøve?", day="2026-10-12", decision="continue"),
        entry("calendar", 1, what="Ny vagtplan", **{"from": "2026-W50"}),
        entry("calendar", 2, what="Flytning", **{"from": "2026-W49", "until": "2026-W51"}),
    )
    _, effects, whom, tells, follow_up, when = (below(told, title) for title in HEADINGS)
    assert "noget, som ikke alle kan: Natholdet" in effects
    assert "**Grupper, der har været med:** dagholdet; de pårørende" in whom
    assert "**dagholdet:** fik besked (trin 1) – møde kl. 23\n" in tells
    assert "pårørende" not in tells, "who was asked told nobody"
    assert "**De pårørende:** hørt – over kaffen – et skilt på døren – ikke noteret: trin\n" in whom
    assert "**Arbejdsmiljøgruppen 12. november 2026:** Gulve – vi ser på nætterne" in follow_up
    assert "**Hjælp til natholdet:** øvetid → en superbruger" in follow_up
    assert "**Skal vi blive ved?** 12. januar 2027" in when
    assert when.index("**Gulve:** 1. december 2026") < when.index("**Skal vi blive ved?**")
    assert "Skulle vi prøve?" not in when, "it is decided"
    assert "uge 50: 2 ting på samme tid: Flytning, Ny vagtplan" in when


def test_headings_that_nothing_is_known_below_are_named_in_the_last_line_alone() -> None:
    told = note()
    assert told.count("\n## ") == 1
    assert told.rstrip().splitlines()[-1] == f"**{DA('committee.missing')}:** {'; '.join(HEADINGS[:-1])}"
    assert DA("committee.to_discuss") in told
    assert DA("committee.to_discuss") not in note(project=Project(id="P", name="Skærme", status="finished"))


def test_a_guide_without_these_forms_makes_a_note_of_the_records_alone() -> None:
    bare = replace(guide_of("da"), cards=())
    told = note(card("questions", Q1="Færre ture"), Action(id="A1", text="Læg en oplader frem"), guide=bare)
    assert "Færre ture" not in told
    assert "Læg en oplader frem" in told


_answers = st.dictionaries(st.sampled_from(["Q1", "Q2", "used", "not-now", "outside", "RO2", "RO4", "D3"]), texts())
_records = st.lists(
    st.one_of(
        st.builds(
            lambda text, kind: Observation(text=text, kind=kind, happened="2026-09-30"),
            texts(),
            st.sampled_from(["concern", None]),
        ),
        st.builds(lambda text, owner: Action(text=text, owner=owner), texts(), texts()),
    ),
    max_size=40,
)


@pytest.mark.long
@settings(max_examples=40)
@given(_records, _answers, texts())
def test_whatever_is_written_the_note_is_one_page(records: list[Record], answers: dict[str, str], name: str) -> None:
    cards = [card(form, **answers) for form in ("questions", "fence", "around", "roles", "differences")]
    said = dict(zip(("group", "need", "help", "agreed", "what"), answers.values(), strict=False))
    for number, form in enumerate(("involvement", "support", "committee", "calendar") * 3):
        cards.append(entry(form, number, degree="heard", when="2026-11-12", **{"from": "2026-W50"}, **said))
    listed = [replace(each, id=f"R{n}") for n, each in enumerate(records)]
    told = note(*cards, *listed, project=Project(id="P", name=name, unit=name, technology=name, reply_days=1))
    assert printed_lines(told) <= LINES
    assert sum(line.startswith("# ") for line in told.splitlines()) == 1


def test_of_many_concerns_that_wait_two_are_told_and_how_many_more_there_are() -> None:
    asked = [Observation(id=f"Q{n}", text=f"Hvem svarer {n}?", kind="concern", happened="2026-11-01") for n in range(6)]
    hits = [
        Observation(id=f"B{n}", text="x", sign="bites", pitfalls=frozenset({f"{n}.1", f"{n}.2"})) for n in range(1, 4)
    ]
    told = below(note(*asked, *hits), HEADINGS[1])
    assert told.count("**Venter på svar:**") == 2
    assert "– og 4 bekymringer og spørgsmål mere\n" in told
    assert "; og 3 mere" in told, "of the pitfalls it is said too"
