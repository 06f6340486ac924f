"""Several projects for those who lead them: one page, and every figure on it is what somebody counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.export.committee import render_committee_note
from journals.export.one_page import LINES, printed_lines
from journals.export.summary import render_summary
from journals.export.summary_snapshot import SummarySnapshot
from journals.records.base import Record
from journals.records.model import SIGNS, STATUSES, Action, Card, Observation, Project
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
DA = catalogue("da")


def page(projects: dict[str, tuple[Project, list[Record]]], *, note: bool = False) -> str:
    taken = [SummarySnapshot(journal_of(project, *records), "[fjernet]") for project, records in projects.values()]
    return (render_committee_note if note else render_summary)(taken, guide_of("da"), DA, today=TODAY).text


def test_what_waits_hits_is_silent_led_and_undecided_stands_on_it_with_what_is_asked_for() -> None:
    bit = frozenset({"4.4"})
    led = [
        Observation(id=f"L{n}", text="x", sign="bites", pitfalls=bit, perspective="leder", happened="2026-11-20")
        for n in range(3)
    ]
    trial = Card(id="card-trial-01kb0000000000000000000001", form="trial", answers={"question": "Holder de?"})
    over = Project(id="C", name="Forbi", stage="S7", status="finished")
    projects: dict[str, tuple[Project, list[Record]]] = {
        "A": (
            Project(id="A", name="Skærme", stage="S4"),
            [
                *led,
                Observation(id="N", text="y", happened="2026-11-20"),
                Observation(id="Q", text="Hvem svarer?", kind="question", happened="2026-10-01"),
                Observation(id="H", text="hemmeligt", kind="concern", private=True, retro="R"),
                Action(id="T", text="z", due="2026-11-01"),
                trial,
            ],
        ),
        "B": (
            Project(id="B", name="Døre", stage="S4"),
            [Observation(id="B1", text="x", sign="bites", pitfalls=bit, happened="2026-01-01")],
        ),
        "C": (over, [Observation(id="C1", text="x", sign="handled", pitfalls=bit, happened="2026-01-01")]),
    }
    told = page(projects)
    assert told.startswith("# Ét ark: 3 projekter\n")
    assert "2 i gang" in told
    assert "- **En handling er over tid:** Skærme" in told
    assert "- Hvem svarer? · siden 1. oktober 2026 · Skærme" in told
    assert "4.4 Prøvet, men ikke i virkeligheden: ramte 2 af 3 (Skærme, Døre)" in told
    assert "- Skærme: 3 af 6 observationer har en rolle, og de er alle lederes" in told
    assert "Holder de? · Skærme" in told
    assert "**Et projekt har været stille i over en måned:** Døre" in told
    assert told.rstrip().splitlines()[-1].startswith("**Det beder vi om:** et svar til dem")
    assert "hemmeligt" not in told
    assert page(projects, note=True).startswith("# Notat til MED: 3 projekter\n")


_records = st.lists(
    st.builds(
        lambda text, sign, kind, role, happened: Observation(
            text=text, sign=sign, kind=kind, perspective=role, happened=happened, pitfalls=frozenset({"4.4", "1.1"})
        ),
        texts(),
        st.sampled_from([None, *SIGNS]),
        st.sampled_from(["concern", "worked", None]),
        st.sampled_from(["", "leder", "borger"]),
        st.sampled_from([None, "2026-01-02", "2026-11-20"]),
    ),
    max_size=8,
)


@pytest.mark.long
@settings(max_examples=30)
@given(st.lists(st.tuples(texts(), st.sampled_from(STATUSES), _records), min_size=2, max_size=12))
def test_whatever_is_written_in_however_many_projects_it_is_one_page(
    written: list[tuple[str, str, list[Observation]]],
) -> None:
    projects: dict[str, tuple[Project, list[Record]]] = {}
    for number, (name, status, seen) in enumerate(written):
        project = Project(id=f"P{number:02}", name=name, status=status)  # type: ignore[arg-type]
        projects[project.id] = (project, [replace(each, id=f"O{number}-{n}") for n, each in enumerate(seen)])
    for told in (page(projects), page(projects, note=True)):
        assert printed_lines(told) <= LINES
        assert sum(line.startswith("# ") for line in told.splitlines()) == 1
    hit = sum(any(each.sign == "bites" for each in seen) for _, _, seen in written)
    looked = sum(bool(seen) for _, _, seen in written)
    assert (f": ramte {hit} af {looked} (" in told) == bool(hit)
