"""What entries show together in the learning log: what is noted, as a table; whatever words there are stay in cells."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from journals.overview.involvement import DEGREES
from journals.records.model import Card, Observation, Project
from tests.documents import learning_log
from tests.guides import guide_of
from tests.hostile import texts
from tests.journals.making import journal_of
from tests.journals.markdown import faults
from tui.locale import catalogue

TODAY = date(2026, 11, 24)


def log(*cards: Card) -> str:
    seen = Observation(id="O1", text="gik i stå", perspective="nattevagt")
    journal = journal_of(Project(id="P", name="Gulve", stage="S3"), seen, *cards)
    return learning_log([journal], guide_of("da"), catalogue("da"), today=TODAY)


def entry(form: str, number: int, **answers: str) -> Card:
    return Card(id=f"card-{form}-01kb00000000000000000000{number:02}", form=form, answers=answers)


def test_who_took_part_stands_as_a_table_and_what_is_missing_below_it() -> None:
    told = log(
        entry("involvement", 1, group="dagvagten", degree="told", stage="S1"),
        entry("involvement", 2, group="dagvagten", degree="told", stage="S3"),
        entry("involvement", 3, group="aftenvagten", degree="tried"),
        entry("plan", 1, what="prøven flyttet"),
    )
    together = told.partition("Inddragelse: set samlet\n")[2]
    assert "| aftenvagten | – | – | · | – |\n| dagvagten | 1 3 | – | – | – |\n" in together
    assert "- Har kun fået det at vide: dagvagten." in together
    assert "nattevagt" in together
    assert "Planen, som den blev: set samlet" not in told


_entries = st.lists(
    st.tuples(
        st.sampled_from(["involvement", "support", "calendar"]),
        st.fixed_dictionaries(
            {"group": texts(), "what": texts(), "units": texts(), "need": texts(), "from": st.just("2026-W50")},
            optional={"degree": st.sampled_from(DEGREES), "stage": st.sampled_from(["S1", "S3", "| S9"])},
        ),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=30)
@given(_entries)
def test_whatever_groups_are_called_the_document_is_tidy(entries: list[tuple[str, dict[str, str]]]) -> None:
    told = log(*(entry(form, number, **answers) for number, (form, answers) in enumerate(entries)))
    assert faults(told) == []
