"""The page for those who decide: what is on it is counted right, fits, and holds nothing that is nobody else's."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journals.export.one_page import LINES, printed_lines
from journals.export.summary import render_summary
from journals.export.summary_snapshot import SummarySnapshot
from journals.records.base import Record
from journals.records.model import SIGNS, Action, Lesson, Observation, Project
from journals.records.retro import Retro
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.making import journal_of
from tui.locale import catalogue

TODAY = date(2026, 11, 24)
DA = catalogue("da")


def page(*records: Record, project: Project | None = None) -> str:
    journal = journal_of(project or Project(id="P", name="Skærme", stage="S4"), *records)
    return render_summary([SummarySnapshot(journal, "[fjernet]")], guide_of("da"), DA, today=TODAY).text


def test_what_is_there_stands_on_it_and_what_is_empty_is_left_out() -> None:
    bit = Observation(id="O1", text="gik i stå", stage="S4", sign="bites", pitfalls=frozenset({"4.4"}))
    told = page(
        bit,
        replace(bit, id="O2"),
        replace(bit, id="O3", sign="handled", pitfalls=frozenset({"2.3"})),
        Observation(id="Q1", text="Hvem svarer?", kind="question", happened="2026-11-01"),
        Observation(
            id="Q2", text="Holder det?", kind="concern", happened="2026-11-01", reply="ja", replied="2026-11-04"
        ),
        Action(id="A1", text="Læg en oplader frem", owner="gruppeleder", due="2026-11-20"),
        Action(id="A2", text="er gjort", status="done"),
        Lesson(id="L1", title="Kladden", do="vent"),
        Lesson(id="L2", title="Den færdige", do="prøv det svære sted", status="final"),
        Lesson(id="L3", title="Taget ud", status="retired"),
        Retro(id="R1", day="2026-11-10", closed="2026-11-10", next="2026-12-08"),
    )
    assert "- **Det bider:** 4.4 Prøvet, men ikke i virkeligheden (2 observationer)" in told
    assert "- **Det er der taget hånd om:** 2.3 Gevinsten kommer for sent (1 observation)" in told
    assert "1 af 2 er besvaret; svaret tog 3 dage; 1 venter, den ældste siden 1. november 2026" in told
    assert "- **Venter på svar:** Hvem svarer? · siden 1. november 2026" in told
    assert "- **Aftalt:** Læg en oplader frem · gruppeleder · 20. november 2026 (over tid)" in told
    assert "er gjort" not in told
    assert told.index("**Den færdige**: prøv det svære sted") < told.index("**Kladden**: vent")
    assert "Taget ud" not in told
    assert "8. december 2026" in told
    held = Retro(id="R1", day="2026-11-10", closed="2026-11-10", next="2026-12-08")
    ended = Project(id="P", name="Skærme", stage="S7", status="finished")
    assert "8. december 2026" not in page(held, project=ended), "a finished project meets no more"
    bare = page()
    assert bare.count("\n#") == 0, "no heading without anything below"
    assert "Bekymringer" not in bare


def test_what_a_review_brought_along_was_not_seen_in_the_project() -> None:
    seen = Observation(id="O1", text="gik i stå", happened="2026-11-01")
    told = page(seen, Observation(id="O2", text="tages med", happened="2026-11-20", review="S1"))
    assert "1 observation" in told
    assert "20. november" not in told


def test_a_lesson_of_one_line_says_it_once() -> None:
    assert page(Lesson(title="Mål lyden først", do="Mål lyden først")).count("Mål lyden først") == 1


def test_what_was_written_in_private_stands_on_no_page() -> None:
    told = page(Observation(id="O", text="hemmeligt", kind="concern", private=True, retro="R"), Retro(id="R"))
    assert "hemmeligt" not in told


_records = st.lists(
    st.one_of(
        st.builds(
            lambda text, sign, kind: Observation(
                text=text, sign=sign, kind=kind, pitfalls=frozenset({"4.4"}), happened="2026-09-30"
            ),
            texts(),
            st.sampled_from([None, *SIGNS]),
            st.sampled_from(["concern", "worked", None]),
        ),
        st.builds(lambda text, owner: Action(text=text, owner=owner), texts(), texts()),
        st.builds(lambda title, do: Lesson(title=title, do=do), texts(), texts()),
    ),
    max_size=60,
)


@settings(max_examples=40)
@given(_records, texts())
def test_whatever_is_written_it_is_one_page(records: list[Record], name: str) -> None:
    told = page(
        *(replace(each, id=f"R{n}") for n, each in enumerate(records)), project=Project(id="P", name=name, reply_days=1)
    )
    assert printed_lines(told) <= LINES
    assert sum(line.startswith("# ") for line in told.splitlines()) == 1


def test_what_is_not_shown_is_said_and_what_was_handled_says_where_it_hits_all_the_same() -> None:
    hits = [
        Observation(id=f"B{n}", text="x", sign="bites", happened="2026-11-24", pitfalls=frozenset({f"{n}.1", f"{n}.2"}))
        for n in range(1, 4)
    ]
    told = page(*hits, Observation(id="H", text="y", sign="handled", pitfalls=frozenset({"1.1"})))
    bites = next(line for line in told.splitlines() if "1.1" in line and "2.1" in line)
    assert bites.endswith("; og 3 mere")
    assert "(1 observation, ramte også 1 gang)" in told
    assert "Den 24. november 2026 blev der skrevet" in told


def test_advice_to_those_who_come_next_is_not_cut_and_has_its_label_once() -> None:
    ending = f"{'Det blev mindre end drømt. ' * 20}Til de næste: kald det ikke en opdatering, og sluk for det meste."
    told = page(project=Project(id="P", name="Skærme", status="finished", ending=ending))
    assert "**Til de næste:** kald det ikke en opdatering, og sluk for det meste.\n" in told
    told = page(project=Project(id="P", name="Skærme", status="finished", ending=ending[-90:]))
    assert told.count("Til de næste") == 1
