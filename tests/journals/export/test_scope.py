"""A document that is about less than everything holds just that, and says so in its first paragraph."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from journals.export.data_snapshot import data_snapshots
from journals.export.json_form import render_json
from journals.export.learning_log import learning_log_file_name, render_learning_log
from journals.export.log_snapshot import project_snapshots
from journals.export.scope import EVERYTHING, Scope, ScopeFilter
from journals.library.journal import Journal
from journals.records.model import Action, Lesson, Observation, Project, Use
from journals.records.retro import Reflection, Retro
from tests.journals.making import journal_of
from tui.locale import catalogue

DA = catalogue("da")
TODAY = date(2026, 11, 24)
guide_of = cache(content.load)


def project() -> Journal:
    return journal_of(
        Project(id="P1", name="Skærme"),
        Observation(
            id="O1", text="lyden faldt ud", pitfalls=frozenset({"4.4", "2.3"}), happened="2026-03-02", stage="S4"
        ),
        Observation(id="O2", text="nettet var nede", pitfalls=frozenset({"1.1"}), happened="2026-W20", stage="S2"),
        Observation(id="O3", text="uden dag og mærke"),
        Lesson(
            id="L1",
            title="Prøv dér",
            pitfalls=frozenset({"4.4"}),
            retro="R1",
            evidence=frozenset({"O2"}),
            status="final",
        ),
        Lesson(id="L2", title="Spørg først", pitfalls=frozenset({"1.1"})),
        Action(id="A1", text="køb stik", source="O1", due="2026-W10"),
        Action(id="A2", text="ring rundt", source="O2", due="2026-06-01"),
        Retro(id="R1", format="hour", day="2026-03-10", closed="2026-03-10", taken="vi er trygge"),
        Reflection(id="M1", retro="R1", pitfall="4.4", answer="yes", note="hver gang"),
        Reflection(id="M2", retro="R1", pitfall="1.1", answer="no", note="slet ikke"),
        Use(id="U1", lesson="X", origin="Y", decision="no", because="andet hus", decided="2026-03-03"),
    )


def log(scope: Scope, *journals: Journal, **how: object) -> str:
    chosen = project_snapshots(journals or [project()], scope=scope, **how)  # type: ignore[arg-type]
    return render_learning_log(chosen, guide_of("da"), DA, today=TODAY).text


def first_paragraph(text: str) -> str:
    return next(each for each in text.split("\n\n") if not each.startswith(("---", "#", "<!--")))


TEXTS = ("lyden faldt ud", "nettet var nede", "uden dag", "Prøv dér", "Spørg først", "køb stik", "ring rundt")
MORE = ("vi er trygge", "hver gang", "slet ikke", "andet hus")


@pytest.mark.parametrize(
    ("scope", "said", "held"),
    [
        (
            Scope(pitfall="4.4"),
            "Her står kun det om faldgruben »4.4",
            {"lyden faldt ud", "nettet var nede", "Prøv dér", "køb stik", "hver gang"},
        ),
        (
            Scope(since="2026-03-01", until="2026-03-31"),
            "Her står kun det fra 1. marts 2026 til og med 31. marts 2026.",
            {"lyden faldt ud", "nettet var nede", "Prøv dér", "køb stik", *MORE},
        ),
        (Scope(since="2026-05-01"), "kun det fra 1. maj 2026 og frem.", {"nettet var nede", "ring rundt"}),
        (Scope(lessons_only=True), "Her står kun læringerne.", {"Prøv dér", "Spørg først", "nettet var nede"}),
        (Scope("1.1", lessons_only=True), "læringerne om faldgruben »1.1", {"Spørg først"}),
        (
            Scope("1.1", until="2026-05-31"),
            "»1.1 Det virkede jo hos de andre« til og med 31. maj 2026.",
            {"nettet var nede", "slet ikke"},
        ),
    ],
)
def test_it_holds_what_is_wanted_and_says_so_first(scope: Scope, said: str, held: set[str]) -> None:
    text = log(scope)
    assert said in first_paragraph(text)
    assert {each for each in (*TEXTS, *MORE) if each in text} == held, "what a lesson rests on is quoted too"
    assert "ikke længere er her" not in text


def test_everything_is_as_before_and_says_nothing_of_a_scope() -> None:
    assert "Her står kun" not in log(EVERYTHING)
    assert all(each in log(EVERYTHING) for each in (*TEXTS, *MORE))


def test_of_several_projects_those_with_nothing_are_named_once() -> None:
    bare = journal_of(
        Project(id="P2", name="Sensorer"), Observation(id="O9", text="intet", pitfalls=frozenset({"3.1"}))
    )
    text = log(Scope(pitfall="4.4"), project(), bare)
    assert text.count("Sensorer") == 1
    assert "Der er intet af det i Sensorer." in text
    assert "# Læringslog: 2 projekter · 4.4" in text
    (row,) = [line for line in text.split("På tværs")[1].split("## Skærme")[0].split("\n") if line.startswith("| 4.4")]
    assert row.count("1") == 1


def test_the_file_says_it_too() -> None:
    scope = Scope("4.4", "2026-03-01", "2026-03-31", True)
    name = learning_log_file_name([project()], DA, today=TODAY, scope=scope)
    assert name == "laeringslog-4-4-2026-03-01-2026-03-31-laeringer-skaerme-2026-11-24.md"


def test_data_holds_the_same_and_says_so() -> None:
    scope = Scope(since="2026-03-01", until="2026-03-31")
    read = json.loads(render_json(data_snapshots([project()], scope=scope), DA, today=TODAY, scope=scope).text)
    assert read["scope"] == {"since": "2026-03-01", "until": "2026-03-31"}
    assert {each["id"] for each in read["projects"][0]["records"]} == {"O1", "L1", "A1", "U1", "R1"}
    everything = json.loads(render_json(data_snapshots([project()]), DA, today=TODAY).text)
    assert "scope" not in everything


def test_others_get_only_the_lessons_of_it() -> None:
    text = log(Scope(pitfall="4.4"), audience="sharing")
    assert "Prøv dér" in text
    assert "Spørg først" not in text
    assert "lyden" not in text
    assert "Her står kun det om" in first_paragraph(text)


days = st.sampled_from(["", "2026-01-01", "2026-03-02", "2026-05-10", "2026-05-11", "2026-12-31"])


@given(days, days, st.sampled_from(["", "4.4", "1.1", "2.3"]))
def test_an_observation_is_kept_as_the_list_on_the_command_line_keeps_it(since: str, until: str, pitfall: str) -> None:
    journal = project()
    kept = {each.id for each in filter(ScopeFilter(Scope(pitfall, since, until), journal), journal.all(Observation))}
    first = {"O1": "2026-03-02", "O2": "2026-05-11", "O3": ""}
    expected = {
        each.id
        for each in journal.all(Observation)
        if (not pitfall or pitfall in each.pitfalls)
        and first[each.id] >= since
        and (not until or "" < first[each.id] <= until)
    }
    assert kept == expected
