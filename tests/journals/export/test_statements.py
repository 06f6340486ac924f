"""Statements without names: what somebody in a role has said is there, once and at its stage; nothing private is."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.export.project_pages import PageSnapshot
from journals.export.statements import is_statement, render_statements
from journals.records.base import Record
from journals.records.model import Observation, Project
from tests.guides import guide_of
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
DA = catalogue("da")


def told(*records: Record, project: Project | None = None) -> str:
    journal = journal_of(project or Project(id="P", name="Skærme", area="Jobcenter"), *records)
    return render_statements([PageSnapshot(journal, "[fjernet]")], guide_of("da"), DA, today=TODAY).text


def test_a_statement_stands_at_its_stage_with_its_role_and_area() -> None:
    shown = told(
        Observation(id="1", text="Vi hører alt i storrummet", stage="S3", perspective="sagsbehandler"),
        Observation(id="2", text="Hvem bestemte det?", stage="S1", perspective="jobkonsulent"),
        Observation(id="3", text="Mødet flyttet", stage="S1"),
        Observation(id="4", text="sagt i tillid", stage="S1", perspective="leder", private=True),
    )
    assert "- Hvem bestemte det? · *jobkonsulent*" in shown
    assert shown.index("## 1 ") < shown.index("Hvem bestemte") < shown.index("## 3 ") < shown.index("storrummet")
    assert "Område: Jobcenter." in shown
    assert "Mødet" not in shown, "nobody is told to have said it"
    assert "tillid" not in shown
    assert "leder" not in shown


def test_where_nobody_is_told_to_have_said_anything_it_says_what_to_do() -> None:
    assert "Set af" in told(Observation(id="1", text="Mødet flyttet"))
    assert "Område" not in told(
        Observation(id="1", text="a", perspective="leder"), project=Project(id="P", name="Skærme")
    )


def test_an_area_stays_one_line_whatever_it_holds() -> None:
    project = Project(id="P", name="Skærme", area="*Job*\n\n# <b>center")
    shown = told(Observation(id="1", text="a", perspective="leder"), project=project)
    assert r"Område: \*Job\* \# &lt;b&gt;center." in shown


_notes = st.lists(
    st.builds(
        Observation,
        stage=st.sampled_from(["S1", "S2", "S7", "S9"]),
        perspective=st.sampled_from(["", " ", "leder", "sagsbehandler"]),
        private=st.booleans(),
    ),
    max_size=12,
)


@given(_notes)
def test_each_statement_is_told_once_and_nothing_else(notes: list[Observation]) -> None:
    named = [replace(each, id=f"n{n}", text=f"sagt{n}x") for n, each in enumerate(notes)]
    shown = told(*named)
    assert all(shown.count(each.text) == is_statement(each) for each in named)
